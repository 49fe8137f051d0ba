// What a decision about an article needs: its metadata, never its text. Pure data.

import type { Instant } from '../values/instant.ts';
import type { ArticleMetadata, PubStatus } from './article.ts';

export interface ArticleFacts {
  slug: string;
  uri: string;
  version: number;
  pubStatus: PubStatus;
  headline: string;
  source: string;
  /** BCP 47. */
  language: string;
  /** Codes, main one first. */
  sections: string[];
  subjects: string[];
  /** Absent: it is not published yet. */
  firstPublished?: Instant;
  embargoedUntil?: Instant;
  expires?: Instant;
  versionCreated: Instant;
  /** Present while withdrawn: the part that the public may know. */
  withdrawal?: { note: string; at: Instant };
}

/** Spells out what may be absent: it runs for every article that a walk examines, and `present` would slow it down. */
export function factsOf(article: ArticleMetadata): ArticleFacts {
  const { slug, uri, version, pubStatus, headline, source, language, firstPublished, embargoedUntil, expires, versionCreated, withdrawal } =
    article;
  return {
    slug,
    uri,
    version,
    pubStatus,
    headline,
    source,
    language,
    sections: article.sections.map(({ code }) => code),
    subjects: article.subjects.map(({ code }) => code),
    ...(firstPublished === undefined ? {} : { firstPublished }),
    ...(embargoedUntil === undefined ? {} : { embargoedUntil }),
    ...(expires === undefined ? {} : { expires }),
    versionCreated,
    ...(withdrawal === undefined ? {} : { withdrawal: { note: withdrawal.note, at: withdrawal.at } }),
  };
}
