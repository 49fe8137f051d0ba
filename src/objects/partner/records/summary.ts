// Makes the summary of a partner that its object reports to the Directory.

import { blockReason } from '../../../domain/entitlement/entitlement.ts';
import { type DayDeliveries, type PartnerSummary, REPORTED_DAYS } from '../../../domain/partners/partner-summary.ts';
import { DAY_MS, dayOf, type Instant, msOf, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as agreements from './agreements.ts';
import * as templates from './notice-templates.ts';
import * as profile from './profile.ts';
import * as quota from './quota.ts';
import * as withdrawals from './withdrawals.ts';

interface Made {
  summary: PartnerSummary;
  /** Unix ms at which time alone changes the summary; Infinity if it never does. */
  untilMs: number;
}

/** `before`: the last summary that was reported, whose earlier days are not counted again. Returns `undefined` before the partner is set up. */
export function make(sql: SqlStorage, before: PartnerSummary | undefined, nowMs: number): Made | undefined {
  const partner = profile.get(sql);
  if (partner === undefined) return undefined;
  const terms = termsAt(sql, nowMs);
  const lastPull = lastPullOf(sql);
  const { open, overdue } = withdrawals.counts(sql, 'live', nowMs);
  const nextDeadline = withdrawals.nextDeadline(sql, nowMs);
  const nextKeyExpiry = nextKeyExpiryOf(sql, nowMs);
  const summary: PartnerSummary = present({
    made: toInstant(nowMs),
    standing: partner.standing,
    lastPull,
    silentSince: terms.isInForce ? (lastPull ?? partner.created) : undefined,
    openWithdrawals: open,
    overdueWithdrawals: overdue,
    nextDeadline,
    nextKeyExpiry,
    quota: terms.quota,
    acceptanceDue: terms.acceptanceDue,
    deliveries: deliveriesOf(sql, before, nowMs),
  });
  const changes = [nextDeadline, nextKeyExpiry, terms.quota?.resets].map((instant) => (instant === undefined ? Infinity : msOf(instant)));
  return { summary, untilMs: Math.min(terms.untilMs, ...changes.filter((ms) => ms > nowMs)) };
}

interface TermsNow extends Pick<PartnerSummary, 'quota' | 'acceptanceDue'> {
  isInForce: boolean;
  /** Unix ms at which an agreement begins, ends, or gets its scheduled version. */
  untilMs: number;
}

/** What follows from the agreements in force. A notice is judged as the partner last met it, because the object does not know the publisher's
 *  settings. */
function termsAt(sql: SqlStorage, nowMs: number): TermsNow {
  const now = toInstant(nowMs);
  const found: TermsNow = { isInForce: false, untilMs: Infinity };
  for (const { current, scheduled } of agreements.allAt(sql, nowMs)) {
    const { validFrom, validUntil } = current.terms;
    const changes = [validFrom, validUntil, scheduled?.terms.validFrom].filter((instant) => instant !== undefined && instant > now);
    found.untilMs = Math.min(found.untilMs, ...changes.map((instant) => msOf(instant ?? now)));
    if (blockReason({ terms: current.terms, standing: 'good' }, now) !== undefined) continue;
    found.isInForce = true;
    const due = templates.latestAcceptance(sql, current, nowMs)?.due;
    if (due !== undefined && (found.acceptanceDue === undefined || due < found.acceptanceDue)) found.acceptanceDue = due;
    const state = quota.stateOf(sql, current, 'live', nowMs);
    if (state === undefined) continue;
    const { used, articles, per, resets } = state;
    if (found.quota === undefined || used / articles > found.quota.used / found.quota.articles)
      found.quota = { agreement: current.id, used, articles, per, resets };
  }
  return found;
}

/** People at the portal have no key, so that a first delivery counts too. */
function lastPullOf(sql: SqlStorage): Instant | undefined {
  const used = sql.exec<{ ms: number | null }>("SELECT max(used_ms) AS ms FROM key WHERE mode <> 'test'").one().ms;
  const delivered = sql.exec<{ ms: number | null }>("SELECT max(first_ms) AS ms FROM ledger WHERE mode = 'live'").one().ms;
  return storedInstant(used === null || delivered === null ? (used ?? delivered) : Math.max(used, delivered));
}

/** A key that was replaced is meant to end. */
function nextKeyExpiryOf(sql: SqlStorage, nowMs: number): Instant | undefined {
  const query =
    "SELECT min(expires_ms) AS ms FROM key WHERE mode <> 'test' AND revoked_ms IS NULL AND replaced_by IS NULL AND expires_ms > ?";
  return storedInstant(sql.exec<{ ms: number | null }>(query, nowMs).one().ms);
}

/** Deliveries of a day are written within seconds, so that a day before the one before the last report cannot change. Counting only what can change
 *  keeps the cost of a report independent of the size of the ledger. */
function deliveriesOf(sql: SqlStorage, before: PartnerSummary | undefined, nowMs: number): DayDeliveries[] {
  const first = dayOf(nowMs - (REPORTED_DAYS - 1) * DAY_MS);
  const counted = before === undefined ? first : dayOf(msOf(before.made) - DAY_MS);
  const query = "SELECT day, sum(count) AS deliveries FROM delivery WHERE mode = 'live' AND day >= ? GROUP BY day ORDER BY day";
  const later = sql.exec<{ day: string; deliveries: number }>(query, counted > first ? counted : first).toArray();
  return [...(before?.deliveries ?? []).filter(({ day }) => day >= first && day < counted), ...later];
}
