// A page saved from a site, or a fragment of HTML. Pure. Metadata is preferred to what the page shows.

import { addNotice } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { emptyFound, type Found, type FoundStart } from '../partial-article.ts';
import { isOnSite } from '../text/addresses.ts';
import { readSigners } from '../text/byline.ts';
import { type Calendar, whenOf } from '../text/dates.ts';
import { language } from '../text/language.ts';
import { fillFromHtml } from './html-body.ts';
import { attribute, type Element, elementsIn, firstIn, isElement, type Parent, parsePage, removeAll, textOf } from './html-tree.ts';
import { fillFromJsonLd } from './json-ld.ts';

const ASIDE = new Set(['aside', 'footer', 'nav']);

/** `address` is the URL the page was fetched from; absent for files. */
export function readHtml(text: string, start: FoundStart, options: ReadingOptions, address?: string): Found {
  const page = parsePage(text);
  const found = emptyFound(start);
  found.url = linkIn(page, 'canonical') ?? metaIn(page, 'og:url') ?? address;
  found.base = found.url ?? address;
  fillFromJsonLd(page, found, options);
  fillFromMeta(page, found, options);
  const root = rootOf(page);
  if (root.holdsArticle) removeAll(root.parent, (node) => isElement(node) && ASIDE.has(node.tagName) && !holdsNotice(node));
  fillFromHtml(root.parent, found, options);
  found.headline ??= nonEmpty(titleOf(page));
  fillSource(page, found, options);
  return found;
}

function rootOf(page: Parent): { parent: Parent; holdsArticle: boolean } {
  const itemBody = [...elementsIn(page)].find((element) => /\barticlebody\b/i.test(attribute(element, 'itemprop') ?? ''));
  const article = itemBody ?? firstIn(page, 'article') ?? firstIn(page, 'main');
  if (article !== undefined) return { parent: article, holdsArticle: true };
  return { parent: firstIn(page, 'body') ?? page, holdsArticle: false };
}

/** A footer may contain the correction, the credits or the © line, which are read before it is dropped. */
function holdsNotice(element: Element): boolean {
  return element.tagName === 'footer' && element.childNodes.length > 0;
}

function fillFromMeta(page: Parent, found: Found, options: ReadingOptions): void {
  const { publisher, now } = options;
  const calendar: Calendar = { timeZone: publisher.timeZone, now };
  const first = (...names: string[]) => names.map((name) => metaIn(page, name)).find((value) => value !== undefined);
  found.headline ??= first('og:title', 'twitter:title', 'dc.title') ?? undefined;
  found.standfirst ??= first('description', 'og:description', 'dc.description');
  const author = first('author', 'article:author', 'dc.creator', 'parsely-author');
  if (found.names.length + found.desks.length === 0 && author !== undefined && !/^https?:/i.test(author)) {
    readSigners(author, { names: found.names, desks: found.desks, unread: [] }, publisher);
  }
  const date = first('article:published_time', 'date', 'dc.date', 'dc.date.issued', 'pubdate', 'parsely-pub-date') ?? timeIn(page);
  found.published ??= date === undefined ? undefined : whenOf(date, calendar);
  const section = first('article:section', 'parsely-section');
  if (section !== undefined && found.categories.length === 0) found.categories.push(section);
  const tags = [...metasIn(page, 'article:tag'), ...(first('keywords', 'news_keywords')?.split(',') ?? [])];
  if (found.subjects.length === 0) found.subjects.push(...tags.map((tag) => tag.trim()).filter((tag) => tag !== ''));
  const root = firstIn(page, 'html');
  found.language ??= root === undefined ? undefined : language(attribute(root, 'lang'));
  fillRights(page, found, options);
  const image = first('og:image:secure_url', 'og:image', 'twitter:image');
  const alt = first('og:image:alt');
  if (image !== undefined && found.images.length === 0) found.images.push({ url: image, ...(alt === undefined ? {} : { alt }) });
  const embargo = first('embargo', 'embargoed', 'embargoeduntil', 'embargo-until');
  if (embargo !== undefined) found.said.push({ field: 'embargo', text: embargo });
}

/** A page on another's site is another's copy unless it says otherwise. */
function fillSource(page: Parent, found: Found, { publisher, source }: ReadingOptions): void {
  if (found.copySource !== undefined || found.holder !== undefined || found.base === undefined || isOnSite(found.base, publisher)) return;
  found.copySource = metaIn(page, 'og:site_name') ?? URL.parse(found.base)?.hostname;
  if (source === undefined && found.copySource !== undefined)
    found.remarks.push(`Source ${found.copySource} taken from the page's address.`);
}

function fillRights(page: Parent, found: Found, { publisher }: ReadingOptions): void {
  const rights = metaIn(page, 'copyright') ?? metaIn(page, 'dc.rights') ?? metaIn(page, 'rights');
  if (rights !== undefined)
    addNotice(
      {
        text: rights,
        holder:
          rights
            .replace(/^(?:©|\(c\)|copyright)\s*/i, '')
            .replace(/\b\d{4}\b,?\s*/, '')
            .split('.')[0]
            ?.trim() || undefined,
      },
      found,
      publisher,
    );
  const licence = linkIn(page, 'license');
  if (licence !== undefined) found.licence ??= { url: licence };
}

function titleOf(page: Parent): string | undefined {
  const title = [...elementsIn(page, 'title')].find(
    (element) => element.parentNode !== null && isElement(element.parentNode) && element.parentNode.tagName === 'head',
  );
  return title === undefined ? undefined : textOf(title).replace(/\s+[|–—]\s+[^|–—]{1,40}$/u, '');
}

function timeIn(page: Parent): string | undefined {
  const time = firstIn(page, 'time');
  return time === undefined ? undefined : (attribute(time, 'datetime') ?? textOf(time));
}

function metaIn(page: Parent, name: string): string | undefined {
  return metasIn(page, name)[0];
}

function metasIn(page: Parent, name: string): string[] {
  return [...elementsIn(page, 'meta')]
    .filter((meta) => [attribute(meta, 'name'), attribute(meta, 'property')].some((value) => value?.toLowerCase() === name))
    .flatMap((meta) => nonEmpty(attribute(meta, 'content')) ?? []);
}

function linkIn(page: Parent, rel: string): string | undefined {
  const link = [...elementsIn(page, 'link')].find((element) => attribute(element, 'rel')?.toLowerCase().split(/\s+/).includes(rel));
  return link === undefined ? undefined : nonEmpty(attribute(link, 'href'));
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
