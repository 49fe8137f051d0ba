// Every route that the Worker serves to readers, partners and desks is an endpoint of the reference, and of its document, and the other way round.
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/reference/openapi.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';
import { FEEDS_ROUTE, lines, servedRoutes } from '../house/served-routes.ts';

/** Pages for people who are signed in are no part of the API. */
const served = servedRoutes().filter(({ path }) => !/^\/(?:console|portal)(?:\/|$)/.test(path));

/** As the router spells it: `:name` for `{name}`, and one route for all addresses below /feeds. */
function routeOf(path: string): string {
  return path.startsWith('/feeds/') ? FEEDS_ROUTE : path.replace(/\{(\w+)\}/g, ':$1');
}

describe('the endpoints of the reference', () => {
  it('are the routes that are served, with the scope that each needs', () => {
    const described = ENDPOINTS.map(({ method, path, scope }) => ({
      method,
      path: routeOf(path),
      ...(scope === undefined ? {} : { scope }),
    }));
    expect(lines(described)).toEqual(lines(served));
    expect(lines(served).length).toBeGreaterThan(90);
  });

  it('are for the audience whose credential their route asks for', () => {
    const rootOf = { public: /^\/(?!desk\/|f\/|v1\/)/, licensed: /^\/v1\//, token: /^\/f\/\{token\}\//, desk: /^\/desk\// };
    expect(ENDPOINTS.filter(({ audience, path }) => !rootOf[audience].test(path))).toEqual([]);
    expect(ENDPOINTS.filter(({ audience, scope }) => (scope === undefined) !== (audience === 'public' || audience === 'token'))).toEqual(
      [],
    );
  });

  it('have ids of their own, which begin with what they do', () => {
    const ids = ENDPOINTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(?:[A-Z][a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('have each part of their path described, and no other', () => {
    const wrong = ENDPOINTS.filter(({ path, parts = {} }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return JSON.stringify(named.sort()) !== JSON.stringify(Object.keys(parts).sort());
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('are all in the document, with their methods', () => {
    const { paths } = openApiDocument('1.0.0');
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.sort()).toEqual(ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort());
  });
});
