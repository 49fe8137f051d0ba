// Composes a partner's feed from grants: renditions of exactly the granted versions, and the metadata of the feed. Pure.

import { agreementPath } from '../../domain/agreements/agreement-path.ts';
import type { Article } from '../../domain/articles/article.ts';
import { imprintOf, instantsOf } from '../../domain/feeds/entry-parts.ts';
import type { Granted } from '../../domain/partners/ledger.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { feedNotice } from '../../domain/renditions/notice.ts';
import { type Rendition, renditionOf } from '../../domain/renditions/rendition.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import type { LicensedFeed } from '../licensed-writers.ts';

/** Makes the renditions in the order of `granted`. Throws if an article is missing: either everything that was granted is delivered, or nothing. */
export function renditionsOf(
  granted: readonly Granted[],
  articles: readonly Article[],
  { agreement, template }: Pick<LicenceSnapshot, 'agreement' | 'template'>,
  publisher: Publisher,
): Rendition[] {
  const versions = new Map(articles.map((article) => [`${article.slug} ${article.version}`, article]));
  return granted.map(({ slug, version, grant }) => {
    const article = versions.get(`${slug} ${version}`);
    if (article === undefined) throw new Error(`version ${version} of ${slug} was granted but is missing`);
    return renditionOf(article, grant, { agreement, template, publisher });
  });
}

export interface FeedContext {
  snapshot: LicenceSnapshot;
  publisher: Publisher;
  /** Absent if the address is a secret. */
  selfPath?: string;
  nextPath?: string | undefined;
}

export function licensedFeed(
  { renditions, stubs }: Pick<LicensedFeed, 'renditions' | 'stubs'>,
  { snapshot, publisher, selfPath, nextPath }: FeedContext,
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

/** Returns the latest change of published articles; `undefined` if there are none. */
function updatedOf(renditions: readonly Rendition[]): Instant | undefined {
  return renditions.reduce<Instant | undefined>((latest, { article, embargo }) => {
    if (embargo !== undefined || article.firstPublished === undefined) return latest;
    const { updated } = instantsOf(article, article.firstPublished);
    return latest === undefined ? updated : laterOf(latest, updated);
  }, undefined);
}
