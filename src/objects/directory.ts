// The Directory: the ids of all partners. It grants nothing and decides nothing; each partner's own object does.
import { DurableObject } from 'cloudflare:workers';
import * as partners from './directory/partners.ts';
import { MIGRATIONS } from './directory/schema.ts';
import { migrate } from './sqlite/migrate.ts';

/** There is one Directory to a deployment, under this name. */
export const DIRECTORY_NAME = 'directory';

export class Directory extends DurableObject<Env> {
  private readonly sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage, MIGRATIONS, 'Directory'));
  }

  /** Adds the partner or renames it; the same call twice does nothing more. */
  put(entry: partners.PartnerEntry): void {
    partners.put(this.sql, entry);
  }

  has(id: string): boolean {
    return partners.has(this.sql, id);
  }

  /** By id, after `after`. `next` goes on; absent at the end. */
  list(limit: number, after?: string): partners.PartnerPage {
    return partners.list(this.sql, limit, after);
  }
}
