// The lines of an HTML body, as a reader sees them: blocks, list items, table cells, and what `<br>` sets apart. Pure.
import {
  type Element,
  elementsAround,
  elementsIn,
  isBlock,
  isElement,
  type Node,
  type Parent,
  remove,
  removeAll,
} from '../formats/html-tree.ts';

export interface BodyLine {
  text: string;
  nodes: Extract<Node, { value: string }>[];
  /** Whether all of it is text of links. */
  isLink: boolean;
  /** Whether it is in a heading. */
  isHeading: boolean;
  /** The row of a table that it is a cell of. */
  row?: Element | undefined;
  /** The `<br>` that ends it. */
  end?: Element | undefined;
}

/** Begins where the spaces begin: otherwise a row of spaces without a line end is tried from each of them. */
const LINE_END = /(?<![ \t\r\f])[ \t\r\f]*\n\s*/g;
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'nav', 'head']);

/** In document order, without empty ones. No recursion, because a body may be nested deeply. */
export function bodyLines(root: Parent): BodyLine[] {
  const lines: BodyLine[] = [];
  let line = emptyLine();
  const close = (end?: Element) => {
    if (line.text.trim() !== '') lines.push({ ...line, end });
    line = emptyLine();
  };
  const waiting: { node: Node | 'close'; inLink: boolean; inHeading: boolean; row?: Element | undefined }[] = [...root.childNodes]
    .reverse()
    .map((node) => ({ node, inLink: false, inHeading: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, inLink, inHeading, row } = next;
    if (node === 'close') close();
    else if (node.nodeName === '#text' && 'value' in node) {
      line.text += node.value.includes('\n') ? node.value.replace(LINE_END, ' ') : node.value;
      line.nodes.push(node);
      line.isLink &&= inLink || node.value.trim() === '';
      line.isHeading ||= inHeading;
      line.row ??= row;
    } else if (isElement(node) && !UNSEEN.has(node.tagName)) {
      const inner = {
        row: node.tagName === 'tr' ? node : row,
        inLink: inLink || node.tagName === 'a',
        inHeading: inHeading || /^h[1-6]$/.test(node.tagName),
      };
      if (isBlock(node)) close(node.tagName === 'br' ? node : undefined);
      if (isBlock(node)) waiting.push({ node: 'close', ...inner });
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        const child = node.childNodes[index];
        if (child !== undefined) waiting.push({ node: child, ...inner });
      }
    }
  }
  close();
  return lines;
}

function emptyLine(): BodyLine {
  return { text: '', nodes: [], isLink: true, isHeading: false };
}

/** Replaces the text of a line; without `rest` the line is taken out. */
export function rewriteLine(line: BodyLine, rest: string | undefined): void {
  const [first, ...others] = line.nodes;
  if (first === undefined) return;
  for (const node of others) node.value = '';
  first.value = rest ?? '';
  if (rest === undefined && line.end !== undefined) remove(line.end);
}

const SHOWN = new Set('img video audio hr iframe embed object svg math script canvas'.split(' '));
const MAY_BE_DROPPED = new Set(
  'p div section header footer aside blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 span b strong i em u a small mark font time'.split(' '),
);

/** Removes the elements that lines left empty, and line breaks at the start of a block. */
export function dropEmptyElements(root: Parent): void {
  const full = elementsAround(root, (element) => SHOWN.has(element.tagName) || element.tagName.includes('-'));
  removeAll(root, (node) => isElement(node) && MAY_BE_DROPPED.has(node.tagName) && !full.has(node));
  for (const parent of [root, ...elementsIn(root)]) {
    if (parent.childNodes[0]?.nodeName === '#text' || parent.childNodes[0]?.nodeName === 'br') dropLeadingBreaks(parent);
  }
}

function dropLeadingBreaks(parent: Parent): void {
  const start = parent.childNodes.findIndex((node) => node.nodeName !== 'br' && !('value' in node && node.value.trim() === ''));
  if (start > 0 && parent.childNodes.slice(0, start).some((node) => node.nodeName === 'br'))
    parent.childNodes = parent.childNodes.slice(start);
}

const BLOCK_TAG =
  /<\/?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)\b[^<>]{0,2000}>/gi;

/** Nearly the same lines without a parse, to find out whether one is worth it. Inline tags are left out, and the usual entities are read. */
export function roughLines(html: string): string[] {
  const text = html.replace(BLOCK_TAG, '\u0000').replace(/<[^<>]{0,2000}>/g, '');
  const read = text.includes('&') ? withoutEntities(text) : text;
  return read
    .split('\u0000')
    .map(onOneLine)
    .filter((line) => line !== '');
}

function withoutEntities(text: string): string {
  return text
    .replace(/&(?:#39|apos|rsquo|#x27);/gi, "'")
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&(?:mdash|ndash|#8211|#8212);/gi, '–')
    .replace(/&(?:amp|quot|lt|gt);/gi, ' ');
}

/** With one space where there is white space. Most lines are so already. */
export function onOneLine(text: string): string {
  return (/[\t-\r\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
