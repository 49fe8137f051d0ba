// Stores what partners' objects report.
import type { PartnerSummary } from '../../domain/partners/partner-summary.ts';
import { type Instant, msOf } from '../../domain/values/instant.ts';

/** Stores a report within the caller's transaction. Returns true. */
export function report(sql: SqlStorage, id: string, summary: PartnerSummary): true {
  const { quota } = summary;
  sql.exec(
    `INSERT OR REPLACE INTO summary (partner, made_ms, standing, pulled_ms, silent_ms, open, overdue, deadline_ms, key_ms, quota_agreement,
       quota_used, quota_articles, quota_per, quota_resets_ms, acceptance_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    msOf(summary.made),
    summary.standing,
    msOrNull(summary.lastPull),
    msOrNull(summary.silentSince),
    summary.openWithdrawals,
    summary.overdueWithdrawals,
    msOrNull(summary.nextDeadline),
    msOrNull(summary.nextKeyExpiry),
    quota?.agreement ?? null,
    quota?.used ?? null,
    quota?.articles ?? null,
    quota?.per ?? null,
    msOrNull(quota?.resets),
    msOrNull(summary.acceptanceDue),
  );
  storeDeliveries(sql, id, summary);
  return true;
}

/** A day that has not changed is not written. After a restore, days may be gone. */
function storeDeliveries(sql: SqlStorage, id: string, { deliveries }: PartnerSummary): void {
  const reported = JSON.stringify(deliveries.map(({ day, deliveries: count }) => [day, count]));
  sql.exec('DELETE FROM delivered WHERE partner = ?1 AND day NOT IN (SELECT value ->> 0 FROM json_each(?2))', id, reported);
  sql.exec(
    `INSERT INTO delivered (partner, day, deliveries) SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true
     ON CONFLICT (partner, day) DO UPDATE SET deliveries = excluded.deliveries WHERE deliveries <> excluded.deliveries`,
    id,
    reported,
  );
}

function msOrNull(instant: Instant | undefined): number | null {
  return instant === undefined ? null : msOf(instant);
}
