// Reads the sandbox for people who watch it: articles with their versions, and what programs with test keys did with them.
import { SANDBOX_ACTIONS } from '../../../domain/pulls/sandbox.ts';
import type { SandboxBoard, SandboxVersion } from '../../../domain/pulls/sandbox-watch.ts';
import type { TestUse } from '../../../domain/pulls/test-use.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedWord } from '../../../domain/values/stored.ts';
import type { PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import * as keys from './keys.ts';
import { type TestUseRow, useOf } from './test-uses.ts';
import { type WithdrawalRow, withdrawalOf } from './withdrawal-row.ts';

/** Most versions of an article on its page. */
const VERSIONS = 50;
/** Most rows of what was done, on a page of one article and on the page of all. */
const USES = 1_000;
/** Most of the newest calls. */
const LATEST = 12;

type VersionRow = { version: number; action: string; at_ms: number; note: string | null; holder: string | null };

/** Lists versions of an article, newest first. `isCut`: there are earlier ones. */
export function versionsOf(sql: SqlStorage, slug: string): { versions: SandboxVersion[]; isCut: boolean } {
  const query = 'SELECT version, action, at_ms, note, holder FROM sandbox WHERE slug = ? ORDER BY version DESC LIMIT ?';
  const rows = sql.exec<VersionRow>(query, slug, VERSIONS + 1).toArray();
  return { versions: rows.slice(0, VERSIONS).map(versionOf), isCut: rows.length > VERSIONS };
}

/** Returns the last version of each article, by slug, the last changed first. */
export function lastVersions(sql: SqlStorage): Map<string, SandboxVersion> {
  const rows = sql.exec<VersionRow & { slug: string }>(
    `SELECT slug, version, action, at_ms, note, holder FROM sandbox
     WHERE seq IN (SELECT max(seq) FROM sandbox GROUP BY slug) ORDER BY seq DESC`,
  );
  return new Map(rows.toArray().map((row) => [row.slug, versionOf(row)]));
}

function versionOf({ version, action, at_ms, note, holder }: VersionRow): SandboxVersion {
  return present({
    version,
    action: storedWord(action, SANDBOX_ACTIONS, 'sandbox.action'),
    at: toInstant(at_ms),
    note: note ?? undefined,
    holder: holder ?? undefined,
  });
}

export function usesOf(sql: SqlStorage, slug: string): TestUse[] {
  return usesWhere(sql, 'slug = ? ORDER BY last_ms DESC, id DESC LIMIT ?', slug, USES);
}

/** What was done with the last version of each article. */
export function usesOfLastVersions(sql: SqlStorage): TestUse[] {
  const last = '(slug, version) IN (SELECT slug, max(version) FROM sandbox GROUP BY slug)';
  return usesWhere(sql, `${last} ORDER BY last_ms DESC, id DESC LIMIT ?`, USES);
}

export function latestUses(sql: SqlStorage): TestUse[] {
  return usesWhere(sql, 'TRUE ORDER BY last_ms DESC, id DESC LIMIT ?', LATEST);
}

function usesWhere(sql: SqlStorage, condition: string, ...bindings: (string | number)[]): TestUse[] {
  return sql
    .exec<TestUseRow>(`SELECT * FROM test_use WHERE ${condition}`, ...bindings)
    .toArray()
    .map(useOf);
}

/** Lists withdrawals of synthetic articles, newest first; with `slug`, those of one. */
export function withdrawalsOf(sql: SqlStorage, slug?: string): PartnerWithdrawal[] {
  const query = "SELECT * FROM withdrawal WHERE mode = 'test' AND (?1 IS NULL OR slug = ?1) ORDER BY at_ms DESC, version DESC LIMIT ?2";
  return sql
    .exec<WithdrawalRow>(query, slug ?? null, USES)
    .toArray()
    .map(withdrawalOf);
}

/** Counts the test keys under these agreements that can be used. */
export function countTestKeys(sql: SqlStorage, agreements: readonly string[], nowMs: number): number {
  return keys.listUnder(sql, agreements, nowMs).keys.filter((key) => key.mode === 'test' && keys.isLive(key, nowMs)).length;
}

/** Returns the names of people, and of keys under these agreements, of those of these ids that are of one. */
export function namesOf(sql: SqlStorage, ids: readonly string[], agreements: readonly string[]): SandboxBoard['names'] {
  const rows = sql.exec<{ id: string; name: string; is_key: number }>(
    `SELECT id, name, 1 AS is_key FROM key
       WHERE id IN (SELECT value FROM json_each(?1)) AND agreement IN (SELECT value FROM json_each(?2))
     UNION ALL SELECT id, name, 0 FROM user WHERE id IN (SELECT value FROM json_each(?1))`,
    JSON.stringify([...new Set(ids)]),
    JSON.stringify(agreements),
  );
  return Object.fromEntries(rows.toArray().map(({ id, name, is_key }) => [id, { name, isKey: is_key === 1 }]));
}
