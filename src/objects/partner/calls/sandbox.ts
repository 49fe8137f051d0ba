// What a partner's test keys ask of its sandbox: synthetic articles that live here and nowhere else.

import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../../domain/articles/article-metadata.ts';
import { type CopySize, copySizeOf, stubSizeOf } from '../../../domain/articles/copy-size.ts';
import type { Credential } from '../../../domain/partners/key.ts';
import type { PublisherSettings, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { ChangesWindow, LogPosition } from '../../../domain/pulls/change-window.ts';
import type { SandboxAction } from '../../../domain/pulls/sandbox.ts';
import { applySandboxAction, SANDBOX_SLUG } from '../../../domain/pulls/sandbox.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import * as keys from '../records/keys.ts';
import * as sandbox from '../records/sandbox.ts';
import * as withdrawals from '../records/withdrawals.ts';

import { PartnerForKeys } from './licensee.ts';

/** `sizes` and `stubSizes` have one for each candidate, in the same order. */
export interface SandboxCandidates {
  epoch: string;
  head: number;
  candidates: ArticleFacts[];
  sizes: CopySize[];
  stubSizes: number[];
}

export class PartnerForSandbox extends PartnerForKeys {
  /** Empty for a key that is not a live test key: `admit` says so again, and says why. */
  sandboxCandidates(credential: Credential): SandboxCandidates {
    const articles = this.isTester(credential) ? sandbox.candidates(this.sql) : [];
    return {
      epoch: sandbox.epoch(this.sql),
      head: sandbox.head(this.sql),
      candidates: articles.map(factsOf),
      sizes: articles.map(copySizeOf),
      stubSizes: articles.map(stubSizeOf),
    };
  }

  sandboxArticles(credential: Credential, wanted: { slug: string; version: number }[]): Article[] {
    if (!this.isTester(credential)) return [];
    return wanted.map(({ slug, version }) => sandbox.get(this.sql, slug, version)).filter((article) => article !== undefined);
  }

  sandboxWindow(credential: Credential, from: LogPosition): ChangesWindow {
    if (this.isTester(credential)) return sandbox.windowOf(this.sql, from, Date.now());
    return { epoch: sandbox.epoch(this.sql), from, to: from, touched: [] };
  }

  /** `impossible` for a key that is not a test key, too. */
  changeSandbox(
    credential: Credential,
    action: SandboxAction,
    slug: string,
    publisher: PublisherSettings,
  ): Refused | (SandboxResult & { rate: RateState }) {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate } = entered;
    if (entered.key.mode !== 'test') return { kind: 'impossible', rate };
    return { ...this.ctx.storage.transactionSync(() => changeSandbox(this.sql, entered, { action, slug, publisher }, nowMs)), rate };
  }

  /** Of all test keys of the partner: they begin anew, with nothing. */
  clearSandbox(credential: Credential): Refused | { kind: 'cleared' | 'impossible'; rate: RateState } {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate, key, partner } = entered;
    if (key.mode !== 'test') return { kind: 'impossible', rate };
    this.flush();
    this.ctx.storage.transactionSync(() => {
      sandbox.clear(this.sql);
      audit.add(this.sql, nowMs, { actor: { name: `key ${key.id}` }, action: 'sandbox.clear', subject: partner.id });
    });
    this.forget();
    return { kind: 'cleared', rate };
  }

  private isTester(credential: Credential): boolean {
    const key = keys.find(this.sql, credential.hash);
    return key !== undefined && key.mode === 'test' && keys.mayBeUsed(key, credential, Date.now());
  }
}

export interface SandboxChange {
  action: SandboxAction;
  /** `sandbox-…` */
  slug: string;
  publisher: PublisherSettings;
}

/** `impossible`: as the article stands. `full`: one step more than is kept. */
export type SandboxResult = { kind: 'done'; article: ArticleFacts } | { kind: 'impossible' } | { kind: 'full' };

/** Within the caller's transaction. */
export function changeSandbox(
  sql: SqlStorage,
  { agreement }: Pick<AuthenticatedKey, 'agreement'>,
  { action, slug, publisher }: SandboxChange,
  nowMs: number,
): SandboxResult {
  if (!SANDBOX_SLUG.test(slug)) return { kind: 'impossible' };
  const current = sandbox.get(sql, slug);
  const outcome = applySandboxAction(action, current, { slug, terms: agreement.terms, publisher, now: toInstant(nowMs) });
  if (outcome === undefined || outcome.kind === 'refused') return { kind: 'impossible' };
  if (outcome.kind === 'unchanged') return { kind: 'done', article: factsOf(outcome.article) };
  if (sandbox.isFull(sql, current === undefined)) return { kind: 'full' };
  sandbox.add(sql, outcome.change, nowMs);
  hearOwn(sql, nowMs);
  return { kind: 'done', article: factsOf(outcome.change.article) };
}

function hearOwn(sql: SqlStorage, nowMs: number): void {
  withdrawals.receiveWithdrawals(sql, sandbox.withdrawals(sql), { nowMs, mode: 'test' });
}
