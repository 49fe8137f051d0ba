// What a test key asks of its rehearsal. Its withdrawals are heard here, as those of real articles are heard from the Catalogue.
import { type ArticleFacts, factsOf } from '../../domain/articles/article-metadata.ts';
import type { HouseFacts } from '../../domain/partners/partner.ts';
import { REHEARSAL_KEY, type RehearsalAction, rehearse as rehearseArticle } from '../../domain/pulls/sandbox.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { Entered } from './admission/authenticate.ts';
import * as rehearsals from './records/sandbox.ts';
import * as withdrawals from './records/withdrawals.ts';

export interface Rehearsing {
  action: RehearsalAction;
  /** `rehearsal-…` */
  key: string;
  house: HouseFacts;
}

/** `impossible`: as the article stands. `full`: one step more than is kept. */
export type Rehearsed = { kind: 'done'; article: ArticleFacts } | { kind: 'impossible' } | { kind: 'full' };

/** Within the caller's transaction. */
export function rehearse(
  sql: SqlStorage,
  { agreement }: Pick<Entered, 'agreement'>,
  { action, key, house }: Rehearsing,
  nowMs: number,
): Rehearsed {
  if (!REHEARSAL_KEY.test(key)) return { kind: 'impossible' };
  const current = rehearsals.get(sql, key);
  const outcome = rehearseArticle(action, current, { key, terms: agreement.terms, house, now: toInstant(nowMs) });
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
