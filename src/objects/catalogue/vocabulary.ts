// Codes of subjects, authors and desks: found by name, made once, kept for ever. Sections are the publisher's settings. Nothing that
// is told outside is read from here: an embargoed draft makes terms too, and what it calls them is nobody's to know.
import type { Publisher } from '../../domain/publisher.ts';
import { shortHash } from '../../domain/short-hash.ts';
import { codeFor, isReadable, type Term, type TermInput } from '../../domain/term.ts';

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
  if (desk !== undefined) return { code: desk.code, name: desk.name };
  if (code !== undefined) return claim(sql, kind, code, name);
  const [known] = sql
    .exec<{ code: string }>('SELECT code FROM term WHERE kind = ? AND name = ? ORDER BY code LIMIT 1', kind, name)
    .toArray();
  return known === undefined ? mint(sql, kind, name, publisher) : { code: known.code, name };
}

/** A code that comes with the name is taken at its word; the name is this article's own. */
function claim(sql: SqlStorage, kind: OpenKind, code: string, name: string): Term {
  sql.exec('INSERT OR IGNORE INTO term (kind, code, name) VALUES (?, ?, ?)', kind, code, name);
  return { code, name };
}

/** Never a running number: a gap in it would tell of a draft that nobody may know of. C is `c`; C++ and C# get a piece of their hash. */
function mint(sql: SqlStorage, kind: OpenKind, name: string, publisher: Publisher): Term {
  const base = codeFor(name);
  const desks = new Set(kind === 'authors' ? publisher.desks.map((desk) => desk.code) : []);
  const candidates = function* () {
    if (isReadable(name)) yield base;
    for (let salt = 0; ; salt++) yield `${base}-${shortHash(salt === 0 ? name : `${name} ${salt}`)}`;
  };
  for (const code of candidates()) {
    if (desks.has(code) || isTaken(sql, kind, code)) continue;
    sql.exec('INSERT INTO term (kind, code, name) VALUES (?, ?, ?)', kind, code, name);
    return { code, name };
  }
  throw new Error('there is always another candidate');
}

function isTaken(sql: SqlStorage, kind: OpenKind, code: string): boolean {
  return sql.exec('SELECT 1 FROM term WHERE kind = ? AND code = ?', kind, code).toArray().length > 0;
}
