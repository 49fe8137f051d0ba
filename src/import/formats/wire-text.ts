// Wire copy in plain text, as desks and agencies file it. Pure. Every guess becomes a remark.

import { isOwnSource } from '../../domain/publisher/own-copy.ts';
import { addNote } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { isLabelOf, lineInstruction } from '../instructions/body-instructions.ts';
import { type Instruction, staysInText } from '../instructions/instruction.ts';
import { positionsOf } from '../instructions/line-positions.ts';
import { emptyFound, type Found, type FoundStart, type SaidText } from '../partial-article.ts';
import { addByline } from '../sign-article.ts';
import { statedDate } from '../stated-date.ts';
import { agencyMarked } from '../text/agency-marks.ts';
import { isByline, isNameWithRole, readByline } from '../text/byline.ts';
import { dateLineOf } from '../text/date-line.ts';
import { datelineOf, locate } from '../text/dateline.ts';
import { type Calendar, whenOf } from '../text/dates.ts';
import { isSignOff, noteOf } from '../text/notes.ts';
import { isPlainRole } from '../text/roles.ts';
import { endsSentence } from '../text/sentences.ts';
import { type Block, blocksOf, htmlOf, type LineRole } from './wire-blocks.ts';
import { HEAD_LINES, type Placed, withoutByline } from './wire-byline.ts';
import { isSectionName, withoutLetterhead, withoutSectionLabel } from './wire-head.ts';

const HEADLINE_CHARS = 200;

/** Reads one article. Never fails: a line that is nothing else is a paragraph. */
export function readWireText(text: string, start: FoundStart, options: ReadingOptions): Found {
  const { publisher } = options;
  const calendar: Calendar = { timeZone: publisher.timeZone, now: options.now };
  const found = emptyFound(start);
  const filed = blocksOf(text, (line, index) => (index === 0 && isSectionName(line, publisher) ? 'alone' : roleOf(line, index, calendar)));
  const freed = withoutInstructions(filed, found, options);
  const headed = withoutSectionLabel(withoutLetterhead(freed, found, calendar), found, publisher);
  const blocks = withoutDate(headed, found, calendar);
  const labelled = withoutLabels(withoutByline(blocks, found, options, calendar), found, options, calendar);
  const rest = withoutNotes(labelled, found, options);
  const body = withoutDateline(withoutHead(rest, found, calendar), found, options, calendar);
  found.opening = body.find((block) => block.marker === undefined)?.text ?? body[0]?.text;
  found.bodyHtml = htmlOf(body);
  return found;
}

