// Finds terms that an older program stored apart although their names are one: they differ only in case, white space or Unicode form.

import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { TermKind, TermMerge } from '../../../domain/publisher/term-merge.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import { codeFor, type Term } from '../../../domain/values/term.ts';
import { currentCode } from './aliases.ts';

type Row = { code: string; name: string; folded: string; live: number };

/** Lists the merges that make them one. The code with the most public articles stays. Terms stay apart if the desk chose one of their codes: two people may
 *  have one name. */
export function sameNames(sql: SqlStorage, kind: TermKind, publisher: Publisher): TermMerge[] {
  const rows = sql.exec<Row>(
    `SELECT t.code, t.name, t.folded, coalesce(f.live, 0) AS live FROM term t LEFT JOIN feed f ON f.name = t.kind || '/' || t.code
     WHERE t.kind = ?1 AND t.folded IN (SELECT folded FROM term WHERE kind = ?1 GROUP BY folded HAVING count(*) > 1) ORDER BY t.folded, live DESC, t.code`,
    kind,
  );
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    if (currentCode(sql, kind, row.code) === row.code) byName.set(row.folded, [...(byName.get(row.folded) ?? []), row]);
  }
  const isDesk = ({ code }: Term) => kind === 'authors' && publisher.desks.some((desk) => desk.code === code);
  return [...byName.values()].flatMap((terms) => {
    if (terms.length < 2 || !terms.every((term) => isDesk(term) || isMinted(term))) return [];
    const target = terms.find(isDesk) ?? terms[0];
    return terms.flatMap((term) =>
      target === undefined || term === target || isDesk(term) ? [] : [{ kind, code: term.code, target: target.code }],
    );
  });
}

/** Most hashes that were tried for a name whose code was taken. */
const SALTS = 5;

/** Tells whether the program made the code from the name. */
function isMinted({ code, name }: Term): boolean {
  const base = codeFor(name);
  const salts = Array.from({ length: SALTS }, (_, salt) => `${base}-${shortHash(salt === 0 ? name : `${name} ${salt}`)}`);
  return code === base || salts.includes(code);
}
