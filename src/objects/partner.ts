// A partner: its agreements, keys, standing, quota and ledger. One object each, serial; nothing is shared between partners.
import { DurableObject } from 'cloudflare:workers';
import type { AgreementVersion } from '../domain/agreement.ts';
import type { Article } from '../domain/article.ts';
import type { ArticleFacts } from '../domain/article-facts.ts';
import type { Decision } from '../domain/entitlement.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChangesWindow, LogPosition } from '../domain/licensed-change.ts';
import type * as p from '../domain/partner.ts';
import type * as c from '../domain/partner-calls.ts';
import type { Standing } from '../domain/standing.ts';
import type { AuditEntry } from './audit.ts';

export class Partner extends DurableObject<Env> {
  // For keys.
  async admit(_request: p.AdmitRequest): Promise<p.Admission> {
    throw new Error('to be written');
  }
  async view(_credential: p.Credential, _scope: p.KeyScope, _house: p.HouseFacts): Promise<c.Viewed> {
    throw new Error('to be written');
  }
  async decideUse(_request: c.DecideRequest): Promise<c.Decided> {
    throw new Error('to be written');
  }
  async admitChanges(_request: c.ChangesRequest): Promise<c.ChangesAnswer> {
    throw new Error('to be written');
  }
  async account(_credential: p.Credential, _house: p.HouseFacts): Promise<p.Refused | { kind: 'account'; account: c.Account }> {
    throw new Error('to be written');
  }
  async usage(
    _credential: p.Credential,
    _query: c.UsageQuery,
  ): Promise<p.Refused | { kind: 'usage'; rows: c.UsageRow[]; rate: p.RateState }> {
    throw new Error('to be written');
  }
  /** Of the key's partner, the key's own agreement first. */
  async agreements(
    _credential: p.Credential,
    _house: p.HouseFacts,
  ): Promise<p.Refused | { kind: 'agreements'; agreements: c.AgreementSummary[]; rate: p.RateState }> {
    throw new Error('to be written');
  }
  async agreementVersion(
    _credential: p.Credential,
    _id: string,
    _version: number,
  ): Promise<p.Refused | { kind: 'unknown'; rate: p.RateState } | { kind: 'agreement'; agreement: AgreementVersion; rate: p.RateState }> {
    throw new Error('to be written');
  }
  /** `mismatch`: the hash is not the one in force. Accepting twice changes nothing. */
  async accept(
    _credential: p.Credential,
    _id: string,
    _sha256: string,
    _house: p.HouseFacts,
  ): Promise<p.Refused | { kind: 'unknown' | 'mismatch' | 'accepted' | 'unchanged'; acceptance?: p.Acceptance; rate: p.RateState }> {
    throw new Error('to be written');
  }
  /** Asks the Catalogue first for what it has not heard yet. Newest first. */
  async withdrawals(
    _credential: p.Credential,
  ): Promise<p.Refused | { kind: 'withdrawals'; withdrawals: p.PartnerWithdrawal[]; rate: p.RateState }> {
    throw new Error('to be written');
  }
  async acknowledge(
    _credential: p.Credential,
    _id: string,
    _acknowledgement: p.Acknowledgement,
  ): Promise<
    | p.Refused
    | { kind: 'unknown'; rate: p.RateState }
    | { kind: 'acknowledged' | 'unchanged'; withdrawal: p.PartnerWithdrawal; rate: p.RateState }
  > {
    throw new Error('to be written');
  }
  async receiptSource(
    _credential: p.Credential,
    _id: string,
  ): Promise<p.Refused | { kind: 'unknown'; rate: p.RateState } | { kind: 'receipt'; source: c.ReceiptSource; rate: p.RateState }> {
    throw new Error('to be written');
  }

