// The Directory: the roster of partners. It holds no right and decides nothing; each partner's own object does.
import { DurableObject } from 'cloudflare:workers';

export const DIRECTORY_NAME = 'directory';

export interface RosterEntry {
  id: string;
  name: string;
}

export class Directory extends DurableObject<Env> {
  /** Adds the partner or renames it; the same call twice does nothing more. */
  put(_entry: RosterEntry): void {
    throw new Error('to be written');
  }

  has(_id: string): boolean {
    throw new Error('to be written');
  }

  /** By id, after `after`. `next` goes on; absent at the end. */
  list(_limit: number, _after?: string): { partners: RosterEntry[]; next?: string } {
    throw new Error('to be written');
  }
}
