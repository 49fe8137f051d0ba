// Converts an article's HTML to plain text. Pure.
import { latePattern } from '../domain/values/late-pattern.ts';
import { cleanText, legalText } from '../domain/values/text.ts';
import { joinedText, type TextBlock, TextBlocks } from './text-blocks.ts';
import { type BodyElement, type BodyNode, isElement, parseBody } from './tree.ts';

/** Elements whose content is not text for readers. */
const SKIPPED_NAMES: ReadonlySet<string> = new Set([
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

/** Returns the plain text: paragraphs are separated by a blank line, list items begin with a dash, list items and table rows have a line each, and
 *  a link is its text. Returns an empty text for HTML that `sanitiseBody` would refuse. */
export function textOf(html: string): string {
  return joinedText(blocksOf(html));
}

/** Returns the first paragraph of prose, or else the first text, on one line of at most `maxChars` UTF-16 units. A longer one is cut between words
 *  and ends with an ellipsis. Captions, quotations, paragraphs of links alone, dates and the controls of players are not prose. Unclosed direction
 *  marks are removed, because in a feed the notice may follow on the same line. */
export function excerptOf(html: string, maxChars: number): string {
  const blocks = blocksOf(html);
  const paragraphs = blocks.filter(({ kind, own }) => kind === 'p' && own.trim() !== '' && !isPlayerChrome(own));
  const chosen = paragraphs.find(isProse) ?? paragraphs.find(({ isApart }) => !isApart) ?? paragraphs[0] ?? firstOf(blocks);
  const line = cleanText(chosen?.text.replace(/\s+/g, ' ') ?? '');
  return cleanText(line.length <= maxChars ? line : `${cutBetweenWords(line, maxChars - 1)}…`);
}

function firstOf(blocks: readonly TextBlock[]): TextBlock | undefined {
  return blocks.find(({ kind }) => kind === 'p') ?? blocks[0];
}

/** A paragraph of the story: a sentence, or more words than a label has. */
function isProse({ own, isApart }: TextBlock): boolean {
  return !isApart && (own.trim().length >= LABEL_CHARS || SENTENCE_END().test(own));
}

const SENTENCE_END = latePattern(String.raw`\p{Sentence_Terminal}["'”’“‘»«)\]」』]*\s*$`, 'u');

/** "Published 12 March 2025, 14:05 CET" and a dateline that stands alone are shorter. */
const LABEL_CHARS = 40;

/** What players write into the page for browsers that cannot play, and for screen readers. */
const PLAYER_CHROME =
  /^(?:(?:audio|video)[- ]player\s*$|(?:\d{1,2}:)?\d{1,2}:\d{2}\b(?:\s*[/|–-]?\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?\s*$|use (?:the )?(?:up\/down|left\/right) arrow keys|(?:sorry, )?your browser (?:(?:does not|doesn['’]t|cannot|can['’]t) (?:support|play|show|display)|is too old)|listen to this (?:article|story)\b.{0,40}$|(?:click|tap) to (?:play|listen|watch|unmute))/i;

function isPlayerChrome(text: string): boolean {
  return PLAYER_CHROME.test(text.trim());
}

const PUNCTUATED_END = latePattern(String.raw`[\s\p{P}]+$`, 'u');

/** Cuts at word boundaries of Unicode (UAX 29), which exist in Thai and Japanese too. If the first word is too long, it is cut between characters. */
function cutBetweenWords(line: string, maxChars: number): string {
  const words = longestPrefix(line, maxChars, 'word').replace(PUNCTUATED_END(), '');
  const cut = words === '' ? longestPrefix(line, maxChars, 'grapheme') : words;
  // Joiners make one character of any number of them. Half of a surrogate pair is removed afterwards.
  return cut === '' ? line.slice(0, maxChars) : cut;
}

function longestPrefix(line: string, maxChars: number, granularity: 'word' | 'grapheme'): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity }).segment(line)) {
    if (index + segment.length > maxChars) break;
    end = index + segment.length;
  }
  return line.slice(0, end);
}

/** Returns all blocks that have text, in order. */
function blocksOf(html: string): TextBlock[] {
  const parsed = parseBody(legalText(html));
  if (!parsed.ok) return [];
  const blocks = new TextBlocks();
  for (const { node, parent, entering } of traverse(parsed.body)) {
    if (!isElement(node)) blocks.addText('value' in node ? node.value : '');
    else if (entering) blocks.enter(node.tagName);
    else blocks.leave(node.tagName, parent.tagName);
  }
  return blocks.finished();
}

interface Step {
  node: BodyNode;
  parent: BodyElement;
  entering: boolean;
}

/** Yields each node below `parent`, an element once on entering and once on leaving. Elements in SKIPPED_NAMES are left out. The recursion is safe,
 *  because the parser bounds the depth. */
function* traverse(parent: BodyElement): Generator<Step> {
  for (const node of parent.childNodes) {
    if (isElement(node) && SKIPPED_NAMES.has(node.tagName)) continue;
    yield { node, parent, entering: true };
    if (!isElement(node)) continue;
    yield* traverse(node);
    yield { node, parent, entering: false };
  }
}
