// What a restore has brought so far, in the object that it is for: gathered record by record, read back when everything has come.
import { storedJson } from '../../domain/values/stored.ts';

const NAME = 'restore';

/** Starts over: what another restore had gathered is gone. `restore` is the name of this one. */
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

/** Nothing of it is left. */
export function end(sql: SqlStorage): void {
  sql.exec('DELETE FROM restoring');
  sql.exec('DELETE FROM setting WHERE name = ?', NAME);
}

/** Of the text of a record in one row, in UTF-16 units: a row takes 2 MB, and a record may be longer. */
const PIECE_CHARS = 500_000;

/** False where another restore has begun since: two files never mix. */
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
    // Half a surrogate pair would not come back.
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

/** Throws away what a transaction had put in: the file does not fit. `fault` is a clause; `line` where one is to blame. */
export class Unfit extends Error {
  readonly fault: string;
  readonly line: number | undefined;

  constructor(fault: string, line?: number) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}

/** What SQLite says of a row that does not go with the others, or that is too big. Anything else is a fault of ours. */
const UNFIT = /SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/;

/** Throws `Unfit` where the row is to blame. */
export function insertFrom(line: number, insert: () => void): void {
  try {
    insert();
  } catch (fault) {
    if (UNFIT.test(String(fault))) throw new Unfit('contradicts another', line);
    throw fault;
  }
}
