// Checks who is signed in at a partner's portal, and with which of their agreements a page is for. A page without a session leads to the sign-in page.

import type { Context, MiddlewareHandler } from 'hono';
import type { Credential, KeyScope } from '../../domain/partners/key.ts';
import { type PortalSignedIn, signedInTag } from '../../domain/partners/portal-session.ts';
import type { UserRight } from '../../domain/partners/portal-user.ts';
import { RIGHT_WORDS } from '../../domain/partners/user-rights.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';
import { FORM_BYTES } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import type { RememberedSession } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { partnerOf } from '../isolate/stubs.ts';
import { readForm } from '../requests/form.ts';
import { ProblemError, partnerUnavailable } from '../responses/problem.ts';
import { formTokenOf } from './form-token.ts';
import { portalCookie, readPortalCookie } from './portal-cookie.ts';
import type { KeptFormAnswer } from './require-session.ts';
import { requireSecrets } from './secrets.ts';

export const PORTAL_SIGN_IN_PATH = '/portal/sign-in';
/** A 401 needs a challenge (RFC 9110 §15.5.2). Browsers ask for no password by a scheme that they do not have. */
export const PORTAL_CHALLENGE = 'Cookie realm="tearsheet-portal"';

/** Looks the session up, so that it ends with the next request after its user or its key was revoked. `scope`: what the calls of the page need. */
export function requirePortalSession(showEnded: KeptFormAnswer, scope: KeyScope): MiddlewareHandler<AppEnv> {
  return async function requireSessionAtPortal(context, next) {
    await requireSecrets(context.env, ['KEY_PEPPERS']);
    const cookie = portalCookie(context);
    const found = cookie === undefined ? undefined : await lookUp(context, cookie);
    if (found === undefined) {
      if (context.req.method === 'POST') return showEnded(context, await readForm(context, FORM_BYTES));
      return context.redirect(signInPathFor(context), 303);
    }
    enter(context, found, scope);
    context.set('isAccepted', true);
    refuseOtherAgreement(context);
    return next();
  };
}

type PageAnswer = (context: Context<AppEnv>) => Response | Promise<Response>;

/** Goes before `requirePortalSession`, for a page whose answer begins with a call of the partner's object. Where this isolate remembers the session, that
 *  call checks it, and looking it up would be one call more. The page leaves only if the object has accepted the session, with the same person in every
 *  respect. In every other case the checks that follow are made as for a session that nobody remembers. */
export function openRemembered(right: UserRight | 'any', scope: KeyScope, answer: PageAnswer): MiddlewareHandler<AppEnv> {
  return async function openAsRemembered(context, next) {
    const remembered = rememberedFor(context, right);
    if (remembered === undefined) return next();
    enter(context, remembered, scope, remembered.tag);
    try {
      const page = await answer(context);
      if (context.get('isAccepted') === true) return page;
    } catch (fault) {
      if (context.get('isAccepted') === true) throw fault;
    }
    return next();
  };
}

/** `undefined` also where the person lacks the right for the page: the partner's object is then asked, because rights may have been given since. */
function rememberedFor(context: Context<AppEnv>, right: UserRight | 'any'): RememberedSession | undefined {
  const { env, req } = context;
  const cookie = portalCookie(context);
  // Called first, because it clears the cache if the peppers have changed.
  peppersOf(env);
  const remembered = cookie === undefined ? undefined : env.isolate.portalSessions.get(cookie);
  if (remembered === undefined) return undefined;
  const { rights, agreements } = remembered.signedIn.person;
  const named = req.query('agreement');
  const mayOpen = (right === 'any' || rights.includes(right)) && (named === undefined || agreements.includes(named));
  return mayOpen ? remembered : undefined;
}

async function lookUp(context: Context<AppEnv>, cookie: string): Promise<RememberedSession | undefined> {
  const { env } = context;
  const secret = await readPortalCookie(cookie, context);
  if (secret === undefined) return undefined;
  const { partner, hash } = secret;
  const signedIn = await partnerOf(env, partner)
    .portalSession(hash)
    .catch(() => {
      throw partnerUnavailable();
    });
  env.isolate.portalSessions.drop(cookie);
  if (signedIn === undefined) return undefined;
  const found = { hash, signedIn, tag: signedInTag(signedIn), formToken: await formTokenOf(env, hash) };
  env.isolate.portalSessions.set(cookie, found);
  return found;
}

/** With `tag`: the partner's object has not been asked yet. */
function enter(context: Context<AppEnv>, { hash, signedIn, formToken }: RememberedSession, scope: KeyScope, tag?: string): void {
  context.set('atPortal', signedIn);
  context.set('credential', credentialFor(signedIn, { hash, ...present({ signedIn: tag }) }, context.req.query('agreement')));
  context.set('challenge', PORTAL_CHALLENGE);
  context.set('keyScope', scope);
  context.set('formsOf', hash);
  context.set('formToken', formToken);
}

type OwnSession = Omit<NonNullable<Credential['session']>, 'agreement'>;

/** Goes on with another agreement of the person. The partner's object refuses one that the person does not have. */
export function setAgreement(context: Context<AppEnv>, agreement: string): void {
  const { partner, mode, session } = context.get('credential');
  if (session === undefined) throw new Error('a request without a session has no other agreement');
  context.set('credential', sessionCredential(partner, { ...session, agreement }, mode));
}

/** Goes on in the sandbox, where there is no copy but synthetic articles. The partner's object checks the session in the call that follows, if it
 *  has not done so yet. A person who watches pulls nothing, so nothing counts against the rate. */
export function enterSandbox(context: Context<AppEnv>): void {
  const { partner, session } = context.get('credential');
  if (session === undefined) throw new Error('a request without a session has no sandbox');
  context.set('credential', { ...sessionCredential(partner, session, 'test'), isCounted: true });
}

/** Makes the credential of a person for one of their agreements, by default the first. */
function credentialFor({ partner, person }: PortalSignedIn, session: OwnSession, named: string | undefined): Credential {
  const agreement = person.agreements.find((id) => id === named) ?? person.agreements[0] ?? '';
  return sessionCredential(partner.id, { ...session, agreement }, person.mode ?? 'live');
}

/** `hash` of the session's credential is different for each agreement and mode, because licences are cached by it. */
function sessionCredential(partner: string, session: NonNullable<Credential['session']>, mode: KeyMode): Credential {
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
