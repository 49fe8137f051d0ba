// Signing in at a partner's portal: by an invitation, or with a pasted key. Looking at a page of these changes nothing.
import type { Context } from 'hono';
import type { KeySignIn, PortalPerson } from '../../domain/partners/portal-session.ts';
import { browserNamed } from '../../domain/publisher/console-session.ts';
import { INVITATION_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { present } from '../../domain/values/present.ts';
import { PORTAL_ARTICLES_PATH } from '../../pages/portal/articles.tsx';
import { SANDBOX_PATH } from '../../pages/portal/sandbox-words.ts';
import { invitationPage, signedOutPage, signInPage, usedInvitationPage } from '../../pages/portal/sign-in.tsx';
import { PORTAL_KEYS_PATH } from '../../pages/portal/test-key-form.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { recordFailure, refuseBlocked } from '../credentials/failed-tokens.ts';
import { readKey } from '../credentials/partner-key.ts';
import { type PartnerSecret, readPartnerSecret } from '../credentials/partner-secret.ts';
import { dropPortalCookie, mintPortalSession } from '../credentials/portal-cookie.ts';
import { PORTAL_SIGN_IN_PATH } from '../credentials/require-portal-session.ts';
import { requireSecrets } from '../credentials/secrets.ts';
import { partnerOf } from '../isolate/stubs.ts';
import { clientAddress, networkOf } from '../requests/authorization.ts';
import { readForm } from '../requests/form.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

const SIGN_IN_BYTES = 4_096;
/** Paths of the portal, without a query. */
const PORTAL_PATH = /^\/portal(?:\/(?!\.)[A-Za-z0-9._~-]+)*$/;

const NO_COOKIES =
  'Your browser keeps no cookie of this site, so it cannot stay signed in. Allow cookies for this site, and sign in again.';

/** What a person reads whose key opens no session. */
const REFUSALS: Readonly<Record<Extract<KeySignIn, { kind: 'refused' }>['reason'], string>> = {
  key: 'This key is not valid. It may have been revoked, have expired, or be incomplete.',
  addresses:
    'This key may be used from certain addresses only, so it cannot be used to sign in. Ask the publisher for an invitation, which signs you in by your name.',
  feed: 'This is a token for one feed, and it opens nothing else. Sign in with a key, or ask the publisher for an invitation.',
};

export async function showSignIn(context: PortalContext): Promise<Response> {
  const to = targetOf(context.req.query('to'));
  const message = context.req.query('cookies') === undefined ? undefined : NO_COOKIES;
  return answerConsole(context, signInPage({ frame: await portalFrameOf(context), to, message }));
}

/** Only paths of the portal: a link from elsewhere must not lead elsewhere. */
function targetOf(to: string | undefined): string | undefined {
  return to !== undefined && PORTAL_PATH.test(to) && !to.startsWith(PORTAL_SIGN_IN_PATH) ? to : undefined;
}

export async function signIn(context: PortalContext): Promise<Response> {
  const { env } = context;
  await requireSecrets(env, ['KEY_PEPPERS']);
  const form = await readForm(context, SIGN_IN_BYTES);
  const to = targetOf(form.get('to'));
  const network = networkOf(context);
  if (network !== undefined) refuseBlocked(env, network, Date.now());
  const credential = await readKey(form.get('key')?.trim() ?? '', env);
  const session = credential === undefined ? undefined : await mintPortalSession(context, credential.partner);
  const answer: KeySignIn =
    credential === undefined || session === undefined
      ? { kind: 'refused', reason: 'key' }
      : await partnerOf(env, credential.partner).startKeySession(
          { ...credential, ...present({ address: clientAddress(context) }) },
          newSession(context, session),
        );
  if (answer.kind === 'refused' && answer.reason === 'key' && network !== undefined) await recordFailure(env, network, Date.now());
  if (answer.kind === 'refused') return refuse(context, REFUSALS[answer.reason], to);
  session?.keep();
  return enter(context, to);
}

async function refuse(context: PortalContext, message: string, to: string | undefined): Promise<Response> {
  return answerConsole(context, signInPage({ frame: await portalFrameOf(context), to, message }), 422);
}

function newSession(context: PortalContext, { id, hash }: { id: string; hash: string }) {
  return present({ id, hash, browser: browserNamed(context.req.header('user-agent')) });
}

/** By way of the first page, which notices if the browser has kept no cookie. */
function enter(context: PortalContext, to?: string): Response {
  return context.redirect(`/portal?signed-in${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`, 303);
}

/** The first page that the person's rights cover. Every user may see withdrawals, and a key with that scope. */
export async function showFirst(context: PortalContext): Promise<Response> {
  const to = targetOf(context.req.query('to'));
  return context.redirect(to ?? firstPageFor(context.get('atPortal').person), 303);
}

function firstPageFor({ rights, scopes }: PortalPerson): string {
  if (rights.includes('read')) return PORTAL_ARTICLES_PATH;
  if (rights.includes('account')) return '/portal/account';
  if (rights.includes('keys')) return PORTAL_KEYS_PATH;
  if (rights.includes('sandbox')) return SANDBOX_PATH;
  return scopes.includes('withdrawals') ? '/portal/withdrawals' : '/portal/sessions';
}

export async function showInvitation(context: PortalContext): Promise<Response> {
  // The address is a secret.
  context.set('referrerPolicy', 'no-referrer');
  const frame = await portalFrameOf(context);
  const secret = await invitationOf(context);
  const found = secret === undefined ? undefined : await partnerOf(context.env, secret.partner).invitation(secret.hash);
  if (found === undefined) return answerConsole(context, usedInvitationPage({ frame }), 404);
  return answerConsole(context, invitationPage({ frame, path: context.req.path, invitation: found }));
}

async function invitationOf(context: PortalContext): Promise<PartnerSecret | undefined> {
  await requireSecrets(context.env, ['KEY_PEPPERS']);
  return readPartnerSecret(INVITATION_PREFIX, context.req.param('invitation') ?? '', context.env);
}

/** Uses the invitation up. Nothing of the form is needed: its address is the secret, and it was sent from a page of this service. */
export async function openInvitation(context: PortalContext): Promise<Response> {
  const secret = await invitationOf(context);
  if (secret === undefined) return showInvitation(context);
  const session = await mintPortalSession(context, secret.partner);
  const isOpened = await partnerOf(context.env, secret.partner).openInvitation(secret.hash, newSession(context, session));
  if (!isOpened) return showInvitation(context);
  session.keep();
  return enter(context);
}

export async function signOut(context: PortalContext): Promise<Response> {
  const { partner, person, session } = context.get('atPortal');
  await partnerOf(context.env, partner.id).endPortalSessions({ kind: person.kind, id: person.id }, session.id);
  return answerSignedOut(context, false);
}

export async function answerSignedOut(context: PortalContext, everywhere: boolean): Promise<Response> {
  dropPortalCookie(context);
  const { person: _nobody, ...frame } = await portalFrameOf(context);
  return answerConsole(context, signedOutPage({ frame, everywhere }));
}
