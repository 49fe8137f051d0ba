// Who a page says wrote it: JSON-LD, <meta>, microdata, rel=author, elements that are called byline, and lines beside the heading. Pure. The first of
// these that names somebody counts.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline, signBy } from '../sign-article.ts';
import { isMarkedByline, readByline } from '../text/byline.ts';
import { datedBylineOf } from '../text/dated-byline.ts';
import type { Calendar } from '../text/dates.ts';
import { isDesk } from '../text/desks.ts';
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
  const isBySite = isSigned(found) && isSignedBySite(found, sitesOf(head, found), publisher);
  if (isSigned(found) && !isBySite) return;
  const named = namedBylines(page, calendar);
  const lines = named.length > 0 ? named : besideHeading(head, calendar);
  const bylines = lines.map((line) => readByline(line, publisher, calendar));
  if (isBySite && !bylines.some(({ names }) => names.some(isFullName))) return;
  if (isBySite) [found.names, found.desks] = [[], []];
  for (const byline of bylines) addByline({ ...byline, names: byline.names.filter(isSomebody) }, found);
  const [other] = isSigned(found) ? [] : kept.filter(isSomebody);
  if (other !== undefined) signBy(other, found, publisher);
}

function besideHeading({ page, headline }: PageHead, calendar: Calendar): string[] {
  const lines = linesBesideHeading(page, headline).flatMap(({ text }) =>
    isMarkedByline(text, calendar) ? [text] : [datedBylineOf(text, calendar)?.byline ?? [], partsOf(text)].flat(),
  );
  return lines.filter((line) => isMarkedByline(line, calendar)).slice(0, 1);
}

/** Metadata often names the site as the author of each page. A person whom the page shows has priority. */
function isSignedBySite({ names, desks }: Found, sites: readonly string[], publisher: Publisher): boolean {
  const isSite = (name: string) => sites.some((site) => site.includes(foldedName(name)) || foldedName(name).startsWith(site));
  return names.every(isSite) && desks.every((desk) => isSite(desk) || !isDesk(desk, publisher));
}

/** The names of the site, as they are compared. */
function sitesOf({ metas }: PageHead, { base, copySource, holder }: Found): string[] {
  const host = base === undefined ? '' : (URL.parse(base)?.hostname ?? '');
  const names = [metas.get('og:site_name')?.[0], metas.get('application-name')?.[0], copySource, holder, host.split('.').at(-2)];
  return names.map((name) => foldedName(name ?? '')).filter((name) => name.length >= SITE_CHARS);
}

/** A shorter name may be that of anybody. */
const SITE_CHARS = 4;

function foldedName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isFullName(name: string): boolean {
  return /\p{L}\S*\s+\S*\p{L}/u.test(name);
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
