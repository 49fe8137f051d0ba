// Admits copy: reads what decides, decides, and writes the ledger and the quota before a byte leaves. There is no `await` between reading
// and writing, which is what makes the quota exact.

import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { blockReason } from '../../../domain/entitlement/entitlement.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../domain/partners/licence.ts';
import type { QuotaState } from '../../../domain/partners/quota.ts';
import type { CandidatePosition, WithdrawnCandidate } from '../../../domain/pulls/candidates.ts';
import { cutPage } from '../../../domain/pulls/page-cut.ts';
import { type Plan, planAdmission, planExpiresAt, planFingerprint } from '../../../domain/pulls/pull-plan.ts';
import type { Admission, AdmitRequest, ArticleRefusal } from '../../../domain/pulls/pull-request.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { matchesWeakly } from '../../../domain/values/entity-tag.ts';
import { type Instant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { listedUntil, type WithdrawnArticle } from '../../../domain/withdrawals/withdrawal.ts';
import { hasReceived, type Ledger, modeOf, type Recorded, receivedOf } from '../records/ledger.ts';
import * as quota from '../records/quota.ts';
import * as sandbox from '../records/sandbox.ts';
import { deadlineOf } from '../records/withdrawals.ts';
import type { AdmissionCache, CachedPlan } from './admission-cache.ts';
import { type AuthenticatedKey, refused } from './authenticate.ts';
import { situationOf } from './licence.ts';
import type { RecentWithdrawals } from './recent-withdrawals.ts';

const TAG_CHARS = 32;

interface Admitting {
  storage: DurableObjectStorage;
  ledger: Ledger;
  cache: AdmissionCache;
  withdrawn: RecentWithdrawals;
  entered: AuthenticatedKey;
  snapshot: LicenceSnapshot;
  request: AdmitRequest;
  nowMs: number;
}

/** With the list of candidates from the request. */
type Chosen = Admitting & { candidates: readonly ArticleFacts[]; publisher: PublisherSettings };

interface Planned {
  plan: Plan;
  /** What of it this partner received, newest first. */
  withdrawals: WithdrawnArticle[];
  /** Where the next page begins. */
  next: CandidatePosition | undefined;
  quota: QuotaState | undefined;
  /** `cache.counted` when the plan was made: other calls may count more articles while this one awaits a digest. */
  counted: number;
}

export function admit(admitting: Admitting): Admission | Promise<Admission> {
  const { entered, snapshot, request, nowMs, cache } = admitting;
  const { rate } = entered;
  const barred = blockReason({ terms: snapshot.agreement.terms, standing: snapshot.standing }, toInstant(nowMs));
  if (barred !== undefined && !request.single) return refused({ reason: barred }, rate);
  if (request.licenceTag !== snapshot.licenceTag) return { kind: 'licence-changed', snapshot, rate };
  if (request.single) {
    if (request.candidates === undefined) return { kind: 'candidates-needed', rate };
    const withdrawn = withdrawalOf(admitting, request.candidates);
    if (withdrawn !== undefined) return { kind: 'granted', etag: '', granted: [], refusal: withdrawn, rate };
    if (barred !== undefined) return refused({ reason: barred }, rate);
  }
  const known = cache.plan(nameOf(admitting), snapshot, nowMs);
  if (known !== undefined) return answerKnown(admitting, known);
  return chooseOr(admitting);
}

/** The only answer that no refusal blocks: the withdrawal of an article that this partner received, whatever its standing and its
 *  agreement are now. */
export function withdrawalOf(
  { storage: { sql }, entered, withdrawn, nowMs }: Pick<Admitting, 'storage' | 'entered' | 'withdrawn' | 'nowMs'>,
  [asked]: readonly (ArticleFacts | undefined)[],
): ArticleRefusal | undefined {
  if (asked === undefined) return undefined;
  const { slug, withdrawal, pubStatus } = asked;
  const unseen = withdrawn.since(asked, nowMs);
  if (pubStatus !== 'canceled' && unseen === undefined) return undefined;
  const at = unseen?.at ?? withdrawal?.at ?? toInstant(nowMs);
  const deadlineMs = deadlineOf(sql, { slug, at }, modeOf(entered.key));
  if (deadlineMs === undefined) return undefined;
  const version = unseen === undefined ? {} : { version: unseen.version };
  return { reason: 'withdrawn', received: true, deadline: toInstant(deadlineMs), ...version };
}

/** What a plan is remembered by: the key, the publisher's settings, the candidates and the representation. */
function nameOf({ entered, request }: Admitting): string {
  const { candidateListId, representation, single, settings } = request;
  return `${entered.key.id} ${settings} ${single} ${candidateListId} ${representation}`;
}

/** Without a pause: nothing has changed since the plan was made, and it is delivered again, or for the first time after a HEAD. */
function answerKnown(admitting: Admitting, known: CachedPlan): Admission | Promise<Admission> {
  const { request, ledger, nowMs, entered } = admitting;
  const { etag, plan, quota: state } = known;
  if (isUnchanged(request, plan, etag)) return { kind: 'unchanged', etag, rate: entered.rate, ...present({ quota: state }) };
  if (!request.head) {
    if (known.recorded === undefined) return chooseOr(admitting);
    ledger.repeat(known.recorded, nowMs);
  }
  return answerOf(admitting, known, etag);
}

function chooseOr(admitting: Admitting): Admission | Promise<Admission> {
  const { candidates, publisher } = admitting.request;
  if (candidates === undefined || publisher === undefined) return { kind: 'candidates-needed', rate: admitting.entered.rate };
  return admitChosen({ ...admitting, candidates, publisher });
}

async function admitChosen(chosen: Chosen): Promise<Admission> {
  const { request, cache, entered } = chosen;
  const planned = planOf(chosen);
  const etag = await tagOf(chosen, planned);
  const unchanged = isUnchanged(request, planned.plan, etag);
  if (unchanged || request.head) {
    cache.keep(nameOf(chosen), { ...knownOf(chosen, planned), etag });
    return unchanged
      ? { kind: 'unchanged', etag, rate: entered.rate, ...present({ quota: planned.quota }) }
      : answerOf(chosen, planned, etag);
  }
  // During the await for the digest, anything may have changed: the plan is made again within the transaction, and only that one counts. A
  // partner that was suspended in that time, or a key that was revoked, gets nothing.
  cache.refresh(chosen.storage.sql);
  if (cache.snapshots.get(entered.key.id)?.snapshot !== chosen.snapshot)
    return { kind: 'licence-changed', snapshot: chosen.snapshot, rate: entered.rate };
  const { planned: kept, recorded } = deliver(chosen);
  const keptTag = await tagOf(chosen, kept);
  cache.keep(nameOf(chosen), { ...knownOf(chosen, kept), etag: keptTag, recorded });
  return answerOf(chosen, kept, keptTag);
}

type DisclosedWithdrawal = WithdrawnCandidate & { deadline: Instant };

/** Of the recent withdrawals in the request, those of articles that this partner received and has to remove. */
function withdrawalsOf({ storage: { sql }, entered, withdrawn, request, nowMs }: Admitting): DisclosedWithdrawal[] {
  const mode = modeOf(entered.key);
  const listed = request.withdrawn ?? [];
  const received = receivedOf(
    sql,
    mode,
    listed.map(({ slug }) => slug),
  );
  return listed.flatMap((one) => {
    // An article that was reinstated and withdrawn again is in the next list, by its later version.
    if (!received.has(one.slug) || withdrawn.since(one, nowMs) !== undefined || msOf(listedUntil(one)) <= nowMs) return [];
    const deadlineMs = deadlineOf(sql, one, mode);
    return deadlineMs === undefined ? [] : [{ ...one, deadline: toInstant(deadlineMs) }];
  });
}

function isUnchanged({ ifNoneMatch, single }: AdmitRequest, { granted }: Plan, etag: string): boolean {
  // A refused article stays refused, whatever version of it the caller has.
  return ifNoneMatch !== undefined && !(single && granted.length === 0) && matchesWeakly(ifNoneMatch, etag);
}

function knownOf(
  { snapshot, request, candidates, withdrawn, nowMs }: Chosen,
  { plan, withdrawals, next, quota: state, counted }: Planned,
): Omit<CachedPlan, 'etag' | 'recorded'> {
  // An isolate that does not know of a withdrawal yet selects again soon. It may have learned of it during the await for the digest.
  const isBehind = [...candidates, ...(request.withdrawn ?? [])].some((one) => withdrawn.since(one, nowMs) !== undefined);
  const ends = planExpiresAt({ terms: snapshot.agreement.terms }, candidates, toInstant(nowMs));
  const instants = [ends, state?.resets, ...withdrawals.map(listedUntil)];
  const untilMs = Math.min(...instants.map((at) => (at === undefined ? Number.POSITIVE_INFINITY : msOf(at))));
  return { snapshot, plan, withdrawals, next, quota: state, untilMs: isBehind ? nowMs : untilMs, counted };
}

function planOf(admitting: Chosen): Planned {
  const { storage, withdrawn, entered, snapshot, request, candidates: chosen, publisher, cache, nowMs } = admitting;
  const { sql } = storage;
  const mode = modeOf(entered.key);
  const state = quota.stateOf(sql, snapshot.agreement, mode, nowMs);
  const all = withdrawalsOf(admitting);
  const cut = request.layout === undefined ? undefined : cutPage(all, request.layout);
  const listed = chosen.slice(0, cut?.candidates);
  const known = mode === 'test' ? onlyInSandbox(sql, listed) : listed;
  const candidates = known.map((one) => (withdrawn.since(one, nowMs) === undefined ? one : { ...one, pubStatus: 'canceled' as const }));
  const slugs = candidates.map(({ slug }) => slug);
  const plan = planAdmission({
    situation: situationOf(snapshot, publisher),
    use: { embargoed: snapshot.scopes.includes('embargoed') },
    now: toInstant(nowMs),
    candidates,
    quota: state,
    // Also recorded without a quota: one may be agreed later.
    countedBefore: quota.countedOf(sql, snapshot.agreement.id, mode, slugs),
  });
  const withdrawals = all.slice(0, cut?.stubs).map(({ slug, version, at, deadline }) => ({ slug, version, at, deadline }));
  return { plan: request.single ? withoutShortened(plan) : plan, withdrawals, next: cut?.next, quota: state, counted: cache.counted };
}

/** A test key sees only articles of the sandbox, whatever the request lists. */
function onlyInSandbox(sql: SqlStorage, candidates: readonly ArticleFacts[]): readonly ArticleFacts[] {
  return candidates.filter(({ slug, version }) => sandbox.get(sql, slug)?.version === version);
}

/** Beyond the quota a feed falls back to headlines; a single article, asked for by its slug, is refused instead. */
function withoutShortened(plan: Plan): Plan {
  return { ...plan, granted: plan.granted.filter(({ grant }) => grant.limited !== 'quota') };
}

function deliver(chosen: Chosen): { planned: Planned; recorded: Recorded } {
  const { storage, ledger, cache, entered, snapshot, nowMs } = chosen;
  const mode = modeOf(entered.key);
  try {
    const result = storage.transactionSync(() => {
      const planned = planOf(chosen);
      const { granted, counted } = planned.plan;
      for (const { slug, overQuota } of counted)
        quota.count(storage.sql, { agreement: snapshot.agreement.id, mode, slug, past: overQuota }, nowMs);
      const { templateVersion: templateNumber } = snapshot.acceptance;
      const recorded = ledger.record(storage.sql, { agreement: snapshot.agreement, templateNumber, key: entered.key, granted, nowMs });
      return { planned: { ...planned, quota: quota.stateOf(storage.sql, snapshot.agreement, mode, nowMs) }, recorded };
    });
    cache.counted += result.planned.plan.counted.length;
    return { ...result, planned: { ...result.planned, counted: cache.counted } };
  } catch (fault) {
    ledger.forget();
    quota.forgetCounts(storage.sql);
    throw fault;
  }
}

/** Depends on the agreement version, notice, acceptance, standing, scopes, the publisher's settings, the representation, the grants and
 *  the end of the page. The time is part of it only through what it decides. */
async function tagOf({ storage, snapshot, request }: Chosen, { plan, withdrawals, next }: Planned): Promise<string> {
  const stubs = withdrawals.map(({ slug, version, deadline }) => `withdrawn ${slug} ${version} ${deadline}`);
  // A sandbox that was cleared gives its slugs and versions to other texts.
  const sandboxEpoch = snapshot.mode === 'test' ? [sandbox.epoch(storage.sql)] : [];
  const page = `next ${JSON.stringify(next ?? null)}`;
  const text = [snapshot.licenceTag, ...sandboxEpoch, request.settings, request.representation, planFingerprint(plan), ...stubs, page].join(
    '\n',
  );
  return `W/"${(await sha256Hex(text)).slice(0, TAG_CHARS)}"`;
}

function answerOf(admitting: Admitting, { plan, withdrawals, next, quota: state }: Omit<Planned, 'counted'>, etag: string): Admission {
  const { entered, request } = admitting;
  const { granted } = plan;
  const copy = request.heldEtag === etag ? {} : present({ granted, withdrawn: withdrawals, next });
  const refusal = request.single && granted.length === 0 ? { refusal: refusalOf(admitting, plan) } : {};
  return { kind: 'granted', etag, ...copy, ...refusal, rate: entered.rate, ...present({ quota: state }) };
}

function refusalOf({ storage, entered }: Admitting, { refused: [first], asked }: Plan): ArticleRefusal {
  if (asked === undefined) return { reason: 'unknown', received: false };
  return { reason: first?.reason ?? 'quota', received: hasReceived(storage.sql, modeOf(entered.key), asked) };
}
