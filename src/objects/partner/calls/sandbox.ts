// What a partner's test keys ask: the rehearsal, synthetic articles that live here and nowhere else.

import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../../domain/articles/article-metadata.ts';
import { type CopySize, copySizeOf, stubSizeOf } from '../../../domain/articles/copy-size.ts';
import type { Credential } from '../../../domain/partners/key.ts';
import type { HouseFacts, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { ChangesWindow, LogPosition } from '../../../domain/pulls/change-window.ts';
import type { RehearsalAction } from '../../../domain/pulls/sandbox.ts';
import { REHEARSAL_KEY, rehearse as rehearseArticle } from '../../../domain/pulls/sandbox.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import type { Entered } from '../admission/authenticate.ts';
import * as keys from '../records/keys.ts';
import * as rehearsals from '../records/sandbox.ts';
import * as withdrawals from '../records/withdrawals.ts';

import { PartnerForKeys } from './licensee.ts';

/** `sizes` and `stubSizes` have one for each candidate, in the same order. */
export interface RehearsalCandidates {
  epoch: string;
  head: number;
  candidates: ArticleFacts[];
  sizes: CopySize[];
  stubSizes: number[];
}

export class PartnerForRehearsals extends PartnerForKeys {
  /** Empty for a key that is not a live test key: `admit` says so again, and says why. */
  rehearsalCandidates(credential: Credential): RehearsalCandidates {
    const articles = this.isTester(credential) ? rehearsals.candidates(this.sql) : [];
    return {
      epoch: rehearsals.epoch(this.sql),
      head: rehearsals.head(this.sql),
      candidates: articles.map(factsOf),
      sizes: articles.map(copySizeOf),
      stubSizes: articles.map(stubSizeOf),
    };
  }

  rehearsalArticles(credential: Credential, wanted: { slug: string; version: number }[]): Article[] {
    if (!this.isTester(credential)) return [];
    return wanted.map(({ slug, version }) => rehearsals.get(this.sql, slug, version)).filter((article) => article !== undefined);
  }

  rehearsalWindow(credential: Credential, from: LogPosition): ChangesWindow {
    if (this.isTester(credential)) return rehearsals.windowOf(this.sql, from, Date.now());
    return { epoch: rehearsals.epoch(this.sql), from, to: from, touched: [] };
  }

  /** `impossible` for a key that is not a test key, too. */
  rehearse(credential: Credential, action: RehearsalAction, slug: string, house: HouseFacts): Refused | (Rehearsed & { rate: RateState }) {
    const nowMs = Date.now();
    const entered = this.come(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate } = entered;
    if (entered.key.mode !== 'test') return { kind: 'impossible', rate };
    return { ...this.ctx.storage.transactionSync(() => rehearse(this.sql, entered, { action, slug, house }, nowMs)), rate };
  }

  /** Of all test keys of the partner: they begin anew, with nothing. */
  clearRehearsal(credential: Credential): Refused | { kind: 'cleared' | 'impossible'; rate: RateState } {
    const nowMs = Date.now();
    const entered = this.come(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate, key, partner } = entered;
    if (key.mode !== 'test') return { kind: 'impossible', rate };
    this.flush();
    this.ctx.storage.transactionSync(() => {
      rehearsals.clear(this.sql);
      audit.add(this.sql, nowMs, { who: { name: `key ${key.id}` }, action: 'rehearsal.clear', subject: partner.id });
    });
    this.forget();
    return { kind: 'cleared', rate };
  }

  private isTester(credential: Credential): boolean {
    const key = keys.find(this.sql, credential.hash);
    return key !== undefined && key.mode === 'test' && keys.mayBeUsed(key, credential, Date.now());
  }
}

export interface Rehearsing {
  action: RehearsalAction;
  /** `rehearsal-…` */
  slug: string;
  house: HouseFacts;
}

/** `impossible`: as the article stands. `full`: one step more than is kept. */
export type Rehearsed = { kind: 'done'; article: ArticleFacts } | { kind: 'impossible' } | { kind: 'full' };

/** Within the caller's transaction. */
export function rehearse(
  sql: SqlStorage,
  { agreement }: Pick<Entered, 'agreement'>,
  { action, slug, house }: Rehearsing,
  nowMs: number,
): Rehearsed {
  if (!REHEARSAL_KEY.test(slug)) return { kind: 'impossible' };
  const current = rehearsals.get(sql, slug);
  const outcome = rehearseArticle(action, current, { slug, terms: agreement.terms, house, now: toInstant(nowMs) });
  if (outcome === undefined || outcome.kind === 'refused') return { kind: 'impossible' };
  if (outcome.kind === 'unchanged') return { kind: 'done', article: factsOf(outcome.article) };
  if (rehearsals.isFull(sql, current === undefined)) return { kind: 'full' };
  rehearsals.add(sql, outcome.change, nowMs);
  hearOwn(sql, nowMs);
  return { kind: 'done', article: factsOf(outcome.change.article) };
}

function hearOwn(sql: SqlStorage, nowMs: number): void {
  withdrawals.hear(sql, rehearsals.withdrawals(sql), { nowMs, mode: 'test' });
}
