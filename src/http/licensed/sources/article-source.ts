// Where licensed routes get copy: the Catalogue for live keys, the sandbox for test keys. Nothing is decided here.
import type { Article } from '../../../domain/articles/article.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import type { WithdrawnVersion } from '../../../domain/feeds/withdrawal-entry.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { CandidatePage, CandidatePosition, Filters } from '../../../domain/pulls/candidates.ts';
import type { ChangesWindow, WindowQuery } from '../../../domain/pulls/change-window.ts';

export interface PageQuery {
  filters: Filters;
  limit: number;
  /** Where the page before ended. */
  before?: CandidatePosition | undefined;
}

export interface ArticleSource {
  /** Returns what is within the snapshot's scope and the filters, newest first: recent withdrawals, then copy under embargo if the
   *  snapshot may see it, then published copy. */
  candidates(snapshot: LicenceSnapshot, query: PageQuery): Promise<CandidatePage>;
  /** `undefined` for an article that does not exist. */
  facts(slug: string): Promise<ArticleFacts | undefined>;
  /** Exactly these versions, in the order of the request. Throws if one is missing: what was granted must be delivered. */
  articles(wanted: readonly ArticleFacts[]): Promise<Article[]>;
  /** The versions that withdrew these articles, in the order of the request. Throws if one is missing. */
  withdrawn(wanted: readonly { slug: string; version: number }[]): Promise<WithdrawnVersion[]>;
  changes(query: WindowQuery): Promise<ChangesWindow>;
}

/** Whether a key may see copy before its release: both its agreement and its scopes have to grant it. */
export function seesEmbargoed({ agreement, scopes }: Pick<LicenceSnapshot, 'agreement' | 'scopes'>): boolean {
  return agreement.terms.embargoed && scopes.includes('embargoed');
}
