// Every route is registered in the one way there is. Those of pages for people are documented in a guide; tests/reference compares the others with the
// endpoints of the reference.
import { describe, expect, it } from 'vitest';
import { KEY_SCOPES } from '../../src/domain/partners/key.ts';
import { DESK_SCOPES } from '../../src/domain/publisher/desk-scope.ts';
import { APP, lines, type Route, servedRoutes } from './served-routes.ts';
import { read, withoutComments } from './source-files.ts';

const NEW_APP = withoutComments(read('src/http/new-app.ts'));
const DOCUMENT = read('src/reference/guides/pages.md');

const pages = servedRoutes().filter(({ path }) => /^\/(?:console|portal)(?:\/|$)/.test(path));

function documentedRoutes(): Route[] {
  return [...DOCUMENT.matchAll(/^\| `([A-Z]+) ([^`\s]+)` \|(?: `(\w+)` \|)?/gm)].map(([, method = '', written = '', scope]) => ({
    method,
    path: routeOf(written),
    ...(scope === undefined ? {} : { scope }),
  }));
}

/** As the router spells it: no query, `:name` for `{name}`. */
function routeOf(written: string): string {
  const [path = ''] = written.split('?');
  return path.replace(/\{(\w+)\}/g, ':$1');
}

describe('the URL space', () => {
  it('is documented to the last page for people, with the scope or the right it needs, and no page is documented that is not served', () => {
    expect(lines(documentedRoutes())).toEqual(lines(pages));
    expect(pages.length).toBeGreaterThan(100);
  });

  it('is registered with its methods and its scope, and in no other way', () => {
    // A route that is registered in a loop or with a composed path would be missed above.
    expect(
      APP.match(/^[ \t]+(?:open|question|tokened|licensed|desk|atConsole|atPortal|atDoor)\((?:app|deskApp|consoleApp|portalApp)\b/gm),
    ).toBeNull();
    expect(
      APP.match(/\b(?:app|deskApp|consoleApp|portalApp)\.(?:get|post|put|delete|patch|options|on|all|route|mount|basePath)\b/g),
    ).toBeNull();
    expect(APP.match(/^(?:open|question|tokened|licensed|desk|atConsole|atPortal|atDoor)\(/gm)).toHaveLength(
      new Set(servedRoutes().map(({ path }) => path)).size,
    );
  });

  it('checks the token first on every desk route, and leaves no desk or partner route open', () => {
    expect(APP).toMatch(/deskApp\.use\('\/desk\/\*', requireToken\(\)\);[\s\S]*\bdesk\(deskApp/);
    for (const { path, scope } of servedRoutes())
      expect(/^\/(?:desk|v1|console|portal)(?:\/|$)/.test(path) && path !== '/v1', path).toBe(scope !== undefined);
    expect(
      APP.match(
        /^desk\(deskApp, '(?!\/desk\/)|^licensed\(app, '(?!\/v1\/)|^tokened\(app, '(?!\/f\/:token\/)|^at\w+\(\s*consoleApp,\s*'(?!\/console)|^at\w+\(\s*portalApp,\s*'(?!\/portal)/gm,
      ),
    ).toBeNull();
  });

  it('needs every scope there is, and no other', () => {
    const needed = (root: string) =>
      [...new Set(servedRoutes().flatMap(({ path, scope }) => (path.startsWith(root) ? (scope ?? []) : [])))].sort();
    expect(needed('/desk/')).toEqual([...DESK_SCOPES].sort());
    // `embargoed` opens no route: it says what is seen on others.
    expect(needed('/v1/')).toEqual(KEY_SCOPES.filter((scope) => scope !== 'embargoed').sort());
  });

  it('refuses requests without an origin before the token is checked, and has a cache policy for everything', () => {
    const [, first = ''] = /app\.use\(([^;]*)\);/.exec(NEW_APP) ?? [];
    expect(first).toContain('denyCaching()');
    expect(first).toContain('requireOrigin()');
  });
});
