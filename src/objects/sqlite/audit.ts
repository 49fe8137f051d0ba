// The audit trail of changes and their actors. Rows are added and never changed.

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
  /** Name of the token. Absent: the entry is about something else. */
  subjectName?: string;
  /** JSON of the state before the change: the version number of an article, or the settings. Absent if there was none. */
  before?: string;
  after?: string;
  /** The run of the import that made the change. Absent: it was no import, or had no run. */
  run?: string;
}

/** An entry to add; its instant is passed separately. */
interface AuditFacts extends Pick<AuditEntry, 'action' | 'subject'> {
  actor: Actor;
  before?: string | undefined;
  after?: string | undefined;
  /** Only the Catalogue's trail has runs. */
  run?: string | undefined;
}

/** Number of entries that were added since the program started, by database. Values cached from a database are valid as long as it does not
 *  change. */
const added = new WeakMap<SqlStorage, number>();

export function linesAdded(sql: SqlStorage): number {
  return added.get(sql) ?? 0;
}

export function add(sql: SqlStorage, nowMs: number, entry: AuditFacts): void {
  added.set(sql, linesAdded(sql) + 1);
  const { run } = entry;
  sql.exec(
    `INSERT INTO audit (at_ms, who, token_id, action, subject, before, after${run === undefined ? '' : ', run'})
     VALUES (?, ?, ?, ?, ?, ?, ?${run === undefined ? '' : ', ?'})`,
    nowMs,
    entry.actor.name,
    entry.actor.tokenId ?? null,
    entry.action,
    entry.subject,
    entry.before ?? null,
    entry.after ?? null,
    ...(run === undefined ? [] : [run]),
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
  /** Absent from the rows of partners. */
  run?: string | null;
};

export interface AuditPage {
  entries: AuditEntry[];
  /** `before` of the next page; absent on the last page. */
  next?: number;
}

/** Lists entries, newest first, as many as fit into one answer. */
export function list(sql: SqlStorage, limit: number, before = Number.MAX_SAFE_INTEGER): AuditPage {
  return pageFrom(sql.exec<Row>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?', before, limit + 1), limit);
}

/** Lists the entries of one run of an import. Only the Catalogue's trail has runs. */
export function listOfRun(sql: SqlStorage, run: string, limit: number, before = Number.MAX_SAFE_INTEGER): AuditPage {
  const query = 'SELECT * FROM audit WHERE run = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
  return pageFrom(sql.exec<Row>(query, run, before, limit + 1), limit);
}

/** An entry with its number, which counts all entries of the trail from 1. */
export interface NumberedEntry extends AuditEntry {
  number: number;
}

interface Matching {
  who?: string | undefined;
  subject?: string | undefined;
  /** An action, or the beginning of several that ends with a full stop. */
  action?: string | undefined;
  /** Numbers of entries: `floor` is included, `before` is not. */
  floor: number;
  before: number;
  limit: number;
}

/** Lists the entries in a range of numbers that match, newest first. */
export function listMatching(sql: SqlStorage, { who, subject, action, floor, before, limit }: Matching): NumberedPage {
  const rows = sql.exec<Row>(
    `SELECT * FROM audit WHERE seq >= ?1 AND seq < ?2 AND (?3 IS NULL OR instr(lower(who), lower(?3)) > 0)
     AND (?4 IS NULL OR instr(lower(subject), lower(?4)) > 0) AND (?5 IS NULL OR action = ?5 OR (substr(?5, -1) = '.' AND instr(action, ?5) = 1))
     ORDER BY seq DESC LIMIT ?6`,
    floor,
    before,
    who ?? null,
    subject ?? null,
    action ?? null,
    limit + 1,
  );
  const { page, last } = pageOf(rows, limit, (row) => [row.before, row.after]);
  return present({ entries: page.map((row) => ({ number: row.seq, ...entryOf(row) })), next: last?.seq });
}

interface NumberedPage {
  entries: NumberedEntry[];
  next?: number;
}

/** One entry by its number. */
export function find(sql: SqlStorage, number: number): NumberedEntry | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM audit WHERE seq = ?', number).toArray();
  return row === undefined ? undefined : { number: row.seq, ...entryOf(row) };
}

function pageFrom(rows: Iterable<Row>, limit: number): AuditPage {
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
    run: row.run ?? undefined,
  });
}
