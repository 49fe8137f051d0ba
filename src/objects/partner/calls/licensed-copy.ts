// The calls of a partner's keys about copy: pulls, changes, decisions, and the receipts of deliveries.

import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { decideUse, type UseDecision } from '../../../domain/entitlement/use-decision.ts';
import type { Credential, KeyScope } from '../../../domain/partners/key.ts';
import type { ReceiptSource, ReceiptTerms } from '../../../domain/partners/ledger.ts';
import type { LicenceAnswer, LicenceSnapshot, PublisherSettings, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import { licensedChanges } from '../../../domain/pulls/change-feed.ts';
import type { ChangesAnswer, ChangesRequest } from '../../../domain/pulls/changes-request.ts';
import { withinQuota } from '../../../domain/pulls/pull-plan.ts';
import type { Admission, AdmitRequest } from '../../../domain/pulls/pull-request.ts';
import { seenByPull, seenInChanges } from '../../../domain/pulls/test-use.ts';
import type { Decided, DecideRequest } from '../../../domain/pulls/use-request.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { admit, withdrawalOf } from '../admission/admit.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import { scheduledNotice, situationOf, situationThen } from '../admission/licence.ts';
import * as agreements from '../records/agreements.ts';
import { hasReceived, modeOf, receivedOf } from '../records/ledger.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';
import * as quota from '../records/quota.ts';
import type { PartnerState } from '../state.ts';
import { receiptSource } from './receipt-source.ts';

/** Most later notices that are read for a receipt. */
const LATER_NOTICES = 50;

/** Nothing of this partner has the requested id. */
export type Unknown = { kind: 'unknown'; rate: RateState };

export class LicensedCopy {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  /** A promise only where something has to be awaited: a poll that finds everything known is answered without one. */
  admit(request: AdmitRequest): Admission | Promise<Admission> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(request.credential, request.scope, nowMs);
    if (caller.kind === 'refused') return caller;
    const snapshot = this.state.licences.cached(caller, request.settingsMs, nowMs);
    const answer = snapshot === undefined ? this.admitAnew(request, caller, nowMs) : this.admitFor(snapshot, request, caller, nowMs);
    if (caller.key.mode === 'test') return this.noteAfter(answer, request, caller);
    return answer instanceof Promise ? this.armAfter(answer) : answer;
  }

  private async noteAfter(answer: Admission | Promise<Admission>, request: AdmitRequest, { key }: AuthenticatedKey): Promise<Admission> {
    const admission = await answer;
    const route = request.credential.session === undefined ? (request.route ?? '/v1/articles/…') : 'the portal';
    this.state.testUses.note({ keyId: key.id, route }, seenByPull(request, admission), Date.now());
    await this.state.arm();
    return admission;
  }

  private async admitAnew(request: AdmitRequest, caller: AuthenticatedKey, nowMs: number): Promise<Admission> {
    // The object was loaded just now and has cached nothing; a licence is made from the publisher's settings.
    if (request.publisher === undefined) return { kind: 'candidates-needed', rate: caller.rate };
    return this.admitFor(await this.state.licences.snapshot(caller, request.publisher, nowMs), request, caller, nowMs);
  }

  private admitFor(
    snapshot: LicenceSnapshot,
    request: AdmitRequest,
    caller: AuthenticatedKey,
    nowMs: number,
  ): Admission | Promise<Admission> {
    const { storage, ledger, cache, recentWithdrawals: withdrawn } = this.state;
    return admit({ storage, ledger, cache, withdrawn, caller, snapshot, request, nowMs });
  }

  /** The alarm may have run while something was awaited. Where nothing was, the alarm that `authenticate` set is still to come. */
  private async armAfter(answer: Promise<Admission>): Promise<Admission> {
    const admission = await answer;
    await this.state.arm();
    return admission;
  }

  /** Checks the key before the Catalogue is called for it, and before an answer describes an error in the request. */
  checkKey(credential: Credential, scope: KeyScope): Refused | { kind: 'good'; rate: RateState } {
    const caller = this.state.authenticate(credential, scope, Date.now());
    return caller.kind === 'refused' ? caller : { kind: 'good', rate: caller.rate };
  }

  async snapshot(credential: Credential, scope: KeyScope, publisher: PublisherSettings): Promise<LicenceAnswer> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, scope, nowMs);
    if (caller.kind === 'refused') return caller;
    return { kind: 'snapshot', snapshot: await this.state.licences.snapshot(caller, publisher, nowMs), rate: caller.rate };
  }

  async decideUse({ credential, publisher, article, use, at }: DecideRequest): Promise<Decided> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'articles', nowMs);
    if (caller.kind === 'refused') return caller;
    const snapshot = await this.state.licences.snapshot(caller, publisher, nowMs);
    const now = toInstant(nowMs);
    const wanted = { ...use, embargoed: snapshot.scopes.includes('embargoed') };
    const { rate } = caller;
    const withdrawal = withdrawalOf({ storage: this.state.storage, caller, withdrawn: this.state.recentWithdrawals, nowMs }, [article]);
    if (withdrawal !== undefined) return { kind: 'withdrawn', ...withdrawal, rate };
    const future = at === undefined ? undefined : await this.scheduledSnapshot(snapshot, publisher, at, nowMs);
    const situations = { current: situationOf(snapshot, publisher), future: situationThen(future ?? snapshot, publisher, at ?? now) };
    const decision = decideUse(situations, article, wanted, { now, at: at ?? now });
    const received = article !== undefined && hasReceived(this.state.sql, modeOf(caller.key), article.slug);
    // A scheduled version has its own quota, so today's count does not apply.
    const answered = future === undefined ? this.counted(decision, article, caller, nowMs) : decision;
    return { kind: 'decided', decision: answered, snapshot: future ?? snapshot, received, rate };
  }

  /** Makes the snapshot of the scheduled version; `undefined` if none will have begun at `at`. */
  private async scheduledSnapshot(
    snapshot: LicenceSnapshot,
    publisher: PublisherSettings,
    at: Instant,
    nowMs: number,
  ): Promise<LicenceSnapshot | undefined> {
    const scheduled = await this.state.licences.draftScheduled(
      snapshot.partner,
      agreements.at(this.state.sql, snapshot.agreement.id, nowMs)?.scheduled,
      publisher,
    );
    return scheduled === undefined || at < scheduled.agreement.terms.validFrom
      ? undefined
      : { ...snapshot, ...scheduledNotice(this.state.sql, scheduled, nowMs) };
  }

  /** Applies the quota to a decision, as for a pull now. */
  private counted(
    decision: UseDecision,
    article: ArticleFacts | undefined,
    { key, agreement }: AuthenticatedKey,
    nowMs: number,
  ): UseDecision {
    if (decision.kind !== 'grant' || article === undefined) return decision;
    const mode = modeOf(key);
    const state = quota.stateOf(this.state.sql, agreement, mode, nowMs);
    const isCounted = quota.countedOf(this.state.sql, agreement.id, mode, [article.slug]).has(article.slug);
    return { kind: 'grant', grant: withinQuota(decision.grant, state, isCounted) };
  }

  /** Lists licensed changes. A partner that is suspended or whose term is over may call it too, because it must learn of withdrawals. */
  async admitChanges({ credential, publisher, licenceTag, window, fromEmpty, isFurther }: ChangesRequest): Promise<ChangesAnswer> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'changes', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate } = caller;
    const snapshot = await this.state.licences.snapshot(caller, publisher, nowMs);
    if (licenceTag !== snapshot.licenceTag) return { kind: 'licence-changed', snapshot, rate };
    const use = { embargoed: snapshot.scopes.includes('embargoed') };
    const mode = modeOf(caller.key);
    const received = (slug: string, part?: 'text') => hasReceived(this.state.sql, mode, slug, part);
    const changes = licensedChanges(situationOf(snapshot, publisher), use, window, received, toInstant(nowMs));
    if (mode === 'test') this.state.testUses.note({ keyId: caller.key.id, route: '/v1/changes' }, seenInChanges(changes, isFurther), nowMs);
    const { id, version, made } = snapshot.agreement;
    const terms = { action: 'agreement' as const, slug: id, version, at: made, significant: true };
    return { kind: 'changes', changes: fromEmpty ? [terms, ...changes] : changes, snapshot, rate };
  }

  /** Selects the articles that the partner received. Called if the list of withdrawals is too long for the call that admits a pull. */
  receivedAmong(
    credential: Credential,
    scope: KeyScope,
    slugs: string[],
  ): Refused | { kind: 'received'; received: string[]; rate: RateState } {
    const caller = this.state.authenticate(credential, scope, Date.now());
    if (caller.kind === 'refused') return caller;
    return { kind: 'received', received: [...receivedOf(this.state.sql, modeOf(caller.key), slugs)], rate: caller.rate };
  }

  /** `seesEmbargoed`: the caller may see copy before its release. */
  async receiptSource(
    credential: Credential,
    id: string,
  ): Promise<Refused | Unknown | { kind: 'receipt'; source: ReceiptSource; seesEmbargoed: boolean; rate: RateState }> {
    const caller = this.state.authenticate(credential, 'articles', Date.now());
    if (caller.kind === 'refused') return caller;
    const source = receiptSource(this.state.sql, caller, id);
    const { rate } = caller;
    const seesEmbargoed = caller.key.scopes.includes('embargoed');
    return source === undefined ? { kind: 'unknown', rate } : { kind: 'receipt', source, seesEmbargoed, rate };
  }

  /** Returns the terms of a delivery. The caller has verified a receipt of it, and needs no key. */
  receiptTerms(id: string): ReceiptTerms | undefined {
    const partner = profile.get(this.state.sql);
    const source = partner === undefined ? undefined : receiptSource(this.state.sql, { key: { mode: 'live' }, partner }, id);
    if (source === undefined) return undefined;
    return { ...source, later: templates.after(this.state.sql, source.agreement, source.row.templateVersion, LATER_NOTICES) };
  }
}
