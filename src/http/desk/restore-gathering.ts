// Sends the records of an export to the objects that they belong to, which stage them: nothing is changed before the restore is committed.
import type { ExportItem } from '../../backup/reader.ts';
import type { PartnerEntry } from '../../objects/directory/partners.ts';
import { catalogueOf, partnerOf } from '../isolate/stubs.ts';
import { ProblemError } from '../responses/problem.ts';

/** Size of one RPC message in characters of JSON, unless one record alone is longer. */
const PAGE_CHARS = 512 * 1024;

export class Gathering {
  /** False for a file of a program that exported no partners. */
  hasPartners = false;
  readonly partners: PartnerEntry[] = [];
  /** Partners that the file has records of. */
  readonly begun = new Set<string>();
  /** Records and lines of partners. */
  records = 0;
  private readonly env: Env;
  private readonly restore: string;
  /** The partner of the batch; `undefined` for the Catalogue. */
  private partner: string | undefined;
  private batch: string[] = [];
  private chars = 0;

  /** `restore` is the id that the Catalogue gave this restore. */
  constructor(env: Env, restore: string) {
    this.env = env;
    this.restore = restore;
  }

  async take(items: AsyncIterable<ExportItem>): Promise<void> {
    for await (const item of items) {
      if (item.kind !== 'head') this.records += 1;
      switch (item.kind) {
        case 'head':
          this.hasPartners = item.hasPartners;
          break;
        case 'partner':
          this.partners.push({ id: item.id, name: item.name });
          break;
        case 'record':
          await this.add(undefined, item.record);
          break;
        case 'partner-record':
          await this.add(item.partner, item.record);
      }
    }
    await this.sendBatch();
  }

  private async add(partner: string | undefined, record: string): Promise<void> {
    if (partner !== this.partner || this.chars + record.length > PAGE_CHARS) await this.sendBatch();
    if (partner !== undefined && !this.begun.has(partner)) await this.begin(partner);
    this.partner = partner;
    this.batch.push(record);
    this.chars += record.length;
  }

  /** First asks the Catalogue whether this restore is still the current one, because it must not disturb a later one. */
  private async begin(partner: string): Promise<void> {
    if (!(await catalogueOf(this.env).gatherRestore(this.restore, []))) throw superseded();
    this.begun.add(partner);
    await partnerOf(this.env, partner).beginRestore(this.restore);
  }

  private async sendBatch(): Promise<void> {
    const object = this.partner === undefined ? catalogueOf(this.env) : partnerOf(this.env, this.partner);
    if (!(await object.gatherRestore(this.restore, this.batch))) throw superseded();
    this.batch = [];
    this.chars = 0;
  }

  /** Drops what partners' objects staged of a file that was refused. A failure does no harm. */
  async drop(): Promise<void> {
    const drops = [...this.begun].map((partner) => partnerOf(this.env, partner).dropRestore(this.restore));
    await Promise.allSettled(drops);
  }
}

export function superseded(): ProblemError {
  return new ProblemError('precondition-failed', { detail: 'Another restore began after this one. This one changed nothing.' });
}
