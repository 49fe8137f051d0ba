// The metadata of an article that decisions are made by, without its text. Pure data.

import type { Instant } from '../values/instant.ts';
import type { AliasTable, TermAlias } from '../values/term-alias.ts';
import type { ArticleMetadata, PubStatus, Withdrawal } from './article.ts';

export interface ArticleFacts {
  slug: string;
  uri: string;
  version: number;
  pubStatus: PubStatus;
  headline: string;
  source: string;
  /** BCP 47. */
  language: string;
  /** Codes, the main section first. */
  sections: string[];
  subjects: string[];
  /** Aliases of these subjects. Absent: none of them was merged or renamed. */
  aliases?: TermAlias[];
  /** Those of its sections, likewise. */
  sectionAliases?: TermAlias[];
  /** Absent: the article is not published yet. */
  firstPublished?: Instant;
  embargoedUntil?: Instant;
  expires?: Instant;
  versionCreated: Instant;
  /** The public part of the withdrawal. Present while the article is withdrawn. */
  withdrawal?: Omit<Withdrawal, 'reason'>;
}

/** Selects the metadata, without aliases of subjects. It runs for every article that a scan examines, so it spells out the optional fields: `present` is slower. */
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
    ...(withdrawal === undefined ? {} : { withdrawal: publicPartOf(withdrawal) }),
  };
}

function publicPartOf({ note, at, since }: Withdrawal): Omit<Withdrawal, 'reason'> {
  return { note, at, ...(since === undefined ? {} : { since }) };
}

/** The aliases of subjects and of sections. */
export interface ScopeAliases {
  subjects: AliasTable;
  sections: AliasTable;
}

/** The same with the aliases of the article's subjects and sections, which every decision about the Catalogue's articles needs. */
export function factsWithAliases(article: ArticleMetadata, known: ScopeAliases): ArticleFacts {
  const facts = factsOf(article);
  const [aliases, sectionAliases] = [known.subjects.of(facts.subjects), known.sections.of(facts.sections)];
  if (aliases.length === 0 && sectionAliases.length === 0) return facts;
  return { ...facts, ...(aliases.length === 0 ? {} : { aliases }), ...(sectionAliases.length === 0 ? {} : { sectionAliases }) };
}
