// What a partner's keys may ask: copy, changes, the account and the agreements. Every call passes the door first.

import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { decideUse, type UseDecision } from '../../../domain/entitlement/use-decision.ts';
import type { Account } from '../../../domain/partners/account.ts';
import type { AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { Credential, KeyScope } from '../../../domain/partners/key.ts';
import type { ReceiptSource, ReceiptTerms } from '../../../domain/partners/ledger.ts';
import type { LicenceAnswer, LicenceSnapshot, PublisherSettings, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { UsageQuery, UsageRow } from '../../../domain/partners/usage.ts';
import { licensedChanges } from '../../../domain/pulls/change-feed.ts';
import type { ChangesAnswer, ChangesRequest } from '../../../domain/pulls/changes-request.ts';
import { withinQuota } from '../../../domain/pulls/pull-plan.ts';
import type { Admission, AdmitRequest } from '../../../domain/pulls/pull-request.ts';
import type { Decided, DecideRequest } from '../../../domain/pulls/use-request.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import { admit, withdrawalOf } from '../admission/admit.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import { scheduledNotice, situationOf, situationThen } from '../admission/licence.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import { hasReceived, modeOf } from '../records/ledger.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';
import * as quota from '../records/quota.ts';
import * as usage from '../records/usage.ts';
import * as withdrawals from '../records/withdrawals.ts';
import { PartnerForBackup } from './backup.ts';
import { receiptSource } from './receipt-source.ts';

/** Read for one receipt. */
const LATER_NOTICES = 50;

/** There is nothing under this name, or nothing that belongs to this partner. */
export type Unknown = { kind: 'unknown'; rate: RateState };

export class PartnerForKeys extends PartnerForBackup {
  async admit(request: AdmitRequest): Promise<Admission> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(request.credential, request.scope, nowMs);
    if (entered.kind === 'refused') return entered;
    const { publisher, settings } = request;
    const snapshot =
      this.cachedSnapshot(entered, settings, nowMs) ??
      (publisher === undefined ? undefined : await this.snapshotFor(entered, publisher, nowMs));
    if (snapshot === undefined) return this.askAgain(entered);
    const { storage } = this.ctx;
    const { deliveries: ledger, cache, withdrawn } = this;
    const answer = await admit({ storage, ledger, cache, withdrawn, entered, snapshot, request, nowMs });
    // The Worker will repeat this call for reasons of ours: only the repetition is counted.
    if (answer.kind === 'licence-changed' || answer.kind === 'candidates-needed') this.counter.giveBack(entered.key.id);
    await this.arm();
    return answer;
  }

  /** Asks for the whole request: this object has just woken and remembers nothing. */
  private askAgain({ key, rate }: AuthenticatedKey): Admission {
    this.counter.giveBack(key.id);
    return { kind: 'candidates-needed', rate };
  }

  /** Whether the key is good at all: asked for a faulty request before its fault is told. */
  knock(credential: Credential, scope: KeyScope): Refused | { kind: 'known'; rate: RateState } {
    const entered = this.authenticateCall(credential, scope, Date.now());
    return entered.kind === 'refused' ? entered : { kind: 'known', rate: entered.rate };
  }

  async snapshot(credential: Credential, scope: KeyScope, publisher: PublisherSettings, isCounted: boolean): Promise<LicenceAnswer> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, scope, nowMs, isCounted ? 0 : 1);
    if (entered.kind === 'refused') return entered;
    return { kind: 'snapshot', snapshot: await this.snapshotFor(entered, publisher, nowMs), rate: entered.rate };
  }

  async decideUse({ credential, publisher, article, use, at }: DecideRequest): Promise<Decided> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const snapshot = await this.snapshotFor(entered, publisher, nowMs);
    const now = toInstant(nowMs);
    const wanted = { ...use, embargoed: snapshot.scopes.includes('embargoed') };
    const { rate } = entered;
    const taken = withdrawalOf({ storage: this.ctx.storage, entered, withdrawn: this.withdrawn, nowMs }, [article]);
    if (taken !== undefined) return { kind: 'withdrawn', ...taken, rate };
    const ahead = at === undefined ? undefined : await this.snapshotAhead(snapshot, publisher, at, nowMs);
    const situations = { today: situationOf(snapshot, publisher), ahead: situationThen(ahead ?? snapshot, publisher, at ?? now) };
    const decision = decideUse(situations, article, wanted, { now, at: at ?? now });
    const received = article !== undefined && hasReceived(this.sql, modeOf(entered.key), article.slug);
    // Terms to come count articles of their own.
    const asked = ahead === undefined ? this.counted(decision, article, entered, nowMs) : decision;
    return { kind: 'decided', decision: asked, snapshot: ahead ?? snapshot, received, rate };
  }

  /** By the version that waits for its term; `undefined` where none will have begun by then. */
  private async snapshotAhead(
    snapshot: LicenceSnapshot,
    publisher: PublisherSettings,
    at: Instant,
    nowMs: number,
  ): Promise<LicenceSnapshot | undefined> {
    const coming = await this.drafted(snapshot.partner, agreements.at(this.sql, snapshot.agreement.id, nowMs)?.scheduled, publisher);
    return coming === undefined || at < coming.agreement.terms.validFrom
      ? undefined
      : { ...snapshot, ...scheduledNotice(this.sql, coming, nowMs) };
  }

  /** As a pull would get it now. */
  private counted(
    decision: UseDecision,
    article: ArticleFacts | undefined,
    { key, agreement }: AuthenticatedKey,
    nowMs: number,
  ): UseDecision {
    if (decision.kind !== 'grant' || article === undefined) return decision;
    const mode = modeOf(key);
    const state = quota.stateOf(this.sql, agreement, mode, nowMs);
    const isTaken = quota.countedOf(this.sql, agreement.id, mode, [article.slug]).has(article.slug);
    return { kind: 'grant', grant: withinQuota(decision.grant, state, isTaken) };
  }

  /** Open to a partner that is suspended or whose term is over: it must still learn what to take down. */
  async admitChanges({ credential, publisher, licenceTag, window, fromEmpty, isCounted }: ChangesRequest): Promise<ChangesAnswer> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'changes', nowMs, isCounted ? 0 : 1);
    if (entered.kind === 'refused') return entered;
    const { rate } = entered;
    const snapshot = await this.snapshotFor(entered, publisher, nowMs);
    if (licenceTag !== snapshot.licenceTag) return { kind: 'licence-changed', snapshot, rate };
    const use = { embargoed: snapshot.scopes.includes('embargoed') };
    const mode = modeOf(entered.key);
    const received = (slug: string, part?: 'text') => hasReceived(this.sql, mode, slug, part);
    const changes = licensedChanges(situationOf(snapshot, publisher), use, window, received, toInstant(nowMs));
    const { id, version, made } = snapshot.agreement;
    const terms = { action: 'agreement' as const, slug: id, version, at: made, significant: true };
    return { kind: 'changes', changes: fromEmpty ? [terms, ...changes] : changes, snapshot, rate };
  }

  async account(credential: Credential, publisher: PublisherSettings): Promise<Refused | { kind: 'account'; account: Account }> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'account', nowMs);
    if (entered.kind === 'refused') return entered;
    this.flush();
    const { partner, key, agreement, rate } = entered;
    const state = quota.stateOf(this.sql, agreement, modeOf(key), nowMs);
    const account: Account = {
      partner,
      key: keys.find(this.sql, credential.hash) ?? key,
      agreement: await this.summary(partner, agreements.at(this.sql, agreement.id, nowMs) ?? { current: agreement }, publisher, nowMs),
      rate,
      ...(state === undefined ? {} : { quota: state }),
      withdrawals: withdrawals.counts(this.sql, modeOf(key), nowMs),
    };
    return { kind: 'account', account };
  }

  async usage(credential: Credential, query: UsageQuery): Promise<Refused | { kind: 'usage'; rows: UsageRow[]; rate: RateState }> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'usage', nowMs);
    if (entered.kind === 'refused') return entered;
    this.flush();
    return { kind: 'usage', rows: usage.add(this.sql, modeOf(entered.key), query, nowMs), rate: entered.rate };
  }

  /** Of the key's partner, the key's own agreement first. */
  async agreements(
    credential: Credential,
    publisher: PublisherSettings,
  ): Promise<Refused | { kind: 'agreements'; agreements: AgreementSummary[]; rate: RateState }> {
    const entered = this.authenticateCall(credential, 'account', Date.now());
    if (entered.kind === 'refused') return entered;
    const own = (id: string) => (id === entered.key.agreement ? 0 : 1);
    const all = await this.summaries(publisher);
    return { kind: 'agreements', agreements: all.sort((a, b) => own(a.agreement.id) - own(b.agreement.id)), rate: entered.rate };
  }

  async agreementVersion(
    credential: Credential,
    id: string,
    version: number,
  ): Promise<Refused | Unknown | { kind: 'agreement'; agreement: AgreementVersion; rate: RateState }> {
    const entered = this.authenticateCall(credential, 'account', Date.now());
    if (entered.kind === 'refused') return entered;
    const agreement = agreements.get(this.sql, id, version);
    return agreement === undefined ? { kind: 'unknown', rate: entered.rate } : { kind: 'agreement', agreement, rate: entered.rate };
  }

  /** `mismatch`: the hash is neither that of the notice in force nor of the one that waits. Accepting twice changes nothing. */
  async accept(
    credential: Credential,
    id: string,
    sha256: string,
    publisher: PublisherSettings,
  ): Promise<Refused | { kind: 'unknown' | 'mismatch' | 'accepted' | 'unchanged'; acceptance?: Acceptance; rate: RateState }> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'account', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate, key, partner, addressPrefix } = entered;
    const versions = agreements.at(this.sql, id, nowMs);
    // A sandbox binds nobody.
    if (versions === undefined || key.mode === 'test') return { kind: 'unknown', rate };
    const { current: agreement } = versions;
    const drafted = await this.draftOf({ agreement, partner }, publisher);
    const coming = await this.drafted(partner, versions.scheduled, publisher);
    return this.ctx.storage.transactionSync(() => {
      const template = templates.settle(this.sql, id, drafted, nowMs);
      const isComing = template.sha256 !== sha256 && coming?.drafted.sha256 === sha256;
      const stands = () =>
        coming !== undefined && isComing
          ? scheduledNotice(this.sql, coming, nowMs).acceptance
          : templates.acceptanceOf(this.sql, agreement, template, nowMs);
      if (template.sha256 !== sha256 && !isComing) return { kind: 'mismatch', acceptance: stands(), rate };
      const isNew = templates.accept(this.sql, id, sha256, { keyId: key.id, addressPrefix, nowMs });
      const after = JSON.stringify({ agreement: id, sha256 });
      if (isNew) audit.add(this.sql, nowMs, { actor: { name: `key ${key.id}` }, action: 'notice.accept', subject: id, after });
      return { kind: isNew ? 'accepted' : 'unchanged', acceptance: stands(), rate };
    });
  }

  async receiptSource(
    credential: Credential,
    id: string,
  ): Promise<Refused | Unknown | { kind: 'receipt'; source: ReceiptSource; rate: RateState }> {
    const entered = this.authenticateCall(credential, 'articles', Date.now());
    if (entered.kind === 'refused') return entered;
    const source = receiptSource(this.sql, entered, id);
    return source === undefined ? { kind: 'unknown', rate: entered.rate } : { kind: 'receipt', source, rate: entered.rate };
  }

  /** The terms of a delivery, for whoever presents a genuine receipt of it. */
  receiptTerms(id: string): ReceiptTerms | undefined {
    const partner = profile.get(this.sql);
    const source = partner === undefined ? undefined : receiptSource(this.sql, { key: { mode: 'live' }, partner }, id);
    if (source === undefined) return undefined;
    return { ...source, later: templates.after(this.sql, source.agreement, source.row.templateVersion, LATER_NOTICES) };
  }
}
