// The desk's calls about the house: the publisher's settings, tokens, the audit trail.
import type { Context } from 'hono';
import * as z from 'zod';
import { entityTags } from '../../domain/entity-tags.ts';
import { instantSchema, toInstant } from '../../domain/instant.ts';
import { NAME_CHARS, NOTE_REQUEST_BYTES, PUBLISHER_REQUEST_BYTES } from '../../domain/limits.ts';
import { publisherSchema } from '../../domain/publisher.ts';
import { deskScopeSchema } from '../../domain/scope.ts';
import { textSchema } from '../../domain/text-schema.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf, expireFreshness } from '../freshness.ts';
import { ProblemError, problem } from '../problem.ts';
import { problemOfRefusal } from '../refusals.ts';
import { parsed, readJson } from '../request-body.ts';
import { parsePeppers } from '../signed-token.ts';
import { mintToken } from './token.ts';

type DeskContext = Context<AppEnv>;

export async function getPublisher(context: DeskContext): Promise<Response> {
  const found = await catalogueOf(context.env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet: PUT its settings here.' });
  return context.json(found.publisher, 200, { etag: found.etag });
}

export async function putPublisher(context: DeskContext): Promise<Response> {
  const publisher = await readJson(context.req.raw, publisherSchema, PUBLISHER_REQUEST_BYTES);
  const match = context.req.header('if-match');
  const etags = match === undefined ? undefined : entityTags(match);
  const result = await catalogueOf(context.env).setPublisher(publisher, etags, context.get('caller').who);
  expireFreshness();
  if (result.kind === 'refused') {
    const [name, members] = problemOfRefusal(result.refusal);
    const standing = result.etag === undefined ? {} : { headers: { etag: result.etag }, extensions: { etag: result.etag } };
    const detail = 'The settings were changed since, or the request has no If-Match. Read them and send their ETag in If-Match.';
    return problem(name, { ...members, ...standing, detail });
  }
  return context.json({ outcome: result.outcome, publisher: result.publisher }, result.outcome === 'created' ? 201 : 200, {
    etag: result.etag,
  });
}

const mintSchema = z.strictObject({
  name: textSchema(NAME_CHARS).refine((name) => !['bootstrap', 'clock'].includes(name), { error: 'is a name of the house' }),
  scopes: z.array(deskScopeSchema).min(1, { error: 'must name at least one scope' }),
  expires: instantSchema.optional(),
});

export async function postToken(context: DeskContext): Promise<Response> {
  const { name, scopes, expires } = await readJson(context.req.raw, mintSchema, NOTE_REQUEST_BYTES);
  const caller = context.get('caller');
  const missing = scopes.filter((scope) => !caller.scopes.includes(scope));
  if (missing.length > 0)
    throw new ProblemError('forbidden', { detail: `A token cannot give what it does not have: ${missing.join(', ')}.` });
  const { id, token, hash } = await mintToken(parsePeppers(context.env.KEY_PEPPERS));
  const minted = { id, name, scopes: [...new Set(scopes)], created: toInstant(Date.now()), ...(expires === undefined ? {} : { expires }) };
  await catalogueOf(context.env).addToken(minted, hash, caller.who);
  return context.json({ ...minted, token }, 201);
}

export async function getTokens(context: DeskContext): Promise<Response> {
  return context.json({ tokens: await catalogueOf(context.env).tokens() });
}

export async function deleteToken(context: DeskContext): Promise<Response> {
  const revoked = await catalogueOf(context.env).revokeToken(context.req.param('id') ?? '', context.get('caller').who);
  if (!revoked) throw new ProblemError('not-found', { detail: 'There is no live token of this id.' });
  return context.body(null, 204);
}

const auditSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(1).optional(),
});

export async function getAudit(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(auditSchema, context.req.query());
  const { entries, next } = await catalogueOf(context.env).audit(limit, cursor);
  return context.json({ entries, ...(next === undefined ? {} : { next: String(next) }) });
}
