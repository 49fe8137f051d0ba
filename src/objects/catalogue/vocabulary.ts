// Codes of subjects, authors and desks: found by name, made once, kept for ever. Sections are the publisher's settings.
import type { Publisher } from '../../domain/publisher.ts';
import { codeFor, type Term, type TermInput } from '../../domain/term.ts';

type OpenKind = 'subjects' | 'authors';

/** The terms with their codes, without repeats, in the order given. New ones are stored. */
export function resolve(sql: SqlStorage, kind: OpenKind, inputs: readonly TermInput[], publisher: Publisher): Term[] {
  const terms = new Map<string, Term>();
  for (const input of inputs) {
    const term = resolveOne(sql, kind, input, publisher);
    if (!terms.has(term.code)) terms.set(term.code, term);
  }
  return [...terms.values()];
}

function resolveOne(sql: SqlStorage, kind: OpenKind, { code, name }: TermInput, publisher: Publisher): Term {
  const desk = kind === 'authors' ? publisher.desks.find((candidate) => candidate.code === code || candidate.name === name) : undefined;
  const wanted = desk?.code ?? code;
  if (wanted !== undefined) return claim(sql, kind, wanted, desk?.name ?? name);
  const [known] = sql.exec<{ code: string }>('SELECT code FROM term WHERE kind = ? AND name = ?', kind, name).toArray();
  return known === undefined ? mint(sql, kind, name, publisher) : { code: known.code, name };
}

/** An explicit code wins: its name is corrected to the one given, unless another code has that name already. */
function claim(sql: SqlStorage, kind: OpenKind, code: string, name: string): Term {
  const [known] = sql.exec<{ name: string }>('SELECT name FROM term WHERE kind = ? AND code = ?', kind, code).toArray();
  if (known === undefined) {
    sql.exec('INSERT OR IGNORE INTO term (kind, code, name) VALUES (?, ?, ?)', kind, code, name);
  } else if (known.name !== name) {
    sql.exec('UPDATE OR IGNORE term SET name = ? WHERE kind = ? AND code = ?', name, kind, code);
  }
  return { code, name };
}

/** C, C++ and C# become c, c-2 and c-3, in the order they came. */
function mint(sql: SqlStorage, kind: OpenKind, name: string, publisher: Publisher): Term {
  const desks = new Set(kind === 'authors' ? publisher.desks.map((desk) => desk.code) : []);
  const base = codeFor(name);
  // Names without a Latin letter all share one base: start behind those that are there.
  for (let number = numbered(sql, kind, base) + 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (desks.has(code) || isTaken(sql, kind, code)) continue;
    sql.exec('INSERT INTO term (kind, code, name) VALUES (?, ?, ?)', kind, code, name);
    return { code, name };
  }
}

function isTaken(sql: SqlStorage, kind: OpenKind, code: string): boolean {
  return sql.exec('SELECT 1 FROM term WHERE kind = ? AND code = ?', kind, code).toArray().length > 0;
}

/** The highest number that follows this base: 0 where the base itself is free, 1 where only it is taken. */
function numbered(sql: SqlStorage, kind: OpenKind, base: string): number {
  if (!isTaken(sql, kind, base)) return 0;
  const suffixes = sql.exec<{ number: number }>(
    `SELECT max(CAST(substr(code, ?) AS INTEGER)) AS number FROM term WHERE kind = ? AND code GLOB ? || '-[0-9]*'`,
    base.length + 2,
    kind,
    base,
  );
  return Math.max(1, suffixes.one().number ?? 1);
}

/** What a feed of this kind and code is called now. */
export function labelOf(sql: SqlStorage, kind: string, code: string, publisher: Publisher): string {
  if (kind === 'sections') return publisher.sections.find((section) => section.code === code)?.name ?? code;
  const desk = kind === 'authors' ? publisher.desks.find((candidate) => candidate.code === code) : undefined;
  if (desk !== undefined) return desk.name;
  const [known] = sql.exec<{ name: string }>('SELECT name FROM term WHERE kind = ? AND code = ?', kind, code).toArray();
  return known?.name ?? code;
}
