// From grants to what is written: renditions of exactly the granted versions, and the feed around them. Pure.

import { agreementPath } from '../../domain/agreements/agreement.ts';
import type { Article } from '../../domain/articles/article.ts';
import { imprintOf, instantsOf } from '../../domain/feeds/entry-parts.ts';
import type { Granted } from '../../domain/partners/ledger.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { feedNotice } from '../../domain/renditions/notice.ts';
import { type Rendition, renditionOf } from '../../domain/renditions/rendition.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import type { LicensedFeed } from '../licensed-writers.ts';

/** In the order of `granted`. Throws where one of the articles is missing: everything that is granted is delivered, or nothing. */
export function renditionsOf(
  granted: readonly Granted[],
  articles: readonly Article[],
  { agreement, template }: Pick<LicenceSnapshot, 'agreement' | 'template'>,
  publisher: Publisher,
): Rendition[] {
  const versions = new Map(articles.map((article) => [`${article.slug} ${article.version}`, article]));
  return granted.map(({ slug, version, grant }) => {
    const article = versions.get(`${slug} ${version}`);
    if (article === undefined) throw new Error(`${slug} was granted in version ${version} and is not there`);
    return renditionOf(article, grant, { agreement, template, publisher });
  });
}

export interface FeedAround {
  snapshot: LicenceSnapshot;
  publisher: Publisher;
  /** Absent where the address itself is the secret. */
  selfPath?: string;
  nextPath?: string | undefined;
}

export function licensedFeed(
  { renditions, stubs }: Pick<LicensedFeed, 'renditions' | 'stubs'>,
  { snapshot, publisher, selfPath, nextPath }: FeedAround,
): LicensedFeed {
  const { agreement, partner } = snapshot;
  const updated = updatedOf(renditions) ?? agreement.made;
  return {
    renditions,
    stubs,
    iri: `tag:${publisher.tagAuthority}:licensed/${partner.id}/${agreement.id}`,
    title: `${publisher.name} for ${partner.name}`,
    description: `Copy of ${publisher.name}, licensed to ${partner.name} under agreement ${agreement.terms.reference}.`,
    language: publisher.language,
    publisher: imprintOf(publisher),
    updated,
    ...(selfPath === undefined ? {} : { selfPath }),
    ...(nextPath === undefined ? {} : { next: nextPath }),
    agreementPath: agreementPath(agreement),
    rights: feedNotice(publisher, updated),
  };
}

/** The latest change among published articles; absent where there are none. */
function updatedOf(renditions: readonly Rendition[]): Instant | undefined {
  return renditions.reduce<Instant | undefined>((latest, { article, embargo }) => {
    if (embargo !== undefined || article.firstPublished === undefined) return latest;
    const { updated } = instantsOf(article, article.firstPublished);
    return latest === undefined ? updated : laterOf(latest, updated);
  }, undefined);
}
