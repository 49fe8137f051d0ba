// Checks who is signed in at the console, and that a form was made for them. A page without a session leads to the sign-in page.
import type { Context, MiddlewareHandler } from 'hono';
import type { SignedIn } from '../../domain/publisher/console-session.ts';
import type { DeskScope } from '../../domain/publisher/desk-scope.ts';
import type { AppEnv, Caller } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { networkOf } from '../requests/authorization.ts';
import { type Form, readForm } from '../requests/form.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { ASSERTION_HEADER, callerOfAssertion, usesAccess } from './access-assertion.ts';
import { formTokenOf, isFormOf } from './form-token.ts';
import { countLargeForm } from './large-forms.ts';
import { requireSecrets } from './secrets.ts';
import { readSessionCookie } from './session-cookie.ts';

export const SIGN_IN_PATH = '/console/sign-in';
/** Answers a form that is not carried out, so that nothing is lost of what was written in it. */
export type KeptFormAnswer = (context: Context<AppEnv>, form: Form) => Promise<Response>;

/** Looks the session up on every request, so that it ends with the next one after its token was revoked. */
export function requireSession(showEnded: KeptFormAnswer, formBytes: number): MiddlewareHandler<AppEnv> {
  return async function requireConsoleSession(context, next) {
    await requireSecrets(context.env, ['KEY_PEPPERS']);
    const person = await personOf(context);
    if (person === undefined) {
      if (context.req.method === 'POST') {
        const declared = context.req.header('content-length');
        const sent = { bytes: declared === undefined ? undefined : Number(declared), network: networkOf(context) };
        countLargeForm(context.env, sent, Date.now());
        return showEnded(context, await readForm(context, formBytes));
      }
      return context.redirect(signInPathFor(context), 303);
    }
    context.set('signedIn', person.signedIn);
    context.set('caller', person.caller);
    context.set('formsOf', person.forms);
    context.set('formToken', await formTokenOf(context.env, person.forms));
    return next();
  };
}

interface Person {
  caller: Caller;
  signedIn: SignedIn | undefined;
  /** What the token of the forms is made for: the session, or the person where there is none. */
  forms: string;
}

async function personOf(context: Context<AppEnv>): Promise<Person | undefined> {
  const { env } = context;
  const assertion = usesAccess(env) ? context.req.header(ASSERTION_HEADER) : undefined;
  if (assertion !== undefined) {
    const caller = await callerOfAssertion(env, assertion);
    return { caller, signedIn: undefined, forms: `access ${caller.actor.name}` };
  }
  const cookie = await readSessionCookie(context);
  const signedIn = cookie === undefined ? undefined : await catalogueOf(env).session(cookie.hash).catch(failUnavailable);
  if (cookie === undefined || signedIn === undefined) return undefined;
  const { id: tokenId, name, scopes } = signedIn.token;
  return { caller: { actor: { name, tokenId }, scopes }, signedIn, forms: cookie.hash };
}

/** Only a form of this session is carried out. Another one may have been open while the person signed in again, so they are asked. */
export function requireOwnForm(askAgain: KeptFormAnswer, formBytes: number): MiddlewareHandler<AppEnv> {
  return async function requireFormOfSession(context, next) {
    if (context.req.method !== 'POST') return next();
    const form = await readForm(context, formBytes);
    if (!(await isFormOf(context.env, context.get('formsOf'), form.get('form') ?? ''))) return askAgain(context, form);
    context.set('form', form);
    return next();
  };
}

/** After signing in, a person sees the page that was asked for. */
function signInPathFor({ req }: Context<AppEnv>): string {
  const { path } = req;
  if (path === '/console') return req.query('signed-in') === undefined ? SIGN_IN_PATH : `${SIGN_IN_PATH}?cookies=none`;
  return `${SIGN_IN_PATH}?to=${encodeURIComponent(path)}`;
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
