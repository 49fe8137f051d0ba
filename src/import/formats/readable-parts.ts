/// <reference path="./readability-dom.d.ts" />
// Which elements of a page Readability takes for its article. Our tree is left as it is: Readability works on a copy, in which each element has an
// attribute of its own name, because Readability gives the attributes of a box to its only child. Pure.
import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { escapeHtml } from '../../domain/values/text.ts';
import { type Element, elementsIn, hasUnseenParent, isElement, isSeenText, type Node, nodesIn, type Parent } from './html-tree.ts';

/** Elements without text of an article. They are not in the copy, so Readability does not count them. */
const NOT_COPIED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'link', 'meta', 'base']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Ten times as many as a long page has. Readability's tree removes one of many boxes side by side in time that grows with their number. */
const MOST_ELEMENTS = 15_000;
/** Readability reads the text of an element again for each element around it: characters times the elements around them. The longest article of
 *  Wikipedia has as many. */
const MOST_READ_CHARS = 8_000_000;
const MARK = /^x-(\d+)$/;
/** Attributes that Readability looks at, and which the copy has. */
const COPIED = new Set('class id href src alt role rel style hidden aria-hidden aria-modal itemprop colspan rowspan'.split(' '));

/** The elements of the article and of what is around them; `undefined` if Readability finds no article. */
export function readableParts(page: Parent): ReadonlySet<Parent> | undefined {
  const elements = [...elementsIn(page)].filter((element) => !NOT_COPIED.has(element.tagName));
  if (elements.length > MOST_ELEMENTS || charsRead(page) > MOST_READ_CHARS) return undefined;
  const numbers = new Map(elements.map((element, index) => [element, index]));
  const copy = new JSDOMParser().parse(copyOf(page, numbers));
  const article = new Readability<CopiedNode>(copy, {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node: CopiedNode) => node,
  }).parse()?.content;
  return article === undefined || article === null ? undefined : new Set(marksIn(article).flatMap((number) => elements[number] ?? []));
}

function charsRead(page: Parent): number {
  const depths = new Map<Node, number>();
  let chars = 0;
  for (const node of nodesIn(page)) {
    const depth = 'parentNode' in node && node.parentNode !== null ? (depths.get(node.parentNode) ?? 0) : 0;
    if (isElement(node)) depths.set(node, depth + 1);
    else if (node.nodeName === '#text' && 'value' in node && !hasUnseenParent(node)) chars += node.value.trim().length * depth;
  }
  return chars;
}

interface CopiedNode {
  nodeType: number;
  childNodes?: CopiedNode[];
  attributes?: { name: string }[];
}

function marksIn(article: CopiedNode): number[] {
  const waiting = [article];
  const marks: number[] = [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const { name } of node.attributes ?? []) {
      const number = MARK.exec(name)?.[1];
      if (number !== undefined) marks.push(Number(number));
    }
    waiting.push(...(node.childNodes ?? []).filter(({ nodeType }) => nodeType === 1));
  }
  return marks;
}

const PROSE_CHARS = 25;

/** Text of its own that ends as a sentence does. */
function hasProse(box: Element): boolean {
  const own = box.childNodes
    .map((child) => (isSeenText(child) && 'value' in child ? child.value : ''))
    .join('')
    .trim();
  return own.length >= PROSE_CHARS && /[.!?…]["”’»)\]]*$/u.test(own);
}

/** HTML in which every element is closed. Readability puts the text of a <div> into paragraphs that it makes, and may put one of them in the place of the
 *  <div>: an empty element before the text keeps the number of the <div> with it. Depth is bounded by bounded-html.ts. */
function copyOf(node: Node, numbers: ReadonlyMap<Element, number>): string {
  if (node.nodeName === '#text') return 'value' in node ? escapeHtml(node.value) : '';
  if (!('childNodes' in node)) return '';
  if (isElement(node) && !numbers.has(node)) return '';
  const mark = isElement(node) && node.tagName === 'div' && hasProse(node) ? `<span x-${numbers.get(node)}=""></span>` : '';
  const inner = node.childNodes.map((child) => (isSeenText(child) ? mark : '') + copyOf(child, numbers)).join('');
  if (!isElement(node)) return inner;
  const attributes = node.attrs.filter(({ name }) => COPIED.has(name)).map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`);
  const opening = `${node.tagName}${attributes.join('')} x-${numbers.get(node)}=""`;
  return VOID.has(node.tagName) ? `<${opening}/>` : `<${opening}>${inner}</${node.tagName}>`;
}
