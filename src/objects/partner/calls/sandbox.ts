// The calls of a partner's test keys about its sandbox of synthetic articles.

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
import { type AuthenticatedKey, acceptedKey } from '../admission/authenticate.ts';
import * as sandbox from '../records/sandbox.ts';
import * as withdrawals from '../records/withdrawals.ts';
import type { PartnerState } from '../state.ts';

/** `sizes` and `stubSizes` have one entry for each candidate, in the same order. */
export interface SandboxCandidates {
  epoch: string;
  head: number;
  candidates: ArticleFacts[];
  sizes: CopySize[];
  stubSizes: number[];
}

export class Sandbox {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  /** Lists the candidates of the sandbox. Empty for a key that is not a live test key; `admit` then refuses the key with a reason. */
  candidates(credential: Credential): SandboxCandidates {
    const articles = this.isTester(credential) ? sandbox.candidates(this.state.sql) : [];
    return {
      epoch: sandbox.epoch(this.state.sql),
      head: sandbox.head(this.state.sql),
      candidates: articles.map(factsOf),
      sizes: articles.map(copySizeOf),
      stubSizes: articles.map(stubSizeOf),
    };
  }

  articles(credential: Credential, wanted: { slug: string; version: number }[]): Article[] {
    if (!this.isTester(credential)) return [];
    return wanted.map(({ slug, version }) => sandbox.get(this.state.sql, slug, version)).filter((article) => article !== undefined);
  }

  changesWindow(credential: Credential, from: LogPosition): ChangesWindow {
    if (this.isTester(credential)) return sandbox.windowOf(this.state.sql, from, Date.now());
    return { epoch: sandbox.epoch(this.state.sql), from, to: from, articles: [] };
  }

  /** Applies an action. A key that is not a test key gets `impossible`. */
  change(
    credential: Credential,
    action: SandboxAction,
    slug: string,
    publisher: PublisherSettings,
  ): Refused | (SandboxResult & { rate: RateState }) {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'articles', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate } = caller;
    if (caller.key.mode !== 'test') return { kind: 'impossible', rate };
    return { ...this.state.storage.transactionSync(() => changeSandbox(this.state.sql, caller, { action, slug, publisher }, nowMs)), rate };
  }

  /** Empties the sandbox of all test keys of the partner. */
  clear(credential: Credential): Refused | { kind: 'cleared' | 'impossible'; rate: RateState } {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'articles', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate, key, partner } = caller;
    if (key.mode !== 'test') return { kind: 'impossible', rate };
    this.state.flush();
    this.state.storage.transactionSync(() => {
      sandbox.clear(this.state.sql);
      audit.add(this.state.sql, nowMs, { actor: caller.actor, action: 'sandbox.clear', subject: partner.id });
    });
    this.state.forget();
    return { kind: 'cleared', rate };
  }

  private isTester(credential: Credential): boolean {
    return acceptedKey(this.state.sql, credential, Date.now())?.mode === 'test';
  }
}

interface SandboxChange {
  action: SandboxAction;
  /** `sandbox-…` */
  slug: string;
  publisher: PublisherSettings;
}

/** `impossible`: the current article does not allow the action. `full`: the limit of articles or actions is reached. */
type SandboxResult = { kind: 'done'; article: ArticleFacts } | { kind: 'impossible' } | { kind: 'full' };

/** Applies an action within the caller's transaction. */
function changeSandbox(
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
  receiveOwnWithdrawals(sql, nowMs);
  return { kind: 'done', article: factsOf(outcome.change.article) };
}

function receiveOwnWithdrawals(sql: SqlStorage, nowMs: number): void {
  withdrawals.receiveWithdrawals(sql, sandbox.withdrawals(sql), { nowMs, mode: 'test' });
}
