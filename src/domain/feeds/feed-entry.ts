// An article as it stands in a public feed. Pure; the same article gives the same entry in every feed and on every day.
import type { Article } from '../articles/article.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { figureOf } from '../articles/figure.ts';
import { outgoingHtml } from '../articles/outgoing-html.ts';
import { isClosed } from '../articles/stored-html.ts';
import { isOwnSource, type Publisher } from '../publisher/publisher.ts';
import { noticeOf } from '../renditions/notice.ts';
import { laterOf } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import type { FeedAuthor, FeedCategory, FeedEntry, FeedImage, Tombstone } from './feed-document.ts';
import { articlePath, feedPagePath } from './feed-name.ts';

/** A significant correction brings an old article back into the feed for so long. */
export const CORRECTION_WINDOW_MS = 14 * 24 * 3_600_000;
/** A stub's headline is its note, cut to what a reader shows in a list. */
const STUB_TITLE_CHARS = 140;

/** The article must have left: `firstPublished` is set. `form` decides what `contentHtml` holds; a body that our sanitiser did not write is left out. */
export function entryOf(article: Article, publisher: Publisher, form: 'summary' | 'full'): FeedEntry {
  if (article.pubStatus === 'canceled') return stubOf(article, publisher);
  const rights = noticeOf(article, publisher);
  const summary = article.standfirst ?? (article.excerpt === '' ? undefined : article.excerpt);
  const [image] = article.images.map(withDeclaredSize);
  const contentForm = form === 'full' && isClosed(article.bodyHtml) ? 'full' : 'summary';
  const text = contentForm === 'full' ? outgoingHtml(article.bodyHtml) : summary === undefined ? '' : `<p>${escapeHtml(summary)}</p>`;
  return {
    ...identityOf(article),
    url: article.url,
    title: article.headline,
    ...(summary === undefined ? {} : { summary }),
    // NetNewsWire and others ignore Media RSS, so the lead image stands in the HTML too.
    contentHtml: `${image === undefined ? '' : figureOf(image)}${correctionsOf(article)}${text}<p>${escapeHtml(rights)}</p>`,
    contentForm,
    authors: authorsOf(article),
    categories: categoriesOf(article, publisher),
    ...(article.language === publisher.language ? {} : { language: article.language }),
    ...rightsOf(article, publisher),
    ...(image === undefined ? {} : { image: image satisfies FeedImage }),
    ...(article.expires === undefined ? {} : { validUntil: article.expires }),
    corrections: article.corrections.map(({ note, at, kind }) => ({ ...(kind === undefined ? {} : { kind }), note, at })),
  };
}

/** What stays of a withdrawn article: its id, its instants, the publisher's note and the notice. Nothing that was withdrawn. */
export function stubOf(article: Article, publisher: Publisher): FeedEntry {
  const { withdrawal } = article;
  if (withdrawal === undefined) throw new Error(`${article.slug} is not withdrawn`);
  const rights = noticeOf(article, publisher);
  return {
    ...identityOf(article),
    url: articlePath(article.slug),
    title: shortened(withdrawal.note),
    contentHtml: `<p>${escapeHtml(withdrawal.note)}</p><p>${escapeHtml(rights)}</p>`,
    contentForm: 'summary',
    authors: [],
    categories: [],
    ...rightsOf(article, publisher),
    validUntil: withdrawal.at,
    corrections: [],
    withdrawn: { at: withdrawal.at, note: withdrawal.note },
  };
}

/** The Atom tombstone of a withdrawn or an expired article (RFC 6721 §3): `when` equals the stub's `updated`. */
export function tombstoneOf(article: Article): Tombstone {
  const { withdrawal, expires } = article;
  if (withdrawal !== undefined) return { ref: article.uri, when: identityOf(article).updated, comment: withdrawal.note };
  return { ref: article.uri, when: expires ?? article.versionCreated };
}

function identityOf(article: Article) {
  const published = article.firstPublished;
  if (published === undefined) throw new Error(`${article.slug} has not been published`);
  const updated = laterOf(published, article.significantChange ?? published);
  return { id: article.uri, slug: article.slug, published, updated, modified: laterOf(updated, article.versionCreated) };
}

function rightsOf(article: Article, publisher: Publisher): Pick<FeedEntry, 'rights' | 'rightsHolder' | 'licence' | 'source'> {
  const rights = { rights: noticeOf(article, publisher), rightsHolder: article.copyrightHolder };
  if (isOwnSource(publisher, article.source)) return { ...rights, licence: 'house' };
  return { ...rights, licence: article.licence ?? 'unspecified', source: sourceOf(article) };
}

/** Of the feed we know no date of its own: the article's stands for it, which the feed had when it carried it. */
function sourceOf({ source, sourceFeed, firstPublished }: Article): NonNullable<FeedEntry['source']> {
  if (sourceFeed === undefined || firstPublished === undefined) return { name: source };
  const { id, title, url } = sourceFeed;
  return { name: source, ...(url === undefined ? {} : { url }), feed: { id, title, updated: firstPublished } };
}

function authorsOf(article: Article): FeedAuthor[] {
  const signed = article.by.names.length > 0 ? article.by.names : article.by.desks;
  return signed.map(({ code, name }) => ({ name, url: feedPagePath(`authors/${code}`) }));
}

/** A section is called what it is called today; the article keeps the name it was filed under. */
function categoriesOf(article: Article, publisher: Publisher): FeedCategory[] {
  const today = new Map(publisher.sections.map(({ code, name }) => [code, name]));
  return [
    ...article.sections.map(({ code, name }): FeedCategory => ({ kind: 'section', code, label: today.get(code) ?? name })),
    ...article.subjects.map(({ code, name }): FeedCategory => ({ kind: 'subject', code, label: name })),
  ];
}

function correctionsOf(article: Article): string {
  return article.corrections
    .map(({ note, kind }) => `<p><strong>${kind === 'clarification' ? 'Clarification' : 'Correction'}:</strong> ${escapeHtml(note)}</p>`)
    .join('');
}

/** What fits into a list of headlines. */
export function shortened(note: string): string {
  if (note.length <= STUB_TITLE_CHARS) return note;
  // Where no white space is near, the cut may go through a surrogate pair.
  const cut = note
    .slice(0, STUB_TITLE_CHARS)
    .replace(/\s+\S*$/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
