// Who a page says wrote it: <meta>, rel=author, microdata, and elements that are called byline. Pure. The first of these that names somebody counts.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline, signBy } from '../sign-article.ts';
import { isByline, readByline } from '../text/byline.ts';
import { isNameLike } from '../text/names.ts';
import { attribute, type Element, elementsIn, type Parent, textOf } from './html-tree.ts';
import { metaIn, propertyOf } from './page-meta.ts';

const LONGEST_CHARS = 200;
const MOST_AUTHORS = 20;

export function bylinesIn(page: Parent, found: Found, options: ReadingOptions): void {
  const calendar = { timeZone: options.publisher.timeZone, now: options.now };
  const ways = [inMeta, inMicrodata, inLinks];
  for (const way of ways) {
    if (isSigned(found)) return;
    for (const author of way(page).filter(isAuthor).slice(0, MOST_AUTHORS)) signBy(author, found, options.publisher);
  }
  if (isSigned(found)) return;
  const line = named(page, NAMED).find((text) => isByline(text, calendar) || isFullName(text));
  if (line !== undefined) addByline(readByline(line, options.publisher, calendar), found);
}

/** In a class. Sites also call boxes about the author so, which hold more than a name. */
const NAMED = /byline|by-line|author|writtenby/i;

function isFullName(text: string): boolean {
  const count = text.split(/\s+/).length;
  return (
    count >= 2 &&
    count <= 5 &&
    isNameLike(text) &&
    !/\b(?:about|follow|more|view|see|all|posts?|articles?|stories|authors?|contact|published|updated|share)\b/i.test(text)
  );
}

function isSigned(found: Found): boolean {
  return found.names.length + found.desks.length > 0;
}

/** An address of a profile is no name. */
function isAuthor(text: string): boolean {
  return text.length <= LONGEST_CHARS && !/^(?:https?:|@|www\.)/i.test(text) && /\p{L}{2}/u.test(text);
}

function inMeta(page: Parent): string[] {
  return ['dc.creator', 'dcterms.creator', 'author', 'article:author', 'parsely-author', 'sailthru.author', 'byl']
    .flatMap((name) => metaIn(page, name) ?? [])
    .slice(0, 1);
}

function inMicrodata(page: Parent): string[] {
  const authors = [...elementsIn(page)].filter((element) => words(element, 'itemprop').includes('author') && !isOfOthers(element));
  return authors.flatMap((author) => {
    const names = [...elementsIn(author)].filter((element) => words(element, 'itemprop').includes('name'));
    return (names.length === 0 ? [author] : names).flatMap((element) => propertyOf(element) ?? []);
  });
}

function inLinks(page: Parent): string[] {
  return [...elementsIn(page, 'a')].filter((link) => words(link, 'rel').includes('author') && !isOfOthers(link)).map(textOf);
}

function named(page: Parent, pattern: RegExp): string[] {
  const elements = [...elementsIn(page)].filter((element) => pattern.test(attribute(element, 'class') ?? '') && !isOfOthers(element));
  return elements
    .slice(0, MOST_AUTHORS)
    .map(textOf)
    .filter((text) => text !== '' && text.length <= LONGEST_CHARS);
}

function words(element: Element, name: string): string[] {
  return attribute(element, name)?.toLowerCase().split(/\s+/) ?? [];
}

/** Somebody who signs a comment or another article did not write this one. */
const OTHERS =
  /comment|(?:^|[\s_-])(?:related|sidebar|recommended|trending|popular|teasers?|promos?|recirc|most-read|more-stories)(?:[\s_-]|$)/i;
const ANCESTORS = 8;

function isOfOthers(element: Element): boolean {
  let depth = 0;
  for (let node: Parent | null = element; node !== null && depth < ANCESTORS; depth += 1) {
    if ('attrs' in node && node.tagName !== 'body' && node.tagName !== 'html' && (node.tagName === 'aside' || isCalledOthers(node)))
      return true;
    node = 'parentNode' in node ? node.parentNode : null;
  }
  return false;
}

function isCalledOthers(element: Element): boolean {
  return OTHERS.test(['class', 'id', 'itemprop'].map((name) => attribute(element, name) ?? '').join(' '));
}
