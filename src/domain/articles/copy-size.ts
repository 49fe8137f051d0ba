// Measures the most bytes that an article adds to a partner's feed in any format. This is done when a version is stored, so that a page can be cut
// without reading bodies. Each part counts as often as the format that repeats it most contains it, with every character escaped. Pure.

import type { Term } from '../values/term.ts';
import { iriBytes, textBytes, textInHtmlBytes } from '../values/written-bytes.ts';
import type { Article, Image } from './article.ts';
import { type BodySize, bodySizeOf } from './body-size.ts';
import { stubTitle } from './stub-title.ts';

/** Sizes in bytes, except `pictureCount` and `termCount`. */
export interface CopySize extends BodySize {
  /** Everything that all forms contain: metadata, notice fields and corrections. */
  frame: number;
  /** The summary, which all forms except the headline contain. */
  summary: number;
  pictures: number;
  pictureCount: number;
  /** Number of sections and subjects. Each is written with a URL of the service. */
  termCount: number;
  /** The longest text of the article that fills a placeholder of a notice, escaped twice. */
  words: number;
}

/** A notice has at most ten placeholders for texts of the article, and is written at most five times. */
const MOST_WORDS = 50;

/** Returns the size of the full text with all pictures, under an agreement whose notice has the most placeholders allowed. */
export function wholeSizeOf({ frame, summary, pictures, full, words }: CopySize): number {
  return frame + summary + pictures + full + MOST_WORDS * words;
}

/** Returns the size of a withdrawn article's stub, without the house line. */
export function stubSizeOf({ uri, withdrawal, copyrightHolder, copyrightNotice = '' }: StubFacts): number {
  const note = withdrawal?.note ?? '';
  const rights = [copyrightNotice, copyrightHolder].reduce((sum, text) => sum + textInHtmlBytes(text) + 2 * textBytes(text), 0);
  // The note is written as the text, shortened as the title, and in full as a field.
  const words = textInHtmlBytes(note) + textBytes(note) + textBytes(stubTitle(note));
  return rights + words + 2 * iriBytes(uri);
}

type StubFacts = Pick<Article, 'uri' | 'withdrawal' | 'copyrightHolder' | 'copyrightNotice'>;

/** Measured before a command is accepted and when its outcome is stored. */
const measured = new WeakMap<Article, CopySize>();

export function copySizeOf(article: Article): CopySize {
  const size = measured.get(article) ?? measure(article);
  measured.set(article, size);
  return size;
}

function measure(article: Article): CopySize {
  const { standfirst, excerpt, bodyHtml, images } = article;
  return {
    frame: frameSizeOf(article) + correctionsSizeOf(article),
    summary: 2 * textInHtmlBytes(standfirst ?? excerpt) + textBytes(standfirst ?? excerpt),
    pictures: picturesSizeOf(images),
    pictureCount: images.length,
    termCount: article.sections.length + article.subjects.length,
    words: Math.max(textInHtmlBytes(bylineOf(article)), textInHtmlBytes(article.copyrightHolder), textInHtmlBytes(article.headline)),
    ...bodySizeOf(bodyHtml, ({ url, credit, source }) => {
      const listed = images.find((image) => image.url === url);
      return credit ?? listed?.credit ?? source ?? listed?.source ?? '';
    }),
  };
}

function bylineOf({ by }: Pick<Article, 'by'>): string {
  return [...by.names, ...by.desks].map(({ name }) => name).join(', ');
}

/** Markup around each byline name, term, correction and picture, without the service's origin. */
const NAME_BYTES = 40;
const TERM_BYTES = 90;
const CORRECTION_BYTES = 260;
const PICTURE_BYTES = 500;
/** Markup of the figure around the lead picture, and of its enclosure. */
const FIGURE_BYTES = 250;

function frameSizeOf(article: Article): number {
  const { uri, url, headline, copyrightHolder, copyrightNotice = '', located = '', source, licence, sourceFeed, by } = article;
  const names = [...by.names, ...by.desks].reduce((sum, { name }) => sum + textBytes(name) + NAME_BYTES, 0);
  const terms = [...article.sections, ...article.subjects].reduce((sum, term) => sum + termSizeOf(term), 0);
  return (
    iriBytes(uri) +
    4 * iriBytes(url) +
    3 * textInHtmlBytes(url) +
    textBytes(headline) +
    3 * textInHtmlBytes(headline) +
    textBytes(located) +
    // Written in the notice, where they are escaped twice, and as fields.
    3 * textInHtmlBytes(copyrightNotice + copyrightHolder) +
    3 * textBytes(copyrightNotice + copyrightHolder) +
    3 * textBytes(source) +
    2 * iriBytes(licence?.url ?? '') +
    textBytes(licence?.title ?? '') +
    iriBytes(sourceFeed?.id ?? '') +
    textBytes(sourceFeed?.title ?? '') +
    3 * iriBytes(sourceFeed?.url ?? '') +
    names +
    terms
  );
}

/** JSON Feed writes a term twice: as a tag and as a category. */
function termSizeOf({ code, name }: Term): number {
  return 2 * textBytes(name) + 2 * code.length + TERM_BYTES;
}

function correctionsSizeOf({ corrections }: Pick<Article, 'corrections'>): number {
  return corrections.reduce((sum, { note }) => sum + textInHtmlBytes(note) + textBytes(note) + CORRECTION_BYTES, 0);
}

/** The lead picture is also written in the text and as an enclosure. */
function picturesSizeOf(images: readonly Image[]): number {
  const [lead] = images;
  const all = images.reduce((sum, image) => sum + pictureSizeOf(image), 0);
  if (lead === undefined) return all;
  const inText = [lead.url, lead.alt, lead.caption, lead.credit, lead.source].map((text) => textInHtmlBytes(text ?? ''));
  return all + inText.reduce((sum, bytes) => sum + bytes, 2 * iriBytes(lead.url) + FIGURE_BYTES);
}

function pictureSizeOf({ url, alt = '', caption = '', credit = '', source = '', mediaType = '' }: Image): number {
  return (
    2 * iriBytes(url) + textBytes(alt) + textBytes(caption) + textBytes(credit) + 2 * textBytes(source) + mediaType.length + PICTURE_BYTES
  );
}
