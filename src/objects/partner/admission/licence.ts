// Makes the current licence of a key: its agreement, the notice and its acceptance, and a licence tag that changes with any of them.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { blockReason, type PublisherNames, type Situation } from '../../../domain/entitlement/entitlement.ts';
import type { AgreementNotice, AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../domain/partners/licence.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import { type Instant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as templates from '../records/notice-templates.ts';
import type { AuthenticatedKey } from './authenticate.ts';

/** Digits of a hash that distinguish two texts with the same version number. */
const HASH_DIGITS = 16;

/** Makes the snapshot. Stores the notice template if it is new. */
export function snapshotOf(
  sql: SqlStorage,
  { partner, key, agreement }: Pick<AuthenticatedKey, 'partner' | 'key' | 'agreement'>,
  { drafted, publisher }: { drafted: templates.Drafted; publisher: PublisherNames },
  nowMs: number,
): LicenceSnapshot {
  const template = templates.storeCurrent(sql, agreement.id, drafted, nowMs);
  const acceptance = templates.acceptanceOf(sql, agreement, template, nowMs);
  const barred = blockReason({ terms: agreement.terms, standing: partner.standing }, toInstant(nowMs));
  return {
    partner: { id: partner.id, name: partner.name },
    // The tag has hashes besides the numbers, because a restore may give a number to other terms while isolates still have older tags.
    licenceTag: [
      agreement.id,
      agreement.version,
      agreement.sha256.slice(0, HASH_DIGITS),
      template.number,
      template.sha256.slice(0, HASH_DIGITS),
      acceptance.state,
      partner.standing,
      barred ?? '',
      [...key.scopes].sort().join(' '),
      ownNames(publisher),
    ].join('/'),
    keyId: key.id,
    mode: key.mode,
    scopes: key.scopes,
    standing: partner.standing,
    agreement,
    template: template.template,
    templateSha256: template.sha256,
    acceptance,
  };
}

/** The publisher's names decide which copy is its own, and thus every scope. They may change without a new notice. */
function ownNames({ name, formerNames }: PublisherNames): string {
  return shortHash([name, ...formerNames].sort().join('\n'));
}

/** Returns when time alone may change the snapshot, in Unix ms: its term begins or ends, or the grace period for the notice ends. Infinity: never. */
export function endOf({ agreement, acceptance }: LicenceSnapshot, nowMs: number): number {
  const { validFrom, validUntil } = agreement.terms;
  const ends = [validFrom, validUntil, acceptance.due].flatMap((at) => (at === undefined ? [] : [msOf(at)]));
  return Math.min(...ends.filter((ms) => ms > nowMs), Number.POSITIVE_INFINITY);
}

export function situationOf({ agreement, standing, acceptance }: LicenceSnapshot, publisher: PublisherSettings): Situation {
  return { terms: agreement.terms, made: agreement.made, standing, acceptance: acceptance.state, publisher };
}

/** Returns the situation at a later instant, if the notice is not accepted until then. */
export function situationThen(snapshot: LicenceSnapshot, publisher: PublisherSettings, at: Instant): Situation {
  const { state, due } = snapshot.acceptance;
  const isOverdue = state === 'pending' && due !== undefined && at >= due;
  return { ...situationOf(snapshot, publisher), ...(isOverdue ? { acceptance: 'overdue' } : {}) };
}

export interface DraftedVersion {
  agreement: AgreementVersion;
  drafted: templates.Drafted;
}

/** Makes the summary of an agreement for lists. Stores the notice template if it is new. */
export function summaryOf(
  sql: SqlStorage,
  { agreement, drafted }: DraftedVersion,
  scheduled: DraftedVersion | undefined,
  nowMs: number,
): AgreementSummary {
  const template = templates.storeCurrent(sql, agreement.id, drafted, nowMs);
  return present({
    agreement,
    template: template.template,
    acceptance: templates.acceptanceOf(sql, agreement, template, nowMs),
    inForce: blockReason({ terms: agreement.terms, standing: 'good' }, toInstant(nowMs)) === undefined,
    scheduled: scheduled === undefined ? undefined : scheduledNotice(sql, scheduled, nowMs),
  });
}

/** Makes the notice of a scheduled version. Nothing is stored: the notice and its grace period begin with the term. */
export function scheduledNotice(sql: SqlStorage, { agreement, drafted }: DraftedVersion, nowMs: number): AgreementNotice {
  const template = templates.foreseeNext(sql, agreement.id, drafted, msOf(agreement.terms.validFrom));
  return { agreement, template: template.template, acceptance: templates.acceptanceOf(sql, agreement, template, nowMs) };
}
