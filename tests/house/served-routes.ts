// The routes that the apps register, read from their tables, each of which is one call a line.
import { read, withoutComments } from './source-files.ts';

export const APP = ['src/http/app.ts', 'src/http/desk-app.ts', 'src/http/console-app.ts', 'src/http/portal-app.ts']
  .map((path) => withoutComments(read(path)))
  .join('\n');

/** All addresses below /feeds are taken apart by one pattern and are one route. */
export const FEEDS_ROUTE = '/feeds/*';

export interface Route {
  method: string;
  path: string;
  /** Absent: for anybody. */
  scope?: string;
}

export function servedRoutes(): Route[] {
  const open = [...APP.matchAll(/^open\(app, '([^']+)'/gm)].map(([, path = '']) => ({ method: 'GET', path }));
  const asked = [...APP.matchAll(/^question\(app, '([^']+)'/gm)].map(([, path = '']) => ({ method: 'POST', path }));
  const tokened = [...APP.matchAll(/^tokened\(app, '([^']+)'/gm)].map(([, path = '']) => ({ method: 'GET', path }));
  const scoped = [...APP.matchAll(/^(?:desk|licensed)\((?:app|deskApp), '([^']+)', \{([\s\S]*?)\}\);/gm)].flatMap(
    ([, path = '', methods = '']) =>
      [...methods.matchAll(/\b([A-Z]+): \['(\w+)'/g)].map(([, method = '', scope = '']) => ({ method, path, scope })),
  );
  const console = [
    ...APP.matchAll(/^(atConsole|atPortal|atDoor)\(\s*(?:consoleApp|portalApp),\s*'([^']+)',\s*\{([\s\S]*?)\}(?:,\s*\{[^}]*\})?,?\s*\);/gm),
  ].flatMap(([, kind, path = '', methods = '']) =>
    [...methods.matchAll(/\b(GET|POST): (?:\['(\w+)')?/g)].map(([, method = '', scope]) => ({
      method,
      path,
      scope: kind === 'atDoor' ? 'none' : (scope ?? ''),
    })),
  );
  return [...open, ...asked, ...tokened, ...scoped, ...console];
}

/** A line for each route, to be compared. */
export function lines(routes: Route[]): string[] {
  return [...new Set(routes.map(({ method, path, scope = 'anybody' }) => `${method} ${path} (${scope})`))].sort();
}
