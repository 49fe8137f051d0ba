// Who a page says wrote it: JSON-LD, <meta>, microdata, rel=author, elements that are called byline, and lines beside the heading. Pure. The first of
// these that names somebody counts.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline, signBy } from '../sign-article.ts';
import { isMarkedByline, readByline } from '../text/byline.ts';
import type { Calendar } from '../text/dates.ts';
import { attribute, type Element, elementsIn, type Parent, textOf } from './html-tree.ts';
import { linesBesideHeading, partsOf } from './page-lines.ts';
import { type Metas, type PageHead, propertyOf } from './page-meta.ts';
import { namedBylines } from './page-named-bylines.ts';
import { isOfOthers } from './page-others.ts';

const LONGEST_CHARS = 200;
const MOST_AUTHORS = 20;

/** `uncertain`: authors that JSON-LD states, and that may be a login. */
export function bylinesIn(head: PageHead, found: Found, options: ReadingOptions, uncertain: readonly string[]): void {
  const { page, metas } = head;
  const { publisher } = options;
  const calendar: Calendar = { timeZone: publisher.timeZone, now: options.now, language: found.language };
  const site = metas.get('og:site_name')?.[0];
  const kept = [...uncertain];
  for (const way of [() => inMeta(metas), () => inMicrodata(page), () => inLinks(page)]) {
    const authors = isSigned(found) ? [] : way().filter(isAuthor).slice(0, MOST_AUTHORS);
    kept.push(...authors.filter((author) => isUncertain(author, site)));
    for (const author of authors.filter((each) => !isUncertain(each, site))) signBy(author, found, publisher);
  }
  if (isSigned(found)) return;
  const named = namedBylines(page, calendar);
  const lines = named.length > 0 ? named : besideHeading(head, calendar);
  for (const line of lines) {
    const byline = readByline(line, publisher, calendar);
    addByline({ ...byline, names: byline.names.filter(isSomebody) }, found);
  }
  const [other] = isSigned(found) ? [] : kept.filter(isSomebody);
  if (other !== undefined) signBy(other, found, publisher);
}

function besideHeading({ page, headline }: PageHead, calendar: Calendar): string[] {
  const lines = linesBesideHeading(page, headline).flatMap(({ text }) => (isMarkedByline(text, calendar) ? [text] : partsOf(text)));
  return lines.filter((line) => isMarkedByline(line, calendar)).slice(0, 1);
}

function isSigned(found: Found): boolean {
  return found.names.length + found.desks.length > 0;
}

/** An address of a profile is no name. */
function isAuthor(text: string): boolean {
  return text.length <= LONGEST_CHARS && !/^(?:https?:|@|www\.)/i.test(text) && /\p{L}{2}/u.test(text);
}

/** The site itself, or one word with a figure or without a capital, as logins are. Another name on the page has priority over it. */
export function isUncertain(author: string, site?: string): boolean {
  const name = author.trim();
  return name.toLowerCase() === site?.trim().toLowerCase() || (!/\s/.test(name) && (/[\d_]/.test(name) || name === name.toLowerCase()));
}

/** Names that programs give to whoever runs the site. */
function isSomebody(author: string): boolean {
  return !/^(?:admin|administrator|webmaster|root|user|guest|editor|author|unknown|anonymous|null|none|undefined|n\/a)$/i.test(
    author.trim(),
  );
}

const META_NAMES =
  'dc.creator dc:creator dcterms.creator author article:author og:article:author article_author article:author_name parsely-author sailthru.author byl citation_author'.split(
    ' ',
  );

/** The authors of the first name that has any: the other names repeat them. */
function inMeta(metas: Metas): string[] {
  const authors = META_NAMES.map((name) => (metas.get(name) ?? []).filter(isAuthor));
  return authors.find((each) => each.length > 0) ?? labelled(metas);
}

const WRITTEN_BY =
  /^(?:written by|author|by|von|verfasst von|geschrieben von|escrito por|por|écrit par|rédigé par|par|scritto da|geschreven door|skrivet av|skrevet av)$/i;

/** What cards of links say: a label, and beside it the name. */
function labelled(metas: Metas): string[] {
  return ['1', '2'].flatMap((number) =>
    WRITTEN_BY.test(metas.get(`twitter:label${number}`)?.[0]?.replace(/:$/, '') ?? '') ? (metas.get(`twitter:data${number}`) ?? []) : [],
  );
}

function inMicrodata(page: Parent): string[] {
  const authors = ofThisArticle([...elementsIn(page)].filter((element) => words(element, 'itemprop').includes('author')));
  return authors.flatMap((author) => {
    const names = [...elementsIn(author)].filter((element) => words(element, 'itemprop').includes('name'));
    return (names.length === 0 ? [author] : names).flatMap((element) => propertyOf(element) ?? []);
  });
}

function inLinks(page: Parent): string[] {
  return ofThisArticle([...elementsIn(page, 'a')].filter((link) => words(link, 'rel').includes('author'))).map(textOf);
}

/** An aside may hold other articles, and also the byline of this one: it counts if there is no other. */
function ofThisArticle(elements: readonly Element[]): readonly Element[] {
  const own = elements.filter((element) => !isOfOthers(element));
  return own.length > 0 ? own : elements.filter((element) => !isOfOthers(element, false));
}

function words(element: Element, name: string): string[] {
  return attribute(element, name)?.toLowerCase().split(/\s+/) ?? [];
}
