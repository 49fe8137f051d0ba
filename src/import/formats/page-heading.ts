// The headline of a page: what its metadata states, without the name of the site that most pages add. Pure.
import { isNearly } from '../text/nearly.ts';
import {
  attribute,
  type Element,
  elementsIn,
  firstIn,
  isElement,
  isInLink,
  isSeenText,
  type Parent,
  shortTextOf,
  textOf,
} from './html-tree.ts';
import { allLines } from './page-lines.ts';

const HEADING_CHARS = 300;
const SEPARATOR = /^\s*[|–—·•:»«›<_@/-]/u;

interface Stated {
  /** In the page's metadata. Absent: the title of the page counts. */
  stated: string | undefined;
  /** By JSON-LD, where a headline is nothing else. */
  isCertain: boolean;
  /** Name of the site. */
  site: string | undefined;
}

export function headlineOf(page: Parent, { stated, isCertain, site }: Stated): string | undefined {
  const title = ofArticle(stated, site) ?? titleOf(page);
  if (title === undefined) return undefined;
  const shownSite = [...elementsIn(page, 'h1', 'h2')].find(isSiteHeading);
  const headings = [...elementsIn(page, 'h1', 'h2')].flatMap((heading) =>
    isSiteHeading(heading) ? [] : shortTextOf(heading, HEADING_CHARS) || [],
  );
  const shown = headings.filter((heading) => isHeadlineOf(title, heading)).sort((one, other) => other.length - one.length)[0];
  if (shown !== undefined) return shown.length === title.length ? title : shown.replaceAll('\u00a0', ' ');
  const own = isCertain ? undefined : headingLike(page, title);
  if (own !== undefined) return own.replaceAll('\u00a0', ' ');
  const named = withoutSite(title, site ?? (shownSite === undefined ? undefined : textOf(shownSite)));
  return named ?? (stated === undefined ? (shownPartOf(title, page) ?? withoutLastPart(title)) : stated);
}

/** The name of the site, which leads to its front page. Blogger and old themes make it the first heading of every page. */
export function isSiteHeading(heading: Element): boolean {
  const link = firstIn(heading, 'a');
  if (link === undefined || shortTextOf(heading, HEADING_CHARS) !== textOf(link)) return false;
  const address = URL.parse(attribute(link, 'href') ?? '', 'https://site.invalid/page');
  return attribute(link, 'rel') === 'home' || (address?.pathname === '/' && address.search === '' && address.hash === '');
}

/** Metadata is often written for other sites: with a kicker or the name of the site before the headline, or with some of its words changed. What the page
 *  shows its readers has priority, unless its heading has more in it than the headline. */
function headingLike(page: Parent, title: string): string | undefined {
  const [heading, another] = [...elementsIn(page, 'h1')].filter((one) => shortTextOf(one, HEADING_CHARS) !== '' && !isSiteHeading(one));
  const text = heading === undefined || another !== undefined ? undefined : shortTextOf(heading, HEADING_CHARS);
  if (heading === undefined || text === undefined || !isLong(text) || isOfParts(heading)) return undefined;
  const [stated, shown] = [plain(title), plain(text)];
  if (shown.includes(stated)) return undefined;
  return (stated.endsWith(shown) && BEFORE_HEADING.test(stated.slice(0, -shown.length))) || isNearly(text, title) ? text : undefined;
}

const EMPHASIS = new Set('b strong i em q cite sub sup abbr mark'.split(' '));

/** A kicker or a date in the heading has an element of its own. */
function isOfParts({ childNodes }: Element): boolean {
  const seen = childNodes.filter((node) => (isElement(node) ? textOf(node) !== '' : isSeenText(node)));
  return seen.length > 1 && seen.some((node) => isElement(node) && !EMPHASIS.has(node.tagName));
}

const BEFORE_HEADING = /[|–—·•:»«›>/-]\s*$/u;

/** Sites also state their own name. */
function ofArticle(stated: string | undefined, site: string | undefined): string | undefined {
  const text = stated?.replace(/[ \t\n\r\f]+/g, ' ').trim();
  return text?.toLowerCase() === site?.trim().toLowerCase() ? undefined : text;
}

function titleOf(page: Parent): string | undefined {
  const head = firstIn(page, 'head');
  const title = head === undefined ? undefined : firstIn(head, 'title');
  return title === undefined ? undefined : textOf(title) || undefined;
}

/** "Pier sold_Business_The Bay Post" begins with the heading "Pier sold", and a sign follows; "Pier sold to a …" is cut. A single short word is no
 *  headline. */
function isHeadlineOf(title: string, heading: string): boolean {
  const cut = /^(.{12,}?)\s?(?:…|\.{3})$/u.exec(title)?.[1];
  if (cut !== undefined && plain(heading).startsWith(plain(cut))) return true;
  const start = plain(title.slice(0, heading.length));
  return start === plain(heading) && isLong(heading) && (title.length === heading.length || SEPARATOR.test(title.slice(heading.length)));
}

function isLong(heading: string): boolean {
  return /\S\s+\S/.test(heading) || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{6}/u.test(heading);
}

/** Quotation marks, dashes and spaces of different kinds are the same. */
function plain(text: string): string {
  return text
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s/g, ' ')
    .toLowerCase();
}

/** "Pier sold | The Bay Post", "The Bay Post: Pier sold". */
function withoutSite(title: string, site: string | undefined): string | undefined {
  if (site === undefined || site === '') return undefined;
  const [text, name] = [title.toLowerCase(), site.toLowerCase()];
  if (text.endsWith(name)) return /^(.*\S)\s+(?:[|–—·:-]|--|::)\s*$/u.exec(title.slice(0, -site.length))?.[1];
  return text.startsWith(name) ? /^\s*(?:[|–—·:-]|--|::)\s+(\S.*)$/u.exec(title.slice(site.length))?.[1] : undefined;
}

const BETWEEN_PARTS = /\s+(?:[|–—·•»:-]|--|::)\s+/gu;
const MOST_PARTS = 8;

/** "The Bay Post - News - Pier sold" on a page without headings: the part that a line of the page shows, if only one does. A link may have the name of the
 *  site. */
function shownPartOf(title: string, page: Parent): string | undefined {
  const breaks = [...title.matchAll(BETWEEN_PARTS)].slice(0, MOST_PARTS);
  if (breaks.length === 0) return undefined;
  const lines = new Set(allLines(firstIn(page, 'body') ?? page).flatMap(({ text, node }) => (isInLink(node) ? [] : plain(text))));
  const ends = breaks
    .map(({ index, 0: mark }) => title.slice(index + mark.length))
    .filter((part) => isLong(part) && lines.has(plain(part)));
  const starts = breaks.map(({ index }) => title.slice(0, index)).filter((part) => isLong(part) && lines.has(plain(part)));
  const shown = [ends[0], starts.at(-1)].filter((part) => part !== undefined);
  return shown.length === 1 ? shown[0] : undefined;
}

function withoutLastPart(title: string): string {
  return title.replace(/\s+(?:[|–—]|--|::)\s+[^|–—]{1,40}$/u, '') || title;
}
