// The desk's routes for partners' keys. A key is sent only once, in the answer that issues it.

import type { Context } from 'hono';
import { type KeyResult, keyRequestSchema, rotationSchema } from '../../domain/partners/key.ts';
import { keyListQuerySchema } from '../../domain/partners/partner-queries.ts';
import { withPepperStatus } from '../../domain/publisher/secrets.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { cautionOf, issueKey, rotateKey } from '../operations/partner-keys.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, noSuchAgreement, refuseQuery, requirePartner, unknownPartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function listKeys(context: DeskContext): Promise<Response> {
  const partner = await requirePartner(context);
  const { cursor } = parsed(keyListQuerySchema, context.req.query());
  const [{ keys, ...page }, { references }] = await Promise.all([partner.keys(cursor), partner.names([])]);
  return answerJson({ keys: withPepperStatus(keys, peppersOf(context.env)), references, ...page });
}

export async function postKey(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  await requirePartner(context);
  const wanted = await readJson(context.req.raw, keyRequestSchema, NOTE_REQUEST_BYTES);
  const { result, key } = await issueKey(context.env, {
    partner: codeIn(context, 'partner'),
    wanted,
    actor: context.get('caller').actor,
  });
  if (result.kind === 'refused') throw new ProblemError(...problemOfObjections(result.objections));
  return answerKey(context, result, key);
}

/** The old key stays valid for a time, in which the partner changes to the new one. */
export async function postRotation(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  await requirePartner(context);
  const { overlapHours } = await readJson(context.req.raw, rotationSchema, NOTE_REQUEST_BYTES, true);
  const { result, key } = await rotateKey(context.env, {
    partner: codeIn(context, 'partner'),
    key: codeIn(context, 'key'),
    overlapHours,
    actor: context.get('caller').actor,
  });
  switch (result.kind) {
    case 'unknown':
      throw unknownKey();
    case 'rotated':
      throw new ProblemError('not-found', { detail: `This key was already rotated. Its successor is ${result.by}: rotate that one.` });
    case 'added':
      return answerKey(context, result, key);
  }
}

export async function deleteKey(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  if (!(await partner.revokeKey(codeIn(context, 'key'), context.get('caller').actor))) throw unknownKey();
  return context.body(null, 204);
}

function answerKey(context: DeskContext, result: KeyResult, key: string): Response {
  switch (result.kind) {
    case 'unknown':
      throw unknownPartner();
    case 'repeated':
      throw new Error('a request without a form was taken for a repeated one');
    case 'no-agreement':
      throw noSuchAgreement(result.known);
    case 'added':
      return answerJson({ ...result.key, key, ...cautionOf(context.env, result.key) }, 201, { 'cache-control': 'no-store' });
  }
}

function unknownKey(): ProblemError {
  return new ProblemError('not-found', { detail: 'The partner has no live key of this id.' });
}
