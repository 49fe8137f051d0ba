// The byline of wire copy in plain text, with what is in the lines beside it: what the writer is, the place and the date. Pure.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline } from '../sign-article.ts';
import { isBelowByline, isByline, isNameOverRole, isNameWithRole, isOverName, readByline } from '../text/byline.ts';
import { dateLineOf } from '../text/date-line.ts';
import { locate } from '../text/dateline.ts';
import type { Calendar } from '../text/dates.ts';
import { noteOf } from '../text/notes.ts';
import type { Block } from './wire-blocks.ts';

/** The number of lines at the top and at the end in which a byline is looked for. */
export const HEAD_LINES = 8;
const FOOT_BLOCKS = 5;

/** Lines before the byline are flagged, so that headline and standfirst are recognised. */
export interface Placed extends Block {
  beforeByline: boolean;
}

export function withoutByline(blocks: readonly Block[], found: Found, options: ReadingOptions, calendar: Calendar): Placed[] {
  const isSigned = (block: Block, index: number) =>
    (index < HEAD_LINES || index >= blocks.length - FOOT_BLOCKS) &&
    block.marker === undefined &&
    isByline(block.text, calendar, index === 0);
  const marked = blocks.findIndex(isSigned);
  const at = marked === -1 ? nameWithRole(blocks) : marked;
  // A signature after the last paragraph says nothing about what is before it.
  const isAtFoot = blocks.slice(at + 1).every((block, index) => isSigned(block, at + 1 + index) || noteOf(block.text) !== undefined);
  const placed = blocks.map((block, index) => ({ ...block, beforeByline: index < at && !isAtFoot }));
  if (at === -1) return placed;
  const rest = placed.filter((block, index) => {
    if (index !== at && !(index === at + 1 && isSigned(block, index))) return true;
    addByline(readByline(block.text, options.publisher, calendar), found);
    return false;
  });
  const below = rest[at];
  const isRole = below !== undefined && below.marker === undefined && isSignedBelow(blocks[at]?.text ?? '', below);
  if (isRole) addByline(readByline(below.text, options.publisher, calendar), found);
  const unsigned = isRole ? rest.filter((block) => block !== below) : rest;
  return isAtFoot ? unsigned : withoutPlaceAndDate(unsigned, at, found, calendar);
}

/** What the writer is, or the name behind "By our correspondent". */
function isSignedBelow(byline: string, below: Block): boolean {
  return (!below.gap && isBelowByline(below.text)) || isOverName(byline, below.text);
}

/** A name and what its bearer is, below the headline. Two of them are a list of people. */
function nameWithRole(blocks: readonly Block[]): number {
  const first = blocks.slice(0, HEAD_LINES).findIndex((block, index) => index > 0 && isWithRole(block, blocks[index + 1]));
  if (first === -1) return -1;
  const others = blocks.slice(first + 1);
  return others.some((block, index) => isWithRole(block, others[index + 1])) ? -1 : first;
}

function isWithRole(block: Block, below: Block | undefined): boolean {
  if (block.marker !== undefined || !block.gap || below === undefined || block.text.length > NAME_CHARS) return false;
  if (below.gap) return isNameWithRole(block.text);
  return below.marker === undefined && isNameOverRole(block.text, below.text);
}

const NAME_CHARS = 120;

/** "Montealto, 24 de septiembre de 2026" in the line below the byline, or above it. */
function withoutPlaceAndDate(blocks: readonly Placed[], at: number, found: Found, calendar: Calendar): Placed[] {
  const beside = [blocks[at], at > 1 ? blocks[at - 1] : undefined];
  for (const block of beside) {
    const date = block === undefined || block.marker !== undefined ? undefined : dateLineOf(block.text, calendar);
    if (date?.located === undefined || date.when === undefined) continue;
    found.published ??= date.when;
    if (found.located === undefined) locate(date.located, found);
    return blocks.filter((other) => other !== block);
  }
  return [...blocks];
}
