// The desk's routes for partners' keys. A key is sent only once, in the answer that issues it.

import type { Context } from 'hono';
import * as z from 'zod';
import type { KeyResult } from '../../domain/partners/key.ts';
import { KEY_SCOPES, type KeyScope, keyRequestSchema, type PartnerKey } from '../../domain/partners/key.ts';
import { withPepperStatus } from '../../domain/publisher/secrets.ts';
import { HOUR_MS, toInstant } from '../../domain/values/instant.ts';
import { addressRange } from '../../domain/values/ip-address.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { mintKey } from '../credentials/partner-key.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { CURSORS, cursorQuery } from '../requests/query-fields.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, noSuchAgreement, refuseQuery, requirePartner, unknownPartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

const listSchema = z.strictObject(cursorQuery(CURSORS.code));

export async function listKeys(context: DeskContext): Promise<Response> {
  const partner = await requirePartner(context);
  const { cursor } = parsed(listSchema, context.req.query());
  const { keys, ...page } = await partner.keys(cursor);
  return answerJson({ keys: withPepperStatus(keys, peppersOf(context.env)), ...page });
}

export async function postKey(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const wanted = await readJson(context.req.raw, keyRequestSchema, NOTE_REQUEST_BYTES);
  const objections = objectionsToKey(wanted);
  if (objections.length > 0) throw new ProblemError(...problemOfObjections(objections));
  const { mode, name, agreement, expires } = wanted;
  const { key, id, hash, pepper } = await mintKey(peppersOf(context.env), mode, codeIn(context, 'partner'));
  const cidrs = wanted.cidrs.map((range) => addressRange(range) ?? range);
  const newKey = { ...present({ id, mode, name, expires, pepper }), agreement, scopes: scopesOf(wanted), cidrs };
  const result = await partner.addKey({ key: newKey, hash, actor: context.get('caller').actor });
  return answerKey(context, result, key);
}

const rotationSchema = z.strictObject({ overlapHours: z.int().min(0).max(720).default(168) });

/** The old key stays valid for a time, in which the partner changes to the new one. */
export async function rotateKey(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const id = codeIn(context, 'key');
  const { overlapHours } = await readJson(context.req.raw, rotationSchema, NOTE_REQUEST_BYTES, true);
  const old = await partner.key(id);
  if (old === undefined) throw unknownKey();
  const { key, ...next } = await mintKey(peppersOf(context.env), old.mode, codeIn(context, 'partner'));
  const result = await partner.rotateKey(id, next, overlapHours * HOUR_MS, context.get('caller').actor);
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
    case 'no-agreement':
      throw noSuchAgreement(result.known);
    case 'added':
      return answerJson({ ...result.key, key, ...cautionOf(context.env, result.key) }, 201, { 'cache-control': 'no-store' });
  }
}

/** A deployment that cannot trust client addresses always refuses keys with ranges. The desk learns this before it passes the key on. */
function cautionOf({ CLIENT_ADDRESS }: Env, { cidrs }: PartnerKey): { caution?: string } {
  if (cidrs.length === 0 || CLIENT_ADDRESS === 'cloudflare') return {};
  return {
    caution: 'The key is bound to addresses, but this service trusts no client address (CLIENT_ADDRESS), so the key will be refused.',
  };
}

type Wanted = z.output<typeof keyRequestSchema>;

function scopesOf({ mode, scopes }: Wanted): KeyScope[] {
  if (mode === 'feed') return ['feed'];
  return scopes === undefined ? KEY_SCOPES.filter((scope) => scope !== 'embargoed') : [...new Set(scopes)];
}

function objectionsToKey({ mode, scopes = [], cidrs, expires }: Wanted): Objection[] {
  const found = cidrs.flatMap((range, index) =>
    addressRange(range) === undefined
      ? [{ pointer: `/cidrs/${index}`, detail: 'must be an address or a range in CIDR notation, such as 192.0.2.0/24' }]
      : [],
  );
  if (mode === 'feed' && scopes.some((scope) => scope !== 'feed'))
    found.push({ pointer: '/scopes', detail: 'must be left out for a feed token: it opens one feed and nothing else' });
  if (expires !== undefined && expires <= toInstant(Date.now())) found.push({ pointer: '/expires', detail: 'must lie in the future' });
  return found;
}

function unknownKey(): ProblemError {
  return new ProblemError('not-found', { detail: 'The partner has no live key of this id.' });
}
