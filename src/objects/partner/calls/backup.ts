// The calls of exports and restores.
import type { Actor } from '../../../domain/values/actor.ts';
import * as restoring from '../../sqlite/staged-restore.ts';
import { type PartnerCursor, readPage } from '../backup/export.ts';
import { commit, type PartnerRestoreResult, revokeAll } from '../backup/restore.ts';
import type { PartnerState } from '../state.ts';

/** Most characters of JSON in a page, which is an RPC message. */
const PAGE_CHARS = 512 * 1024;

/** The actor of a dry run, which is never stored. */
const NOBODY: Actor = { name: 'nobody' };

export class Backup {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  exportPage(cursor?: PartnerCursor): { lines: string[]; next?: PartnerCursor } {
    this.state.flush();
    return readPage(this.state.sql, cursor, PAGE_CHARS, Date.now());
  }

  /** Begins a restore. `restore` is the name that the Catalogue gave it. A later restore replaces it. */
  begin(restore: string): void {
    restoring.begin(this.state.sql, restore);
  }

  /** Stages records, each the JSON of a `PartnerRestoreRecord`. False: another restore has begun since. */
  gather(restore: string, records: string[]): boolean {
    return restoring.gather(this.state.sql, restore, records);
  }

  /** Tells whether the staged records can be restored. Changes nothing. */
  check(restore: string, partner: string): Promise<PartnerRestoreResult> {
    this.state.flush();
    return commit(this.state.storage, { restore, partner, actor: NOBODY, nowMs: Date.now(), dryRun: true });
  }

  /** Restores all staged records or none. */
  async commit(restore: string, partner: string, actor: Actor): Promise<PartnerRestoreResult> {
    this.state.flush();
    const result = await commit(this.state.storage, { restore, partner, actor, nowMs: Date.now(), dryRun: false });
    this.state.forget();
    // The withdrawals in memory are of the Catalogue before the restore.
    this.state.recentWithdrawals.clear();
    await this.state.forgetReport();
    return result;
  }

  /** Deletes the staged records of an abandoned restore. */
  drop(restore: string): void {
    if (restoring.isCurrent(this.state.sql, restore)) restoring.end(this.state.sql);
  }

  /** Revokes all keys and users of a partner that is not in the file of a restore. Its records are kept. */
  async revokeAllKeys(actor: Actor): Promise<void> {
    this.state.storage.transactionSync(() => revokeAll(this.state.sql, actor, Date.now()));
    await this.state.reportChange();
  }
}
