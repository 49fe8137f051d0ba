// Words of the names of authors, desks, subjects and sources, by which the desk's list finds them. Like the index of articles they are of every state, and are
// for the desk only. A name that no article has any more keeps its words.

import { nameWords } from '../../../domain/articles/search-words.ts';
import type { TermKind } from '../../../domain/publisher/term-merge.ts';

type NamedKind = TermKind | 'sources';

/** `code`: of the term; of a source its name. */
export function add(sql: SqlStorage, kind: NamedKind, { code, name }: { code: string; name: string }): void {
  const query = 'INSERT OR IGNORE INTO name_word (kind, word, code) SELECT ?, value, ? FROM json_each(?)';
  sql.exec(query, kind, code, JSON.stringify(nameWords(name)));
}

/** Most names of which one filter finds the articles. */
const MOST_NAMES = 50;
/** Most names that are looked at for them. */
const MOST_READ = 2_000;

interface FoundNames {
  codes: string[];
  /** There may be more names with these words. */
  isCut: boolean;
}

/** Finds the names of which each typed word is a word or the beginning of one. The longest typed word chooses what is read. */
export function find(sql: SqlStorage, kind: NamedKind, typed: string): FoundNames {
  const [longest, ...others] = nameWords(typed).sort((a, b) => b.length - a.length);
  if (longest === undefined) return { codes: [], isCut: false };
  const begins = others.map(
    () => 'EXISTS (SELECT 1 FROM name_word o WHERE o.kind = d.kind AND o.code = d.code AND o.word >= ? AND o.word < ?)',
  );
  const rows = sql.exec<{ code: string; passes: number }>(
    `SELECT d.code, ${begins.length === 0 ? '1' : begins.join(' AND ')} AS passes FROM name_word d
     WHERE d.kind = ? AND d.word >= ? AND d.word < ? ORDER BY d.word, d.code LIMIT ?`,
    ...others.flatMap(rangeOf),
    kind,
    ...rangeOf(longest),
    MOST_READ,
  );
  const codes = new Set<string>();
  let read = 0;
  for (const { code, passes } of rows) {
    read += 1;
    if (passes === 1) codes.add(code);
    if (codes.size > MOST_NAMES) break;
  }
  return { codes: [...codes].slice(0, MOST_NAMES), isCut: codes.size > MOST_NAMES || read === MOST_READ };
}

/** All words that begin with these letters. */
function rangeOf(letters: string): [string, string] {
  return [letters, `${letters}\u{10FFFF}`];
}
