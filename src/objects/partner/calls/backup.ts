// What an export and a restore ask of a partner's object.
import type { Actor } from '../../../domain/values/actor.ts';
import * as restoring from '../../sqlite/staged-restore.ts';
import { type PartnerCursor, readPage } from '../backup/export.ts';
import { commit, type PartnerRestoreResult, revokeAll } from '../backup/restore.ts';
import { PartnerCore } from '../state.ts';

/** Of one RPC message, in characters of JSON. */
const PAGE_CHARS = 512 * 1024;

/** Writes nothing that stays. */
const NOBODY: Actor = { name: 'nobody' };

export class PartnerForBackup extends PartnerCore {
  exportPage(cursor?: PartnerCursor): { lines: string[]; next?: PartnerCursor } {
    this.flush();
    return readPage(this.sql, cursor, PAGE_CHARS, Date.now());
  }

  /** `restore` is the name the Catalogue gave it. Another that begins later takes its place. */
  beginRestore(restore: string): void {
    restoring.begin(this.sql, restore);
  }

  /** Each record is the JSON of a `PartnerRestoreRecord`. False where another restore has begun since. */
  gatherRestore(restore: string, records: string[]): boolean {
    return restoring.gather(this.sql, restore, records);
  }

  /** Whether what was gathered would fit. Changes nothing. */
  checkRestore(restore: string, partner: string): Promise<PartnerRestoreResult> {
    this.flush();
    return commit(this.ctx.storage, { restore, partner, actor: NOBODY, nowMs: Date.now(), dryRun: true });
  }

  /** All of what was gathered, or nothing. */
  async commitRestore(restore: string, partner: string, actor: Actor): Promise<PartnerRestoreResult> {
    this.flush();
    const result = await commit(this.ctx.storage, { restore, partner, actor, nowMs: Date.now(), dryRun: false });
    this.forget();
    // Of a Catalogue that is another now.
    this.withdrawn.clear();
    await this.arm();
    return result;
  }

  /** Drops what an abandoned restore gathered. */
  dropRestore(restore: string): void {
    if (restoring.isCurrent(this.sql, restore)) restoring.end(this.sql);
  }

  /** For a partner that is not in the file of a restore: its records stay, and its keys open nothing any more. */
  revokeAllKeys(actor: Actor): void {
    this.ctx.storage.transactionSync(() => revokeAll(this.sql, actor, Date.now()));
  }
}
