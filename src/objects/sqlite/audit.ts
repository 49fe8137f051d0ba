// The audit trail: who did what to what. Rows are only ever added.

import { type Actor, type NamedActor, namedActor } from '../../domain/values/actor.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import { present } from '../../domain/values/present.ts';
import { pageOf } from '../rpc-limits.ts';

export interface AuditEntry extends NamedActor {
  at: Instant;
  /** `article.publish`, `publisher.change`, `token.mint`, … */
  action: string;
  /** Slug of the article, id of the token. */
  subject: string;
  /** JSON: the version number of an article, or the settings. Absent if there was nothing. */
  before?: string;
  after?: string;
}

/** What is added: the moment is the caller's to say. */
interface AuditFacts extends Pick<AuditEntry, 'action' | 'subject'> {
  actor: Actor;
  before?: string | undefined;
  after?: string | undefined;
}

/** Lines added by this program since it started, by database: what is cached of a database is valid as long as this number does not
 *  change. */
const added = new WeakMap<SqlStorage, number>();

export function linesAdded(sql: SqlStorage): number {
  return added.get(sql) ?? 0;
}

export function add(sql: SqlStorage, nowMs: number, entry: AuditFacts): void {
  added.set(sql, linesAdded(sql) + 1);
  sql.exec(
    'INSERT INTO audit (at_ms, who, token_id, action, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
    nowMs,
    entry.actor.name,
    entry.actor.tokenId ?? null,
    entry.action,
    entry.subject,
    entry.before ?? null,
    entry.after ?? null,
  );
}

type Row = {
  seq: number;
  at_ms: number;
  who: string;
  token_id: string | null;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
};

/** Newest first, and as many as fit one answer. `next` is the value of `before` for the next page; absent at the end. */
export function list(sql: SqlStorage, limit: number, before = Number.MAX_SAFE_INTEGER): { entries: AuditEntry[]; next?: number } {
  const rows = sql.exec<Row>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?', before, limit + 1);
  const { page, last } = pageOf(rows, limit, (row) => [row.before, row.after]);
  return present({ entries: page.map(entryOf), next: last?.seq });
}

function entryOf(row: Row): AuditEntry {
  return present({
    at: toInstant(row.at_ms),
    ...namedActor(row.who, row.token_id),
    action: row.action,
    subject: row.subject,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  });
}
