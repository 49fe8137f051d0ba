// Caches keys, their licences, and the plans of pulls, so that a poll is cheap. All of these are derived from the tables. Every change of the
// tables except a delivery adds an entry to the audit trail, so the cache is valid as long as the trail has not grown.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { PartnerKey } from '../../../domain/partners/key.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import type { QuotaState } from '../../../domain/partners/quota.ts';
import type { CandidatePosition } from '../../../domain/pulls/candidates.ts';
import type { Plan } from '../../../domain/pulls/pull-plan.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { BoundedMap } from '../../../domain/values/bounded-map.ts';
import type { WithdrawnArticle } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import type { Recorded } from '../records/ledger.ts';

/** Sessions of people who use the portal at the same time. */
const SESSIONS_KEPT = 500;

/** A plan for a hundred articles takes a few tens of kilobytes. */
const PLANS_KEPT = 50;

export interface CachedKey {
  partner: Partner;
  /** A user of the portal has a key's record too, with the user's id and name, so that every decision is the same for both. */
  key: PartnerKey;
  /** The name of the key or of the user in the audit trail. */
  actor: Actor;
  /** The version in force. */
  agreement: AgreementVersion;
  /** Unix ms at which a scheduled version replaces it; Infinity if there is none. */
  untilMs: number;
}

interface CachedSnapshot {
  snapshot: LicenceSnapshot;
  /** Unix ms of the publisher's settings with which it was made. */
  settingsMs: number;
  /** Unix ms when it expires: terms begin or end then although nobody changes anything. */
  untilMs: number;
}

export interface CachedPlan {
  snapshot: LicenceSnapshot;
  plan: Plan;
  withdrawals: WithdrawnArticle[];
  /** Position from which the next page continues. `undefined` on the last page. */
  next: CandidatePosition | undefined;
  quota: QuotaState | undefined;
  etag: string;
  /** Unix ms at which time alone may change a decision of the plan. */
  untilMs: number;
  /** Value of `AdmissionCache.counted` when the plan was made. */
  counted: number;
  /** The rows of the ledger. Absent: the plan was never delivered. */
  recorded?: Recorded;
}

/** A session that was found ongoing, with the person and the partner that `signedIn` names. */
interface CachedSession {
  signedIn: string;
  /** Unix ms at which its row has to be read again, because it is then stored that the session was used, or the session ends. */
  untilMs: number;
}

export class AdmissionCache {
  /** By the hash of the credential. */
  readonly keys = new Map<string, CachedKey>();
  /** By the hash of the credential. */
  readonly snapshots = new Map<string, CachedSnapshot>();
  /** By the hash of the cookie. */
  readonly sessions = new BoundedMap<CachedSession>(SESSIONS_KEPT);
  /** Number of articles counted against quotas since the object was loaded. */
  counted = 0;
  private readonly plans = new Map<string, CachedPlan>();
  private line = -1;

  /** Clears the cache if the audit trail has grown. Call it before reading the cache. */
  refresh(sql: SqlStorage): void {
    const line = audit.linesAdded(sql);
    if (line !== this.line) this.clear();
    this.line = line;
  }

  clear(): void {
    this.keys.clear();
    this.snapshots.clear();
    this.sessions.clear();
    this.plans.clear();
    this.line = -1;
  }

  /** Returns a cached plan; `undefined` if there is none that is valid. */
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

  /** Drops all plans. Call it after a withdrawal, because earlier plans may grant the article. */
  forgetPlans(): void {
    this.plans.clear();
  }
}
