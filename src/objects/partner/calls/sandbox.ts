// The calls of a partner's test keys about its sandbox of synthetic articles.

import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../../domain/articles/article-metadata.ts';
import { type CopySize, copySizeOf, stubSizeOf } from '../../../domain/articles/copy-size.ts';
import type { Credential } from '../../../domain/partners/key.ts';
import type { PublisherSettings, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { ChangesWindow, LogPosition } from '../../../domain/pulls/change-window.ts';
import { applySandboxAction, possibleActions, SANDBOX_SLUG, type SandboxAction, type SandboxWish } from '../../../domain/pulls/sandbox.ts';
import type { SandboxArticle, SandboxBoard } from '../../../domain/pulls/sandbox-watch.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import { type AuthenticatedKey, acceptedKey } from '../admission/authenticate.ts';
import * as sandbox from '../records/sandbox.ts';
import * as withdrawals from '../records/withdrawals.ts';
import type { PartnerState } from '../state.ts';
import { permitted } from './permitted.ts';
import { articleOf, boardOf } from './sandbox-board.ts';

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
  candidates(credential: Credential, timeZone: string): SandboxCandidates {
    const articles = this.isTester(credential) ? this.current(timeZone, () => sandbox.candidates(this.state.sql)) : [];
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

  changesWindow(credential: Credential, from: LogPosition, timeZone: string): ChangesWindow {
    if (this.isTester(credential)) return this.current(timeZone, () => sandbox.windowOf(this.state.sql, from, Date.now()));
    return { epoch: sandbox.epoch(this.state.sql), from, to: from, articles: [] };
  }

  /** Reads the sandbox as it is now: embargoes end while nobody calls. */
  private current<T>(timeZone: string, read: () => T): T {
    this.state.storage.transactionSync(() => sandbox.liftDueEmbargoes(this.state.sql, timeZone, Date.now()));
    return read();
  }

  /** What people see of all articles. */
  watch(credential: Credential, timeZone: string): Refused | (SandboxBoard & { kind: 'board'; rate: RateState }) {
    const nowMs = Date.now();
    const asked = permitted(this.state, credential, 'sandbox', nowMs);
    if (asked.kind === 'refused') return asked;
    this.state.flush();
    return { kind: 'board', ...this.current(timeZone, () => boardOf(this.state.sql, asked, nowMs)), rate: asked.caller.rate };
  }

  /** What people see of one article. */
  watchArticle(
    credential: Credential,
    slug: string,
    timeZone: string,
  ): Refused | (SandboxArticle & { kind: 'article'; rate: RateState }) | { kind: 'unknown'; rate: RateState } {
    const nowMs = Date.now();
    const asked = permitted(this.state, credential, 'sandbox', nowMs);
    if (asked.kind === 'refused') return asked;
    this.state.flush();
    const { rate } = asked.caller;
    const found = this.current(timeZone, () => articleOf(this.state.sql, asked, slug, nowMs));
    return found === undefined ? { kind: 'unknown', rate } : { kind: 'article', ...found, rate };
  }

  /** Applies an action. A key that is not a test key gets `impossible`. */
  change(credential: Credential, wish: SandboxWish, publisher: PublisherSettings): Refused | (SandboxResult & { rate: RateState }) {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'articles', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate } = caller;
    if (caller.key.mode !== 'test') return { kind: 'impossible', rate };
    return { ...this.state.storage.transactionSync(() => changeSandbox(this.state.sql, caller, { ...wish, publisher }, nowMs)), rate };
  }

  /** Empties the sandbox of all test keys of the partner. `stale`: it is not in this state any more. */
  clear(credential: Credential, madeFrom?: string): Refused | { kind: 'cleared' | 'impossible' | 'stale'; rate: RateState } {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'articles', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate, key, partner } = caller;
    if (key.mode !== 'test') return { kind: 'impossible', rate };
    if (madeFrom !== undefined && madeFrom !== sandbox.stateOf(this.state.sql)) return { kind: 'stale', rate };
    this.state.flush();
    this.state.storage.transactionSync(() => {
      sandbox.clear(this.state.sql);
      audit.add(this.state.sql, nowMs, { actor: caller.actor, action: 'sandbox.clear', subject: partner.id });
    });
    this.state.forget();
    return { kind: 'cleared', rate };
  }

  private isTester(credential: Credential): boolean {
    return acceptedKey(this.state.sql, this.state.cache, credential, Date.now())?.mode === 'test';
  }
}

type SandboxChange = SandboxWish & { publisher: PublisherSettings };

/** `impossible`: the current article does not allow the action; `possible` are those that it allows, none if there is no article. `full`: the limit of articles or actions is reached. `stale`: the article was changed
 *  since. */
type SandboxResult =
  | { kind: 'done'; article: ArticleFacts }
  | { kind: 'impossible'; possible?: SandboxAction[] }
  | { kind: 'full' }
  | { kind: 'stale' };

/** Applies an action within the caller's transaction. */
function changeSandbox(
  sql: SqlStorage,
  { agreement, key }: Pick<AuthenticatedKey, 'agreement' | 'key'>,
  { action, slug, madeFrom, publisher, ...wanted }: SandboxChange,
  nowMs: number,
): SandboxResult {
  if (!SANDBOX_SLUG.test(slug)) return { kind: 'impossible' };
  sandbox.liftDueEmbargoes(sql, publisher.timeZone, nowMs);
  const current = sandbox.get(sql, slug);
  if (madeFrom !== undefined && madeFrom !== (current?.version ?? 0)) return { kind: 'stale' };
  const outcome = applySandboxAction(action, current, { ...wanted, slug, terms: agreement.terms, publisher, now: toInstant(nowMs) });
  if (outcome === undefined || outcome.kind === 'refused')
    return { kind: 'impossible', possible: current === undefined ? [] : possibleActions(current) };
  if (outcome.kind === 'unchanged') return { kind: 'done', article: factsOf(outcome.article) };
  if (sandbox.isFull(sql, current === undefined)) return { kind: 'full' };
  sandbox.add(sql, outcome.change, key.id, nowMs);
  receiveOwnWithdrawals(sql, nowMs);
  return { kind: 'done', article: factsOf(outcome.change.article) };
}

function receiveOwnWithdrawals(sql: SqlStorage, nowMs: number): void {
  withdrawals.receiveWithdrawals(sql, sandbox.withdrawals(sql), { nowMs, mode: 'test' });
}
