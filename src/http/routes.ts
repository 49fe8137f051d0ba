// Registers a path with its methods, and the answers to OPTIONS and to all other methods (RFC 9110 §9.3.7, §15.5.6).
import type { Context, MiddlewareHandler } from 'hono';
import type { HonoBase } from 'hono/hono-base';
import type { KeyScope } from '../domain/partners/key.ts';
import type { DeskScope } from '../domain/publisher/desk-scope.ts';
import type { AppEnv } from './bindings.ts';
import { requireScope } from './credentials/require-desk-token.ts';
import { guardLicensed, requireFeedToken, requireKey } from './credentials/require-partner-key.ts';
import { checkKeyBeforeErrors } from './licensed/check-key-before-errors.ts';
import { ProblemError } from './responses/problem.ts';

export type Answer = (context: Context<AppEnv>) => Response | Promise<Response>;
type DeskMethod = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** How long a browser may keep the answer to a preflight: a day. */
const PREFLIGHT_SECONDS = 86_400;

/** A public GET and HEAD, with a preflight from any origin. Hono answers HEAD by GET and drops the body. */
export function open(app: HonoBase<AppEnv>, path: string, answer: Answer): void {
  const allow = 'GET, HEAD, OPTIONS';
  app.get(path, answer);
  app.options(path, () => answerPreflight(allow, 'GET, HEAD', 'If-None-Match, If-Modified-Since'));
  app.all(path, () => refuseMethod(allow));
}

/** A public, read-only POST with a JSON body, for queries too long for a URL. Answers CORS preflight. */
export function question(app: HonoBase<AppEnv>, path: string, answer: Answer): void {
  const allow = 'POST, OPTIONS';
  app.post(path, answer);
  app.options(path, () => answerPreflight(allow, 'POST', 'Content-Type'));
  app.all(path, () => refuseMethod(allow));
}

/** For any origin: which methods and header fields its scripts may use. */
function answerPreflight(allow: string, methods: string, fields: string): Response {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': methods,
    'access-control-allow-headers': fields,
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  };
  return new Response(null, { status: 204, headers: { allow, ...cors } });
}

/** For desks: each method with the scope it needs. No CORS: a desk token must not be used in pages of other origins. */
export function desk(app: HonoBase<AppEnv>, path: string, methods: Partial<Record<DeskMethod, [DeskScope, Answer]>>): void {
  const allow = [...Object.keys(methods), 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD');
  for (const [method, [scope, answer]] of Object.entries(methods)) app.on(method, path, requireScope(scope), answer);
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, () => refuseMethod(allow));
}

type LicensedMethod = 'GET' | 'POST';

/** Scopes of routes that accept Basic too, for feed readers that can send a password but no header of their own. */
const FOR_READERS: ReadonlySet<KeyScope> = new Set(['feed', 'articles']);

/** For partners, with a key: each method with the scope it needs, which the partner's object checks. No CORS: a key must not
 *  be used in a browser. */
export function licensed(app: HonoBase<AppEnv>, path: string, methods: Partial<Record<LicensedMethod, [KeyScope, Answer]>>): void {
  const allow = [...Object.keys(methods), 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD');
  app.use(path, guardLicensed());
  for (const [method, [scope, answer]] of Object.entries(methods)) {
    app.on(
      method,
      path,
      requireKey({ basic: method === 'GET' && FOR_READERS.has(scope) }),
      requireKeyScope(scope),
      checkKeyBeforeErrors(answer),
    );
  }
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  const [scope = 'account'] = Object.values(methods).map(([needed]) => needed);
  app.all(
    path,
    requireKey({ basic: false }),
    requireKeyScope(scope),
    checkKeyBeforeErrors(() => refuseMethod(allow)),
  );
}

/** For feed readers that can send neither a header nor a password: the path contains a token, which opens this one feed. */
export function tokened(app: HonoBase<AppEnv>, path: string, answer: Answer): void {
  const allow = 'GET, HEAD, OPTIONS';
  app.use(path, guardLicensed());
  app.get(path, requireFeedToken(), requireKeyScope('feed'), checkKeyBeforeErrors(answer));
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(
    path,
    requireFeedToken(),
    requireKeyScope('feed'),
    checkKeyBeforeErrors(() => refuseMethod(allow)),
  );
}

/** Names the scope that the partner's object has to find among those of the key. */
function requireKeyScope(scope: KeyScope): MiddlewareHandler<AppEnv> {
  return function setKeyScope(context, next) {
    context.set('keyScope', scope);
    return next();
  };
}

/** Answers a method that the path does not have. */
export function refuseMethod(allow: string): never {
  throw new ProblemError('method-not-allowed', { detail: `This address answers ${allow}.`, headers: { allow } });
}
