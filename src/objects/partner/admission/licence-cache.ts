// Makes and caches the current licences of a partner's keys. Without the cache, hashing the notice would take longer than the rest of a call.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { VersionsNow } from '../../../domain/agreements/agreement-versions.ts';
import type { AgreementPage, AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import { ANSWER_BYTES, bytesOf } from '../../rpc-limits.ts';
import * as agreements from '../records/agreements.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';
import type { AdmissionCache } from './admission-cache.ts';
import type { AuthenticatedKey } from './authenticate.ts';
import { type DraftedVersion, endOf, snapshotOf, summaryOf } from './licence.ts';

/** Most drafts of notice templates in memory. A partner usually has a few. */
const DRAFTS = 100;

interface SummariesQuery {
  /** Id of the agreement to list first. Absent: all are ordered by id. */
  first?: string;
  /** Id of the last agreement on the previous page. */
  after: string | undefined;
}

export class LicenceCache {
  private readonly sql: SqlStorage;
  private readonly cache: AdmissionCache;
  private readonly drafts = new Map<string, templates.Drafted>();

  constructor(sql: SqlStorage, cache: AdmissionCache) {
    this.sql = sql;
    this.cache = cache;
  }

  async snapshot(caller: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    return this.cached(caller, publisher.settingsMs, nowMs) ?? this.make(caller, publisher, nowMs);
  }

  /** Returns the cached snapshot; `undefined` if there is none that is valid. */
  cached({ hash }: AuthenticatedKey, settingsMs: number, nowMs: number): LicenceSnapshot | undefined {
    const known = this.cache.snapshots.get(hash);
    return known !== undefined && known.settingsMs === settingsMs && nowMs < known.untilMs ? known.snapshot : undefined;
  }

  private async make(caller: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    const snapshot = snapshotOf(this.sql, caller, { drafted: await this.draft(caller, publisher), publisher }, nowMs);
    // During the await for the digest the desk may have made a change that another call has read. This snapshot is then not cached.
    if (this.cache.keys.get(caller.hash)?.key === caller.key)
      this.cache.snapshots.set(caller.hash, {
        snapshot,
        settingsMs: publisher.settingsMs,
        untilMs: Math.min(caller.untilMs, endOf(snapshot, nowMs)),
      });
    return snapshot;
  }

  async draft(
    { agreement, partner }: { agreement: AgreementVersion; partner: Pick<Partner, 'name'> },
    publisher: PublisherSettings,
  ): Promise<templates.Drafted> {
    const name = JSON.stringify([agreement.sha256, partner.name, publisher.houseLine, publisher.settingsMs]);
    const known = this.drafts.get(name);
    if (known !== undefined) return known;
    const drafted = await templates.draft(agreement, partner.name, publisher);
    if (this.drafts.size >= DRAFTS) this.drafts.clear();
    this.drafts.set(name, drafted);
    return drafted;
  }

  /** Drafts the notice of the scheduled version; `undefined` if none is scheduled. */
  async draftScheduled(
    partner: Pick<Partner, 'name'>,
    agreement: AgreementVersion | undefined,
    publisher: PublisherSettings,
  ): Promise<DraftedVersion | undefined> {
    return agreement === undefined ? undefined : { agreement, drafted: await this.draft({ agreement, partner }, publisher) };
  }

  /** Lists summaries of the partner's agreements, as many as fit into one answer; none before the partner is set up. */
  async summaries(publisher: PublisherSettings, { first, after }: SummariesQuery): Promise<AgreementPage> {
    const partner = profile.get(this.sql);
    if (partner === undefined) return { agreements: [] };
    const nowMs = Date.now();
    const ids = agreements.ids(this.sql, first);
    const page: AgreementSummary[] = [];
    let bytes = 0;
    for (const id of after === undefined ? ids : ids.slice(ids.indexOf(after) + 1)) {
      const versions = agreements.at(this.sql, id, nowMs);
      if (versions === undefined) continue;
      const summary = await this.summary(partner, versions, publisher, nowMs);
      bytes += bytesOf(summary);
      const last = page.at(-1)?.agreement.id;
      if (last !== undefined && bytes > ANSWER_BYTES) return { agreements: page, next: last };
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
