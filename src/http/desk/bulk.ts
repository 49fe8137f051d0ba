// The desk's route for many commands in one request. Lines are answered while later ones are still arriving, and a line that fails does not
// affect the others.
import type { Context } from 'hono';
import type * as z from 'zod';
import { type BulkLine, bulkLineSchema } from '../../domain/articles/bulk-line.ts';
import type { BulkCommandResult, Command, Condition } from '../../domain/articles/command.ts';
import { nameOfSource } from '../../domain/articles/import-source.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { ARTICLE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { listedObjectionsOf } from '../../domain/values/objection.ts';
import type { EmbedChange } from '../../markup/embeds/changes.ts';
import { ANSWER_BYTES, bytesOf } from '../../objects/rpc-limits.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import type { Host } from '../isolate/isolate.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { type Line, linesOf } from '../requests/ndjson.ts';
import { type ImportedSource, pageAddress, requirePublisher } from '../requests/page-address.ts';
import { requireType } from '../requests/request-body.ts';
import { embedsMember, sanitiseChanges, sanitiseDraft } from '../requests/sanitise-draft.ts';
import { draftPointerOf, problemOfListed, problemOfObjections, problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { ProblemError, problemBody } from '../responses/problem.ts';
import { clarifying } from './articles.ts';

/** Commands of one RPC message: bounded in number and in size. A command may be several times its line, because its addresses became absolute. */
const BATCH_COMMANDS = 50;

type ReadCommand = { number: number; command: Command; embeds?: EmbedChange[] };
type Read = ReadCommand | { number: number; answer: string };

export async function bulkArticles(context: Context<AppEnv>): Promise<Response> {
  const { env } = context;
  const { body } = context.req.raw;
  requireType(context.req.raw, 'application/x-ndjson');
  if (body === null) throw new ProblemError('bad-request', { detail: 'The body is empty: send one command a line.' });
  await requirePublisher(env);
  const { actor } = context.get('caller');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  context.executionCtx.waitUntil(pump(answersTo(env, body, actor), writable));
  return new Response(readable, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' } });
}

/** A caller that disconnects gets no further answers. Commands that were applied before stay applied. */
async function pump(answers: AsyncIterable<string>, writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  const text = new TextEncoder();
  try {
    for await (const answer of answers) await writer.write(text.encode(`${answer}\n`));
    await writer.close();
  } catch (fault) {
    console.warn(JSON.stringify({ event: 'bulk-cut-off', fault: String(fault) }));
    await writer.abort(fault).catch(() => undefined);
  }
}

async function* answersTo(env: Host, body: ReadableStream<Uint8Array>, actor: Actor): AsyncGenerator<string> {
  const seen = new Map<string, number>();
  let batch: Read[] = [];
  let bytes = 0;
  for await (const line of linesOf(body, ARTICLE_REQUEST_BYTES)) {
    const read = await readLine(env, line, seen);
    const more = 'command' in read ? bytesOf(read.command) : 0;
    if (batch.length === BATCH_COMMANDS || bytes + more > ANSWER_BYTES) {
      yield* applyBatch(env, batch, actor);
      batch = [];
      bytes = 0;
    }
    batch.push(read);
    bytes += more;
  }
  yield* applyBatch(env, batch, actor);
}

/** Answers in the order of the lines. If the Catalogue fails, each line of the batch says so, because none may be assumed to be applied. */
async function* applyBatch(env: Host, batch: Read[], actor: Actor): AsyncGenerator<string> {
  const commands = batch.flatMap((read) => ('command' in read ? [read.command] : []));
  const results = commands.length === 0 ? [] : await catalogueOf(env).applyAll(commands, { actor }).catch(logUnavailable);
  expireFreshness(env);
  let next = 0;
  for (const read of batch) {
    if ('answer' in read) yield read.answer;
    else yield results === undefined ? problemLine(read.number, ['unavailable', {}]) : resultLine(read, results[next++]);
  }
}

function logUnavailable(fault: unknown): undefined {
  console.error(JSON.stringify({ event: 'bulk-batch-failed', fault: String(fault) }));
}

async function readLine(env: Host, line: Line, seen: Map<string, number>): Promise<Read> {
  const { number } = line;
  if ('fault' in line) {
    const tooLong = {
      detail: `The line is longer than ${ARTICLE_REQUEST_BYTES} bytes.`,
      extensions: { limitBytes: ARTICLE_REQUEST_BYTES },
    };
    return {
      number,
      answer: problemLine(
        number,
        line.fault === 'too-long' ? ['too-large', tooLong] : ['bad-request', { detail: 'The line is not UTF-8.' }],
      ),
    };
  }
  const value = jsonOf(line.text);
  if (value === undefined) return { number, answer: problemLine(number, ['bad-request', { detail: 'The line is not JSON.' }]) };
  const result = bulkLineSchema.safeParse(value);
  if (!result.success) return { number, answer: problemLine(number, problemOfListed(listedObjectionsOf(result.error, schemaOfOp(value)))) };
  const repeated = repeats(result.data, number, seen);
  if (repeated !== undefined) return { number, answer: problemLine(number, ['bad-request', { detail: repeated }]) };
  const source = result.data.op === 'import' ? sourceOf(result.data, number, seen) : undefined;
  return commandOf(env, result.data, { number, source }).catch((fault: unknown) => {
    logUnavailable(fault);
    return { number, answer: problemLine(number, ['unavailable', {}]) };
  });
}

/** The schema of the command that a line names, so that an objection lists that command's fields only. */
function schemaOfOp(line: unknown): z.ZodType {
  const op = typeof line === 'object' && line !== null && 'op' in line ? line.op : undefined;
  return bulkLineSchema.options.find(({ shape }) => shape.op.safeParse(op).success) ?? bulkLineSchema;
}

/** The objection to a second line that puts the same article in one request: the first one would be lost, which nobody can intend. */
function repeats(line: BulkLine, number: number, seen: Map<string, number>): string | undefined {
  if (line.op !== 'put' && line.op !== 'import') return undefined;
  const name = line.op === 'put' ? `slug ${line.slug}` : nameOfSource(line);
  const first = seen.get(name);
  if (first !== undefined) return `The ${name} is already on line ${first}.`;
  seen.set(name, number);
  return undefined;
}

/** Copy of two sources may want one slug: the first line gets it. */
function sourceOf(
  { slug, collection, sourceId, formerId, movedFrom }: Extract<BulkLine, { op: 'import' }>,
  number: number,
  seen: Map<string, number>,
): ImportedSource {
  const name = `import ${slug}`;
  const isTaken = seen.has(name);
  if (!isTaken) seen.set(name, number);
  return { collection, sourceId, formerId, movedFrom, isTaken };
}

interface Place {
  number: number;
  source: ImportedSource | undefined;
}

async function commandOf(env: Host, line: BulkLine, { number, source }: Place): Promise<Read> {
  switch (line.op) {
    case 'put':
    case 'import': {
      const sanitised = sanitiseDraft(line.article, await pageAddress(env, line.slug, line.article, source));
      if (!sanitised.ok) return { number, answer: objectionsLine(number, sanitised.objections, draftPointerOf(line.op)) };
      const { draft: article, embeds } = sanitised;
      const { slug } = line;
      if (line.op === 'import') return { number, embeds, command: { ...line, article } };
      const { significant, ifMatch } = line;
      return { number, embeds, command: { op: 'put', slug, article, significant, condition: conditionOf(ifMatch) } };
    }
    case 'correct': {
      const { slug, note, kind, changes, ifMatch } = line;
      const sanitised = changes === undefined ? undefined : sanitiseChanges(changes, await pageAddress(env, slug, changes));
      if (sanitised?.ok === false) return { number, answer: objectionsLine(number, sanitised.objections, draftPointerOf(line.op)) };
      const said = { note, ...clarifying(kind), changes: sanitised?.draft };
      const embeds = sanitised?.embeds ?? [];
      return { number, embeds, command: { op: 'correct', slug, ...said, condition: conditionOf(ifMatch) } };
    }
    case 'withdraw': {
      const { slug, reason, note, ifMatch } = line;
      return { number, command: { op: 'withdraw', slug, reason, note, condition: conditionOf(ifMatch) } };
    }
    case 'reinstate':
    case 'hold':
    case 'release':
      return { number, command: { op: line.op, slug: line.slug, condition: conditionOf(line.ifMatch) } };
  }
}

function conditionOf(ifMatch: string | undefined): Condition {
  return ifMatch === undefined ? { kind: 'any' } : { kind: 'match', etags: entityTags(ifMatch) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectionsLine(number: number, objections: readonly Objection[], within = ''): string {
  return problemLine(number, problemOfObjections(objections, within));
}

function problemLine(line: number, [name, members]: ReturnType<typeof problemOfRefusal>): string {
  const body = problemBody(name, members);
  return JSON.stringify({ line, status: body.status, problem: body });
}

function resultLine({ number: line, command, embeds = [] }: ReadCommand, result: BulkCommandResult | undefined): string {
  if (result === undefined) return problemLine(line, ['unavailable', {}]);
  if (result.kind === 'refused') return problemLine(line, problemOfRefusal(result.refusal, result.current, draftPointerOf(command.op)));
  const { outcome, article, etag, remark } = result;
  return JSON.stringify({ line, status: outcome === 'created' ? 201 : 200, outcome, ...article, etag, remark, ...embedsMember(embeds) });
}
