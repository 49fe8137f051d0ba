// Collects the plain text of HTML block by block, from the tags and texts of a body in their order. Pure.
import { BLOCK_NAMES, CONTAINER_NAMES } from './vocabulary.ts';

export interface TextBlock {
  /** Name of the element with the text; `body` for text outside all blocks. */
  kind: string;
  text: string;
  /** The text outside links and `time` elements. */
  own: string;
  /** Whether the text is part of a quotation, a figure or an aside. */
  isApart: boolean;
}

const APART: ReadonlySet<string> = new Set(['figure', 'blockquote', 'aside']);
const LINKED: ReadonlySet<string> = new Set(['a', 'time']);

/** Most texts have single spaces only, and replacing each of them takes far longer than looking for others. */
const MORE_THAN_SPACES = /[\t\n\f\r]| {2}/;

/** Separates the cells of a row. */
const CELL_GAP = '\t';

export class TextBlocks {
  private readonly blocks: TextBlock[] = [];
  private open: TextBlock = { kind: 'body', text: '', own: '', isApart: false };
  private apart = 0;
  private linked = 0;

  addText(value: string): void {
    const words = this.open.kind === 'pre' || !MORE_THAN_SPACES.test(value) ? value : value.replace(/[\t\n\f\r ]+/g, ' ');
    this.open.text += words;
    if (this.linked === 0) this.open.own += words;
  }

  enter(name: string): void {
    this.count(name, 1);
    if (name === 'br') this.open.text += '\n';
    else if (!isBlock(name)) return;
    else if (this.open.kind === 'tr' && name !== 'tr') this.open.text += isCell(name) ? CELL_GAP : ' ';
    else this.start(name);
  }

  /** `parent`: the element that contains the one that ends here. */
  leave(name: string, parent: string): void {
    this.count(name, -1);
    if (!isBlock(name)) return;
    if (this.open.kind === 'tr' && name !== 'tr') this.open.text += ' ';
    else this.start(kindAfter(parent));
  }

  /** Returns all blocks that have text, in order. Nothing is added afterwards. */
  finished(): TextBlock[] {
    this.start('body');
    return this.blocks;
  }

  private count(name: string, step: number): void {
    if (APART.has(name)) this.apart += step;
    if (LINKED.has(name)) this.linked += step;
  }

  private start(kind: string): void {
    const { open } = this;
    const text = open.kind === 'pre' ? open.text.trimEnd() : collapseSpaces(open.text);
    if (text !== '') this.blocks.push({ ...open, text });
    this.open = { kind: text === '' && open.kind === 'li' ? 'li' : kind, text: '', own: '', isApart: this.apart > 0 };
  }
}

/** Joins blocks: paragraphs are separated by a blank line, list items begin with a dash, list items and table rows have a line each. */
export function joinedText(blocks: readonly TextBlock[]): string {
  let text = '';
  let previous: string | undefined;
  for (const { kind, text: block } of blocks) {
    if (previous !== undefined) text += isLine(kind) && kind === previous ? '\n' : '\n\n';
    text += kind === 'li' ? `- ${block}` : block;
    previous = kind;
  }
  return text;
}

function isLine(kind: string): boolean {
  return kind === 'li' || kind === 'tr';
}

/** Runs of spaces are collapsed first, because the second pattern would take quadratic time on a long run. */
function collapseSpaces(text: string): string {
  if (!MORE_THAN_SPACES.test(text)) return text.trim();
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?([\t\n]) ?/g, '$1')
    .trim();
}

/** The kind of the text after a nested block. In a list item it is a paragraph, so that only the first block has a dash. */
function kindAfter(parent: string): string {
  return parent === 'li' ? 'p' : parent;
}

function isBlock(name: string): boolean {
  return BLOCK_NAMES.has(name) || CONTAINER_NAMES.has(name) || name === 'h1';
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th';
}
