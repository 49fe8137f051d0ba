// Codes of subjects, authors and sections that were merged into another or renamed. An alias is never removed, because agreements, readers and stored articles
// keep naming it.
import type { ScopeAliases } from '../../../domain/articles/article-metadata.ts';
import type { TermKind } from '../../../domain/publisher/term-merge.ts';
import { msOf, toInstant } from '../../../domain/values/instant.ts';
import { AliasTable, type TermAlias } from '../../../domain/values/term-alias.ts';

type Row = { code: string; target: string; since_ms: number; renamed: number };

export function all(sql: SqlStorage, kind: TermKind): TermAlias[] {
  return sql
    .exec<Row>('SELECT code, target, since_ms, renamed FROM alias WHERE kind = ?', kind)
    .toArray()
    .map(({ code, target, since_ms, renamed }) => ({
      code,
      target,
      since: toInstant(since_ms),
      ...(renamed === 1 ? { renamed: true as const } : {}),
    }));
}

/** Those that decisions about articles depend on. */
export function scopeAliases(sql: SqlStorage): ScopeAliases {
  return { subjects: new AliasTable(all(sql, 'subjects')), sections: new AliasTable(all(sql, 'sections')) };
}

/** Returns the code of the term that a code means. It reads one row for each alias on the way. */
export function currentCode(sql: SqlStorage, kind: TermKind, code: string): string {
  const target = 'SELECT target FROM alias WHERE kind = ? AND code = ?';
  let current = code;
  for (let next: string | undefined = current; next !== undefined; ) {
    current = next;
    next = sql.exec<{ target: string }>(target, kind, current).toArray()[0]?.target;
  }
  return current;
}

/** Stores an alias. `sequence` is the number of the change. */
export function add(sql: SqlStorage, kind: TermKind, { code, target, since, renamed }: TermAlias, sequence: number): void {
  sql.exec(
    'INSERT INTO alias (kind, code, target, since_ms, renamed, seq) VALUES (?, ?, ?, ?, ?, ?)',
    kind,
    code,
    target,
    msOf(since),
    renamed === true ? 1 : 0,
    sequence,
  );
}

/** Lists the codes of a kind that were merged or renamed by changes after `from` and up to `to`. */
export function codesChanged(sql: SqlStorage, kind: TermKind, { from, to }: { from: number; to: number }): string[] {
  const rows = sql.exec<{ code: string }>('SELECT code FROM alias WHERE kind = ? AND seq > ? AND seq <= ?', kind, from, to);
  return rows.toArray().map(({ code }) => code);
}
