// Subjects and authors as people type them: a code, or a name in any case.
import type { TermKind } from '../../../domain/publisher/term-merge.ts';
import { AliasTable } from '../../../domain/values/term-alias.ts';
import * as settings from '../settings/settings.ts';
import * as aliases from './aliases.ts';
import * as vocabulary from './vocabulary.ts';

/** Returns all codes that mean the subject or author, aliases among them; `undefined` if there is none, published or not. */
export function codesMeant(sql: SqlStorage, kind: TermKind, typed: string): string[] | undefined {
  const code = isKnown(sql, kind, typed) ? typed : codeOfName(sql, kind, typed);
  return code === undefined ? undefined : new AliasTable(aliases.all(sql, kind)).codesLike(code);
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
