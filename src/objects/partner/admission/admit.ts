// Admits a pull: decides about its candidates, and writes the ledger and the quota before the copy is delivered. The quota is exact because there
// is no `await` between reading and writing: other calls of the object may run during each `await`.

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
  caller: AuthenticatedKey;
  snapshot: LicenceSnapshot;
  request: AdmitRequest;
  nowMs: number;
}

/** An admission whose request has a list of candidates. */
type AdmittingList = Admitting & { candidates: readonly ArticleFacts[]; publisher: PublisherSettings };

interface Planned {
  plan: Plan;
  /** Withdrawn articles that this partner received, newest first. */
  withdrawals: WithdrawnArticle[];
  /** Position from which the next page continues. `undefined` on the last page. */
  next: CandidatePosition | undefined;
  quota: QuotaState | undefined;
  /** `cache.counted` when the plan was made. Other calls may count more articles while this one awaits a digest. */
  counted: number;
}

export function admit(admitting: Admitting): Admission | Promise<Admission> {
  const { caller, snapshot, request, nowMs, cache } = admitting;
  const { rate } = caller;
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
  return planOrAskCandidates(admitting);
}

/** Returns the withdrawal of a requested article that this partner received; `undefined` if there is none. The partner gets it whatever its
 *  standing and agreement are now. */
export function withdrawalOf(
  { storage: { sql }, caller, withdrawn, nowMs }: Pick<Admitting, 'storage' | 'caller' | 'withdrawn' | 'nowMs'>,
  [requested]: readonly (ArticleFacts | undefined)[],
): ArticleRefusal | undefined {
  if (requested === undefined) return undefined;
  const { slug, withdrawal, pubStatus } = requested;
  const unseen = withdrawn.since(requested, nowMs);
  if (pubStatus !== 'canceled' && unseen === undefined) return undefined;
  const { at, since } = unseen ?? withdrawal ?? { at: toInstant(nowMs) };
  const deadlineMs = deadlineOf(sql, present({ slug, at, since }), modeOf(caller.key));
  if (deadlineMs === undefined) return undefined;
  const version = unseen === undefined ? {} : { version: unseen.version };
  return { reason: 'withdrawn', received: true, deadline: toInstant(deadlineMs), ...version };
}

/** Makes the name of a plan in the cache, from the credential, the publisher's settings, the candidates and the representation. */
function nameOf({ caller, request }: Admitting): string {
  const { candidateListId, representation, single, settingsMs } = request;
  return `${caller.hash} ${settingsMs} ${single} ${candidateListId} ${representation}`;
}

/** Delivers a cached plan again. There is no `await`, so nothing has changed since it was read. A plan that was made for a HEAD is made again. */
function answerKnown(admitting: Admitting, known: CachedPlan): Admission | Promise<Admission> {
  const { request, ledger, nowMs, caller } = admitting;
  const { etag, plan, quota: state } = known;
  if (isUnchanged(request, plan, etag)) return { kind: 'unchanged', etag, rate: caller.rate, ...present({ quota: state }) };
  if (!request.head) {
    if (known.recorded === undefined) return planOrAskCandidates(admitting);
    ledger.repeat(known.recorded, nowMs);
  }
  return answerOf(admitting, known, etag);
}

function planOrAskCandidates(admitting: Admitting): Admission | Promise<Admission> {
  const { candidates, publisher } = admitting.request;
  if (candidates === undefined || publisher === undefined) return { kind: 'candidates-needed', rate: admitting.caller.rate };
  return admitList({ ...admitting, candidates, publisher });
}

async function admitList(admitting: AdmittingList): Promise<Admission> {
  const { request, cache, caller } = admitting;
  const planned = planOf(admitting);
  const etag = await tagOf(admitting, planned);
  const unchanged = isUnchanged(request, planned.plan, etag);
  if (unchanged || request.head) {
    cache.keep(nameOf(admitting), { ...knownOf(admitting, planned), etag });
    return unchanged
      ? { kind: 'unchanged', etag, rate: caller.rate, ...present({ quota: planned.quota }) }
      : answerOf(admitting, planned, etag);
  }
  // Anything may have changed during the await for the digest, so the plan is made again within the transaction. A partner that was suspended or a
  // key that was revoked meanwhile gets nothing.
  cache.refresh(admitting.storage.sql);
  if (cache.snapshots.get(caller.hash)?.snapshot !== admitting.snapshot)
    return { kind: 'licence-changed', snapshot: admitting.snapshot, rate: caller.rate };
  const { planned: kept, recorded } = deliver(admitting);
  const keptTag = await tagOf(admitting, kept);
  cache.keep(nameOf(admitting), { ...knownOf(admitting, kept), etag: keptTag, recorded });
  return answerOf(admitting, kept, keptTag);
}

type DisclosedWithdrawal = WithdrawnCandidate & { deadline: Instant };

/** Selects the recent withdrawals of articles that this partner received and has to remove. */
function withdrawalsOf({ storage: { sql }, caller, withdrawn, request, nowMs }: Admitting): DisclosedWithdrawal[] {
  const mode = modeOf(caller.key);
  const listed = request.withdrawn ?? [];
  const received = receivedOf(
    sql,
    mode,
    listed.map(({ slug }) => slug),
  );
  return listed.flatMap((one) => {
    // An article that was reinstated and withdrawn again is in the next list, with its later version.
    if (!received.has(one.slug) || withdrawn.since(one, nowMs) !== undefined || msOf(listedUntil(one)) <= nowMs) return [];
    const deadlineMs = deadlineOf(sql, one, mode);
    return deadlineMs === undefined ? [] : [{ ...one, deadline: toInstant(deadlineMs) }];
  });
}

