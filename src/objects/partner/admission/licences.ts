// The current licences of a partner's keys, each made once: hashing the same notice on every call would cost more than the rest of the
// call.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { VersionsNow } from '../../../domain/agreements/agreement-versions.ts';
import type { AgreementPage, AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import { ANSWER_CHARS, charsOf } from '../../rpc-limits.ts';
import * as agreements from '../records/agreements.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';
import type { AdmissionCache } from './admission-cache.ts';
import type { AuthenticatedKey } from './authenticate.ts';
import { type DraftedVersion, endOf, snapshotOf, summaryOf } from './licence.ts';

/** Templates drafted, kept in memory: a few to a partner. */
const DRAFTS = 100;

interface SummariesQuery {
  /** Agreement that comes before the others. Absent: all are by id. */
  first?: string;
  /** Id of the last that was answered before. */
  after: string | undefined;
}

export class Licences {
  private readonly sql: SqlStorage;
  private readonly cache: AdmissionCache;
  private readonly drafts = new Map<string, templates.Drafted>();

  constructor(sql: SqlStorage, cache: AdmissionCache) {
    this.sql = sql;
    this.cache = cache;
  }

  async snapshot(caller: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    return this.cached(caller, publisher.settings, nowMs) ?? this.make(caller, publisher, nowMs);
  }

  /** `undefined` where it has to be made. `settings`: of the publisher, Unix ms of their last change. */
  cached({ key }: AuthenticatedKey, settings: number, nowMs: number): LicenceSnapshot | undefined {
    const known = this.cache.snapshots.get(key.id);
    return known !== undefined && known.settings === settings && nowMs < known.untilMs ? known.snapshot : undefined;
  }

  private async make(caller: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    const snapshot = snapshotOf(this.sql, caller, { drafted: await this.draft(caller, publisher), publisher }, nowMs);
    // During the await for the digest the desk may have changed something, and another call may have read it again: then this snapshot serves its
    // own call only.
    if (this.cache.keys.get(caller.hash)?.key === caller.key)
      this.cache.snapshots.set(caller.key.id, {
        snapshot,
        settings: publisher.settings,
        untilMs: Math.min(caller.untilMs, endOf(snapshot, nowMs)),
      });
    return snapshot;
  }

  async draft(
    { agreement, partner }: { agreement: AgreementVersion; partner: Pick<Partner, 'name'> },
    publisher: PublisherSettings,
  ): Promise<templates.Drafted> {
    const name = JSON.stringify([agreement.sha256, partner.name, publisher.houseLine, publisher.settings]);
    const known = this.drafts.get(name);
    if (known !== undefined) return known;
    const drafted = await templates.draft(agreement, partner.name, publisher);
    if (this.drafts.size >= DRAFTS) this.drafts.clear();
    this.drafts.set(name, drafted);
    return drafted;
  }

  /** The scheduled version, if there is one. */
  async draftScheduled(
    partner: Pick<Partner, 'name'>,
    agreement: AgreementVersion | undefined,
    publisher: PublisherSettings,
  ): Promise<DraftedVersion | undefined> {
    return agreement === undefined ? undefined : { agreement, drafted: await this.draft({ agreement, partner }, publisher) };
  }

  /** Of the partner's agreements, as many as fit one answer; none before it is set up. */
  async summaries(publisher: PublisherSettings, { first, after }: SummariesQuery): Promise<AgreementPage> {
    const partner = profile.get(this.sql);
    if (partner === undefined) return { agreements: [] };
    const nowMs = Date.now();
    const ids = agreements.ids(this.sql, first);
    const page: AgreementSummary[] = [];
    let chars = 0;
    for (const id of after === undefined ? ids : ids.slice(ids.indexOf(after) + 1)) {
      const versions = agreements.at(this.sql, id, nowMs);
      if (versions === undefined) continue;
      const summary = await this.summary(partner, versions, publisher, nowMs);
      chars += charsOf(summary);
      const last = page.at(-1)?.agreement.id;
      if (last !== undefined && chars > ANSWER_CHARS) return { agreements: page, next: last };
      page.push(summary);
    }
    return { agreements: page };
  }

  async summary(
    partner: Partner,
    { current, scheduled }: VersionsNow,
    publisher: PublisherSettings,
    nowMs: number,
  ): Promise<AgreementSummary> {
    const drafted = await this.draft({ agreement: current, partner }, publisher);
    return summaryOf(this.sql, { agreement: current, drafted }, await this.draftScheduled(partner, scheduled, publisher), nowMs);
  }

  forget(): void {
    this.drafts.clear();
  }
}
