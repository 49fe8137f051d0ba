// What programs with test keys did with the articles of the sandbox: equal calls are one row with a count. Calls of live keys are in the ledger only. Counts
// are in memory and written by the alarm, so that a poll writes nothing.
import { type SeenArticle, TEST_OUTCOMES, TEST_ROUTES, type TestRoute, type TestUse } from '../../../domain/pulls/test-use.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { storedWord } from '../../../domain/values/stored.ts';

/** Most rows. The ones whose last call is oldest are dropped. */
const TEST_USES = 5_000;

interface Caller {
  /** Id of the test key. */
  keyId: string;
  route: TestRoute;
}

interface Counted extends Caller, SeenArticle {
  firstMs: number;
  lastMs: number;
  count: number;
}

export class TestUses {
  private readonly counts = new Map<string, Counted>();

  note({ keyId, route }: Caller, seen: readonly SeenArticle[], nowMs: number): void {
    for (const { slug, version, outcome } of seen) {
      const name = [keyId, route, slug, version, outcome].join(' ');
      const { firstMs = nowMs, count = 0 } = this.counts.get(name) ?? {};
      this.counts.set(name, { keyId, route, slug, version, outcome, firstMs, lastMs: nowMs, count: count + 1 });
    }
  }

  get isDirty(): boolean {
    return this.counts.size > 0;
  }

  /** Writes the counts within the caller's transaction. */
  flush(sql: SqlStorage): void {
    if (!this.isDirty) return;
    for (const { keyId, route, slug, version, outcome, firstMs, lastMs, count } of this.counts.values())
      sql.exec(
        `INSERT INTO test_use (key_id, route, slug, version, outcome, first_ms, last_ms, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (slug, version, key_id, route, outcome)
         DO UPDATE SET last_ms = max(last_ms, excluded.last_ms), count = count + excluded.count`,
        keyId,
        route,
        slug,
        version,
        outcome,
        firstMs,
        lastMs,
        count,
      );
    this.counts.clear();
    sql.exec('DELETE FROM test_use WHERE id IN (SELECT id FROM test_use ORDER BY last_ms DESC, id DESC LIMIT -1 OFFSET ?)', TEST_USES);
  }

  /** Drops the counts in memory. */
  forget(): void {
    this.counts.clear();
  }
}

export type TestUseRow = {
  key_id: string;
  route: string;
  slug: string;
  version: number;
  outcome: string;
  first_ms: number;
  last_ms: number;
  count: number;
};

export function useOf(row: TestUseRow): TestUse {
  return {
    keyId: row.key_id,
    route: storedWord(row.route, TEST_ROUTES, 'test_use.route'),
    slug: row.slug,
    version: row.version,
    outcome: storedWord(row.outcome, TEST_OUTCOMES, 'test_use.outcome'),
    first: toInstant(row.first_ms),
    last: toInstant(row.last_ms),
    count: row.count,
  };
}
