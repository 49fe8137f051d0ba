// The desk's routes for one article, and the list of articles. Each parses the request, calls the Catalogue and answers.
import type { Context } from 'hono';
import { publishedWithin } from '../../domain/articles/article-query.ts';
import {
  articleListQuerySchema,
  articleVersionQuerySchema,
  correctionSchema,
  nothingSchema,
  putArticleQuerySchema,
  withdrawalSchema,
} from '../../domain/articles/article-requests.ts';
import { type Command, type Caller as CommandCaller, type CommandResult, type Condition, isDryRun } from '../../domain/articles/command.ts';
import { draftSchema } from '../../domain/articles/draft.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../domain/values/digest.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { ARTICLE_REQUEST_BYTES, NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { EmbedChange } from '../../markup/embeds/changes.ts';
import type { AppEnv } from '../bindings.ts';
import { BOOTSTRAP } from '../credentials/require-desk-token.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import type { Host } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { pageAddress } from '../requests/page-address.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { embedsMember, sanitiseChanges, sanitiseDraft } from '../requests/sanitise-draft.ts';
import { CHANGES_AT, problemOfObjections, problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError, problem } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

export async function listArticles(context: DeskContext): Promise<Response> {
  const { cursor, sort, from, to, status, state, ...filter } = parsed(articleListQuerySchema, context.req.query());
  const timeZone = from === undefined && to === undefined ? undefined : (await publisherNow(context.env))?.publisher.timeZone;
  const published = publishedWithin({ from, to }, timeZone ?? 'UTC');
  const request = { ...filter, published, state: state ?? status, order: sort, after: cursor };
  const { articles, next, lookedAt, indexing, found } = await catalogueOf(context.env).list(request);
  return answerJson({ articles, next: next?.join('.'), lookedAt, indexing, found });
}

export async function getArticle(context: DeskContext): Promise<Response> {
  const { version } = parsed(articleVersionQuerySchema, context.req.query());
  const found = await catalogueOf(context.env).article(slugOf(context), version);
  if (found === undefined) throw new ProblemError('not-found', { detail: 'There is no article with this slug, or no such version of it.' });
  return answerJson(found.article, 200, { etag: found.etag });
}

export async function getHistory(context: DeskContext): Promise<Response> {
  const versions = await catalogueOf(context.env).history(slugOf(context));
  if (versions.length === 0) throw new ProblemError('not-found', { detail: 'There is no article with this slug.' });
  return answerJson({ versions });
}

export async function putArticle(context: DeskContext): Promise<Response> {
  const slug = slugOf(context);
  const { significant, dryRun } = parsed(putArticleQuerySchema, context.req.query());
  const draft = await readJson(context.req.raw, draftSchema, ARTICLE_REQUEST_BYTES);
  const sanitised = sanitiseDraft(draft, await pageAddress(context.env, slug, draft));
  if (!sanitised.ok) throw objectionsError(sanitised.objections);
  const command: Command = {
    op: 'put',
    slug,
    article: sanitised.draft,
    condition: conditionOf(context),
    significant,
    ...(dryRun ? { dryRun } : {}),
  };
  return apply(context, command, sanitised.embeds);
}

export async function correctArticle(context: DeskContext): Promise<Response> {
  const slug = slugOf(context);
  const { note, kind, changes } = await readJson(context.req.raw, correctionSchema, ARTICLE_REQUEST_BYTES);
  const sanitised = changes === undefined ? undefined : sanitiseChanges(changes, await pageAddress(context.env, slug, changes));
  if (sanitised?.ok === false) throw objectionsError(sanitised.objections, CHANGES_AT);
  const said = { note, ...clarifying(kind), changes: sanitised?.draft };
  return apply(context, { op: 'correct', slug, ...said, condition: conditionOf(context) }, sanitised?.embeds);
}

