// What an export and a restore ask of a partner's object.
import type { Actor } from '../../../domain/values/actor.ts';
import * as restoring from '../../sqlite/staged-restore.ts';
import { type PartnerCursor, readPage } from '../backup/export.ts';
import { commit, type PartnerRestoreResult, revokeAll } from '../backup/restore.ts';
import type { PartnerState } from '../state.ts';

/** Of one RPC message, in characters of JSON. */
const PAGE_CHARS = 512 * 1024;

/** Writes nothing that stays. */
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

  /** `restore` is the name that the Catalogue gave it. A later one replaces it. */
  begin(restore: string): void {
    restoring.begin(this.state.sql, restore);
  }

  /** Each record is the JSON of a `PartnerRestoreRecord`. False where another restore has begun since. */
  gather(restore: string, records: string[]): boolean {
    return restoring.gather(this.state.sql, restore, records);
  }

  /** Whether the gathered records are consistent. Changes nothing. */
  check(restore: string, partner: string): Promise<PartnerRestoreResult> {
    this.state.flush();
    return commit(this.state.storage, { restore, partner, actor: NOBODY, nowMs: Date.now(), dryRun: true });
  }

  /** Applies everything that was gathered, or nothing. */
  async commit(restore: string, partner: string, actor: Actor): Promise<PartnerRestoreResult> {
    this.state.flush();
    const result = await commit(this.state.storage, { restore, partner, actor, nowMs: Date.now(), dryRun: false });
    this.state.forget();
    // Of a Catalogue that is another now.
    this.state.recentWithdrawals.clear();
    await this.state.arm();
    return result;
  }

  /** Drops what an abandoned restore gathered. */
  drop(restore: string): void {
    if (restoring.isCurrent(this.state.sql, restore)) restoring.end(this.state.sql);
  }

  /** For a partner that is not in the file of a restore: its records stay, and its keys open nothing any more. */
  revokeAllKeys(actor: Actor): void {
    this.state.storage.transactionSync(() => revokeAll(this.state.sql, actor, Date.now()));
  }
}
