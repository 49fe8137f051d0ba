// A URL for every route, so that a test can call them all. Routes come from the app: one without an example fails the test.
import { ALL_ROUTES } from './all-routes.ts';

/** Patterns of public routes, each with addresses that answer 200 once `eastern-lock` and fifty more are out, unless said otherwise. */
export const PUBLIC_ADDRESSES: Record<string, string[]> = {
  '/': ['/'],
  '/feeds': ['/feeds'],
  '/feeds.opml': ['/feeds.opml'],
  '/feeds/*': [
    '/feeds/all',
    '/feeds/all.rss',
    '/feeds/all.atom',
    '/feeds/all.json',
    '/feeds/sections/harbour.json',
    '/feeds/all/archive/1.rss',
    '/feeds/all/archive/1.atom',
    '/feeds/all/archive/1.json',
  ],
  '/articles/:slug': ['/articles/eastern-lock'],
  '/sitemap-news.xml': ['/sitemap-news.xml'],
  '/robots.txt': ['/robots.txt'],
  '/manifest.webmanifest': ['/manifest.webmanifest'],
  '/favicon.ico': ['/favicon.ico'],
  '/apple-touch-icon.png': ['/apple-touch-icon.png'],
  '/terms': ['/terms'],
  '/problems': ['/problems'],
  '/docs': ['/docs'],
  '/problems/:type': ['/problems/withdrawn'],
  '/.well-known/jwks.json': ['/.well-known/jwks.json'],
  '/healthz': ['/healthz'],
  '/v1': ['/v1'],
};

/** Status of the addresses above that do not answer 200. */
const REDIRECTS: Readonly<Record<string, number>> = { '/articles/eastern-lock': 303, '/favicon.ico': 302, '/apple-touch-icon.png': 302 };

export function statusOf(address: string): number {
  return REDIRECTS[address] ?? 200;
}

/** Patterns of the desk's routes with the methods each answers, as the app has them. */
export function deskRoutes(): Map<string, string[]> {
  const routes = new Map<string, string[]>();
  for (const { method, path } of ALL_ROUTES) {
    if (!path.startsWith('/desk/') || path === '/desk/*' || method === 'ALL' || method === 'OPTIONS') continue;
    routes.set(path, [...new Set([...(routes.get(path) ?? []), method])]);
  }
  return routes;
}

/** Every route that needs neither a key nor a token nor a session. */
export function publicPatterns(): string[] {
  const patterns = ALL_ROUTES.filter(({ method }) => method === 'GET')
    .map(({ path }) => path)
    .filter((path) => !/^\/(?:desk|v1|f)\/|^\/(?:console|portal)\b/.test(path));
  return [...new Set(patterns)];
}

/** Every public route, in the order of the app. Throws for a route without a URL here. */
export function publicAddresses(): string[] {
  return publicPatterns().flatMap((pattern) => {
    const addresses = PUBLIC_ADDRESSES[pattern];
    if (addresses === undefined) throw new Error(`no address to try ${pattern} with`);
    return addresses;
  });
}
