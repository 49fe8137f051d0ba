// Subjects, authors and sources as people type them: a code, a whole name in any case, or words of a name and their beginnings.

import { namesOfAgency } from '../../../domain/publisher/agency-names.ts';
import type { TermKind } from '../../../domain/publisher/term-merge.ts';
import { AliasTable } from '../../../domain/values/term-alias.ts';
import * as settings from '../settings/settings.ts';
import * as aliases from './aliases.ts';
import * as nameWords from './name-words.ts';
import * as vocabulary from './vocabulary.ts';

export interface Meant {
  /** Codes of terms, aliases among them, or names of sources. None: nothing has the name. */
  codes: string[];
  /** What was found by words, by its names. Absent: the whole name or the code was typed. */
  names?: string[];
  /** There may be more names with these words. */
  isCut?: boolean;
}

interface Typed {
  typed: string;
  /** Also by words of the name. */
  byWords: boolean;
}

/** Finds the subjects or authors that are meant, published or not. */
export function termsMeant(sql: SqlStorage, kind: TermKind, { typed, byWords }: Typed): Meant {
  const table = new AliasTable(aliases.all(sql, kind));
  const code = isKnown(sql, kind, typed) ? typed : codeOfName(sql, kind, typed);
  if (code !== undefined) return { codes: table.codesLike(code) };
  if (!byWords) return { codes: [] };
  const { codes, isCut } = nameWords.find(sql, kind, typed);
  const terms = [...new Set(codes.map((found) => table.currentCode(found)))];
  const names = terms.map((term) => vocabulary.find(sql, kind, term)?.name ?? term);
  return { codes: [...new Set(codes.flatMap((found) => table.codesLike(found)))], names, isCut };
}

export function sourcesMeant(sql: SqlStorage, { typed, byWords }: Typed): Meant {
  const query = 'SELECT 1 FROM article INDEXED BY article_by_source WHERE source = ? COLLATE NOCASE LIMIT 1';
  // Of an agency, articles have the name that their copy gives it: "AP", "The Associated Press".
  const names = new Map([typed, ...namesOfAgency(typed)].map((name) => [name.toLowerCase(), name]));
  const codes = [...names.values()].filter((name) => sql.exec(query, name).toArray().length > 0);
  if (codes.length > 0) return { codes };
  if (!byWords) return { codes: [] };
  const { codes: found, isCut } = nameWords.find(sql, 'sources', typed);
  return { codes: found, names: found, isCut };
}

/** A name that nothing has gets the code that an article with it would get, which may be that of an unpublished article. */
function codeOfName(sql: SqlStorage, kind: TermKind, name: string): string | undefined {
  const publisher = settings.publisher(sql)?.publisher;
  const [term] = publisher === undefined ? [] : vocabulary.resolve(sql, kind, [{ name }], publisher);
  return term !== undefined && isKnown(sql, kind, term.code) ? term.code : undefined;
}

function isKnown(sql: SqlStorage, kind: TermKind, code: string): boolean {
  const query = `SELECT 1 WHERE EXISTS (SELECT 1 FROM term WHERE kind = ?1 AND code = ?2)
    OR EXISTS (SELECT 1 FROM alias WHERE kind = ?1 AND code = ?2) OR EXISTS (SELECT 1 FROM article_term WHERE kind = ?1 AND code = ?2)`;
  return sql.exec(query, kind, code).toArray().length > 0;
}
