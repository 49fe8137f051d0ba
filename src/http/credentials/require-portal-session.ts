// Checks who is signed in at a partner's portal, and with which of their agreements a page is for. A page without a session leads to the sign-in page.

import type { Context, MiddlewareHandler } from 'hono';
import type { Credential, KeyScope } from '../../domain/partners/key.ts';
import type { PortalSignedIn } from '../../domain/partners/portal-session.ts';
import type { UserRight } from '../../domain/partners/portal-user.ts';
import { RIGHT_WORDS } from '../../domain/partners/user-rights.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';
import { FORM_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { partnerOf } from '../isolate/stubs.ts';
import { readForm } from '../requests/form.ts';
import { ProblemError, partnerUnavailable } from '../responses/problem.ts';
import { formTokenOf } from './form-token.ts';
import { readPortalCookie } from './portal-cookie.ts';
import type { KeptFormAnswer } from './require-session.ts';
import { requireSecrets } from './secrets.ts';

export const PORTAL_SIGN_IN_PATH = '/portal/sign-in';
/** A 401 needs a challenge (RFC 9110 §15.5.2). Browsers ask for no password by a scheme that they do not have. */
export const PORTAL_CHALLENGE = 'Cookie realm="tearsheet-portal"';

/** Looks the session up on every request, so that it ends with the next one after its user or its key was revoked. `scope`: what the calls of the
 *  page need. */
export function requirePortalSession(showEnded: KeptFormAnswer, scope: KeyScope): MiddlewareHandler<AppEnv> {
  return async function requireSessionAtPortal(context, next) {
    await requireSecrets(context.env, ['KEY_PEPPERS']);
    const cookie = await readPortalCookie(context);
    const found = cookie === undefined ? undefined : await lookUp(context, cookie);
    if (cookie === undefined || found === undefined) {
      if (context.req.method === 'POST') return showEnded(context, await readForm(context, FORM_BYTES));
      return context.redirect(signInPathFor(context), 303);
    }
    context.set('atPortal', found);
    context.set('credential', credentialFor(found, cookie.hash, context.req.query('agreement')));
    context.set('challenge', PORTAL_CHALLENGE);
    context.set('keyScope', scope);
    context.set('formsOf', cookie.hash);
    context.set('formToken', await formTokenOf(context.env, cookie.hash));
    refuseOtherAgreement(context);
    return next();
  };
}

function lookUp({ env }: Context<AppEnv>, { partner, hash }: { partner: string; hash: string }): Promise<PortalSignedIn | undefined> {
  return partnerOf(env, partner)
    .portalSession(hash)
    .catch(() => {
      throw partnerUnavailable();
    });
}

/** Goes on with another agreement of the person. The partner's object refuses one that the person does not have. */
export function setAgreement(context: Context<AppEnv>, agreement: string): void {
  const { partner, mode, session } = context.get('credential');
  if (session === undefined) throw new Error('a request without a session has no other agreement');
  context.set('credential', sessionCredential(partner, { hash: session.hash, agreement }, mode));
}

/** Makes the credential of a person for one of their agreements, by default the first. */
function credentialFor({ partner, person }: PortalSignedIn, hash: string, named: string | undefined): Credential {
  const agreement = person.agreements.find((id) => id === named) ?? person.agreements[0] ?? '';
  return sessionCredential(partner.id, { hash, agreement }, person.mode ?? 'live');
}

/** `hash` of the session's credential is different for each agreement and mode, because licences are cached by it. */
function sessionCredential(partner: string, session: { hash: string; agreement: string }, mode: KeyMode): Credential {
  return { partner, mode, hash: `${session.hash} ${mode} ${session.agreement}`, session };
}

/** The answer is the same whether the partner has the agreement or not. */
function refuseOtherAgreement(context: Context<AppEnv>): void {
  const named = context.req.query('agreement');
  if (named === undefined || context.get('atPortal').person.agreements.includes(named)) return;
  throw new ProblemError('not-found', { detail: 'You have no agreement of this name. Open the page without "agreement" in its address.' });
}

/** What a person's rights do not cover is not shown; an address that somebody typed is refused here. */
export function requireRight(right: UserRight): MiddlewareHandler<AppEnv> {
  return function requireRightOfSession(context, next) {
    if (context.get('atPortal').person.rights.includes(right)) return next();
    throw new ProblemError('forbidden', {
      detail: `You do not have the right "${RIGHT_WORDS[right].label}", which this page needs. The publisher's desk can give it to you.`,
    });
  };
}

/** After signing in, a person sees the page that was asked for. */
function signInPathFor({ req }: Context<AppEnv>): string {
  const { path } = req;
  if (path === '/portal') return req.query('signed-in') === undefined ? PORTAL_SIGN_IN_PATH : `${PORTAL_SIGN_IN_PATH}?cookies=none`;
  return `${PORTAL_SIGN_IN_PATH}?to=${encodeURIComponent(path)}`;
}
