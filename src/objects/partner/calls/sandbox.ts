// What a partner's test keys ask: the rehearsal, synthetic articles that live here and nowhere else.
import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../../domain/articles/article-metadata.ts';
import { type CopySize, copySizeOf, stubSizeOf } from '../../../domain/articles/copy-size.ts';
import type * as p from '../../../domain/partners/partner.ts';
import type { ChangesWindow, LogPosition } from '../../../domain/pulls/change-window.ts';
import type { RehearsalAction } from '../../../domain/pulls/sandbox.ts';
import * as audit from '../../sqlite/audit.ts';
import * as keys from '../records/keys.ts';
import * as rehearsals from '../records/sandbox.ts';
import { type Rehearsed, rehearse } from '../rehearsal-command.ts';
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
  rehearsalCandidates(credential: p.Credential): RehearsalCandidates {
    const articles = this.isTester(credential) ? rehearsals.candidates(this.sql) : [];
    return {
      epoch: rehearsals.epoch(this.sql),
      head: rehearsals.head(this.sql),
      candidates: articles.map(factsOf),
      sizes: articles.map(copySizeOf),
      stubSizes: articles.map(stubSizeOf),
    };
  }

  rehearsalArticles(credential: p.Credential, wanted: { key: string; version: number }[]): Article[] {
    if (!this.isTester(credential)) return [];
    return wanted.map(({ key, version }) => rehearsals.get(this.sql, key, version)).filter((article) => article !== undefined);
  }

  rehearsalWindow(credential: p.Credential, from: LogPosition): ChangesWindow {
    if (this.isTester(credential)) return rehearsals.windowOf(this.sql, from, Date.now());
    return { epoch: rehearsals.epoch(this.sql), from, to: from, touched: [] };
  }

  /** `impossible` for a key that is not a test key, too. */
  rehearse(
    credential: p.Credential,
    action: RehearsalAction,
    key: string,
    house: p.HouseFacts,
  ): p.Refused | (Rehearsed & { rate: p.RateState }) {
    const nowMs = Date.now();
    const entered = this.come(credential, 'articles', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate } = entered;
    if (entered.key.mode !== 'test') return { kind: 'impossible', rate };
    return { ...this.ctx.storage.transactionSync(() => rehearse(this.sql, entered, { action, key, house }, nowMs)), rate };
  }

  /** Of all test keys of the partner: they begin anew, with nothing. */
  clearRehearsal(credential: p.Credential): p.Refused | { kind: 'cleared' | 'impossible'; rate: p.RateState } {
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

  private isTester(credential: p.Credential): boolean {
    const key = keys.find(this.sql, credential.hash);
    return key !== undefined && key.mode === 'test' && keys.mayBeUsed(key, credential, Date.now());
  }
}
