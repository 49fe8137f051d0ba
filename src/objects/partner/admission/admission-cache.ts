// Makes a poll cheap: caches keys, their licences, and the plans made for lists of candidates. All of it follows from the tables, and every
// change of them except a delivery adds a line to the audit trail: the cache is valid as long as the trail has not grown.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { PartnerKey } from '../../../domain/partners/key.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import type { QuotaState } from '../../../domain/partners/quota.ts';
import type { CandidatePosition } from '../../../domain/pulls/candidates.ts';
import type { Plan } from '../../../domain/pulls/pull-plan.ts';
import type { WithdrawnArticle } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import type { Recorded } from '../records/ledger.ts';

/** A plan for a hundred articles is some tens of kilobytes. */
const PLANS_KEPT = 50;

export interface CachedKey {
  partner: Partner;
  key: PartnerKey;
  /** The version in force. */
  agreement: AgreementVersion;
  /** Unix ms when a scheduled version replaces it; Infinity if there is none. */
  untilMs: number;
}

interface CachedSnapshot {
  snapshot: LicenceSnapshot;
  /** Of the publisher's settings it was made with. */
  settings: number;
  /** Unix ms at which it may be another by itself. */
  untilMs: number;
}

export interface CachedPlan {
  snapshot: LicenceSnapshot;
  plan: Plan;
  withdrawals: WithdrawnArticle[];
  /** Where the next page begins. Absent where this is the last. */
  next: CandidatePosition | undefined;
  quota: QuotaState | undefined;
  etag: string;
  /** Unix ms at which a decision in it may be another by itself. */
  untilMs: number;
  /** How many articles had been counted against quotas when it was made. */
  counted: number;
  /** Absent while nothing of it was delivered. */
  recorded?: Recorded;
}

export class AdmissionCache {
  /** By the hash of the key. */
  readonly keys = new Map<string, CachedKey>();
  /** By the id of the key. */
  readonly snapshots = new Map<string, CachedSnapshot>();
  /** Articles counted against quotas since the object woke. */
  counted = 0;
  private readonly plans = new Map<string, CachedPlan>();
  private line = -1;

  /** Call before reading the cache. */
  refresh(sql: SqlStorage): void {
    const line = audit.linesAdded(sql);
    if (line !== this.line) this.clear();
    this.line = line;
  }

  clear(): void {
    this.keys.clear();
    this.snapshots.clear();
    this.plans.clear();
    this.line = -1;
  }

  /** Only if it is still valid. */
  plan(name: string, snapshot: LicenceSnapshot, nowMs: number): CachedPlan | undefined {
    const known = this.plans.get(name);
    if (known === undefined || known.snapshot !== snapshot || nowMs >= known.untilMs) return undefined;
    return known.quota !== undefined && known.counted !== this.counted ? undefined : known;
  }

  keep(name: string, plan: CachedPlan): void {
    this.plans.delete(name);
    this.plans.set(name, plan);
    for (const oldest of this.plans.keys()) {
      if (this.plans.size <= PLANS_KEPT) break;
      this.plans.delete(oldest);
    }
  }

  /** To be called when something is withdrawn: earlier decisions may grant it. */
  forgetPlans(): void {
    this.plans.clear();
  }
}