function isUnchanged({ ifNoneMatch, single }: AdmitRequest, { granted }: Plan, etag: string): boolean {
  // A refused article is refused whichever version the caller has.
  return ifNoneMatch !== undefined && !(single && granted.length === 0) && matchesWeakly(ifNoneMatch, etag);
}

function knownOf(
  { snapshot, request, candidates, withdrawn, nowMs }: AdmittingList,
  { plan, withdrawals, next, quota: state, counted }: Planned,
): Omit<CachedPlan, 'etag' | 'recorded'> {
  // An isolate that does not know of a withdrawal yet selects its candidates again soon, so such a plan is not reused. The withdrawal may have
  // arrived during the await for the digest.
  const isBehind = [...candidates, ...(request.withdrawn ?? [])].some((one) => withdrawn.since(one, nowMs) !== undefined);
  const ends = planExpiresAt({ terms: snapshot.agreement.terms }, candidates, toInstant(nowMs));
  const instants = [ends, state?.resets, ...withdrawals.map(listedUntil)];
  const untilMs = Math.min(...instants.map((at) => (at === undefined ? Number.POSITIVE_INFINITY : msOf(at))));
  return { snapshot, plan, withdrawals, next, quota: state, untilMs: isBehind ? nowMs : untilMs, counted };
}

function planOf(admitting: AdmittingList): Planned {
  const { storage, withdrawn, caller, snapshot, request, candidates: requested, publisher, cache, nowMs } = admitting;
  const { sql } = storage;
  const mode = modeOf(caller.key);
  const state = quota.stateOf(sql, snapshot.agreement, mode, nowMs);
  const all = withdrawalsOf(admitting);
  const cut = request.layout === undefined ? undefined : cutPage(all, request.layout);
  const listed = requested.slice(0, cut?.candidates);
  const known = mode === 'test' ? onlyInSandbox(sql, listed) : listed;
  const candidates = known.map((one) => (withdrawn.since(one, nowMs) === undefined ? one : { ...one, pubStatus: 'canceled' as const }));
  const slugs = candidates.map(({ slug }) => slug);
  const plan = planAdmission({
    situation: situationOf(snapshot, publisher),
    use: { embargoed: snapshot.scopes.includes('embargoed') },
    now: toInstant(nowMs),
    candidates,
    quota: state,
    // Articles are counted without a quota too, because one may be agreed later.
    countedBefore: quota.countedOf(sql, snapshot.agreement.id, mode, slugs),
  });
  const withdrawals = all.slice(0, cut?.stubs).map(({ slug, version, at, deadline }) => ({ slug, version, at, deadline }));
  return { plan: request.single ? withoutShortened(plan) : plan, withdrawals, next: cut?.next, quota: state, counted: cache.counted };
}

/** A test key gets only articles of the sandbox, whatever the request lists. */
function onlyInSandbox(sql: SqlStorage, candidates: readonly ArticleFacts[]): readonly ArticleFacts[] {
  return candidates.filter(({ slug, version }) => sandbox.get(sql, slug)?.version === version);
}

/** If the quota is exhausted, a feed has headlines, but a single article is refused. */
function withoutShortened(plan: Plan): Plan {
  return { ...plan, granted: plan.granted.filter(({ grant }) => grant.limited !== 'quota') };
}

function deliver(admitting: AdmittingList): { planned: Planned; recorded: Recorded } {
  const { storage, ledger, cache, caller, snapshot, nowMs } = admitting;
  const mode = modeOf(caller.key);
  try {
    const result = storage.transactionSync(() => {
      const planned = planOf(admitting);
      const { granted, counted } = planned.plan;
      for (const { slug, overQuota } of counted)
        quota.count(storage.sql, { agreement: snapshot.agreement.id, mode, slug, overQuota }, nowMs);
      const { templateVersion: templateNumber } = snapshot.acceptance;
      const recorded = ledger.record(storage.sql, { agreement: snapshot.agreement, templateNumber, key: caller.key, granted, nowMs });
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

/** Makes the entity tag from the agreement version, notice, acceptance, standing, scopes, the publisher's settings, the representation, the
 *  grants, the withdrawals and the end of the page. The time affects it only through the decisions. */
async function tagOf({ storage, snapshot, request }: AdmittingList, { plan, withdrawals, next }: Planned): Promise<string> {
  const stubs = withdrawals.map(({ slug, version, deadline }) => `withdrawn ${slug} ${version} ${deadline}`);
  // After a sandbox was cleared, its slugs and versions may be used for other texts.
  const sandboxEpoch = snapshot.mode === 'test' ? [sandbox.epoch(storage.sql)] : [];
  const page = `next ${JSON.stringify(next ?? null)}`;
  const { settingsMs, representation } = request;
  const text = [snapshot.licenceTag, ...sandboxEpoch, settingsMs, representation, planFingerprint(plan), ...stubs, page].join('\n');
  return `W/"${(await sha256Hex(text)).slice(0, TAG_CHARS)}"`;
}

function answerOf(admitting: Admitting, { plan, withdrawals, next, quota: state }: Omit<Planned, 'counted'>, etag: string): Admission {
  const { caller, request } = admitting;
  const { granted } = plan;
  const copy = request.heldEtag === etag ? {} : present({ granted, withdrawn: withdrawals, next });
  const refusal = request.single && granted.length === 0 ? { refusal: refusalOf(admitting, plan) } : {};
  return { kind: 'granted', etag, ...copy, ...refusal, rate: caller.rate, ...present({ quota: state }) };
}

function refusalOf({ storage, caller }: Admitting, { refused: [first], asked }: Plan): ArticleRefusal {
  if (asked === undefined) return { reason: 'unknown', received: false };
  return { reason: first?.reason ?? 'quota', received: hasReceived(storage.sql, modeOf(caller.key), asked) };
}