/** Only a clarification is stored as such; a correction is the default. */
export function clarifying(kind: 'correction' | 'clarification'): { kind?: 'clarification' } {
  return kind === 'clarification' ? { kind } : {};
}

/** `replace-withdrawal` changes the reason and the note of an article that is withdrawn. */
export function withdrawArticle(op: 'withdraw' | 'replace-withdrawal') {
  return async function withdrawOneArticle(context: DeskContext): Promise<Response> {
    const { reason, note } = await readJson(context.req.raw, withdrawalSchema, NOTE_REQUEST_BYTES);
    return apply(context, { op, slug: slugOf(context), reason, note, condition: conditionOf(context) });
  };
}

/** For the calls that need no body. */
export function changeState(op: 'reinstate' | 'hold' | 'release') {
  return async function changeArticleState(context: DeskContext): Promise<Response> {
    await readJson(context.req.raw, nothingSchema, NOTE_REQUEST_BYTES, true);
    return apply(context, { op, slug: slugOf(context), condition: conditionOf(context) });
  };
}

async function apply(context: DeskContext, command: Command, embeds: readonly EmbedChange[] = []): Promise<Response> {
  const result = await catalogueOf(context.env).apply(command, await commandCaller(context, command));
  expireFreshness(context.env);
  if (result.kind === 'refused') return refusal(result, command.op === 'correct' ? CHANGES_AT : '');
  const { outcome, article, etag } = result;
  // The version of a dry run does not exist, so it has no ETag.
  if (isDryRun(command)) return answerJson({ outcome, article, ...embedsMember(embeds), dryRun: true });
  const status = outcome === 'created' ? 201 : 200;
  return answerJson({ outcome, article, ...embedsMember(embeds) }, status, { etag });
}

/** `within` is the pointer to the draft in the request's body. */
function refusal({ refusal, current }: Extract<CommandResult, { kind: 'refused' }>, within: string): Response {
  const [name, members] = problemOfRefusal(refusal, current, within);
  return problem(name, { ...members, ...(current === undefined ? {} : { headers: { etag: current.etag } }) });
}

/** The caller with its Idempotency-Key, if it sent one. A repeated key with the same call gets the same answer; with another call it is
 *  refused. Keys belong to the token: no other token shares them, not even a later one of the same name. No id of a token is equal to the word
 *  for the bootstrap token or contains a space. */
async function commandCaller(context: DeskContext, command: Command): Promise<CommandCaller> {
  const { actor } = context.get('caller');
  const key = context.req.header('idempotency-key');
  if (key === undefined) return { actor };
  if (key === '' || key.length > 200) throw new ProblemError('bad-request', { detail: 'Idempotency-Key must have 1 to 200 characters.' });
  const owner = actor.tokenId ?? BOOTSTRAP;
  const text = canonicalJson({ who: owner, command });
  const request = await sha256Hex(text);
  return { actor, idempotency: { key: `${owner} ${key}`, request } };
}

/** RFC 9110 §13.1.1, §13.1.2. */
function conditionOf(context: DeskContext): Condition {
  const match = context.req.header('if-match');
  if (match !== undefined) return { kind: 'match', etags: entityTags(match) };
  return context.req.header('if-none-match')?.trim() === '*' ? { kind: 'none' } : { kind: 'any' };
}

function slugOf(context: DeskContext): string {
  const slug = codeSchema.safeParse(context.req.param('slug'));
  if (!slug.success) throw new ProblemError('bad-request', { detail: 'The slug in the address must be 1 to 64 of a-z, 0-9 and "-".' });
  return slug.data;
}

/** For bodies whose URLs are already absolute, so that the base does not matter. */
export async function siteUrlOrNone(env: Host): Promise<string> {
  return (await catalogueOf(env).publisher())?.publisher.siteUrl ?? 'https://localhost/';
}

function objectionsError(objections: Objection[], within = ''): ProblemError {
  return new ProblemError(...problemOfObjections(objections, within));
}
