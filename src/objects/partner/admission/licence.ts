// The licence of a key at this moment: the agreement, its notice, the acceptance of it, and a licenceTag that changes with any of them.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { blockReason, type PublisherNames, type Situation } from '../../../domain/entitlement/entitlement.ts';
import type { AgreementNotice, AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../domain/partners/licence.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import { type Instant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as templates from '../records/notice-templates.ts';
import type { AuthenticatedKey } from './authenticate.ts';

/** Enough to distinguish two texts with one number. */
const HASH_DIGITS = 16;

/** Stores the template where it is new. */
export function snapshotOf(
  sql: SqlStorage,
  { partner, key, agreement }: Pick<AuthenticatedKey, 'partner' | 'key' | 'agreement'>,
  { drafted, publisher }: { drafted: templates.Drafted; publisher: PublisherNames },
  nowMs: number,
): LicenceSnapshot {
  const template = templates.settle(sql, agreement.id, drafted, nowMs);
  const acceptance = templates.acceptanceOf(sql, agreement, template, nowMs);
  const barred = blockReason({ terms: agreement.terms, standing: partner.standing }, toInstant(nowMs));
  return {
    partner: { id: partner.id, name: partner.name },
    // Hashes beside the numbers: a restore may give a number to other terms, and isolates remember licence tags from before.
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

/** Which copy is the publisher's own is part of every scope, and may change without a new notice. */
function ownNames({ name, formerNames }: PublisherNames): string {
  return shortHash([name, ...formerNames].sort().join('\n'));
}

/** Unix ms at which the clock alone may change the snapshot: its term begins or ends, or the grace period for the notice ends. */
export function endOf({ agreement, acceptance }: LicenceSnapshot, nowMs: number): number {
  const { validFrom, validUntil } = agreement.terms;
  const hours = [validFrom, validUntil, acceptance.due].flatMap((at) => (at === undefined ? [] : [msOf(at)]));
  return Math.min(...hours.filter((ms) => ms > nowMs), Number.POSITIVE_INFINITY);
}

export function situationOf({ agreement, standing, acceptance }: LicenceSnapshot, publisher: PublisherSettings): Situation {
  return { terms: agreement.terms, standing, acceptance: acceptance.state, publisher };
}

/** The same at a later hour, if nobody accepts the notice until then. */
export function situationThen(snapshot: LicenceSnapshot, publisher: PublisherSettings, at: Instant): Situation {
  const { state, due } = snapshot.acceptance;
  const isOverdue = state === 'pending' && due !== undefined && at >= due;
  return { ...situationOf(snapshot, publisher), ...(isOverdue ? { acceptance: 'overdue' } : {}) };
}

export interface DraftedVersion {
  agreement: AgreementVersion;
  drafted: templates.Drafted;
}

/** For lists; stores the template where it is new. */
export function summaryOf(
  sql: SqlStorage,
  { agreement, drafted }: DraftedVersion,
  scheduled: DraftedVersion | undefined,
  nowMs: number,
): AgreementSummary {
  const template = templates.settle(sql, agreement.id, drafted, nowMs);
  return present({
    agreement,
    template: template.template,
    acceptance: templates.acceptanceOf(sql, agreement, template, nowMs),
    inForce: blockReason({ terms: agreement.terms, standing: 'good' }, toInstant(nowMs)) === undefined,
    scheduled: scheduled === undefined ? undefined : scheduledNotice(sql, scheduled, nowMs),
  });
}

/** For a scheduled version. Nothing is stored: its notice is made when its term begins, and so is the time to accept it. */
export function scheduledNotice(sql: SqlStorage, { agreement, drafted }: DraftedVersion, nowMs: number): AgreementNotice {
  const template = templates.foresee(sql, agreement.id, drafted, msOf(agreement.terms.validFrom));
  return { agreement, template: template.template, acceptance: templates.acceptanceOf(sql, agreement, template, nowMs) };
}
