// The body of an article that came as HTML: takes headline, byline, dateline and notes out of it and leaves the text. Not a sanitiser.
import { isOwnSource } from '../../domain/publisher/own-copy.ts';
import { imageCandidates, srcsetOf } from '../../markup/addresses.ts';
import { addNote } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { takeFromBody } from '../instructions/body-instructions.ts';
import { remarkOnStaying, staysInText } from '../instructions/instruction.ts';
import type { Found } from '../partial-article.ts';
import { isPlayerFault } from '../player-words.ts';
import { webUrl } from '../text/addresses.ts';
import { agencyMarked } from '../text/agency-marks.ts';
import { datelineOf, locate } from '../text/dateline.ts';
import type { Calendar } from '../text/dates.ts';
import { isNearly } from '../text/nearly.ts';
import { isSignOff, noteOf } from '../text/notes.ts';
import { type TextBlock, takeByline, takeDates } from './html-byline.ts';
import { sayUnseen } from './html-comments.ts';
import { showFallbacks } from './html-fallbacks.ts';
import {
  attribute,
  blocksOf,
  type Element,
  elementsAround,
  elementsIn,
  firstIn,
  innerHtml,
  isElement,
  isSeenText,
  type Node,
  nodeNamesIn,
  nodesIn,
  type Parent,
  parsePiece,
  remove,
  removeAll,
  setAttribute,
  textOf,
} from './html-tree.ts';
import { takeMetaLines, takeRepeatedHeadline } from './opening-lines.ts';
import { isSiteHeading } from './page-heading.ts';
import { takePlayerChrome } from './player-chrome.ts';

const UNREADABLE_PARTS = new Set(['#comment', 'style', 'template', 'noscript', 'nav', 'form', 'button', 'dialog']);

/** Fills `bodyHtml`, `opening` and the notes found in the body. Changes the tree. `headline`: that of a page, on which the text may begin with
 *  it and with other lines of its head; absent for the text of another format. */
export function fillFromHtml(root: Parent, found: Found, options: ReadingOptions, headline?: string): void {
  const calendar: Calendar = { timeZone: options.publisher.timeZone, now: options.now };
  removeUnreadable(root, found);
  const isChanged = [
    takeInstructions(root, found, options),
    headline !== undefined && takeRepeatedHeadline(root, headline),
    takeHeading(root, found),
    takeBlocks(root, found, options, calendar),
    headline !== undefined && takeMetaLines(root, found, options, calendar),
    takeDateline(root, found, options, calendar),
    dropEmpty(root),
  ].includes(true);
  if (found.base !== undefined) makeAbsolute(root, found.base);
  if (blocksOf(root).length === 0) wrap(root);
  found.opening ??= textOf(firstParagraph(root) ?? root);
  found.bodyHtml = isEmpty(root) ? '' : innerHtml(root);
  if (!isChanged) found.asked.html = found.bodyHtml;
}

function removeUnreadable(root: Parent, found: Found): void {
  sayUnseen(root, found);
  let names = nodeNamesIn(root);
  if (names.has('noscript')) {
    showFallbacks(root);
    names = nodeNamesIn(root);
  }
  takePlayerChrome(root, found);
  if (names.has('form')) found.remarks.push('Left out of the text: a form.');
  if ([...names].some((name) => UNREADABLE_PARTS.has(name) || name === 'script'))
    removeAll(root, (node) => UNREADABLE_PARTS.has(node.nodeName) || isInlineScript(node));
}

/** A script with an address may be an embed, of which the service makes a link; a script without one writes nothing that can be read. */
function isInlineScript(node: Node): boolean {
  return isElement(node) && node.tagName === 'script' && attribute(node, 'src') === undefined;
}

/** Elements that show something without text of their own. */
const SHOWN = new Set('img video audio hr iframe embed object svg math script canvas'.split(' '));
/** Boxes that the script of a service fills. */
const BOX = /(?:^|\s)(?:fb-(?:post|video)|infogram-embed|flourish-embed|DC-embed|lite-youtube)(?:\s|$)/;

/** Custom elements are players as a rule. */
function showsSomething(element: Element): boolean {
  return SHOWN.has(element.tagName) || element.tagName.includes('-') || BOX.test(attribute(element, 'class') ?? '');
}

function isEmpty(root: Parent): boolean {
  for (const node of nodesIn(root)) if (isElement(node) ? showsSomething(node) : isSeenText(node)) return false;
  return true;
}

/** The page's own title line is the headline, or repeats it. The name of the site is neither. Returns whether there was one. */
function takeHeading(root: Parent, found: Found): boolean {
  const sites = [...elementsIn(root, 'h1')].filter(isSiteHeading);
  for (const site of sites) remove(site);
  const heading = firstIn(root, 'h1');
  if (heading === undefined) return sites.length > 0;
  const text = textOf(heading);
  if (found.headline !== undefined && text !== found.headline && !(blocksOf(root)[0] === heading && isNearly(text, found.headline)))
    return sites.length > 0;
  found.headline ??= text === '' ? undefined : text;
  remove(heading);
  return true;
}

function textBlocksOf(root: Parent): TextBlock[] {
  return blocksOf(root)
    .map((block) => ({ block, text: textOf(block) }))
    .filter(({ text }) => text !== '');
}

