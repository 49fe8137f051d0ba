// Codes of subjects, authors and desks. A code is found by its name and never computed from it again. Sections are in the publisher's settings. A term is stored
// with its first published article, so an existing term code never reveals an embargoed article.
import type { Article } from '../../../domain/articles/article.ts';
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { TermKind } from '../../../domain/publisher/term-merge.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import { codeFor, foldedName, isReadable, isSameName, type Term, type TermInput } from '../../../domain/values/term.ts';
import * as settings from '../settings/settings.ts';
import { currentCode } from './aliases.ts';
import * as nameWords from './name-words.ts';

/** Finds or makes the codes of terms, in the given order and without repeats. Nothing is stored: see `keep`. */
export function resolve(sql: SqlStorage, kind: TermKind, inputs: readonly TermInput[], publisher: Publisher): Term[] {
  const terms = new Map<string, Term>();
  for (const input of inputs) {
    const term = resolveOne(sql, kind, input, publisher, terms);
    if (!terms.has(term.code)) terms.set(term.code, term);
  }
  return [...terms.values()];
}

/** Stores the terms of a published article. A code that is already stored keeps its name. */
export function keep(sql: SqlStorage, { subjects, by }: Pick<Article, 'subjects' | 'by'>): void {
  const kinds: [TermKind, readonly Term[]][] = [
    ['subjects', subjects],
    ['authors', [...by.names, ...by.desks]],
  ];
  for (const [kind, terms] of kinds) {
    for (const { code, name } of terms) add(sql, kind, { code, name });
  }
}

/** Stores a term, unless its code is stored. */
export function add(sql: SqlStorage, kind: TermKind, { code, name }: Term): void {
  sql.exec('INSERT OR IGNORE INTO term (kind, code, name, folded) VALUES (?, ?, ?, ?)', kind, code, name, foldedName(name));
}

/** A section has the name of the settings; one that was joined to another has the name that it had then. */
export function find(sql: SqlStorage, kind: TermKind, code: string): Term | undefined {
  const section = kind === 'sections' ? settings.publisher(sql)?.publisher.sections.find((one) => one.code === code) : undefined;
  if (section !== undefined) return { code, name: section.name };
  if (kind === 'sections' && currentCode(sql, kind, code) === code) return undefined;
  return sql.exec<{ code: string; name: string }>('SELECT code, name FROM term WHERE kind = ? AND code = ?', kind, code).toArray()[0];
}

/** Finds the term that a code means, which may be an alias. */
export function current(sql: SqlStorage, kind: TermKind, code: string): Term | undefined {
  return find(sql, kind, currentCode(sql, kind, code));
}

function rename(sql: SqlStorage, kind: TermKind, { code, name }: Term): void {
  sql.exec('UPDATE term SET name = ?, folded = ? WHERE kind = ? AND code = ?', name, foldedName(name), kind, code);
}

/** Gives a term another name. Copy with the old one is still filed under it. */
export function retitle(sql: SqlStorage, kind: TermKind, before: Term, name: string): void {
  rename(sql, kind, { code: before.code, name });
  nameWords.add(sql, kind, { code: before.code, name });
  sql.exec('INSERT OR REPLACE INTO former_name (kind, folded, code) VALUES (?, ?, ?)', kind, foldedName(before.name), before.code);
}

/** Finds a term that has this name; `undefined` if there is none. */
export function named(sql: SqlStorage, kind: TermKind, name: string): Term | undefined {
  const query = 'SELECT code, name FROM term WHERE kind = ? AND folded = ? LIMIT 1';
  const [found] = sql.exec<{ code: string; name: string }>(query, kind, foldedName(name)).toArray();
  return found === undefined ? undefined : current(sql, kind, found.code);
}

/** Terms whose compared names are computed in one step. */
const FOLDED_PER_STEP = 500;

/** Tells whether an older program has stored terms without the compared form of their names. */
export function hasUnfolded(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM term WHERE kind IN ('subjects', 'authors') AND folded IS NULL LIMIT 1").toArray().length > 0;
}

export function foldSome(sql: SqlStorage): void {
  const rows = sql.exec<{ kind: TermKind; code: string; name: string }>(
    "SELECT kind, code, name FROM term WHERE kind IN ('subjects', 'authors') AND folded IS NULL LIMIT ?",
    FOLDED_PER_STEP,
  );
  for (const { kind, code, name } of rows.toArray()) rename(sql, kind, { code, name });
}

/** Returns the stored name of the subject or author that a feed is of; `null` if there is none. */
export function nameOf(sql: SqlStorage, feed: FeedName): string | null {
  const [kind, code = ''] = feed.split('/');
  return kind === 'subjects' || kind === 'authors' ? (find(sql, kind, code)?.name ?? null) : null;
}

/** `beside` are the terms before it in the same draft. */
function resolveOne(
  sql: SqlStorage,
  kind: TermKind,
  { code, name }: TermInput,
  publisher: Publisher,
  beside: ReadonlyMap<string, Term>,
): Term {
  const desk =
    kind === 'authors' ? publisher.desks.find((candidate) => candidate.code === code || isSameName(candidate.name, name)) : undefined;
  if (desk !== undefined) return { code: desk.code, name: desk.name };
  // A given code is used as it is, or the code that it is an alias of. Its name then applies to this article only.
  if (code !== undefined) return { code: currentCode(sql, kind, code), name };
  const known = [...beside.values()].find((one) => isSameName(one.name, name)) ?? storedTerm(sql, kind, name);
  if (known !== undefined) return { code: known.code, name };
  const desks = kind === 'authors' ? publisher.desks : [];
  const isTaken = (candidate: string) =>
    desks.some((one) => one.code === candidate) || isStored(sql, kind, candidate) || beside.has(candidate);
  return { code: mint(name, isTaken), name };
}

/** Finds the term of a name; of several, which an older program may have stored, the one whose name is equal, else the first code. */
function storedTerm(sql: SqlStorage, kind: TermKind, name: string): Term | undefined {
  const query = 'SELECT code, name FROM term WHERE kind = ?1 AND folded = ?2 ORDER BY name <> ?3, code LIMIT 1';
  const [found] = sql.exec<{ code: string; name: string }>(query, kind, foldedName(name), name).toArray();
  const term = found ?? formerlyNamed(sql, kind, name) ?? unfoldedTerm(sql, kind, name);
  return term === undefined ? undefined : { ...term, code: currentCode(sql, kind, term.code) };
}

/** Finds the term that had this name before it got another. */
function formerlyNamed(sql: SqlStorage, kind: TermKind, name: string): Term | undefined {
  const query = 'SELECT code FROM former_name WHERE kind = ? AND folded = ?';
  const [row] = sql.exec<{ code: string }>(query, kind, foldedName(name)).toArray();
  return row === undefined ? undefined : { code: row.code, name };
}

/** Finds a term that an older program stored and whose compared name the alarm has not computed yet. */
function unfoldedTerm(sql: SqlStorage, kind: TermKind, name: string): Term | undefined {
  for (const term of sql.exec<{ code: string; name: string }>(
    'SELECT code, name FROM term WHERE kind = ? AND folded IS NULL ORDER BY code',
    kind,
  ))
    if (isSameName(term.name, name)) return term;
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

/** Tells whether a term with this code is stored or was. The name was not found, so such a term has another name. */
function isStored(sql: SqlStorage, kind: TermKind, code: string): boolean {
  return find(sql, kind, code) !== undefined || currentCode(sql, kind, code) !== code;
}
