// The desk's writes to a partner's agreements and keys, and the acceptances after a change of the publisher's settings.

import { blockReason } from '../../../domain/entitlement/entitlement.ts';
import { isDividedBy } from '../../../domain/entitlement/subject-scope.ts';
import type { AgreementResult, AgreementWrite, ForeseenAcceptance } from '../../../domain/partners/agreement-write.ts';
import type { KeyResult, KeyWrite, PartnerKey } from '../../../domain/partners/key.ts';
import type { PublisherSettings } from '../../../domain/partners/licence.ts';
import type { DividedAgreement, MergeReview } from '../../../domain/publisher/term-merge.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { scheduledNotice } from '../admission/licence.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';

/** Returns the partner's name, which is empty before the partner is set up. */
function nameOf(sql: SqlStorage): string {
  return profile.get(sql)?.name ?? '';
}

/** Hashes that are computed before the transaction begins, because a transaction cannot await them. */
interface HashedTerms {
  sha256: string;
  drafted: templates.Drafted;
}

export async function hashed(sql: SqlStorage, { terms, publisher }: Pick<AgreementWrite, 'terms' | 'publisher'>): Promise<HashedTerms> {
  return { sha256: await sha256Hex(canonicalJson(terms)), drafted: await templates.draft({ terms }, nameOf(sql), publisher) };
}

/** Stores a version of an agreement within the caller's transaction. */
export function putAgreement(
  sql: SqlStorage,
  { id, terms, madeFrom, actor }: AgreementWrite,
  { sha256, drafted }: HashedTerms,
  nowMs: number,
): AgreementResult {
  const newest = agreements.get(sql, id);
  // A failed precondition is ignored if the newest version already has these terms (RFC 9110 §13.1.1).
  if (madeFrom !== undefined && madeFrom !== (newest?.version ?? 0) && !agreements.isSame(newest, { terms, sha256 }))
    return { kind: 'stale', current: newest };
  const scheduledBefore = agreements.at(sql, id, nowMs)?.scheduled;
  const written = agreements.put(sql, { id, terms, sha256, actor, nowMs });
  const { agreement } = written;
  const { current, scheduled } = agreements.at(sql, id, nowMs) ?? { current: agreement };
  const isDropped = scheduledBefore !== undefined && scheduledBefore.version !== scheduled?.version;
  const dropped = isDropped ? { dropped: scheduledBefore.version } : {};
  // The notice of a scheduled version is stored when its term begins, and its grace period begins then.
  if (scheduled?.version === agreement.version)
    return {
      ...written,
      ...dropped,
      pending: { until: terms.validFrom, meanwhile: current.version },
      acceptance: scheduledNotice(sql, { agreement, drafted }, nowMs).acceptance,
    };
  const template = templates.storeCurrent(sql, id, drafted, nowMs);
  return { ...written, ...dropped, acceptance: templates.acceptanceOf(sql, agreement, template, nowMs) };
}

/** Stores a key. A key without an agreement is for the partner's only one. */
export function addKey(sql: SqlStorage, { key, hash, actor, formId }: KeyWrite, nowMs: number): KeyResult {
  const before = formId === undefined ? undefined : keys.madeByForm(sql, formId);
  if (before !== undefined) return { kind: 'repeated', key: before };
  const known = agreements.ids(sql);
  const agreement = key.agreement ?? (known.length === 1 ? known[0] : undefined);
  if (agreement === undefined || !known.includes(agreement)) return { kind: 'no-agreement', known };
  const made: PartnerKey = { ...key, agreement, created: toInstant(nowMs) };
  keys.add(sql, { key: made, hash, actor, formId }, nowMs);
  return { kind: 'added', key: made };
}

/** Lists the acceptances of all agreements whose term is not over, by their version in force, as if the partner had the given name. */
export async function acceptances(
  sql: SqlStorage,
  publisher: PublisherSettings,
  name = nameOf(sql),
  nowMs: number,
): Promise<ForeseenAcceptance[]> {
  const found: ForeseenAcceptance[] = [];
  for (const { current: agreement } of agreements.allAt(sql, nowMs)) {
    const { id, terms } = agreement;
    if (blockReason({ terms, standing: 'good' }, toInstant(nowMs)) === 'agreement-ended') continue;
    const template = templates.foreseeCurrent(sql, id, await templates.draft(agreement, name, publisher), nowMs);
    found.push({ agreement: id, reference: terms.reference, acceptance: templates.acceptanceOf(sql, agreement, template, nowMs) });
  }
  return found;
}

/** Lists the agreements that a merge of subjects or sections would divide, by their version in force and the scheduled one. */
export function dividedAgreements(
  sql: SqlStorage,
  { kind, term, aliases }: MergeReview,
  nowMs: number,
): Omit<DividedAgreement, 'partner'>[] {
  return agreements.allAt(sql, nowMs).flatMap(({ current, scheduled }) => {
    const versions = [current, ...(scheduled === undefined ? [] : [scheduled])];
    const divided = versions.find(
      ({ terms, made }) =>
        blockReason({ terms, standing: 'good' }, toInstant(nowMs)) !== 'agreement-ended' &&
        isDividedBy(terms.scope[kind], term, aliases, made),
    );
    return divided === undefined ? [] : [{ agreement: divided.id, reference: divided.terms.reference }];
  });
}