/** The byline, then the date, and then the notes. */
function takeBlocks(root: Parent, found: Found, options: ReadingOptions, calendar: Calendar): boolean {
  const blocks = textBlocksOf(root);
  const isSigned = takeByline(blocks, found, options, calendar);
  const isDated = takeDates(isSigned ? textBlocksOf(root) : blocks, found, {
    ...calendar,
    language: found.language ?? options.publisher.language,
  });
  const hasNotes = takeNotes(root, isSigned || isDated ? textBlocksOf(root) : blocks, found, options);
  return isSigned || isDated || hasNotes;
}

/** Before headline, byline and dateline are looked for, because an instruction may be where they are expected. */
export function takeInstructions(root: Parent, found: Found, { now }: ReadingOptions): boolean {
  const taken = takeFromBody(root, now, found.asked);
  for (const instruction of taken) {
    const { kind, text } = instruction;
    if (isPlayerFault(text)) continue;
    if (staysInText(instruction)) {
      found.said.push({ field: 'text', text, isLikely: true });
      found.remarks.push(remarkOnStaying(instruction));
    } else found.said.push(kind === 'passed' ? { field: 'text', text } : { field: 'text', text, foundAs: kind });
  }
  return !taken.every(staysInText);
}

function takeNotes(root: Parent, blocks: readonly TextBlock[], found: Found, options: ReadingOptions): boolean {
  const notes = blocks.map(({ block, text }) => (block.tagName === 'li' ? undefined : noteOf(text)));
  const lastStory = notes.lastIndexOf(undefined);
  const taken = new Set<Node>();
  for (const [index, { block, text }] of blocks.entries()) {
    const note = notes[index];
    if (note === undefined || (isSignOff(note, text) && index < lastStory)) continue;
    addNote(note, found, options.publisher);
    taken.add(block);
  }
  return taken.size > 0 && removeAll(root, (node) => taken.has(node));
}

/** The first one with text. */
function firstParagraph(root: Parent): Element | undefined {
  for (const element of elementsIn(root, 'p')) if (textOf(element) !== '') return element;
  return undefined;
}

/** Removed only if the dateline is plain text: one in bold stays in the text, and is read all the same. */
function takeDateline(root: Parent, found: Found, { publisher }: ReadingOptions, calendar: Calendar): boolean {
  const paragraph = firstParagraph(root);
  const dateline = paragraph === undefined ? undefined : datelineOf(textOf(paragraph), calendar);
  if (paragraph === undefined || dateline === undefined) return false;
  locate(dateline.located, found);
  found.published ??= dateline.when;
  if (dateline.agency !== undefined && !isOwnSource(publisher, dateline.agency))
    found.copySource ??= agencyMarked(dateline.agency) ?? dateline.agency;
  for (const node of nodesIn(paragraph)) {
    if (node.nodeName !== '#text' || !('value' in node) || node.value.trim() === '') continue;
    node.value = datelineOf(node.value.trim(), calendar)?.rest ?? node.value;
    break;
  }
  return true;
}

/** A link to a place in the text stays one: the service knows which ids the text has. */
function makeAbsolute(root: Parent, base: string): void {
  if (!URL.canParse(base)) return;
  for (const element of elementsIn(root)) {
    if (element.attrs.length === 0) continue;
    for (const name of ADDRESSES) {
      const address = attribute(element, name);
      if (address === undefined || /^\s*(?:#|[a-z][a-z0-9+.-]*:)/i.test(address)) continue;
      const absolute = webUrl(address, base);
      if (absolute !== undefined) setAttribute(element, name, absolute);
    }
    for (const name of SRCSETS) {
      const candidates = attribute(element, name);
      const srcset = candidates === undefined ? undefined : srcsetOf(imageCandidates(candidates, new URL(base)));
      if (srcset !== undefined) setAttribute(element, name, srcset);
    }
  }
}

const ADDRESSES = ['href', 'src', 'poster', 'cite', 'data', 'data-src', 'data-lazy-src', 'data-original', 'data-poster'];
const SRCSETS = ['srcset', 'data-srcset', 'data-lazy-srcset'];

/** Text outside any block is a paragraph. */
function wrap(root: Parent): void {
  const [paragraph] = parsePiece('<p></p>').childNodes;
  if (paragraph === undefined || !isElement(paragraph)) return;
  for (const child of root.childNodes) child.parentNode = paragraph;
  paragraph.childNodes = root.childNodes;
  paragraph.parentNode = root;
  root.childNodes = [paragraph];
}

const MAY_BE_DROPPED = new Set(['p', 'div', 'footer', 'header', 'section']);

/** Removes what is empty after the notes were taken out: footers, blank lines. Returns whether an element was. */
function dropEmpty(root: Parent): boolean {
  const isBlank = (node: Node | undefined) => node?.nodeName === '#text' && 'value' in node && node.value.trim() === '';
  root.childNodes = root.childNodes.filter((node, index, all) => !isBlank(node) || !(index === 0 || isBlank(all[index - 1])));
  const full = elementsAround(root, showsSomething);
  return removeAll(root, (node) => isElement(node) && MAY_BE_DROPPED.has(node.tagName) && !full.has(node));
}
