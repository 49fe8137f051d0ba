// The headline of a page: what its metadata states, without the name of the site that most pages add. Pure.
import { elementsIn, firstIn, type Parent, shortTextOf, textOf } from './html-tree.ts';

const HEADING_CHARS = 300;
const SEPARATOR = /^\s*[|–—·•:»«›<_@/-]/u;

/** `stated`: in the page's metadata; absent: the title of the page counts. `site`: its name. */
export function headlineOf(page: Parent, stated: string | undefined, site: string | undefined): string | undefined {
  const title = ofArticle(stated, site) ?? titleOf(page);
  if (title === undefined) return undefined;
  const headings = [...elementsIn(page, 'h1', 'h2')].flatMap((heading) => shortTextOf(heading, HEADING_CHARS) || []);
  const shown = headings.filter((heading) => isHeadlineOf(title, heading)).sort((one, other) => other.length - one.length)[0];
  if (shown !== undefined) return shown.length === title.length ? title : shown.replaceAll('\u00a0', ' ');
  return withoutSite(title, site) ?? (stated === undefined ? withoutLastPart(title) : stated);
}

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

function withoutLastPart(title: string): string {
  return title.replace(/\s+(?:[|–—]|--|::)\s+[^|–—]{1,40}$/u, '') || title;
}

/** Most of the words are the same. Another first heading is that of a part of the text. */
export function isNearly(heading: string, headline: string): boolean {
  const [one, other] = [heading, headline].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  if (one === undefined || other === undefined) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared * 2 > one.size + other.size - shared;
}
