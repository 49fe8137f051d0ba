// The Directory: the Durable Object that lists all partners, each with what its object has last reported. It makes no decisions; each partner's
// object does.
import { DurableObject } from 'cloudflare:workers';
import type { ListedPartner, PartnerSummary, PartnersToday } from '../domain/partners/partner-summary.ts';
import { listSummaries, type PartnersQuery, partnersToday, type SummariesPage, summaryOf } from './directory/partner-list.ts';
import * as partners from './directory/partners.ts';
import { MIGRATIONS } from './directory/schema.ts';
import { report } from './directory/summaries.ts';
import { migrate } from './sqlite/migrate.ts';

/** Name of the only Directory of a deployment. */
export const DIRECTORY_NAME = 'directory';

export class Directory extends DurableObject<Env> {
  private readonly sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage, MIGRATIONS, 'Directory');
      partners.foldNames(this.sql);
    });
  }

  /** Adds a partner or changes its name and contact. A repeated call changes nothing. */
  put(entry: partners.PartnerEntry & { contact?: string | null }): void {
    partners.put(this.sql, entry);
  }

  has(id: string): boolean {
    return partners.has(this.sql, id);
  }

  /** Names and contacts of these partners, in no order. */
  named(ids: string[]): partners.PartnerContact[] {
    return partners.named(this.sql, ids);
  }

  /** Lists partners by id, from the one after `after`. */
  list(limit: number, after?: string): partners.PartnerPage {
    return partners.list(this.sql, limit, after);
  }

  /** How many partners `list` has after this one. */
  countAfter(after: string): number {
    return partners.countAfter(this.sql, after);
  }

  /** Stores what a partner's object reports, in place of its last report. False: there is no such partner. */
  report(id: string, summary: PartnerSummary): boolean {
    return partners.has(this.sql, id) && this.ctx.storage.transactionSync(() => report(this.sql, id, summary));
  }

  /** Lists partners with their summaries. */
  listSummaries(query: PartnersQuery): SummariesPage {
    return listSummaries(this.sql, query, Date.now());
  }

  /** Returns one partner with its summary and its deliveries; `undefined` if there is none of this id. */
  summary(id: string): (ListedPartner & Pick<PartnerSummary, 'deliveries'>) | undefined {
    return summaryOf(this.sql, id, Date.now());
  }

  /** Adds up the summaries of all partners. */
  today(): PartnersToday {
    return partnersToday(this.sql, Date.now());
  }
}
