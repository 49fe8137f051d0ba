// Lays out the tree after it is filtered: unwraps containers, puts loose text into paragraphs, and removes empty elements.
import type { Element, ElementContent } from 'hast';
import { BLOCK_NAMES, CONTAINER_NAMES, FLOW_PARENTS } from './vocabulary.ts';

/** Returns true for a text that shows nothing to a reader. */
export type BlankTest = (text: string) => boolean;

/** Makes a body a sequence of blocks, so that a notice that is appended to it is one more block. */
export function layOut(nodes: readonly ElementContent[], isBlank: BlankTest): ElementContent[] {
  return paragraphs(layOutChildren(nodes, 'body', isBlank), isBlank);
}

function layOutChildren(nodes: readonly ElementContent[], parent: string, isBlank: BlankTest): ElementContent[] {
  return withoutRepeatedImages(nodes).flatMap((node) => (node.type === 'element' ? layOutElement(node, parent, isBlank) : [node]));
}

function layOutElement(element: Element, parent: string, isBlank: BlankTest): ElementContent[] {
  const children = layOutChildren(element.children, element.tagName, isBlank);
  if (element.tagName === 'span' && Object.keys(element.properties).length === 0) return children;
  if (isContainer(element, parent)) return withId(unwrap(children, parent, isBlank), element.properties['id']);
  if (!MAY_BE_EMPTY.has(element.tagName) && !isVisible(children, isBlank)) return remainderOf(element, children);
  return [{ ...element, children }];
}

/** A lazily loaded picture is often followed by the same picture, which was in <noscript>. The second one is removed. */
function withoutRepeatedImages(nodes: readonly ElementContent[]): ElementContent[] {
  let previous: unknown;
  return nodes.flatMap((node): ElementContent[] => {
    if (isBlankText(node)) return [node];
    const { src: source, id } = node.type === 'element' && node.tagName === 'img' ? node.properties : {};
    const repeats = source !== undefined && source === previous;
    previous = source;
    return repeats ? withId([], id) : [node];
  });
}

const LIST_PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  figcaption: ['figure'],
};

/** A list item outside a list is a container too. */
function isContainer({ tagName }: Element, parent: string): boolean {
  if (CONTAINER_NAMES.has(tagName)) return true;
  const parents = Object.hasOwn(LIST_PARENTS, tagName) ? LIST_PARENTS[tagName] : undefined;
  return parents !== undefined && !parents.includes(parent);
}

/** Replaces a container by its content. Where no paragraph is allowed, spaces separate it from its neighbours. */
function unwrap(children: ElementContent[], parent: string, isBlank: BlankTest): ElementContent[] {
  if (parent === 'body' || FLOW_PARENTS.has(parent)) return paragraphs(children, isBlank);
  return parent === 'dl' ? children : [SPACE, ...children, SPACE];
}

const SPACE: ElementContent = { type: 'text', value: ' ' };

function paragraphs(nodes: readonly ElementContent[], isBlank: BlankTest): ElementContent[] {
  const laid: ElementContent[] = [];
  let run: ElementContent[] = [];
  /** Of places that links lead to, and after which nothing has come yet. */
  let ids: unknown[] = [];
  const add = (node: ElementContent) => {
    laid.push(...ids.reduce(withId, [node]));
    ids = [];
  };
  const endRun = () => {
    if (isVisible(run, isBlank)) add(paragraphOf(run));
    else {
      laid.push(...run.filter((node) => node.type === 'text'));
      ids.push(...run.flatMap((node) => (node.type === 'element' ? [node.properties['id']] : [])));
    }
    run = [];
  };
  for (const node of nodes) {
    if (!holdsBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    add(node);
  }
  endRun();
  // Nothing comes after these places, so they are at the end.
  return ids.reduce<ElementContent[]>((nodes, id) => withId(nodes.toReversed(), id).toReversed(), laid);
}

function paragraphOf(run: readonly ElementContent[]): Element {
  const start = run.findIndex((node) => !isBlankText(node));
  const end = run.findLastIndex((node) => !isBlankText(node));
  const children = run.slice(start, end + 1).map((node, index, kept) => trimmed(node, index === 0, index === kept.length - 1));
  return { type: 'element', tagName: 'p', properties: {}, children };
}

function trimmed(node: ElementContent, first: boolean, last: boolean): ElementContent {
  if (node.type !== 'text') return node;
  const value = first ? node.value.trimStart() : node.value;
  return { type: 'text', value: last ? value.trimEnd() : value };
}

function holdsBlock(node: ElementContent): boolean {
  return node.type === 'element' && (BLOCK_NAMES.has(node.tagName) || node.children.some(holdsBlock));
}

/** Void elements, and cells, whose position in a row has a meaning. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['br', 'col', 'colgroup', 'hr', 'img', 'td', 'th', 'wbr']);

/** Returns true if there is a picture or a text that is not blank. */
export function isVisible(nodes: readonly ElementContent[], isBlank: BlankTest): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return !isBlank(node.value);
    return node.type === 'element' && (node.tagName === 'img' || isVisible(node.children, isBlank));
  });
}

function isBlankText(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** What is kept of an empty element: the id that a link leads to; of a block nothing else, of another element its space, which may separate two words. */
function remainderOf({ tagName, properties: { id } }: Element, children: readonly ElementContent[]): ElementContent[] {
  if (id !== undefined) return [{ type: 'element', tagName: 'span', properties: { id }, children: [] }];
  return BLOCK_NAMES.has(tagName) ? [] : children.filter((child) => child.type === 'text');
}

/** Gives the id of a removed element to the first element that has none, or else to an empty span. */
function withId(nodes: ElementContent[], id: unknown): ElementContent[] {
  if (typeof id !== 'string') return nodes;
  const heir = nodes.find((node): node is Element => node.type === 'element' && node.properties['id'] === undefined);
  if (heir !== undefined) return nodes.map((node) => (node === heir ? { ...heir, properties: { ...heir.properties, id } } : node));
  const place: Element = { type: 'element', tagName: 'span', properties: { id }, children: [] };
  const block = nodes.find((node): node is Element => node.type === 'element' && TAKES_SPANS.has(node.tagName));
  return block === undefined
    ? [place, ...nodes]
    : nodes.map((node) => (node === block ? { ...block, children: [place, ...block.children] } : node));
}

const TAKES_SPANS: ReadonlySet<string> = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'dd',
  'dt',
  'figcaption',
  'figure',
  'blockquote',
  'td',
  'th',
]);
