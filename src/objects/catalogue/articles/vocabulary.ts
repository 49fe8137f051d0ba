// Codes of subjects, authors and desks. A code is found by its name and never changes. Sections are in the publisher's settings. A term is stored
// with its first published article, so an existing term code never reveals an embargoed article.
import type { Article } from '../../../domain/articles/article.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import { codeFor, isReadable, isSameName, type Term, type TermInput } from '../../../domain/values/term.ts';

type OpenKind = 'subjects' | 'authors';

/** Finds or makes the codes of terms, in the given order and without repeats. Nothing is stored: see `keep`. */
export function resolve(sql: SqlStorage, kind: OpenKind, inputs: readonly TermInput[], publisher: Publisher): Term[] {
  const terms = new Map<string, Term>();
  for (const input of inputs) {
    const term = resolveOne(sql, kind, input, publisher, terms);
    if (!terms.has(term.code)) terms.set(term.code, term);
  }
  return [...terms.values()];
}

/** Stores the terms of a published article. A code that is already stored keeps its name. */
export function keep(sql: SqlStorage, { subjects, by }: Pick<Article, 'subjects' | 'by'>): void {
  const kinds: [OpenKind, readonly Term[]][] = [
    ['subjects', subjects],
    ['authors', [...by.names, ...by.desks]],
  ];
  for (const [kind, terms] of kinds) {
    for (const { code, name } of terms) sql.exec('INSERT OR IGNORE INTO term (kind, code, name) VALUES (?, ?, ?)', kind, code, name);
  }
}

/** `beside` are the terms before it in the same draft. */
function resolveOne(
  sql: SqlStorage,
  kind: OpenKind,
  { code, name }: TermInput,
  publisher: Publisher,
  beside: ReadonlyMap<string, Term>,
): Term {
  const desk =
    kind === 'authors' ? publisher.desks.find((candidate) => candidate.code === code || isSameName(candidate.name, name)) : undefined;
  if (desk !== undefined) return { code: desk.code, name: desk.name };
  // A given code is used as it is. Its name then applies to this article only.
  if (code !== undefined) return { code, name };
  const known = [...beside.values()].find((one) => isSameName(one.name, name)) ?? storedTerm(sql, kind, name);
  if (known !== undefined) return { code: known.code, name };
  const desks = kind === 'authors' ? publisher.desks : [];
  const isTaken = (candidate: string) =>
    desks.some((one) => one.code === candidate) || isStored(sql, kind, candidate) || beside.has(candidate);
  return { code: mint(name, isTaken), name };
}

/** Finds the term of a name; of several, which an older program may have stored, the one whose name is equal, else the first code. */
function storedTerm(sql: SqlStorage, kind: OpenKind, name: string): Term | undefined {
  const exact = 'SELECT code, name FROM term WHERE kind = ? AND name = ? ORDER BY code LIMIT 1';
  const [equal] = sql.exec<{ code: string; name: string }>(exact, kind, name).toArray();
  if (equal !== undefined) return equal;
  // Names that are one have codes with one beginning. Those without a Latin letter or digit all have one beginning, so the search is bounded.
  const base = codeFor(name);
  const beginning =
    "SELECT code, name FROM term WHERE kind = ?1 AND (code = ?2 OR (code > ?2 || '-' AND code < ?2 || '.')) ORDER BY code LIMIT 1000";
  for (const term of sql.exec<{ code: string; name: string }>(beginning, kind, base)) if (isSameName(term.name, name)) return term;
  return undefined;
}

/** Makes a new code: C becomes `c`, and C++ and C# get a part of their hash. Running numbers are not used, because a gap would reveal an unpublished
 *  draft. */
function mint(name: string, isTaken: (code: string) => boolean): string {
  const base = codeFor(name);
  if (isReadable(name) && !isTaken(base)) return base;
  for (let salt = 0; ; salt++) {
    const code = `${base}-${shortHash(salt === 0 ? name : `${name} ${salt}`)}`;
    if (!isTaken(code)) return code;
  }
}

/** Tells whether a term with this code is stored. The name was not found, so such a term has another name. */
function isStored(sql: SqlStorage, kind: OpenKind, code: string): boolean {
  return sql.exec('SELECT 1 FROM term WHERE kind = ? AND code = ?', kind, code).toArray().length > 0;
}
