// Computes the most bytes that a partner's feed takes, from its agreement and its articles. page-cut.ts cuts pages by these numbers. Pure.
import type { Form } from '../agreements/choices.ts';
import { EXCERPT_WORDS } from '../articles/body-size.ts';
import type { CopySize } from '../articles/copy-size.ts';
import { formNow, type Situation } from '../entitlement/entitlement.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import { usageTermsOf } from '../renditions/rendition.ts';
import { textBytes, textInHtmlBytes } from '../values/written-bytes.ts';

/** Most bytes of a page in any format. ARTICLE_COPY_BYTES is smaller, so that one article always fits. */
export const PAGE_BYTES = 2_000_000;

/** Markup, instants and paths, without the service's origin. tests/feeds/licensed/page-bytes.test.ts compares these sizes with the writers. */
const HEAD_BYTES = 5_000;
const ENTRY_BYTES = 1_800;
const STUB_BYTES = 1_800;
/** How often an entry repeats the service's origin. */
const ENTRY_ORIGINS = 10;
/** How often an entry repeats the address of the article's page, at most. */
const ENTRY_ADDRESSES = 8;
/** `/articles/` and the longest slug. */
const PAGE_PATH_BYTES = 74;

/** Sizes that depend on the licence and the publisher but not on the articles. */
export interface PageTerms {
  form: Form;
  /** Index of the first of EXCERPT_WORDS that is at least the agreement's length of excerpts. */
  excerpt: number;
  hasPictures: boolean;
  /** The feed without entries. */
  headBytes: number;
  /** Added for each stub. */
  stubBytes: number;
  /** Added for each entry. */
  entryBytes: number;
  /** Added for each picture of an entry. */
  pictureBytes: number;
  /** Added for each section and subject of an entry. */
  termBytes: number;
  /** How often the notice of an entry repeats a text of the article, counted in all places where the notice is written. */
  words: number;
}

interface Licensing extends Pick<Situation, 'terms' | 'standing' | 'acceptance'> {
  template: NoticeTemplate;
  publisher: Publisher;
  origin: string;
}

export function pageTermsOf({ terms, standing, acceptance, template, publisher, origin }: Licensing): PageTerms {
  const form = formNow({ terms, standing, acceptance });
  const notice = noticeSizeOf(template);
  const usage = textBytes(usageTermsOf({ terms }, { until: AN_INSTANT, embargoedUntil: AN_INSTANT }));
  const houseLine = textInHtmlBytes(template.houseLine) + 2 * textBytes(publisher.houseLine);
  // The sizes of articles contain their canonical URLs, which may be shorter than the addresses that take their place.
  const addresses = publisher.articlePages === 'here' ? ENTRY_ADDRESSES * (origin.length + PAGE_PATH_BYTES) : 0;
  return {
    form,
    excerpt: EXCERPT_WORDS.findIndex((words) => words >= (terms.excerptWords ?? 0)),
    hasPictures: terms.images !== 'none' && form !== 'headline',
    headBytes: HEAD_BYTES + ENTRY_ORIGINS * origin.length + headSizeOf({ publisher, template }),
    stubBytes: STUB_BYTES + ENTRY_ORIGINS * origin.length + houseLine + textInHtmlBytes(publisher.houseLine),
    entryBytes: ENTRY_BYTES + ENTRY_ORIGINS * origin.length + addresses + notice.bytes + usage,
    pictureBytes: usage + origin.length,
    termBytes: origin.length,
    words: notice.words,
  };
}

const AN_INSTANT = '0000-01-01T00:00:00.000Z';

/** The head of the feed repeats the names of publisher and partner, the reference, the house line and the publisher's site. */
function headSizeOf({ publisher, template }: Pick<Licensing, 'publisher' | 'template'>): number {
  const { name, siteUrl, iconUrl, faviconUrl, logo, houseLine } = publisher;
  const repeated = [name, template.partner, template.reference, siteUrl, houseLine].reduce((sum, text) => sum + 4 * textBytes(text), 0);
  return repeated + [iconUrl, faviconUrl, logo?.url].reduce((sum, url) => sum + textBytes(url ?? ''), 0);
}

/** The notice is written as HTML once or twice in the body and once in the description of RSS, and as text in the rights and in the summary of
 *  Atom. */
function noticeSizeOf(template: NoticeTemplate): { bytes: number; words: number } {
  const { credit, licenceLine, houseLine, publisher, reference, placement } = template;
  const lines = typeof licenceLine === 'string' ? [licenceLine] : Object.values(licenceLine ?? {});
  const filled = [credit.text, ...lines].map((line) => filledSizeOf(line, template));
  const [first = NOTHING, ...others] = filled;
  const longest = others.reduce((a, b) => ({ bytes: Math.max(a.bytes, b.bytes), words: Math.max(a.words, b.words) }), NOTHING);
  const asHtml = placement === 'both' ? 3 : 2;
  const once = first.bytes + longest.bytes + textInHtmlBytes(houseLine + publisher + reference);
  return { bytes: (asHtml + AS_TEXT) * once + asHtml * PARAGRAPHS_BYTES, words: (asHtml + AS_TEXT) * (first.words + longest.words) };
}

/** How often the notice is written as text. */
const AS_TEXT = 2;
/** Markup of the notice's four paragraphs. */
const PARAGRAPHS_BYTES = 200;
const NOTHING = { bytes: 0, words: 0 };
/** A date in a notice, at most. */
const DATE_BYTES = 40;

/** Returns the bytes of a line without the article's texts, and in `words` the number of placeholders that the article fills. */
function filledSizeOf(line: string, { partner, reference }: NoticeTemplate): { bytes: number; words: number } {
  let bytes = textInHtmlBytes(line);
  let words = 0;
  for (const [, name] of line.matchAll(/\{([a-z]+)\}/g)) {
    if (name === 'partner') bytes += textInHtmlBytes(partner);
    else if (name === 'reference') bytes += textInHtmlBytes(reference);
    else if (name === 'date' || name === 'year') bytes += DATE_BYTES;
    else words += 1;
  }
  return { bytes, words };
}

/** Returns the most bytes that an article takes in the partner's feed. */
export function entrySizeOf(size: CopySize, terms: PageTerms): number {
  const { form, hasPictures, entryBytes, pictureBytes, termBytes, words } = terms;
  return (
    entryBytes +
    size.frame +
    words * size.words +
    size.termCount * termBytes +
    (form === 'headline' ? 0 : size.summary) +
    (hasPictures ? size.pictures + size.pictureCount * pictureBytes : 0) +
    textSizeOf(size, terms)
  );
}

function textSizeOf({ full, excerpts }: CopySize, { form, excerpt }: PageTerms): number {
  if (form === 'full') return full;
  return form === 'excerpt' ? (excerpts[excerpt] ?? full) : 0;
}
