// The lines of a text that repeat what its fields have: the headline with the label above it, and below it names, dates, and how long it takes to read.
// Pure, except that it takes them out of the tree.

import type { ReadingOptions } from '../imported-article.ts';
import { type BodyLine, bodyLines, dropEmptyElements, rewriteLine } from '../instructions/body-lines.ts';
import type { Found } from '../partial-article.ts';
import { readByline } from '../text/byline.ts';
import { dateLineOf } from '../text/date-line.ts';
import type { Calendar } from '../text/dates.ts';
import { endsSentence } from '../text/sentences.ts';
import { aroundOf, elementsIn, type Node, type Parent, textOf } from './html-tree.ts';
import { foldedText } from './page-lines.ts';

const MOST_LINES_ABOVE = 4;
const LABEL_CHARS = 60;
const MOST_LINES_BELOW = 6;
const META_CHARS = 250;
const PARAGRAPH_CHARS = 100;
const SEPARATORS = /\s*[|•·]\s*|\s+[–—]\s+|\s+\/\/\s+/u;
const COUNT = /^\d{1,6}\s(?:words|wörter|mots|palabras|palavras|parole|woorden|ord)$|^\d{1,3}\s?min\p{L}{0,6}\.?$/iu;

/** Takes a repeated headline that is no <h1> and not all that there is, and the kicker above it. A line above it that is a sentence, or a long one, belongs to the text. Returns whether
 *  there was anything. */
export function takeRepeatedHeadline(root: Parent, headline: string): boolean {
  const wanted = foldedText(headline);
  const all = bodyLines(root);
  const lines = all.slice(0, Math.min(MOST_LINES_ABOVE + 1, all.length - 1));
  const at = wanted === '' ? -1 : lines.findIndex(({ text }) => foldedText(text) === wanted);
  const above = lines.slice(0, Math.max(0, at));
  const repeated = lines[at];
  if (repeated === undefined || !above.every(({ text, row }) => isLabel(text.trim()) && row === repeated.row)) return false;
  const isTitle = repeated.nodes.some((node) => isIn(node, 'h1'));
  const taken = isTitle ? above : [...above, repeated];
  take(taken, root);
  return taken.length > 0;
}

function isLabel(text: string): boolean {
  return text.length <= LABEL_CHARS && !endsSentence(text);
}

/** Takes the lines below the headline that say who wrote the copy, and when, if its fields have both. */
export function takeMetaLines(root: Parent, found: Found, { publisher }: ReadingOptions, calendar: Calendar): boolean {
  const lines = bodyLines(root).slice(0, MOST_LINES_BELOW);
  const names = new Set([...found.names, ...found.desks].map((name) => name.toLowerCase()));
  const isKnown = (part: string) => {
    const byline = readByline(part, publisher, calendar);
    const signers = [...byline.names, ...byline.desks];
    return signers.length > 0 && byline.unread.length === 0 && signers.every((name) => names.has(name.toLowerCase()));
  };
  const isDatePart = (part: string) => dateLineOf(part, calendar)?.when?.instant !== undefined && found.published !== undefined;
  const links = new Set([...elementsIn(root, 'a')].map(textOf));
  const isMetaLine = ({ text, nodes, row }: BodyLine) => {
    const line = text.trim();
    if (line.length > META_CHARS || row !== undefined) return false;
    if (nodes.every((node) => node.value.trim() === '' || isIn(node, 'time'))) return found.published !== undefined;
    const parts = line.split(SEPARATORS).filter((part) => part !== '');
    const isSaid = (part: string) => isKnown(part) || isDatePart(part);
    return parts.some(isSaid) && parts.every((part) => isSaid(part) || COUNT.test(part) || links.has(part));
  };
  const paragraph = lines.findIndex((line) => (line.text.length >= PARAGRAPH_CHARS || endsSentence(line.text)) && !isMetaLine(line));
  const taken = lines.slice(0, Math.max(0, paragraph)).filter(isMetaLine);
  take(taken, root);
  return taken.length > 0;
}

function isIn(node: Node, name: string): boolean {
  const parent = 'parentNode' in node ? node.parentNode : null;
  return parent !== null && aroundOf(parent).some(({ tagName }) => tagName === name);
}

function take(lines: readonly BodyLine[], root: Parent): void {
  for (const line of lines) rewriteLine(line, undefined);
  if (lines.length > 0) dropEmptyElements(root);
}
