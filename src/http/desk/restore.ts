// Restores an export. The whole file is gathered and checked before anything changes; then each object commits its part as a whole or not
// at all: the Catalogue first, then the partners. No transaction spans them, so the same file sent again completes an interrupted restore.
import type { Context } from 'hono';
import { RECORD_BYTES } from '../../backup/catalogue-tables.ts';
import { readExport } from '../../backup/reader.ts';
import { CutOffExport, UnreadableLine } from '../../backup/unreadable-line.ts';
import { restoreQuerySchema } from '../../domain/publisher/publisher-queries.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { present } from '../../domain/values/present.ts';
import type { RestoreResult } from '../../objects/catalogue/backup/restore.ts';
import { SCHEMA_NUMBER } from '../../objects/catalogue/schema.ts';
import type { PartnerRestoreResult } from '../../objects/partner/backup/restore.ts';
import { PARTNER_SCHEMA_NUMBER } from '../../objects/partner/schema.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf, directoryOf, partnerOf } from '../isolate/stubs.ts';
import { allPartners } from '../operations/export.ts';
import { linesOf, readToEnd } from '../requests/ndjson.ts';
import { parsed, requireType } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { someOf } from '../responses/some-of.ts';
import { siteUrlOrNone } from './articles.ts';
import { Gathering, superseded } from './restore-gathering.ts';

const KNOWN_SCHEMAS = { catalogue: SCHEMA_NUMBER, partner: PARTNER_SCHEMA_NUMBER };
const NOT_EMPTY = 'A restore would replace what is stored here. Export it first, then restore with replace=true.';
const NO_PARTNERS = 'This export contains no partners. Those of this service were not changed.';
/** Partners named in an answer; there may be thousands. */
const NAMED_PARTNERS = 100;

export async function restoreAll(context: Context<AppEnv>): Promise<Response> {
  const { replace } = parsed(restoreQuerySchema, context.req.query());
  requireType(context.req.raw, 'application/x-ndjson');
  const { body } = context.req.raw;
  if (body === null) throw new ProblemError('bad-request', { detail: 'The body is empty: send an export.' });
  try {
    return await restoreFrom(context, body, replace);
  } catch (fault) {
    await readToEnd(body);
    throw fault;
  }
}

async function restoreFrom(context: Context<AppEnv>, body: ReadableStream<Uint8Array>, isReplacing: boolean): Promise<Response> {
  const { env } = context;
  if (!isReplacing && !(await isEmpty(env))) throw new ProblemError('not-empty', { detail: NOT_EMPTY });
  const restore = await catalogueOf(env).beginRestore();
  const gathering = new Gathering(env, restore);
  const { actor } = context.get('caller');
  try {
    await gathering.take(readExport(linesOf(body, RECORD_BYTES), KNOWN_SCHEMAS, await siteUrlOrNone(env)));
    await checkPartners(env, restore, gathering.begun);
    if (!isReplacing && (await hasPartners(env))) throw new ProblemError('not-empty', { detail: NOT_EMPTY });
    const epoch = epochOf(await catalogueOf(env).commitRestore(restore, isReplacing, actor, gathering.records));
    expireFreshness(context.env);
    const tokens = await catalogueOf(env).doubtfulTokens();
    const doubtful = { doubtfulTokens: tokens.listed, moreDoubtfulTokens: unlessNone(tokens.more) };
    const answer = { outcome: 'restored', records: gathering.records, epoch, ...doubtful };
    if (!gathering.hasPartners) return answerJson({ ...answer, note: NO_PARTNERS });
    const closed = await restorePartners(env, restore, gathering, actor);
    const partners = { closed: closed.slice(0, NAMED_PARTNERS), moreClosed: unlessNone(closed.length - NAMED_PARTNERS) };
    return answerJson({ ...answer, partners: gathering.partners.length, ...partners });
  } catch (fault) {
    // After a commit nothing is left to drop.
    await gathering.drop();
    throw problemOfExport(fault);
  }
}

