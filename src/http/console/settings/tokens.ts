// Desk tokens at the console: listed, made and shown once, and revoked.
import type { Context } from 'hono';
import * as z from 'zod';
import { DESK_SCOPES } from '../../../domain/publisher/desk-scope.ts';
import { tokenNameSchema } from '../../../domain/publisher/token-request.ts';
import { endOfDayMs } from '../../../domain/values/calendar-day.ts';
import { dateSchema, toInstant } from '../../../domain/values/instant.ts';
import { clauseOf } from '../../../domain/values/objection.ts';
import { CURSORS, cursorQuery } from '../../../domain/values/query-fields.ts';
import { tokenPage } from '../../../pages/console/settings/token.tsx';
import { mintedTokenPage, TOKENS_PATH, tokensPage } from '../../../pages/console/settings/tokens.tsx';
import type { FieldError, Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../../bindings.ts';
import { newSecretId } from '../../credentials/identified-secret.ts';
import { publisherNow } from '../../isolate/publisher-settings.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { mintDeskToken, type WantedToken } from '../../operations/desk-tokens.ts';
import type { Form } from '../../requests/form.ts';
import { parsed } from '../../requests/request-body.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { answerSignedOut } from '../sign-in.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z.strictObject(cursorQuery(CURSORS.token));

export async function showTokens(context: ConsoleContext): Promise<Response> {
  const { cursor } = parsed(listSchema, context.req.query());
  return answerTokens(context, { fields: new Map([['scope.read', 'yes']]), after: cursor });
}

interface Shown {
  fields: Form;
  errors?: readonly FieldError[];
  after?: string | undefined;
  status?: number;
}

async function answerTokens(context: ConsoleContext, { fields, errors = [], after, status = 200 }: Shown): Promise<Response> {
  const [frame, list] = await Promise.all([signedInFrameOf(context), catalogueOf(context.env).liveTokens({ limit: LISTED, after })]);
  return answerConsole(context, tokensPage({ frame, ...list, fields, errors, newId: idIn(fields) ?? newSecretId() }), status);
}

function idIn(form: Form): string | undefined {
  const id = form.get('id');
  return id !== undefined && /^[A-Za-z0-9]{12}$/.test(id) ? id : undefined;
}

/** The answer to the form shows the token, and no other answer does. The form brings the token's id, so that a form that is sent twice makes one. */
export async function mintToken(context: ConsoleContext): Promise<Response> {
  const fields = context.get('form');
  const errors: FieldError[] = [];
  const wanted = await wantedIn(context, errors);
  if (errors.length > 0) return answerTokens(context, { fields, errors, status: 422 });
  const result = await mintDeskToken(context.env, context.get('caller'), wanted);
  switch (result.kind) {
    case 'minted':
      return answerConsole(context, mintedTokenPage({ frame: await signedInFrameOf(context), name: wanted.name, secret: result.secret }));
    case 'missing-scopes':
      errors.push({ field: 'scope.read', message: `A token cannot give what your own does not have: ${result.missing.join(', ')}.` });
      return answerTokens(context, { fields, errors, status: 422 });
    case 'name-taken':
      errors.push({
        field: 'name',
        message: `The name is taken by a token that was made on ${result.holder.created.slice(0, 10)}. Choose another one.`,
      });
      return answerTokens(context, { fields, errors, status: 409 });
    case 'repeated':
      return showTokenWith(context, result.token.id, { message: REPEATED, status: 409 });
  }
}

const REPEATED =
  'This form was sent before. The token that it made was shown then, once. If nobody has kept it, revoke it and make another.';

/** Adds what is wrong with each field. */
async function wantedIn(context: ConsoleContext, errors: FieldError[]): Promise<WantedToken> {
  const form = context.get('form');
  const name = tokenNameSchema.safeParse(form.get('name') ?? '');
  const [issue] = name.success ? [] : name.error.issues;
  if (issue !== undefined) errors.push({ field: 'name', message: `The name ${clauseOf(issue)}.` });
  const scopes = DESK_SCOPES.filter((scope) => form.get(`scope.${scope}`) === 'yes');
  if (scopes.length === 0) errors.push({ field: 'scope.read', message: 'Choose at least one thing that it may.' });
  const day = form.get('expires') ?? '';
  if (day === '') return { name: name.data ?? '', scopes, id: idIn(form) };
  const date = dateSchema.safeParse(day);
  const zone = (await publisherNow(context.env).catch(() => undefined))?.publisher.timeZone ?? 'UTC';
  const endMs = date.success ? endOfDayMs(date.data, zone) : 0;
  if (endMs <= Date.now()) errors.push({ field: 'expires', message: 'The last day must be a day from today on.' });
  return { name: name.data ?? '', scopes, id: idIn(form), expires: toInstant(endMs) };
}

export async function showToken(context: ConsoleContext): Promise<Response> {
  return showTokenWith(context, context.req.param('id') ?? '', { status: 200 });
}

async function showTokenWith(context: ConsoleContext, id: string, said: { message?: Refusal; status: number }): Promise<Response> {
  const catalogue = catalogueOf(context.env);
  const [frame, found, sessions] = await Promise.all([signedInFrameOf(context), catalogue.tokenUse(id), catalogue.sessions(id)]);
  if (found === undefined) throw new ProblemError('not-found', { detail: 'There is no token of this id.' });
  const browsers = sessions.map(({ browser }) => browser ?? 'unknown browser');
  const page = { frame, ...found, browsers, isOwn: context.get('caller').actor.tokenId === id, message: said.message };
  return answerConsole(context, tokenPage(page), said.status);
}

/** The last way in is closed only by somebody who says that they know another. */
export async function revokeToken(context: ConsoleContext): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const { actor } = context.get('caller');
  const found = await catalogueOf(context.env).tokenUse(id);
  if (found?.isLastMinter === true && context.get('form').get('last') !== 'yes')
    return showTokenWith(context, id, {
      message: [{ field: 'last', message: 'Confirm that you have the bootstrap secret.' }],
      status: 422,
    });
  const isRevoked = await catalogueOf(context.env).revokeToken(id, actor);
  if (!isRevoked) return showTokenWith(context, id, { message: 'Nothing was done: it was revoked before.', status: 409 });
  return actor.tokenId === id ? answerSignedOut(context, true) : context.redirect(TOKENS_PATH, 303);
}
