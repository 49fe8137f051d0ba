// Checks who is signed in at the console. A page without a session leads to the sign-in page.
import type { MiddlewareHandler } from 'hono';
import type { DeskScope } from '../../domain/publisher/desk-scope.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { type Form, readForm } from '../requests/form.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { formTokenOf, isFormOf } from './form-token.ts';
import { requireSecrets } from './secrets.ts';
import { readSessionCookie } from './session-cookie.ts';

export const SIGN_IN_PATH = '/console/sign-in';
/** Of the fields of any form but those with the text of an article. */
const FORM_BYTES = 64 * 1024;

/** Looks the session up on every request, so that it ends with the next one after its token was revoked. */
export function requireSession(): MiddlewareHandler<AppEnv> {
  return async function requireConsoleSession(context, next) {
    await requireSecrets(context.env, ['KEY_PEPPERS']);
    const cookie = await readSessionCookie(context);
    const signedIn = cookie === undefined ? undefined : await catalogueOf(context.env).session(cookie.hash).catch(failUnavailable);
    if (cookie === undefined || signedIn === undefined) return context.redirect(signInPathFor(context.req), 303);
    const { id: tokenId, name, scopes } = signedIn.token;
    context.set('signedIn', signedIn);
    context.set('caller', { actor: { name, tokenId }, scopes });
    context.set('formToken', await formTokenOf(context.env, cookie.hash));
    if (context.req.method === 'POST') context.set('form', await formOf(context.env, cookie.hash, await readForm(context, FORM_BYTES)));
    return next();
  };
}

async function formOf(env: Parameters<typeof isFormOf>[0], sessionHash: string, form: Form): Promise<Form> {
  if (await isFormOf(env, sessionHash, form.get('form') ?? '')) return form;
  throw new ProblemError('forbidden', { detail: 'The form is not of this session. Open the page again, and send the form from there.' });
}

/** After signing in, a person sees the page that was asked for. A form that was sent without a session is not sent again. */
function signInPathFor({ method, path }: { method: string; path: string }): string {
  return method === 'GET' && path !== '/console' ? `${SIGN_IN_PATH}?to=${encodeURIComponent(path)}` : SIGN_IN_PATH;
}

/** What the token's scopes do not cover is not shown; an address that somebody typed is refused here. */
export function requireConsoleScope(scope: DeskScope): MiddlewareHandler<AppEnv> {
  return function requireScopeOfSession(context, next) {
    if (context.get('caller').scopes.includes(scope)) return next();
    throw new ProblemError('forbidden', { detail: `Your token does not cover this page: it needs the scope "${scope}".` });
  };
}

function failUnavailable(): never {
  throw catalogueUnavailable();
}
