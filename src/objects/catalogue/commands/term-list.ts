// Lists subjects, authors and sections for the desk, with their aliases and merges.
import type { ListedTerm, TermKind, TermView } from '../../../domain/publisher/term-merge.ts';
import { present } from '../../../domain/values/present.ts';
import { foldedName } from '../../../domain/values/term.ts';
import { AliasTable } from '../../../domain/values/term-alias.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as aliases from '../articles/aliases.ts';
import * as vocabulary from '../articles/vocabulary.ts';
import * as settings from '../settings/settings.ts';
import { progressOf } from './merge-progress.ts';
import * as merges from './merge-terms.ts';

export interface TermQuery {
  kind: TermKind;
  /** Part of a name. Case does not matter. */
  q?: string | undefined;
  limit: number;
  /** Code of the last term on the previous page. Absent: the first page. */
  after?: string | undefined;
}

/** Lists terms by their codes. `next` is `after` of the next page; absent on the last page. */
export function listTerms(sql: SqlStorage, { kind, q = '', limit, after = '' }: TermQuery): { terms: ListedTerm[]; next?: string } {
  const rows = kind === 'sections' ? sectionRows(sql, { q, after }) : termRows(sql, { kind, q, limit, after });
  const { page, last } = pageOf(rows, limit);
  const table = new AliasTable(aliases.all(sql, kind));
  const terms = page.map(({ code, name, live }): ListedTerm => {
    const merge = merges.find(sql, kind, code);
    return present({
      code,
      name,
      articles: live,
      aliases: table.of([code]).map((alias) => ({ code: alias.code, since: alias.since })),
      merge: merge && present({ into: merge.target, state: merge.state, agreements: merge.agreements, more: merge.more }),
    });
  });
  return present({ terms, next: last?.code });
}

type ListedRow = { code: string; name: string; live: number };

/** Sections are in the settings, which are few. */
function sectionRows(sql: SqlStorage, { q, after }: { q: string; after: string }): ListedRow[] {
  const sections = settings.publisher(sql)?.publisher.sections ?? [];
  return sections
    .filter(({ code, name }) => code > after && foldedName(name).includes(foldedName(q)))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ code, name, live: liveIn(sql, `sections/${code}`) }));
}

function liveIn(sql: SqlStorage, feed: string): number {
  return sql.exec<{ live: number }>('SELECT live FROM feed WHERE name = ?', feed).toArray()[0]?.live ?? 0;
}

function termRows(sql: SqlStorage, { kind, q, limit, after }: Omit<TermQuery, 'q' | 'after'> & { q: string; after: string }): ListedRow[] {
  return sql
    .exec<{ code: string; name: string; live: number }>(
      `SELECT t.code, t.name, coalesce(f.live, 0) AS live FROM term t LEFT JOIN feed f ON f.name = t.kind || '/' || t.code
       WHERE t.kind = ?1 AND t.code > ?2 AND (instr(coalesce(t.folded, t.name), ?3) > 0 OR EXISTS (SELECT 1 FROM alias a JOIN term o ON o.kind = a.kind AND o.code = a.code
         WHERE a.kind = t.kind AND a.target = t.code AND instr(o.folded, ?3) > 0))
         AND NOT EXISTS (SELECT 1 FROM alias a WHERE a.kind = t.kind AND a.code = t.code) ORDER BY t.code LIMIT ?4`,
      kind,
      after,
      foldedName(q),
      limit + 1,
    )
    .toArray();
}

/** One term by its code, or what became of the code; `undefined` if no term has ever had it. */
export function viewTerm(sql: SqlStorage, kind: TermKind, code: string): TermView | undefined {
  const stored = vocabulary.find(sql, kind, code);
  if (stored === undefined) return undefined;
  const current = vocabulary.current(sql, kind, code);
  const table = new AliasTable(aliases.all(sql, kind));
  return present({
    ...stored,
    articles: liveIn(sql, `${kind}/${code}`),
    aliases: table.of([code]).map((alias) => ({ code: alias.code, since: alias.since })),
    aliasOf: current?.code === code ? undefined : current,
    merge: progressOf(sql, kind, code),
  });
}
