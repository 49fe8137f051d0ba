// The plain text of an article's HTML. Pure.
import { cleanText, legalText } from '../domain/values/text.ts';
import { type BodyElement, type BodyNode, isElement, parseBody } from './tree.ts';
import { BLOCK_NAMES, CONTAINER_NAMES } from './vocabulary.ts';

interface TextBlock {
  /** Name of the element that holds the text; `body` for loose text. */
  kind: string;
  text: string;
}

const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'title',
  'textarea',
  'select',
  'button',
  'svg',
  'math',
  'iframe',
]);

/** Readable text: paragraphs apart by a blank line, list items with a dash and table rows on lines of their own, links as their words.
 *  Empty for HTML that `sanitiseBody` would refuse. */
export function textOf(html: string): string {
  let text = '';
  let previous: string | undefined;
  for (const { kind, text: block } of blocksOf(html)) {
    if (previous !== undefined) text += isLine(kind) && kind === previous ? '\n' : '\n\n';
    text += kind === 'li' ? `- ${block}` : block;
    previous = kind;
  }
  return text;
}

function isLine(kind: string): boolean {
  return kind === 'li' || kind === 'tr';
}

/** The first paragraph with text, or whatever text there is, on one line of at most `maxChars` UTF-16 units; cut between words, with an
 *  ellipsis. Captions are no paragraphs. A direction that the cut or the body left open goes: in a feed the notice may follow on the
 *  line. */
export function excerptOf(html: string, maxChars: number): string {
  const blocks = blocksOf(html);
  const chosen = blocks.find(({ kind }) => kind === 'p') ?? blocks[0];
  const line = cleanText(chosen?.text.replace(/\s+/g, ' ') ?? '');
  return cleanText(line.length <= maxChars ? line : `${cutBetweenWords(line, maxChars - 1)}…`);
}

/** Words as Unicode cuts them (UAX 29), so that Thai and Japanese have some. A first word longer than the room is cut between
 *  characters. */
function cutBetweenWords(line: string, maxChars: number): string {
  const words = fitting(line, maxChars, 'word').replace(/[\s\p{P}]+$/u, '');
  return words === '' ? fitting(line, maxChars, 'grapheme') : words;
}

function fitting(line: string, maxChars: number, granularity: 'word' | 'grapheme'): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity }).segment(line)) {
    if (index + segment.length > maxChars) break;
    end = index + segment.length;
  }
  return line.slice(0, end);
}

/** Blocks with text, in order. */
function blocksOf(html: string): TextBlock[] {
  const parsed = parseBody(legalText(html));
  if (!parsed.ok) return [];
  const blocks: TextBlock[] = [];
  let open: TextBlock = { kind: 'body', text: '' };
  const begin = (kind: string) => {
    const text = open.kind === 'pre' ? open.text.trimEnd() : tidy(open.text);
    if (text !== '') blocks.push({ kind: open.kind, text });
    open = { kind: text === '' && open.kind === 'li' ? 'li' : kind, text: '' };
  };
  for (const { node, parent, entering } of steps(parsed.body)) {
    if (!isElement(node)) open.text += wordsOf(node, open.kind);
    else if (node.tagName === 'br') open.text += entering ? '\n' : '';
    else if (!isBlock(node)) continue;
    else if (open.kind === 'tr' && node.tagName !== 'tr') open.text += entering && isCell(node) ? CELL_GAP : ' ';
    else begin(entering ? node.tagName : kindAfter(parent));
  }
  begin('body');
  return blocks;
}

/** Between the cells of a row. */
const CELL_GAP = '\t';

/** Runs of spaces go first: looking for what ends a run, from each space of it, takes quadratic time. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?([\t\n]) ?/g, '$1')
    .trim();
}

function wordsOf(node: BodyNode, kind: string): string {
  if (!('value' in node)) return '';
  return kind === 'pre' ? node.value : node.value.replace(/[\t\n\f\r ]+/g, ' ');
}

/** A second paragraph within a list item has no dash of its own. */
function kindAfter({ tagName }: BodyElement): string {
  return tagName === 'li' ? 'p' : tagName;
}

function isBlock({ tagName }: BodyElement): boolean {
  return BLOCK_NAMES.has(tagName) || CONTAINER_NAMES.has(tagName) || tagName === 'h1';
}

function isCell({ tagName }: BodyElement): boolean {
  return tagName === 'td' || tagName === 'th';
}

interface Step {
  node: BodyNode;
  parent: BodyElement;
  entering: boolean;
}

/** Every node below `root`, in and out; elements with nothing to read are passed by. Recursive: the parser has bounded the depth. */
function* steps(parent: BodyElement): Generator<Step> {
  for (const node of parent.childNodes) {
    if (isElement(node) && UNREAD.has(node.tagName)) continue;
    yield { node, parent, entering: true };
    if (!isElement(node)) continue;
    yield* steps(node);
    yield { node, parent, entering: false };
  }
}
