// Who of the partner's people and programs received an article.
import type { Receivers } from '../../../domain/partners/portal-session.ts';
import { BoundedMap } from '../../../domain/values/bounded-map.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import { type LedgerMode, receivedOf } from './ledger.ts';

/** Most users and keys in one list. */
const LISTED = 100;

/** Articles whose receivers are in memory. Each has a few as a rule. */
const ARTICLES_KEPT = 300;
/** Lists of articles of which is known which were received. Each has a hundred articles at the most. */
const LISTS_KEPT = 20;

/** The receivers of articles that were opened lately. Names change only with an entry in the audit trail, and deliveries with a row that is written. */
export class KnownReceivers {
  private readonly lists = new BoundedMap<Receivers>(ARTICLES_KEPT);
  private readonly received = new BoundedMap<string[]>(LISTS_KEPT);
  private state = '';

  /** `rowsWritten`: of the ledger. */
  of(sql: SqlStorage, slug: string, rowsWritten: number): Receivers {
    this.refresh(sql, rowsWritten);
    const known = this.lists.get(slug) ?? receiversOf(sql, slug);
    this.lists.set(slug, known);
    return known;
  }

  /** Selects the articles of which any version was delivered. */
  receivedOf(sql: SqlStorage, mode: LedgerMode, slugs: readonly string[], rowsWritten: number): string[] {
    this.refresh(sql, rowsWritten);
    const name = [mode, ...slugs].join(' ');
    const known = this.received.get(name) ?? [...receivedOf(sql, mode, slugs)];
    this.received.set(name, known);
    return known;
  }

  private refresh(sql: SqlStorage, rowsWritten: number): void {
    const state = `${audit.linesAdded(sql)} ${rowsWritten}`;
    if (state !== this.state) this.forget();
    this.state = state;
  }

  forget(): void {
    this.lists.clear();
    this.received.clear();
  }
}

/** Lists the users and keys that received the article, the last first. Deliveries to test keys are left out. `after` is the `next` of another page. */
export function receiversOf(sql: SqlStorage, slug: string, after?: string): Receivers {
  const [day = '9999-12-31', id = ''] = after?.split('~') ?? [];
  const rows = sql.exec<{ id: string; name: string | null; first: string; last: string; count: number; held: number }>(
    `SELECT d.id, coalesce(u.name, k.name) AS name, d.first, d.last, d.count, d.held
     FROM (SELECT key_id AS id, min(day) AS first, max(day) AS last, sum(count) AS count, count(*) OVER () AS held FROM delivery
           WHERE mode = 'live' AND slug = ?1 GROUP BY key_id HAVING max(day) < ?2 OR (max(day) = ?2 AND key_id > ?3)
           ORDER BY last DESC, id LIMIT ?4) d
     LEFT JOIN user u ON u.id = d.id LEFT JOIN key k ON k.id = d.id ORDER BY d.last DESC, d.id`,
    slug,
    day,
    id,
    LISTED,
  );
  const found = rows.toArray();
  const listed = found.map(({ name, held: _, ...row }) => present({ ...row, name: name ?? undefined }));
  const more = (found[0]?.held ?? 0) - listed.length;
  const last = listed.at(-1);
  return present({ listed, more, next: last === undefined || more === 0 ? undefined : `${last.last}~${last.id}` });
}