  // The rehearsal of `test` keys: synthetic articles that live here and nowhere else.
  async rehearsalCandidates(_credential: p.Credential): Promise<{ epoch: string; head: number; candidates: ArticleFacts[] }> {
    throw new Error('to be written');
  }
  async rehearsalArticles(_credential: p.Credential, _wanted: { key: string; version: number }[]): Promise<Article[]> {
    throw new Error('to be written');
  }
  async rehearsalWindow(
    _credential: p.Credential,
    _from: LogPosition,
    _to: LogPosition | undefined,
    _after: number | undefined,
    _limit: number,
  ): Promise<ChangesWindow> {
    throw new Error('to be written');
  }
  /** Publishes, corrects, withdraws or restores the synthetic article `key`. */
  async rehearse(
    _credential: p.Credential,
    _action: 'publish' | 'update' | 'correct' | 'withdraw' | 'restore' | 'embargo',
    _key: string,
    _house: p.HouseFacts,
  ): Promise<p.Refused | { kind: 'done' | 'impossible'; article?: ArticleFacts; rate: p.RateState }> {
    throw new Error('to be written');
  }

  // For the desk.
  async setUp(
    _id: string,
    _profile: { name: string; contact?: string | undefined },
    _who: string,
    _dryRun: boolean,
  ): Promise<{ kind: 'created' | 'changed' | 'unchanged'; partner: p.Partner }> {
    throw new Error('to be written');
  }
  /** `undefined` before it is set up. */
  async profile(): Promise<p.Partner | undefined> {
    throw new Error('to be written');
  }
  async setStanding(_standing: Standing, _reason: string | undefined, _who: string, _dryRun: boolean): Promise<p.Partner | undefined> {
    throw new Error('to be written');
  }
  async putAgreement(_write: c.AgreementWrite): Promise<c.AgreementResult> {
    throw new Error('to be written');
  }
  /** A new version whose term ends at `at`. */
  async endAgreement(
    _id: string,
    _at: Instant,
    _who: string,
    _house: p.HouseFacts,
    _dryRun: boolean,
  ): Promise<c.AgreementResult | { kind: 'unknown' | 'not-started' }> {
    throw new Error('to be written');
  }
  async agreementSummaries(_house: p.HouseFacts): Promise<c.AgreementSummary[]> {
    throw new Error('to be written');
  }
  /** `version` absent: the current one. */
  async agreement(_id: string, _version?: number): Promise<AgreementVersion | undefined> {
    throw new Error('to be written');
  }
  async addKey(_write: c.KeyWrite): Promise<c.KeyResult> {
    throw new Error('to be written');
  }
  async keys(): Promise<p.PartnerKey[]> {
    throw new Error('to be written');
  }
  /** The old key lives on for `overlapMs`, unless it ends sooner by itself. The new one has everything of the old but its id and hash. */
  async rotateKey(_id: string, _next: { id: string; hash: string }, _overlapMs: number, _who: string): Promise<c.KeyResult> {
    throw new Error('to be written');
  }
  /** At once. False: there is no live key of this id. */
  async revokeKey(_id: string, _who: string): Promise<boolean> {
    throw new Error('to be written');
  }
  /** What a key with (or without) the scope `embargoed` would get of these, in their order. Writes nothing. */
  async preview(
    _agreement: string,
    _candidates: ArticleFacts[],
    _house: p.HouseFacts,
    _embargoed: boolean,
  ): Promise<{ agreement: AgreementVersion; acceptance: p.Acceptance; decisions: Decision[]; quota?: p.QuotaState } | undefined> {
    throw new Error('to be written');
  }
  async ledger(_query: c.LedgerQuery): Promise<{ rows: p.LedgerRow[]; next?: number }> {
    throw new Error('to be written');
  }
  async usageOf(_query: c.UsageQuery): Promise<{ rows: c.UsageRow[]; quotas: { agreement: string; quota: p.QuotaState }[] }> {
    throw new Error('to be written');
  }
  async audit(_limit: number, _before?: number): Promise<{ entries: AuditEntry[]; next?: number }> {
    throw new Error('to be written');
  }

  // For the Catalogue.
  /** Told twice changes nothing. */
  async hear(_news: p.WithdrawalNews[]): Promise<c.HeardWithdrawal[]> {
    throw new Error('to be written');
  }
}
