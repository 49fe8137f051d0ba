// What a restore has brought so far, in the object that it is for: gathered record by record, read back when everything has come.
import { storedJson } from '../../domain/values/stored.ts';

const NAME = 'restore';

/** Starts a restore and drops what another one had gathered. `restore` is its name. */
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

/** Drops everything. */
export function end(sql: SqlStorage): void {
  sql.exec('DELETE FROM restoring');
  sql.exec('DELETE FROM setting WHERE name = ?', NAME);
}

/** Size of a record's text in one row, in UTF-16 units: a row takes 2 MB, and a record may be longer. */
const PIECE_CHARS = 500_000;

/** False if another restore has begun since: two files are never mixed. */
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
    // Half a surrogate pair would not be stored as it is.
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(start, end);
  }
}

/** Each record, the last first: the last of a row counts, and so it is the first to come. */
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

/** Thrown to undo a transaction because the file is inconsistent. `fault` is a clause; `line` is the line with the fault, if there is
 *  one. */
export class Unfit extends Error {
  readonly fault: string;
  readonly line: number | undefined;

  constructor(fault: string, line?: number) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}

/** SQLite's message about a row that contradicts others or is too big. Any other error is a fault of ours. */
const UNFIT = /SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/;

/** Throws `Unfit` if the row is the cause. */
export function insertFrom(line: number, insert: () => void): void {
  try {
    insert();
  } catch (fault) {
    if (UNFIT.test(String(fault))) throw new Unfit('contradicts another', line);
    throw fault;
  }
}
