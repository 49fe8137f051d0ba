// Makes the entry of an article in a public feed. Pure: the entry depends on nothing but the article and the publisher's settings.
import type { Article } from '../articles/article.ts';
import { showsPicture } from '../articles/body-images.ts';
import { correctionTitle } from '../articles/correction-title.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { figureOf } from '../articles/figure.ts';
import { outgoingHtml } from '../articles/outgoing-html.ts';
import { isClosed } from '../articles/stored-html.ts';
import { isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { thirdPartyContentOf } from '../publisher/third-party-content.ts';
import { noticeOf } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import { entryFacts, instantsOf, signersOf, sourceOf, stubFacts } from './entry-parts.ts';
import type { FeedEntry, FeedImage, Tombstone } from './feed-document.ts';
import { articlePath, feedPagePath } from './feed-name.ts';
import { publicAddress } from './public-address.ts';

/** A feed lists an old article again for this long after a significant correction. */
export const CORRECTION_WINDOW_MS = 14 * 24 * 3_600_000;

/** `shortened`: a summary in place of the whole text, and a line that says so. */
export type EntryForm = 'summary' | 'full' | 'shortened';

/** Makes the entry; for a withdrawn article, its stub. `form` decides what `contentHtml` contains, but a body that is not in canonical form is always
 *  summarised. Of third-party copy the entry has what the settings show, whatever `form` says. Throws if the article was never published. */
export function entryOf(given: Article, publisher: Publisher, form: EntryForm): FeedEntry {
  if (given.pubStatus === 'canceled') return stubOf(given, publisher);
  const article = shownPartOf(given, publisher);
  const described = describedEntry(article, publisher);
  const { rights, summary, image } = described;
  const contentForm = form === 'full' && article === given && isClosed(article.bodyHtml) ? 'full' : 'summary';
  const text = contentForm === 'full' ? outgoingHtml(article.bodyHtml) : summary === undefined ? '' : `<p>${escapeHtml(summary)}</p>`;
  const more = form === 'shortened' ? whereToReadOn(article, publisher) : '';
  // NetNewsWire and others ignore Media RSS, so the lead image is in the HTML too.
  const lead = image === undefined || showsPicture(text, image.url) ? '' : figureOf(image);
  return { ...described, contentHtml: `${lead}${correctionsOf(article)}${text}${more}<p>${escapeHtml(rights)}</p>`, contentForm };
}

/** What public documents say about an article besides its content. */
export type DescribedEntry = Omit<FeedEntry, 'contentHtml' | 'contentForm'>;

/** Describes the part of a published article that `shownPartOf` returns. */
export function describedEntry(article: Article, publisher: Publisher): DescribedEntry {
  const rights = noticeOf(article, publisher);
  const summary = article.standfirst ?? (article.excerpt === '' ? undefined : article.excerpt);
  const [image] = article.images.map(withDeclaredSize);
  return {
    ...entryFacts(article, {
      published: publishedAt(article),
      feedLanguage: publisher.language,
      isOwn: isOwnSource(publisher, article.source),
      sectionNames: sectionNames(publisher),
    }),
    url: publicAddress(article, publisher),
    ...guidOf(article),
    ...(summary === undefined ? {} : { summary }),
    authors: signersOf(article).map(({ code, name }) => ({ name, url: feedPagePath(`authors/${code}`) })),
    ...licenceOf(article, publisher),
    rights,
    ...(image === undefined ? {} : { image: image satisfies FeedImage }),
    ...(article.expires === undefined ? {} : { validUntil: article.expires }),
    corrections: article.corrections.map(({ note, at, kind }) => ({ ...(kind === undefined ? {} : { kind }), note, at })),
  };
}

/** Leaves out what the settings do not show of third-party copy: the body, its opening words, and a lead picture that is not the publisher's own.
 *  Returns other articles as they are. */
export function shownPartOf(article: Article, publisher: Publisher): Article {
  const content = thirdPartyContentOf(publisher, article.source);
  if (content === undefined || content === 'full') return article;
  const [lead] = article.images;
  const isOwnLead = lead?.source !== undefined && isOwnSource(publisher, lead.source);
  return { ...article, bodyHtml: '', excerpt: '', images: isOwnLead ? [lead] : [] };
}

/** The service's own page has no link here: this function does not know the origin, and content has no relative links. The entry links to the page. */
function whereToReadOn({ url }: Article, { name, articlePages }: Publisher): string {
  const invitation =
    articlePages === 'here' ? 'It is on the page of the article.' : `<a href="${escapeHtml(url)}">Read it at ${escapeHtml(name)}</a>.`;
  return `<p>This feed has no room for the whole text. ${invitation}</p>`;
}

/** Makes the stub of a withdrawn article: its id, its dates, the publisher's note and the notice, without any withdrawn text. */
export function stubOf(article: Article, publisher: Publisher): FeedEntry {
  const { withdrawal } = article;
  if (withdrawal === undefined) throw new Error(`${article.slug} is not withdrawn`);
  const rights = noticeOf(article, publisher);
  const published = publishedAt(article);
  return {
    ...stubFacts(article, withdrawal),
    ...guidOf(article),
    ...instantsOf(article, published),
    url: articlePath(article.slug),
    contentHtml: `<p>${escapeHtml(withdrawal.note)}</p><p>${escapeHtml(rights)}</p>`,
    ...licenceOf(article, publisher),
    rights,
    ...(isOwnSource(publisher, article.source) ? {} : { source: sourceOf(article, published) }),
  };
}

/** Makes the Atom tombstone of a withdrawn or expired article (RFC 6721 §3). If there is a stub, `when` equals its `updated`. */
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

function guidOf({ guid }: Article): Pick<FeedEntry, 'guid'> {
  return guid === undefined ? {} : { guid };
}

function licenceOf({ source, licence }: Article, publisher: Publisher): Pick<FeedEntry, 'licence'> {
  return { licence: isOwnSource(publisher, source) ? 'house' : (licence ?? 'unspecified') };
}

/** Entries show the current names of sections; the stored article keeps the name that the section had then. */
function sectionNames({ sections }: Publisher): ReadonlyMap<string, string> {
  return new Map(sections.map(({ code, name }) => [code, name]));
}

function correctionsOf(article: Article): string {
  return article.corrections
    .map((correction) => `<p><strong>${correctionTitle(correction)}:</strong> ${escapeHtml(correction.note)}</p>`)
    .join('');
}
