// What HTML says, as lines of text to compare: two texts with the same lines say the same, however their tags are nested and their lines broken.
import type { SHARED_ATTRIBUTES } from './elements.ts';
import { schema } from './schema.ts';

/** Elements of which two are not one: beside each other, or one in the other. */
const WHOLE: ReadonlySet<string> = new Set(['q', 'ruby', 'rt', 'rp', 'bdi', 'bdo']);
const ADDS_UP: ReadonlySet<string> = new Set(['small', 'sub', 'sup']);
/** Elements in which a line without tags is the same as a paragraph. */
const HOLDS_PARAGRAPHS: ReadonlySet<string> = new Set(['body', 'blockquote']);

interface Run {
  text: string;
  /** The elements around it within the block, outermost first. */
  around: Element[];
}

/** The lines of a body. */
export function meaningOf(body: Element): string[] {
  const lines: string[] = [];
  addBlock(body, lines);
  return lines;
}

function addBlock(block: Element, lines: string[]): void {
  let line: Run[] = [];
  const endLine = () => {
    const written = lineOf(line, block.localName === 'pre');
    if (written !== '') lines.push(...(HOLDS_PARAGRAPHS.has(block.localName) ? ['<p>', written, '</p>'] : [written]));
    line = [];
  };
  for (const node of block.childNodes) {
    if (!isElement(node) || schema.nodes[node.localName]?.isBlock !== true) {
      addRuns(node, [], line);
      continue;
    }
    endLine();
    lines.push(tagOf(node));
    addBlock(node, lines);
    lines.push(`</${node.localName}>`);
  }
  endLine();
}

/** What the editor has no place for is in the line too, so that its loss is seen. */
function addRuns(node: Node, around: Element[], line: Run[]): void {
  if (node.nodeType === node.TEXT_NODE) line.push({ text: escaped(node.nodeValue ?? ''), around });
  else if (!isElement(node)) line.push({ text: `<${node.nodeName}>`, around });
  else if (schema.marks[node.localName] !== undefined && node.hasChildNodes()) addMark(node, around, line);
  else if (node.localName !== 'span' || node.hasAttribute('id')) line.push({ text: tagOf(node) + node.textContent, around });
}

function addMark(element: Element, around: Element[], line: Run[]): void {
  const isWhole = WHOLE.has(element.localName);
  if (isWhole) line.push({ text: tagOf(element), around: [] });
  for (const child of element.childNodes) addRuns(child, isWhole ? around : [...around, element], line);
  if (isWhole) line.push({ text: `</${element.localName}>`, around: [] });
}

/** Text is no tag. */
function escaped(text: string): string {
  return text.replace(/[&<[\]]/g, (character) => `&${character.charCodeAt(0)};`);
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

/** White space that is not shown is left out, and so are the borders of elements with the same meaning. */
function lineOf(runs: readonly Run[], isPreformatted: boolean): string {
  let line = '';
  let former = '';
  let isApart = false;
  for (const { text, around } of runs) {
    const words = isPreformatted ? text : text.replace(SPACE, ' ');
    const shown = isPreformatted ? text : words.trim();
    isApart ||= words.startsWith(' ');
    if (shown === '') continue;
    const marks = marksOf(around);
    const isFirst = line === '' || line.endsWith('<br>');
    line += `${isApart && !isFirst ? ' ' : ''}${marks === former ? '' : `[${marks}]`}${shown}`;
    former = marks;
    isApart = words.endsWith(' ');
  }
  return line;
}

/** No-break spaces are none. */
const SPACE = /[ \t\n\f\r]+/g;

function marksOf(around: readonly Element[]): string {
  const tags = around.map(tagOf);
  const counted = tags.filter((tag, index) => ADDS_UP.has(around[index]?.localName ?? '') || tags.indexOf(tag) === index);
  return [...counted.toSorted(), nearest(around, 'lang'), nearest(around, 'dir')].join('');
}

/** Where several elements say the language, the innermost one does. */
function nearest(around: readonly Element[], name: (typeof SHARED_ATTRIBUTES)[number]): string {
  return around.findLast((element) => element.hasAttribute(name))?.getAttribute(name) ?? '';
}

function tagOf({ localName, attributes }: Element): string {
  const written = [...attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
  return `<${localName}${written.toSorted().join('')}>`;
}