function roleOf(line: string, index: number, calendar: Calendar): LineRole {
  if ((index < HEAD_LINES && isOfHead(line, index, calendar)) || LABEL.test(line)) return 'alone';
  if (
    /^\((?:additional |further )?(?:reporting|writing|editing|this (?:story|article)|corrects?)\b|^(?:reporting|writing|editing|edited|written) by\b/i.test(
      line,
    )
  )
    return 'starts';
  // A line in small letters may be the rest of a sentence.
  if (!/^\p{Ll}/u.test(line) && lineInstruction(line, undefined, { index, position: 'within' }, calendar.now) !== undefined) return 'alone';
  const note = noteOf(line);
  if (note === undefined) return 'text';
  return note.kind === 'end' || note.kind === 'release' ? 'alone' : 'starts';
}

/** Who wrote the copy, and when: such a line is not joined to the next. */
function isOfHead(line: string, index: number, calendar: Calendar): boolean {
  if (isByline(line, calendar, index === 0)) return true;
  return index > 0 && (isPlainRole(line) || isNameWithRole(line) || dateLineOf(line, calendar) !== undefined);
}

function saidBy(instruction: Instruction, line: number): SaidText {
  const { kind, text } = instruction;
  const said = { field: 'line', text, line };
  if (staysInText(instruction)) return { ...said, isLikely: true };
  return kind === 'passed' ? said : { ...said, foundAs: kind };
}

/** An instruction counts on whichever line it is. The lines of a kill stay, because they say which story it is about. */
function withoutInstructions(blocks: readonly Block[], found: Found, { now }: ReadingOptions): Block[] {
  const rest: Block[] = [];
  const positions = positionsOf(blocks.map(({ text }) => text));
  for (let index = 0; index < blocks.length; index += 1) {
    const [block, next] = [blocks[index], blocks[index + 1]];
    if (block === undefined) break;
    const instruction = lineInstruction(
      block.text,
      next?.text,
      { index, position: positions[index] ?? 'within', isTitle: index === 0 },
      now,
    );
    if (instruction !== undefined) found.said.push(saidBy(instruction, block.line));
    if (instruction === undefined || instruction.kind === 'kill') rest.push(block);
    else if (next !== undefined && isLabelOf(block.text, next.text)) index += 1;
    else if (instruction.rest !== undefined) rest.push({ ...block, text: instruction.rest });
  }
  return rest;
}

/** A line of the head that is a date and nothing else. One with a place may be the first line of a letter. */
function withoutDate(blocks: readonly Block[], found: Found, calendar: Calendar): Block[] {
  return blocks.filter((block, index) => {
    const date = index < HEAD_LINES && block.marker === undefined ? dateLineOf(block.text, calendar) : undefined;
    if (date === undefined || date.located !== undefined) return true;
    // Copy may have no other date than that of its last change.
    found.published ??= date.when ?? whenOf(block.text, calendar);
    return false;
  });
}

const LABEL =
  /^(headline|title|slug|kicker|status|ednote|advisory|byline|date|published|section|category|keywords|tags|source|dateline)\s*:\s*(\S.*)$/i;

/** Alone above the copy it may be the headline: "Advisory: coast road may flood". An instruction was taken out before. */
const WARNING = /^advisory\s*:/i;

/** For systems that print their fields before the copy: "Headline: …", "Section: …". */
function withoutLabels(blocks: readonly Placed[], found: Found, options: ReadingOptions, calendar: Calendar): Placed[] {
  const count = blocks.findIndex((block) => !LABEL.test(block.text) && noteOf(block.text) === undefined);
  const [first] = blocks;
  if (first === undefined || count <= 0) return [...blocks];
  if (count === 1 && WARNING.test(first.text)) {
    found.said.push({ field: 'advisory', text: first.text.replace(WARNING, '').trim(), line: first.line });
    return [...blocks];
  }
  return blocks.filter((block, index) => index >= count || !takeLabel(block, found, options, calendar));
}

function takeLabel({ text, line }: Block, found: Found, options: ReadingOptions, calendar: Calendar): boolean {
  const [, label, value] = LABEL.exec(text) ?? [];
  if (label === undefined || value === undefined) return false;
  const words = value.split(/[,;]/).map((word) => word.trim());
  const take: Record<string, () => void> = {
    headline: () => (found.headline = value),
    title: () => (found.headline = value),
    byline: () => addByline(readByline(value, options.publisher, calendar), found),
    date: () => (found.published = statedDate(value, calendar, found, line) ?? found.published),
    published: () => (found.published = statedDate(value, calendar, found, line) ?? found.published),
    section: () => found.categories.push(...words),
    category: () => found.categories.push(...words),
    keywords: () => found.subjects.push(...words),
    tags: () => found.subjects.push(...words),
    source: () => (found.copySource = value),
    dateline: () => (found.located = value),
  };
  (take[label.toLowerCase()] ?? (() => found.said.push({ field: label, text: value, line })))();
  return true;
}

/** Takes the notes out of the copy and adds them to the article. Text after an end mark is not for the public: it becomes a note to the
 *  desk. */
function withoutNotes(blocks: readonly Placed[], found: Found, options: ReadingOptions): Placed[] {
  const notes = blocks.map((block) => (block.marker === undefined ? noteOf(block.text) : undefined));
  const lastStory = notes.lastIndexOf(undefined);
  const end = notes.findIndex((note, index) => note?.kind === 'end' && index > 0 && index >= blocks.length / 2);
  return blocks.filter((block, index) => {
    const note = notes[index];
    const story = note === undefined || (isSignOff(note, block.text) && index < lastStory && (end === -1 || index < end));
    if (!story) addNote(note, found, options.publisher);
    else if (end !== -1 && index > end) found.edNotes.push(block.text);
    return story && (end === -1 || index < end);
  });
}

/** Takes headline and standfirst from the top. Without a byline after it, only a line that cannot be a paragraph is a headline. */
function withoutHead(blocks: readonly Placed[], found: Found, calendar: Calendar): Placed[] {
  const before = blocks.filter((block) => block.beforeByline);
  const [first, second] = blocks;
  if (found.headline !== undefined || first === undefined) return [...blocks];
  if (before.length === 0) {
    if (!isHeadline(first, calendar) || second === undefined || !isSetOff(first, second, blocks)) return [...blocks];
    found.headline = first.text;
    return blocks.slice(1);
  }
  if (
    before.length > 4 ||
    before.some((block) => block.text.length > 400 || block.marker !== undefined) ||
    !isHeadline(first, calendar, true)
  )
    return [...blocks];
  const lines = 1 + before.slice(1).findIndex((block) => block.gap);
  const count = lines === 0 ? before.length : lines;
  found.headline = before
    .slice(0, count)
    .map((block) => block.text)
    .join(' ');
  found.standfirst =
    before
      .slice(count)
      .map((block) => block.text)
      .join(' ') || undefined;
  return blocks.slice(before.length);
}

/** A headline is followed by a blank line, by a paragraph much longer than itself, or by nothing but whole sentences. */
function isSetOff(first: Block, second: Block, blocks: readonly Block[]): boolean {
  if (second.gap || second.text.length > first.text.length * 1.5) return true;
  return blocks.length > 2 && !endsSentence(first.text) && blocks.slice(1).every((block) => endsSentence(block.text));
}

function isHeadline({ text, marker }: Block, calendar: Calendar, mayEnd = false): boolean {
  if (marker !== undefined || text.length > HEADLINE_CHARS || opensWithDateline(text, calendar)) return false;
  return (mayEnd && text.length <= HEADLINE_CHARS / 2) || !/[.;:,]["”’)\]]*$/u.test(text);
}

/** "CHINA CANCELS WHEAT ORDERS - USDA" is no dateline: no date and no agency is in it, and no sentence comes after it. */
function opensWithDateline(text: string, calendar: Calendar): boolean {
  const dateline = datelineOf(text, calendar);
  return dateline !== undefined && (dateline.when !== undefined || dateline.agency !== undefined || endsSentence(text));
}

/** Agency copy gives place, date and source before its first word. */
function withoutDateline(blocks: readonly Placed[], found: Found, options: ReadingOptions, calendar: Calendar): Block[] {
  const [first, ...others] = blocks;
  const dateline = first === undefined || first.marker !== undefined ? undefined : datelineOf(first.text, calendar);
  if (first === undefined || dateline === undefined) return [...blocks];
  locate(dateline.located, found);
  found.published ??= dateline.when;
  if (
    dateline.agency !== undefined &&
    !isOwnSource(options.publisher, dateline.agency) &&
    found.copySource === undefined &&
    found.holder === undefined
  ) {
    found.copySource = agencyMarked(dateline.agency) ?? dateline.agency;
    found.remarks.push(`Source ${found.copySource} taken from the dateline.`);
  }
  return [{ ...first, text: dateline.rest }, ...others];
}
