// The byline and the date that stand at the beginning of a text in HTML. Pure, except that it takes them out of the tree.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline } from '../sign-article.ts';
import { type Byline, isBelowByline, isByline, isNameOverRole, isNameWithRole, isOverName, readByline } from '../text/byline.ts';
import { markOf, withoutBareLabel } from '../text/byline-marks.ts';
import { type DateLine, dateLineOf } from '../text/date-line.ts';
import { datedBylineOf } from '../text/dated-byline.ts';
import { locate } from '../text/dateline.ts';
import type { Calendar } from '../text/dates.ts';
import { deskNamed } from '../text/desks.ts';
import { attribute, type Element, remove } from './html-tree.ts';
import { linesIn } from './page-lines.ts';

export interface TextBlock {
  block: Element;
  text: string;
}

const OPENING_BLOCKS = 4;
const DATED_BLOCKS = 6;

/** Returns whether there was one. A byline beside fields that name others stays. */
export function takeByline(blocks: readonly TextBlock[], found: Found, options: ReadingOptions, calendar: Calendar): boolean {
  const { publisher } = options;
  const candidates = blocks.filter(({ block }) => block.tagName !== 'li');
  const known = found.names.map((name) => name.toLowerCase());
  // A heading that is a name alone begins what that person has to say.
  const isSignature = ({ block, text }: TextBlock) => !isHeading(block) && known.includes(withoutBareLabel(text).toLowerCase());
  const marked = candidates
    .slice(0, OPENING_BLOCKS)
    .findIndex((one) => isByline(one.text, calendar) || isSignature(one) || datedBylineOf(one.text, calendar) !== undefined);
  const opening = marked === -1 ? nameWithRole(candidates) : marked;
  const at = opening === -1 && found.names.length + found.desks.length === 0 ? labelledAtEnd(candidates, calendar) : opening;
  const [signed, below] = at === -1 ? [] : candidates.slice(at);
  if (signed === undefined) return false;
  const dated = datedBylineOf(signed.text, calendar);
  const byline = { when: dated?.when, ...readByline(dated?.byline ?? signed.text, publisher, calendar) };
  // Whoever entered the copy for a desk did not write it: the byline counts.
  if (found.names.length === 0 && byline.names.length > 0)
    found.desks = found.desks.filter((desk) => deskNamed(desk, publisher) !== undefined);
  const isSigned = found.names.length + found.desks.length > 0 && !(found.names.length === 0 && byline.names.length > 0);
  if (isSigned && namesOthers(byline, found)) {
    addByline({ ...byline, names: [], desks: [], unread: [] }, found);
    return false;
  }
  addByline(isSigned ? { ...byline, names: [], desks: [], unread: [] } : byline, found);
  remove(signed.block);
  const isBelow = below !== undefined && (isBelowByline(below.text) || (!isHeading(below.block) && isOverName(signed.text, below.text)));
  const role = isBelow ? below : undefined;
  if (role !== undefined) {
    addByline(readByline(role.text, publisher, calendar), found);
    remove(role.block);
  }
  takePlaceAndDate(role === undefined ? below : candidates[at + 2], found, calendar);
  return true;
}

const CLOSING_BLOCKS = 3;

/** "Text: Ada Quill" below the last paragraph, on pages that name nobody else. */
function labelledAtEnd(candidates: readonly TextBlock[], calendar: Calendar): number {
  const start = Math.max(OPENING_BLOCKS, candidates.length - CLOSING_BLOCKS);
  const at = candidates.slice(start).findIndex(({ text }) => markOf(text)?.mark === 'label' && isByline(text, calendar));
  return at === -1 ? -1 : start + at;
}

/** "Montealto, 24 de septiembre de 2026" below the byline. */
function takePlaceAndDate(below: TextBlock | undefined, found: Found, calendar: Calendar): void {
  const date = below === undefined || isHeading(below.block) ? undefined : dateLineOf(below.text, calendar);
  if (below === undefined || date?.when === undefined || isToCome(date, calendar)) return;
  found.published ??= date.when;
  if (found.located === undefined && date.located !== undefined) locate(date.located, found);
  remove(below.block);
}

function isHeading({ tagName }: Element): boolean {
  return /^h[2-6]$/.test(tagName);
}

/** A name and what its bearer is. Two of them are a list of people. */
function nameWithRole(candidates: readonly TextBlock[]): number {
  const first = candidates.slice(0, OPENING_BLOCKS).findIndex((one, index) => isWithRole(one, candidates[index + 1]));
  if (first === -1) return -1;
  const others = candidates.slice(first + 1);
  return others.some((one, index) => isWithRole(one, others[index + 1])) ? -1 : first;
}

function isWithRole({ block, text }: TextBlock, below: TextBlock | undefined): boolean {
  if (isHeading(block) || below === undefined || text.length > NAME_CHARS) return false;
  const [name = '', role = '', ...more] = linesIn(block);
  return (more.length === 0 && isNameOverRole(name, role)) || isNameWithRole(text) || isNameOverRole(text, below.text);
}

const NAME_CHARS = 120;

/** A byline in the text that names somebody whom the fields do not name stays there. */
function namesOthers({ names, desks }: Byline, found: Found): boolean {
  const known = new Set([...found.names, ...found.desks].map((name) => name.toLowerCase()));
  return [...names, ...desks].some((name) => !known.has(name.toLowerCase()));
}

/** Takes lines that say when the copy was published, before its first paragraph and after its last. A date without such a word may be the first line of a
 *  diary: it counts if an element says that it is one, or if it is the day that another field states. Returns whether there was one. */
export function takeDates(blocks: readonly TextBlock[], found: Found, calendar: Calendar): boolean {
  let isTaken = false;
  const start = blocks.slice(0, DATED_BLOCKS);
  const paragraph = start.findIndex(({ text }) => isParagraph(text) && dateLineOf(text, calendar) === undefined);
  const ends = paragraph === -1 ? [] : blocks.slice(Math.max(paragraph + 1, blocks.length - 2));
  for (const { block, text } of [...(paragraph === -1 ? [] : start.slice(0, paragraph)), ...ends]) {
    const date = block.tagName === 'li' || isHeading(block) ? undefined : dateLineOf(text, calendar);
    if (date === undefined || isToCome(date, calendar) || !isOfCopy(date, block, found)) continue;
    found.published ??= date.when;
    remove(block);
    isTaken = true;
  }
  return isTaken;
}

const PARAGRAPH_CHARS = 100;

function isParagraph(text: string): boolean {
  return text.length >= PARAGRAPH_CHARS || /[.!?…]["”’»]?$/.test(text);
}

/** A date without a word is then that of an event. */
function isToCome({ when, isLabelled }: DateLine, { now }: Calendar): boolean {
  return !isLabelled && when !== undefined && when.instant > now;
}

function isOfCopy({ when, isLabelled }: DateLine, block: Element, found: Found): boolean {
  if (isLabelled) return true;
  const names = `${attribute(block, 'class') ?? ''} ${attribute(block, 'id') ?? ''}`.slice(0, 500);
  return DATED.test(names) || (when !== undefined && found.published?.instant.slice(0, 10) === when.instant.slice(0, 10));
}

const DATED = /(?:^|[\s_-])(?:date|datum|fecha|data|dato|pub-?date|published|dateline|time|timestamp)(?:[\s_-]|$)/i;
