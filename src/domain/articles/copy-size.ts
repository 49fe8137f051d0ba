// How many bytes an article adds to a partner's feed at most, in any format. Measured when a version is stored, so that a page can be cut
// without reading bodies. Each part counts as often as in the format that repeats it most, with every character escaped. Pure.

import type { Term } from '../values/term.ts';
import { iriBytes, textBytes, textInHtmlBytes } from '../values/written-bytes.ts';
import type { Article, Image } from './article.ts';
import { type BodySize, bodySizeOf } from './body-size.ts';
import { stubTitle } from './stub-title.ts';

/** Bytes, but for the two counts. */
export interface CopySize extends BodySize {
  /** Every form has this. */
  frame: number;
  /** Every form but the headline has this. */
  summary: number;
  pictures: number;
  pictureCount: number;
  /** Sections and subjects, each with an address on our origin. */
  termCount: number;
  /** The longest text that fills a placeholder in a notice, escaped twice. */
  words: number;
}

/** A notice has at most ten placeholders for texts of the article, and is written at most five times. */
const MOST_WORDS = 50;

/** The whole article with all its pictures, under an agreement whose notice has as many placeholders as it may have. */
export function wholeSizeOf({ frame, summary, pictures, full, words }: CopySize): number {
  return frame + summary + pictures + full + MOST_WORDS * words;
}

/** The stub of a withdrawn article, without the house line. */
export function stubSizeOf({ uri, withdrawal, copyrightHolder, copyrightNotice = '' }: StubFacts): number {
  const note = withdrawal?.note ?? '';
  const rights = [copyrightNotice, copyrightHolder].reduce((sum, text) => sum + textInHtmlBytes(text) + 2 * textBytes(text), 0);
  // The note is the text, the beginning of it the title, and the whole of it a field of its own.
  const words = textInHtmlBytes(note) + textBytes(note) + textBytes(stubTitle(note));
  return rights + words + 2 * iriBytes(uri);
}

type StubFacts = Pick<Article, 'uri' | 'withdrawal' | 'copyrightHolder' | 'copyrightNotice'>;

export function copySizeOf(article: Article): CopySize {
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

/** Markup around each of them, without our origin. */
const NAME_BYTES = 40;
const TERM_BYTES = 90;
const CORRECTION_BYTES = 260;
const PICTURE_BYTES = 500;
/** Of the figure around the first, and of its enclosure. */
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
    // In the notice, where it is escaped twice, and in fields of its own.
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

/** Twice in JSON Feed, as a tag and as a category. */
function termSizeOf({ code, name }: Term): number {
  return 2 * textBytes(name) + 2 * code.length + TERM_BYTES;
}

function correctionsSizeOf({ corrections }: Pick<Article, 'corrections'>): number {
  return corrections.reduce((sum, { note }) => sum + textInHtmlBytes(note) + textBytes(note) + CORRECTION_BYTES, 0);
}

/** The first is in the text too, and is an enclosure. */
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
