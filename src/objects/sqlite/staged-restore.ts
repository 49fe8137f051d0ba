// Stages the records of a restore in the object that is restored, until all have arrived.
import { storedJson } from '../../domain/values/stored.ts';

const NAME = 'restore';

/** Begins a restore and deletes the staged records of another one. `restore` is its name. */
export function begin(sql: SqlStorage, restore: string): void {
  sql.exec('DELETE FROM restoring');
  sql.exec(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    NAME,
    JSON.stringify(restore),
  );
}

export function isCurrent(sql: SqlStorage, restore: string): boolean {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM setting WHERE name = ?', NAME).toArray();
  return row?.value === JSON.stringify(restore);
}

/** Ends a restore and deletes its staged records. */
export function end(sql: SqlStorage): void {
  sql.exec('DELETE FROM restoring');
  sql.exec('DELETE FROM setting WHERE name = ?', NAME);
}

/** Most UTF-16 units of a record in one row. A row can contain 2 MB, and a record may be longer. */
const PIECE_CHARS = 500_000;

/** Stages records. False: another restore has begun since, and its records must not be mixed with these. */
export function gather(sql: SqlStorage, restore: string, records: readonly string[]): boolean {
  if (!isCurrent(sql, restore)) return false;
  for (const record of records) {
    for (const piece of piecesOf(`${record}\n`)) sql.exec('INSERT INTO restoring (record) VALUES (?)', piece);
  }
  return true;
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = Math.min(start + PIECE_CHARS, text.length);
    // A surrogate pair must not be separated, because SQLite would not store its halves unchanged.
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(start, end);
  }
}

/** Yields the records from the last to the first, because the last record of a row counts. */
export function* gathered<Record>(sql: SqlStorage): Generator<Record> {
  let held = '';
  for (const { record } of sql.exec<{ record: string }>('SELECT record FROM restoring ORDER BY line DESC')) {
    if (record.endsWith('\n') && held !== '') {
      yield storedJson(held, 'restoring.record');
      held = '';
    }
    held = record + held;
  }
  if (held !== '') yield storedJson(held, 'restoring.record');
}

/** Is thrown to roll a transaction back because the file is inconsistent. `fault` is a clause. `line` is present if a single line is wrong. */
export class Unfit extends Error {
  readonly fault: string;
  readonly line: number | undefined;

  constructor(fault: string, line?: number) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}

/** Matches SQLite's messages about a row that contradicts others or is too large. Any other error is internal. */
const UNFIT = /SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/;

/** Inserts a row. Throws `Unfit` if the row is the cause of an error. */
export function insertFrom(line: number, insert: () => void): void {
  try {
    insert();
  } catch (fault) {
    if (UNFIT.test(String(fault))) throw new Unfit('contradicts another', line);
    throw fault;
  }
}
