// The Directory: the Durable Object that lists the ids and names of all partners. It makes no decisions; each partner's object does.
import { DurableObject } from 'cloudflare:workers';
import * as partners from './directory/partners.ts';
import { MIGRATIONS } from './directory/schema.ts';
import { migrate } from './sqlite/migrate.ts';

/** Name of the only Directory of a deployment. */
export const DIRECTORY_NAME = 'directory';

export class Directory extends DurableObject<Env> {
  private readonly sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage, MIGRATIONS, 'Directory'));
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
}
