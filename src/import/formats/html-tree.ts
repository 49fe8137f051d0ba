// Queries on a parsed page. No recursion, because strangers' pages may be nested deeply.
import { serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parseDocument, parsePart } from './bounded-html.ts';

export type Node = Tree.Node;
export type Parent = Tree.ParentNode;
export type Element = Tree.Element;

export const parsePage = (html: string): Parent => parseDocument(html);
export const parsePiece = (html: string): Parent => parsePart(html);
export const innerHtml = (parent: Parent): string => serialize(parent).trim();

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** Its words are in `content`, and it has no children. */
export function isTemplate(element: Element): element is Tree.Template {
  return element.tagName === 'template';
}

/** Yields every node below a parent, in document order. Nodes removed during the iteration are not entered. */
export function* nodesIn(parent: Parent): Generator<Node> {
  const waiting: Node[] = [];
  pushChildren(parent, waiting);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ('childNodes' in node && 'parentNode' in node && node.parentNode !== null) pushChildren(node, waiting);
  }
}

function pushChildren({ childNodes }: Parent, waiting: Node[]): void {
  for (let index = childNodes.length - 1; index >= 0; index -= 1) {
    const child = childNodes[index];
    if (child !== undefined) waiting.push(child);
  }
}

export function* elementsIn(parent: Parent, ...names: string[]): Generator<Element> {
  for (const node of nodesIn(parent)) if (isElement(node) && (names.length === 0 || names.includes(node.tagName))) yield node;
}

/** Which kinds of nodes are below a parent. */
export function nodeNamesIn(parent: Parent): Set<string> {
  const names = new Set<string>();
  for (const node of nodesIn(parent)) names.add(node.nodeName);
  return names;
}

export function firstIn(parent: Parent, ...names: string[]): Element | undefined {
  return elementsIn(parent, ...names).next().value ?? undefined;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function setAttribute(element: Element, name: string, value: string): void {
  const found = element.attrs.find((attr) => attr.name === name);
  if (found !== undefined) found.value = value;
}

export function remove(node: Tree.ChildNode): void {
  const siblings = node.parentNode?.childNodes;
  if (siblings !== undefined) siblings.splice(siblings.indexOf(node), 1);
  node.parentNode = null;
}

/** Returns the elements of these names that are in no other of them, in order. */
export function outermostIn(parent: Parent, names: ReadonlySet<string>): Element[] {
  const found = new Set<Node>();
  for (const element of elementsIn(parent)) {
    if (names.has(element.tagName) && !isWithin(element, found)) found.add(element);
  }
  return [...found].filter(isElement);
}

function isWithin(element: Element, found: ReadonlySet<Node>): boolean {
  for (let parent = parentOf(element); parent !== null; parent = parentOf(parent)) if (found.has(parent)) return true;
  return false;
}

/** Puts elements in the place of another. */
export function replaceBy(replaced: Element, elements: readonly Element[]): void {
  const parent = replaced.parentNode;
  if (parent === null) return;
  parent.childNodes.splice(parent.childNodes.indexOf(replaced), 1, ...elements);
  for (const element of elements) element.parentNode = parent;
  replaced.parentNode = null;
}

/** Removes every node that matches, with its contents, and returns whether there was one. One pass: removing them one by one would move the following
 *  ones each time. */
export function removeAll(root: Parent, matches: (node: Tree.ChildNode) => boolean): boolean {
  const waiting: Parent[] = [root];
  let hasMatched = false;
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const kept: Tree.ChildNode[] = [];
    for (const child of parent.childNodes) {
      if (matches(child)) child.parentNode = null;
      else kept.push(child);
      if ('childNodes' in child && child.parentNode !== null) waiting.push(child);
    }
    hasMatched ||= kept.length < parent.childNodes.length;
    parent.childNodes = kept;
  }
  return hasMatched;
}

/** The element and those that it is in, the inner ones first. */
export function aroundOf(parent: Parent): Element[] {
  const elements: Element[] = [];
  for (let node: Parent | null = parent; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (isElement(node)) elements.push(node);
  }
  return elements;
}

/** "Sperrfrist: unsere Regeln", in a menu above the headline. */
export function isInLink(node: Node): boolean {
  const parent = 'parentNode' in node ? node.parentNode : null;
  return parent !== null && aroundOf(parent).some(({ tagName }) => tagName === 'a' || tagName === 'nav');
}

/** Returns the elements that contain visible text, or an element for which `isSeen` is true, at any depth. */
export function elementsAround(root: Parent, isSeen: (element: Element) => boolean): ReadonlySet<Parent> {
  const around = new Set<Parent>();
  for (const node of nodesIn(root)) {
    if (isElement(node) ? !isSeen(node) : !isSeenText(node)) continue;
    if (isElement(node)) around.add(node);
    for (let parent = parentOf(node); parent !== null && !around.has(parent); parent = parentOf(parent)) around.add(parent);
  }
  return around;
}

function parentOf(node: Node): Parent | null {
  return 'parentNode' in node ? node.parentNode : null;
}

export function isSeenText(node: Node): boolean {
  return node.nodeName === '#text' && 'value' in node && node.value.trim() !== '' && !hasUnseenParent(node);
}

const BLOCKS = new Set(
  'address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head']);

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

const WITHOUT_TEXT = new Set(['hr', 'td', 'th', 'tr']);

/** Blocks that contain no other block, in order. */
export function blocksOf(root: Parent): Element[] {
  const blocks: Element[] = [];
  const around = new Set<Node>();
  for (const element of elementsIn(root)) {
    if (!isBlock(element) || element.tagName === 'br') continue;
    blocks.push(element);
    for (let parent = parentOf(element); parent !== null && !around.has(parent); parent = parentOf(parent)) around.add(parent);
  }
  return blocks.filter((element) => !around.has(element) && !WITHOUT_TEXT.has(element.tagName));
}

/** The visible text, on one line. */
export function textOf(parent: Parent): string {
  // As nodesIn() does it, which takes several times as long: this is asked of every block of every article.
  const waiting: Node[] = [];
  let text = '';
  pushChildren(parent, waiting);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += hasUnseenParent(node) ? '' : node.value;
    else if (isElement(node)) {
      if (isBlock(node)) text += ' ';
      pushChildren(node, waiting);
    }
  }
  return (/[\t\n\r\f]| {2}/.test(text) ? text.replace(/[ \t\n\r\f]+/g, ' ') : text).trim();
}

/** The visible text on one line, unless it is longer: then the rest of it is not looked at. For elements that may hold the whole page. */
export function shortTextOf(parent: Parent, mostChars: number): string | undefined {
  let chars = 0;
  for (const node of nodesIn(parent)) {
    if (node.nodeName === '#text' && 'value' in node && !hasUnseenParent(node)) chars += node.value.trim().length;
    if (chars > mostChars) return undefined;
  }
  const text = textOf(parent);
  return text.length > mostChars ? undefined : text;
}

export function hasUnseenParent(node: Node): boolean {
  return 'parentNode' in node && node.parentNode !== null && isElement(node.parentNode) && UNSEEN.has(node.parentNode.tagName);
}

/** Text of a fragment of HTML: for titles and summaries that may be either. */
export function plainTextOf(html: string): string {
  return /[<&]/.test(html) ? textOf(parsePiece(html)) : html.replace(/\s+/g, ' ').trim();
}
