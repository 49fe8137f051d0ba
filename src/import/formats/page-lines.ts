// The lines of a page as a reader sees them, and those beside its heading, where pages print who wrote the article, and when. Pure.

import { isNearly } from '../text/nearly.ts';
import {
  type Element,
  elementsIn,
  firstIn,
  hasUnseenParent,
  isBlock,
  isElement,
  type Node,
  nodesIn,
  type Parent,
  textOf,
} from './html-tree.ts';
import { isOfOthers } from './page-others.ts';

export interface Line {
  text: string;
  /** The first node of its text. */
  node: Node;
}

const LINES_BEFORE = 3;
const LINES_AFTER = 12;
/** A longer line is a paragraph of the story: what follows it is not beside the heading. */
const LONGEST_LINE_CHARS = 200;
const MOST_LINES = 20_000;
const PROSE = /^.{80,}[.!?]["”’]?$|^.{30,}。[」』”]?$/u;

/** Signs between a name, a date and other words on one line. */
const SEPARATORS = /\s*[|•·]\s*|\s+(?:[–—-]|\/\/)\s+|\s+[–—]|(?<=\d[\s\p{L}.]{0,12})\s+(?=by\s)/iu;

/** The parts of a line between the signs that separate a name from a date. */
export function partsOf(line: string): string[] {
  return line
    .slice(0, LONGEST_LINE_CHARS)
    .split(SEPARATORS)
    .map((part) => part.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, ''))
    .filter((part) => part !== '');
}

/** The texts of blocks, and those between line breaks, in order. */
export function linesIn(root: Parent): string[] {
  return allLines(root).map(({ text }) => text);
}

/** The same, with their nodes. */
export function allLines(root: Parent): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  let block: Node | undefined;
  for (const node of nodesIn(root)) {
    if (lines.length > MOST_LINES) break;
    if (isElement(node)) {
      if (isBlock(node)) block = undefined;
      continue;
    }
    if (node.nodeName !== '#text' || !('value' in node) || hasUnseenParent(node)) continue;
    const around = blockAround(node, root);
    if (line === undefined || around !== block) {
      line = { text: '', node };
      lines.push(line);
      block = around;
    }
    line.text += node.value;
  }
  for (const each of lines) each.text = each.text.replace(/\s+/g, ' ').trim();
  return lines.filter(({ text }) => text !== '');
}

function blockAround(node: Node, root: Parent): Node {
  let around: Node = node;
  for (let parent = parentOf(node); parent !== null; parent = parentOf(parent)) {
    around = parent;
    if (parent === root || (isElement(parent) && isBlock(parent))) break;
  }
  return around;
}

function parentOf(node: Node): Parent | null {
  return 'parentNode' in node ? node.parentNode : null;
}

/** The short lines beside the headings that have the headline: after each until the first paragraph, and then the nearest ones before it. */
export function linesBesideHeading(page: Parent, headline: string | undefined): Line[] {
  const lines = allLines(firstIn(page, 'body') ?? page);
  const headings = headingsWith(page, lines, headline);
  return headings.flatMap((at) => linesBeside(lines, at));
}

function linesBeside(lines: readonly Line[], at: number): Line[] {
  const isShort = ({ text }: Line) => text.length <= LONGEST_LINE_CHARS && !PROSE.test(text);
  const after = lines.slice(at + 1, at + 1 + LINES_AFTER);
  const end = after.findIndex((line) => !isShort(line));
  const before = lines.slice(Math.max(0, at - LINES_BEFORE), at).reverse();
  return [...(end === -1 ? after : after.slice(0, end)), ...before].filter((line) => isShort(line) && !isLineOfOthers(line));
}

function isLineOfOthers({ node }: Line): boolean {
  const parent = parentOf(node);
  return parent !== null && isElement(parent) && isOfOthers(parent, false);
}

const MOST_HEADINGS = 3;

/** Where the headline is among the lines: in an <h1>, else in any line, else in an <h1> that has most of its words. Otherwise the only <h1> counts. */
function headingsWith(page: Parent, lines: readonly Line[], headline = ''): number[] {
  const wanted = foldedText(headline);
  const same = lines.flatMap(({ text }, at) =>
    wanted !== '' && text.length < 2 * headline.length && foldedText(text) === wanted ? at : [],
  );
  const headings = [...elementsIn(page, 'h1')].slice(0, MOST_FIRST);
  const first = headings.flatMap((heading) => {
    const at = lines.findIndex(({ node }) => isWithin(node, heading));
    return at === -1 ? [] : [{ at, text: textOf(heading) }];
  });
  const marked = same.filter((at) => first.some((heading) => heading.at === at));
  const near = first.filter(({ text }) => isNearly(text, headline) || first.length === 1).map(({ at }) => at);
  return [marked, same, near].find((places) => places.length > 0)?.slice(0, MOST_HEADINGS) ?? [];
}

const MOST_FIRST = 20;

/** Letters and digits alone, in small letters. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isWithin(node: Node | undefined, element: Element): boolean {
  for (let parent: Node | null = node ?? null; parent !== null; parent = parentOf(parent)) if (parent === element) return true;
  return false;
}
