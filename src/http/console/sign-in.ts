// Signing in at the console: with a pasted token, or by a one-time link. Looking at a page of these changes nothing.
import type { Context } from 'hono';
import { browserNamed, type SignInWay } from '../../domain/publisher/console-session.ts';
import { DESK_SCOPES } from '../../domain/publisher/desk-scope.ts';
import { objectionToTokenName } from '../../domain/publisher/token-name.ts';
import { DESK_TOKEN_PREFIX, SIGN_IN_LINK_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import type { Opening, OpenResult } from '../../objects/catalogue/settings/sign-in-links.ts';
import { PUBLISHER_PATH } from '../../pages/console/settings/publisher.tsx';
import { linkPage, signedOutPage, signInPage, usedLinkPage } from '../../pages/console/sign-in.tsx';
import { TODAY_PATH } from '../../pages/console/today.tsx';
import type { FieldError, Refusal } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { mintSecret, readSecret } from '../credentials/identified-secret.ts';
import { callerWith } from '../credentials/require-desk-token.ts';
import { SIGN_IN_PATH } from '../credentials/require-session.ts';
import { dropSessionCookie, mintSession } from '../credentials/session-cookie.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { readForm } from '../requests/form.ts';
import { answerConsole, consoleFrameOf } from './console-page.ts';

type ConsoleContext = Context<AppEnv>;

const SIGN_IN_BYTES = 4_096;
/** Paths of the console, without a query. */
const CONSOLE_PATH = /^\/console(?:\/(?!\.)[A-Za-z0-9._~-]+)*$/;

const NO_COOKIES =
  'Your browser keeps no cookie of this site, so it cannot stay signed in. Allow cookies for this site, and sign in again.';
const NOT_VALID = 'This token is not valid. It may have been revoked, have expired, or be incomplete.';

export async function showSignIn(context: ConsoleContext): Promise<Response> {
  const to = targetOf(context.req.query('to'));
  const message = context.req.query('cookies') === undefined ? undefined : NO_COOKIES;
  return answerConsole(context, signInPage({ frame: await consoleFrameOf(context), to, message }));
}

/** Only paths of the console: a link from elsewhere must not lead elsewhere. */
function targetOf(to: string | undefined): string | undefined {
  return to !== undefined && CONSOLE_PATH.test(to) && !to.startsWith(SIGN_IN_PATH) ? to : undefined;
}

export async function signIn(context: ConsoleContext): Promise<Response> {
  const form = await readForm(context, SIGN_IN_BYTES);
  const to = targetOf(form.get('to'));
  const caller = await callerWith(context, form.get('token')?.trim());
  if (caller === undefined) return refuseToken(context, to);
  const { tokenId } = caller.actor;
  if (tokenId === undefined) return nameFirst(context);
  const session = await mintSession(context);
  const isStarted = await catalogueOf(context.env).startSession({ ...newSession(context, session, 'token'), tokenId });
  if (!isStarted) return refuseToken(context, to);
  session.keep();
  return enter(context, to);
}

/** By way of the first page, which notices if the browser has kept no cookie. */
function enter(context: ConsoleContext, to?: string): Response {
  return context.redirect(`/console?signed-in${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`, 303);
}

/** A service without settings is set up first. */
export async function showFirst(context: ConsoleContext): Promise<Response> {
  const to = targetOf(context.req.query('to'));
  if (to !== undefined) return context.redirect(to, 303);
  const isEmpty = context.get('caller').scopes.includes('publisher') && (await catalogueOf(context.env).publisher()) === undefined;
  return context.redirect(isEmpty ? PUBLISHER_PATH : TODAY_PATH, 303);
}

async function refuseToken(context: ConsoleContext, to: string | undefined): Promise<Response> {
  return answerConsole(
    context,
    signInPage({ frame: await consoleFrameOf(context), to, message: [{ field: 'token', message: NOT_VALID }] }),
    422,
  );
}

/** The bootstrap secret signs in only to mint a token with a name, because the audit trail names whoever acts. */
async function nameFirst(context: ConsoleContext): Promise<Response> {
  const { secret, hash } = await mintSecret(SIGN_IN_LINK_PREFIX, peppersOf(context.env));
  await catalogueOf(context.env).addSignInLink(hash);
  return context.redirect(`${SIGN_IN_PATH}/${secret}`, 303);
}

function newSession(context: ConsoleContext, { id, hash }: { id: string; hash: string }, way: SignInWay): Opening['session'] {
  return present({ id, hash, way, browser: browserNamed(context.req.header('user-agent')) });
}

export async function showLink(context: ConsoleContext): Promise<Response> {
  return showLinkWith(context, {});
}

async function showLinkWith(context: ConsoleContext, given: { name?: string | undefined; message?: Refusal }): Promise<Response> {
  // The address is a secret.
  context.set('referrerPolicy', 'no-referrer');
  const frame = await consoleFrameOf(context);
  const link = await linkOf(context);
  const found = link === undefined ? undefined : await catalogueOf(context.env).signInLink(link.hash);
  if (found === undefined) return answerConsole(context, usedLinkPage({ frame }), 404);
  const page = linkPage({ frame, path: context.req.path, ...found, ...given });
  return answerConsole(context, page, given.message === undefined ? 200 : 422);
}

function nameError(clause: string): FieldError[] {
  return [{ field: 'name', message: `The name ${clause}.` }];
}

function linkOf(context: ConsoleContext) {
  return readSecret(SIGN_IN_LINK_PREFIX, context.req.param('link') ?? '', context.env);
}

/** Uses the link up. A name that cannot be used leaves it as it is. */
export async function openLink(context: ConsoleContext): Promise<Response> {
  const form = await readForm(context, SIGN_IN_BYTES);
  const link = await linkOf(context);
  if (link === undefined) return showLinkWith(context, {});
  const given = form.get('name');
  const naming = given === undefined ? undefined : textSchema(NAME_CHARS).safeParse(given);
  const objection = naming === undefined ? undefined : naming.success ? objectionToTokenName(naming.data) : 'must not be empty';
  if (objection !== undefined) return showLinkWith(context, { name: given, message: nameError(objection) });
  const session = await mintSession(context);
  const opening: Opening = {
    session: newSession(context, session, 'link'),
    ...(naming?.success === true ? { minting: await mintingOf(context, naming.data) } : {}),
  };
  return answerOpened(context, await catalogueOf(context.env).openSignInLink(link.hash, opening), session, given);
}

/** A token with every scope: whoever has the bootstrap secret has them all. Nobody is shown its secret; it is for the session. */
async function mintingOf(context: ConsoleContext, name: string): Promise<NonNullable<Opening['minting']>> {
  const { id, hash, pepper } = await mintSecret(DESK_TOKEN_PREFIX, peppersOf(context.env));
  return { token: { id, name, scopes: [...DESK_SCOPES], created: toInstant(Date.now()), pepper }, hash };
}

async function answerOpened(
  context: ConsoleContext,
  result: OpenResult,
  session: { keep: () => void },
  name: string | undefined,
): Promise<Response> {
  switch (result.kind) {
    case 'opened':
      session.keep();
      return enter(context);
    case 'name-taken':
      return showLinkWith(context, {
        name,
        message: nameError(`is taken by a token that was made on ${result.holder.created.slice(0, 10)}. Choose another one`),
      });
    case 'unnamed':
      return showLinkWith(context, { message: [{ field: 'name', message: 'Give your name.' }] });
    case 'unusable':
      return showLinkWith(context, {});
  }
}

export async function signOut(context: ConsoleContext): Promise<Response> {
  const signedIn = context.get('signedIn');
  if (signedIn !== undefined) await catalogueOf(context.env).endSessions({ tokenId: signedIn.token.id, id: signedIn.session.id });
  return answerSignedOut(context, false);
}

export async function answerSignedOut(context: ConsoleContext, everywhere: boolean): Promise<Response> {
  dropSessionCookie(context);
  return answerConsole(context, signedOutPage({ frame: await consoleFrameOf(context), everywhere }));
}
