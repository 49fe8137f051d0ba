// The entry of an article in a public feed. Pure; the same article gives the same entry in every feed and on every day.
import type { Article } from '../articles/article.ts';
import { correctionTitle } from '../articles/correction-title.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { figureOf } from '../articles/figure.ts';
import { outgoingHtml } from '../articles/outgoing-html.ts';
import { isClosed } from '../articles/stored-html.ts';
import { isOwnSource, type Publisher } from '../publisher/publisher.ts';
import { noticeOf } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import { entryFacts, instantsOf, signersOf, sourceOf, stubFacts } from './entry-parts.ts';
import type { FeedEntry, FeedImage, Tombstone } from './feed-document.ts';
import { articlePath, feedPagePath } from './feed-name.ts';

/** How long a significant correction brings an old article back into the feed. */
export const CORRECTION_WINDOW_MS = 14 * 24 * 3_600_000;

/** The article must have left: `firstPublished` is set. `form` decides what `contentHtml` holds; a body that our sanitiser did not write is left out. */
export function entryOf(article: Article, publisher: Publisher, form: 'summary' | 'full'): FeedEntry {
  if (article.pubStatus === 'canceled') return stubOf(article, publisher);
  const rights = noticeOf(article, publisher);
  const summary = article.standfirst ?? (article.excerpt === '' ? undefined : article.excerpt);
  const [image] = article.images.map(withDeclaredSize);
  const contentForm = form === 'full' && isClosed(article.bodyHtml) ? 'full' : 'summary';
  const text = contentForm === 'full' ? outgoingHtml(article.bodyHtml) : summary === undefined ? '' : `<p>${escapeHtml(summary)}</p>`;
  return {
    ...entryFacts(article, {
      published: publishedAt(article),
      feedLanguage: publisher.language,
      isOwn: isOwnSource(publisher, article.source),
      sectionNames: sectionNames(publisher),
    }),
    ...(summary === undefined ? {} : { summary }),
    // NetNewsWire and others ignore Media RSS, so the lead image is in the HTML too.
    contentHtml: `${image === undefined ? '' : figureOf(image)}${correctionsOf(article)}${text}<p>${escapeHtml(rights)}</p>`,
    contentForm,
    authors: signersOf(article).map(({ code, name }) => ({ name, url: feedPagePath(`authors/${code}`) })),
    ...licenceOf(article, publisher),
    rights,
    ...(image === undefined ? {} : { image: image satisfies FeedImage }),
    ...(article.expires === undefined ? {} : { validUntil: article.expires }),
    corrections: article.corrections.map(({ note, at, kind }) => ({ ...(kind === undefined ? {} : { kind }), note, at })),
  };
}

/** The stub of a withdrawn article: its id, its instants, the publisher's note and the notice. Nothing that was withdrawn. */
export function stubOf(article: Article, publisher: Publisher): FeedEntry {
  const { withdrawal } = article;
  if (withdrawal === undefined) throw new Error(`${article.slug} is not withdrawn`);
  const rights = noticeOf(article, publisher);
  const published = publishedAt(article);
  return {
    ...stubFacts(article, withdrawal),
    ...instantsOf(article, published),
    url: articlePath(article.slug),
    contentHtml: `<p>${escapeHtml(withdrawal.note)}</p><p>${escapeHtml(rights)}</p>`,
    ...licenceOf(article, publisher),
    rights,
    ...(isOwnSource(publisher, article.source) ? {} : { source: sourceOf(article, published) }),
  };
}

/** The Atom tombstone of a withdrawn or an expired article (RFC 6721 §3): `when` equals the stub's `updated`. */
export function tombstoneOf(article: Article): Tombstone {
  const { withdrawal, expires } = article;
  if (withdrawal !== undefined)
    return { ref: article.uri, when: instantsOf(article, publishedAt(article)).updated, comment: withdrawal.note };
  return { ref: article.uri, when: expires ?? article.versionCreated };
}

function publishedAt({ slug, firstPublished }: Article): Instant {
  if (firstPublished === undefined) throw new Error(`${slug} has not been published`);
  return firstPublished;
}

function licenceOf({ source, licence }: Article, publisher: Publisher): Pick<FeedEntry, 'licence'> {
  return { licence: isOwnSource(publisher, source) ? 'house' : (licence ?? 'unspecified') };
}

/** A section is called what it is called today; the article keeps the name it was filed under. */
function sectionNames({ sections }: Publisher): ReadonlyMap<string, string> {
  return new Map(sections.map(({ code, name }) => [code, name]));
}

function correctionsOf(article: Article): string {
  return article.corrections
    .map((correction) => `<p><strong>${correctionTitle(correction)}:</strong> ${escapeHtml(correction.note)}</p>`)
    .join('');
}
