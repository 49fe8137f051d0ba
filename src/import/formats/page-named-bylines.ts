// The byline that a page shows in an element that is called so. Pure.

import { bylineWithoutDate, isByline } from '../text/byline.ts';
import { withoutBareLabel } from '../text/byline-marks.ts';
import type { Calendar } from '../text/dates.ts';
import { isNameLike, isTitle } from '../text/names.ts';
import { isRole } from '../text/roles.ts';
import { attribute, type Element, elementsIn, type Parent, shortTextOf, textOf } from './html-tree.ts';
import { linesIn, partsOf } from './page-lines.ts';
import { isOfOthers } from './page-others.ts';

/** In a class or an id. Sites also call boxes about the author so, which hold more than a name. */
const NAMED =
  /byline|by-line|author|writ(?:er|tenby|ten-by)|(?:^|[\s_-])(?:autore?s?|auteurs?|verfasser|redakt\p{L}*|redacteur|kirjoittaja|f[oö]rfattare?|forfatter|skribent|reporter|journalist|contributor|signature)(?:[\s_-]|$)/iu;
const LONGEST_CHARS = 400;
const LONGEST_LINE_CHARS = 200;
const MOST_ELEMENTS = 40;
const MOST_AUTHORS = 20;
const MOST_LINES = 6;
/** A button, or what the author is known for. */
const NOT_NAMED = /follow/i;

/** The lines of the first element that names somebody; empty if none does. */
export function namedBylines(page: Parent, calendar: Calendar): string[] {
  const elements = [...elementsIn(page)].filter(
    (element) => NAMED.test(namesOf(element)) && !NOT_NAMED.test(namesOf(element)) && !isOfOthers(element),
  );
  const signed = elements.slice(0, MOST_ELEMENTS).flatMap((element) => {
    const text = shortTextOf(element, LONGEST_CHARS);
    const line = text === undefined || text === '' ? undefined : lineIn(element, text, calendar);
    return line === undefined ? [] : [{ element, line }];
  });
  const [first] = signed;
  if (first === undefined) return [];
  if (isByline(first.line, calendar)) return severalIn(first.element, first.line) ?? [first.line];
  // Without a "By", an element within has the names alone.
  const { element, line } =
    signed.find((inner) => inner !== first && first.line.startsWith(inner.line) && isWithin(inner.element, first.element)) ?? first;
  return severalIn(element, line) ?? [line, ...besides(element, line, elements)];
}

function isWithin(element: Element, outer: Element): boolean {
  for (let node: Parent | null = element; node !== null; node = 'parentNode' in node ? node.parentNode : null)
    if (node === outer) return true;
  return false;
}

function namesOf(element: Element): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500);
}

function lineIn(element: Element, text: string, calendar: Calendar): string | undefined {
  const lines = linesIn(element);
  if (lines.length <= 1 && text.length <= LONGEST_LINE_CHARS && isByline(text, calendar)) return text;
  const marked = lines.find((line) => isByline(line, calendar));
  // A box of many lines is a list of people, or tells of them.
  if (marked !== undefined || lines.length > MOST_LINES) return marked;
  const isSigned = (line: string) => isByline(line, calendar) || isNames(line) || isNames(bylineWithoutDate(line, calendar));
  return [...lines, ...lines.flatMap(partsOf)]
    .filter((line) => line.length <= LONGEST_LINE_CHARS)
    .map(withoutBareLabel)
    .find(isSigned);
}

/** Each name may be a link or an element of its own, with no sign between. What is left of the line names nobody else. */
function severalIn(element: Element, line: string): string[] | undefined {
  const inner = [...elementsIn(element)].filter((each) => each.tagName === 'a' || NAMED.test(namesOf(each)));
  const names = [...new Set(inner.map(textOf).filter(isFullName))];
  let rest = line;
  for (const name of names) rest = rest.replace(name, ' ');
  return names.length === 0 || /\p{Lu}\S+\s+\p{Lu}\S/u.test(withoutRoles(rest)) ? undefined : names.slice(0, MOST_AUTHORS);
}

function withoutRoles(text: string): string {
  return text
    .split(/[,|•·]|\s{2,}/)
    .filter((part) => !isRole(part.trim()))
    .join(',');
}

/** Other authors, each in an element of the same class beside it. */
function besides(first: Element, line: string, elements: readonly Element[]): string[] {
  const name = attribute(first, 'class');
  const around = first.parentNode;
  const others = elements.filter((each) => each !== first && attribute(each, 'class') === name && each.parentNode === around);
  return others
    .map(textOf)
    .filter((text) => text !== line && isFullName(text))
    .slice(0, MOST_AUTHORS);
}

/** Names and what they are, with nothing else: "Ada Quill and Bo Lind, Business Editor". */
function isNames(line: string): boolean {
  const [first = '', ...others] = line.replace(/[\s–—-]+$/, '').split(/\s*[,;&]\s*|\s+(?:and|und|et|y|e|og|och|en|with)\s+/);
  return isFullName(first) && others.every((piece) => isFullName(piece) || isTitle(piece) || isRole(piece));
}

function isFullName(text: string): boolean {
  const count = text.split(/\s+/).length;
  return count >= 2 && count <= 5 && isNameLike(text) && !/(?:^|\s)\P{L}+(?:\s|$)/u.test(text) && !isRole(text) && !OF_SITES.test(text);
}

const OF_SITES =
  /\b(?:about|follow|more|view|see|all|posts?|articles?|stories|authors?|contact|published|updated|share|read|comments?|subscribe|sign|log|newsletter)\b/i;