/** The problem of an export that cannot be read. Any other fault is returned unchanged. */
function problemOfExport(fault: unknown): unknown {
  if (fault instanceof UnreadableLine) return unreadable(fault.line, fault.fault);
  if (!(fault instanceof CutOffExport)) return fault;
  return new ProblemError('bad-request', { detail: 'The export is cut off: its last line is missing. Nothing was changed.' });
}

/** `what` continues after the number of the line. */
function unreadable(line: number, what: string): ProblemError {
  return new ProblemError('bad-request', { detail: `Line ${line} ${what}. Nothing was changed.`, extensions: { line } });
}

async function isEmpty(env: Env): Promise<boolean> {
  return (await catalogueOf(env).isEmpty()) && !(await hasPartners(env));
}

async function hasPartners(env: Env): Promise<boolean> {
  return (await directoryOf(env).list(1)).partners.length > 0;
}

/** Finds faults before anything is changed. */
async function checkPartners(env: Env, restore: string, partners: Iterable<string>): Promise<void> {
  for (const partner of partners) throwUnlessFit(await partnerOf(env, partner).checkRestore(restore, partner));
}

function epochOf(result: RestoreResult): string {
  if (result.kind === 'not-empty') throw new ProblemError('not-empty', { detail: NOT_EMPTY });
  throwUnlessFit(result);
  return result.kind === 'restored' ? result.epoch : '';
}

function throwUnlessFit(result: Exclude<RestoreResult, { kind: 'not-empty' }> | PartnerRestoreResult): void {
  if (result.kind === 'superseded') throw superseded();
  if (result.kind !== 'unfit') return;
  if (result.line !== undefined) throw unreadable(result.line, result.fault);
  throw new ProblemError('bad-request', { detail: `The file contradicts itself: ${result.fault}. Nothing was changed.` });
}

/** Revokes the keys of partners that the file does not have, and returns those partners; then restores the others. A partner that fails does
 *  not stop the rest. Throws the problem that names the unfinished ones. */
async function restorePartners(env: Env, restore: string, { partners, begun }: Gathering, actor: Actor): Promise<string[]> {
  const failed: string[] = [];
  const attempt = async (partner: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (fault) {
      console.error(JSON.stringify({ event: 'partner-not-restored', partner, fault: String(fault) }));
      failed.push(partner);
    }
  };
  const closed: string[] = [];
  for await (const { id } of allPartners(env)) if (!begun.has(id)) closed.push(id);
  for (const id of closed) await attempt(id, async () => partnerOf(env, id).revokeAllKeys(actor));
  for (const entry of partners) {
    await attempt(entry.id, async () => {
      await directoryOf(env).put(entry);
      if (!begun.has(entry.id)) return;
      throwUnlessFit(await partnerOf(env, entry.id).commitRestore(restore, entry.id, actor));
      const profile = await partnerOf(env, entry.id).profile();
      await directoryOf(env).put({ ...entry, contact: profile?.contact ?? null });
    });
  }
  await attempt('the list of withdrawals', async () => catalogueOf(env).notifyPartnersAgain());
  if (failed.length > 0) throw unfinished(failed);
  return closed;
}

/** Partners named in the detail; further ones are counted. */
const NAMES_IN_DETAIL = 5;

function unfinished(failed: readonly string[]): ProblemError {
  const detail = `The Catalogue is restored; not yet: ${someOf(failed, NAMES_IN_DETAIL)}. Send the same file again with replace=true: that finishes it.`;
  const more = unlessNone(failed.length - NAMED_PARTNERS);
  return new ProblemError('unavailable', { detail, extensions: present({ unfinished: failed.slice(0, NAMED_PARTNERS), more }) });
}

/** How many a list leaves out. Absent: none. */
function unlessNone(more: number): number | undefined {
  return more > 0 ? more : undefined;
}
