// What a list of the desk's articles is asked for, and a page of it.
import type { Article } from '../../domain/articles/article.ts';
import type { ThirdPartyContent } from '../../domain/publisher/publisher.ts';

export interface ArticleQuery {
  /** `embargoed`: never published. */
  status?: string;
  /** `published`, `scheduled`, `held`, `withdrawn` or `expired`. */
  state?: string;
  section?: string;
  subject?: string;
  author?: string;
  source?: string;
  q?: string;
  /** First and last day of publication, in the publisher's time zone. */
  from?: string;
  to?: string;
  sort?: string;
  limit?: number;
  cursor?: string;
}

export type ArticleRow = Pick<
  Article,
  'slug' | 'version' | 'pubStatus' | 'source' | 'headline' | 'firstPublished' | 'embargoedUntil' | 'expires' | 'versionCreated'
> & {
  /** What public documents have of third-party copy. Absent: the article is the publisher's own. */
  publicContent?: ThirdPartyContent;
};

export interface ArticlePage {
  articles: ArticleRow[];
  next?: string;
  /** Present if the server stopped before the page was full: how many articles it looked at. */
  lookedAt?: number;
  /** Present while not all articles are indexed. */
  indexing?: { done: number; of: number };
}
