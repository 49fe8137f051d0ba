// The tree after it is filtered: containers dissolved into paragraphs, loose text gathered, what is empty dropped.
import type { Element, ElementContent } from 'hast';
import { BLOCK_NAMES, CONTAINER_NAMES, FLOW_PARENTS } from './vocabulary.ts';

/** Whether a reader sees nothing of a text. */
export type BlankTest = (text: string) => boolean;

/** A body is a sequence of blocks, so that a notice appended to it is always one more of them. */
export function layOut(nodes: readonly ElementContent[], isBlank: BlankTest): ElementContent[] {
  return paragraphs(layOutChildren(nodes, 'body', isBlank), isBlank);
}

function layOutChildren(nodes: readonly ElementContent[], parent: string, isBlank: BlankTest): ElementContent[] {
  return withoutRepeatedImages(nodes).flatMap((node) => (node.type === 'element' ? layOutElement(node, parent, isBlank) : [node]));
}

function layOutElement(element: Element, parent: string, isBlank: BlankTest): ElementContent[] {
  const children = layOutChildren(element.children, element.tagName, isBlank);
  if (element.tagName === 'span' && Object.keys(element.properties).length === 0) return children;
  if (isContainer(element, parent)) return dissolve(children, parent, isBlank);
  if (!MAY_BE_EMPTY.has(element.tagName) && !isVisible(children, isBlank)) return blankOf(element, children);
  return [{ ...element, children }];
}

/** A picture that loads late is followed by itself, in what was <noscript>. */
function withoutRepeatedImages(nodes: readonly ElementContent[]): ElementContent[] {
  let previous: unknown;
  return nodes.filter((node) => {
    if (isBlankText(node)) return true;
    const source = node.type === 'element' && node.tagName === 'img' ? node.properties['src'] : undefined;
    const repeats = source !== undefined && source === previous;
    previous = source;
    return !repeats;
  });
}

const LIST_PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  figcaption: ['figure'],
};

/** A list item without a list is one more box around text. */
function isContainer({ tagName }: Element, parent: string): boolean {
  if (CONTAINER_NAMES.has(tagName)) return true;
  const parents = Object.hasOwn(LIST_PARENTS, tagName) ? LIST_PARENTS[tagName] : undefined;
  return parents !== undefined && !parents.includes(parent);
}

/** Where no paragraph may stand, spaces keep the words of neighbouring boxes apart. */
function dissolve(children: ElementContent[], parent: string, isBlank: BlankTest): ElementContent[] {
  if (parent === 'body' || FLOW_PARENTS.has(parent)) return paragraphs(children, isBlank);
  return parent === 'dl' ? children : [SPACE, ...children, SPACE];
}

const SPACE: ElementContent = { type: 'text', value: ' ' };

function paragraphs(nodes: readonly ElementContent[], isBlank: BlankTest): ElementContent[] {
  const laid: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    laid.push(...(isVisible(run, isBlank) ? [paragraphOf(run)] : run.filter((node) => node.type === 'text')));
    run = [];
  };
  for (const node of nodes) {
    if (!holdsBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    laid.push(node);
  }
  endRun();
  return laid;
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

/** Void elements, and cells, whose place in a row says something. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['br', 'col', 'colgroup', 'hr', 'img', 'td', 'th', 'wbr']);

/** Whether a reader sees anything: text that is not blank, or a picture. A no-break space is what editors leave in empty paragraphs. */
export function isVisible(nodes: readonly ElementContent[], isBlank: BlankTest): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return !isBlank(node.value);
    return node.type === 'element' && (node.tagName === 'img' || isVisible(node.children, isBlank));
  });
}

function isBlankText(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** What an empty element leaves: nothing for a block, the space between two words for the rest. */
function blankOf({ tagName }: Element, children: readonly ElementContent[]): ElementContent[] {
  return BLOCK_NAMES.has(tagName) ? [] : children.filter((child) => child.type === 'text');
}
