// The candidates for a page of a partner's feed: recent withdrawals, then articles. The partner's object leaves out withdrawals of articles
// that the partner never received, and cuts the page.

import type { Context } from 'hono';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import {
  type CandidatePage,
  type CandidatePosition,
  type Filters,
  WITHDRAWN_IN_PAGE,
  type WithdrawnCandidate,
} from '../../domain/pulls/candidates.ts';
import type { PageLayout } from '../../domain/pulls/page-cut.ts';
import { entrySizeOf, PAGE_BYTES, type PageTerms } from '../../domain/pulls/page-size.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { callPartner } from './partner-call.ts';
import type { FeedQuery } from './query.ts';
import type { ArticleSource } from './sources/article-source.ts';

/** Pages of candidates read for one answer. A page may be short if much of what the Catalogue read is outside the scope. */
const MOST_READS = 5;
/** Pages of withdrawals read for one answer: enough for a publisher that withdraws all copy of an agency. */
const MOST_WITHDRAWN_READS = 20;

export type ListedPage = Pick<CandidatePage, 'candidates' | 'positions' | 'withdrawn' | 'next'>;

/** Lists as many candidates as were asked for, or fewer if MOST_READS pages have no more. */
export async function listedPage(
  source: ArticleSource,
  snapshot: LicenceSnapshot,
  { section, subject, language, since, words, limit }: Filters & Pick<FeedQuery, 'limit'>,
  start: CandidatePosition | undefined,
): Promise<ListedPage> {
  const filters = { section, subject, language, since, words };
  const found: ListedPage = { candidates: [], positions: [], withdrawn: [] };
  let before = start;
  for (let reads = 0, withdrawnReads = 0; reads < MOST_READS && withdrawnReads < MOST_WITHDRAWN_READS; ) {
    const page = await source.candidates(snapshot, { filters, limit: limit - found.candidates.length, before });
    const { candidates, next } = page;
    // The cached page itself, whose list keeps its id.
    if (before === start && (next === undefined || candidates.length >= limit)) return page;
    found.candidates.push(...candidates);
    found.positions.push(...page.positions);
    found.withdrawn.push(...page.withdrawn);
    if (next === undefined) return found;
    before = next;
    if (found.candidates.length >= limit) break;
    if (next.withdrawn) withdrawnReads += 1;
    else reads += 1;
  }
  return present({ ...found, next: before });
}

/** Slugs in one call. */
const ASKED_AT_ONCE = 5_000;

/** Shortens a list of withdrawals that is too long for one message: the partner's object is asked first which of the articles it
 *  received. */
export async function withinMessage(context: Context<AppEnv>, page: ListedPage): Promise<ListedPage> {
  if (page.withdrawn.length <= WITHDRAWN_IN_PAGE) return page;
  const withdrawn: WithdrawnCandidate[] = [];
  for (let at = 0; at < page.withdrawn.length; at += ASKED_AT_ONCE) {
    const part = page.withdrawn.slice(at, at + ASKED_AT_ONCE);
    const received = new Set(await receivedAmong(context, part));
    withdrawn.push(...part.filter(({ slug }) => received.has(slug)));
  }
  const last = withdrawn[WITHDRAWN_IN_PAGE - 1];
  if (last === undefined || withdrawn.length === WITHDRAWN_IN_PAGE) return { ...page, withdrawn };
  return { candidates: [], positions: [], withdrawn: withdrawn.slice(0, WITHDRAWN_IN_PAGE), next: last.position };
}

async function receivedAmong(context: Context<AppEnv>, withdrawn: readonly WithdrawnCandidate[]): Promise<string[]> {
  const slugs = withdrawn.map(({ slug }) => slug);
  const { received } = await callPartner(context, async (partner, credential) =>
    partner.receivedAmong(credential, context.get('keyScope'), slugs),
  );
  return received;
}

export function layoutOf({ positions, next }: ListedPage, terms: PageTerms): PageLayout {
  return present({
    roomBytes: PAGE_BYTES - terms.headBytes,
    stubBytes: terms.stubBytes,
    positions: positions.map(({ position, size }) => ({ position, bytes: entrySizeOf(size, terms) })),
    next,
  });
}
