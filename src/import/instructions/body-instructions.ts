// Takes the instructions out of an HTML body. Pure, except that it changes the tree it is given.

import type { Instant } from '../../domain/values/instant.ts';
import type { Parent } from '../formats/html-tree.ts';
import { withoutCopyingRules } from '../text/reservations.ts';
import { type BodyLine, bodyLines, dropEmptyElements, onOneLine, rewriteLine, roughLines } from './body-lines.ts';
import { cellPair } from './cell-pairs.ts';
import { searchable } from './clauses.ts';
import { withoutDeniedKills } from './denied-kills.ts';
import { isClearance } from './desk-notes.ts';
import { embargoIn } from './embargo.ts';
import { isUntilNow } from './embargo-rules.ts';
import { type Asked, type Instruction, isOfDesks, type Position, staysInText } from './instruction.ts';
import { killIn } from './kill.ts';
import { has, pattern } from './kind-patterns.ts';
import { isLikely } from './likelihood.ts';
import { firstTime } from './line-parts.ts';
import { endMarkLength, isAskedAs, isNotesHeading, positionsOf } from './line-positions.ts';
import { kindsIn } from './line-words.ts';
import { isLabelOfNone, saysNotSet } from './no-embargo.ts';
import { timePhraseAt } from './time-phrase.ts';

/** In so many lines at the start, a word alone may be a kill. */
const HEAD_LINES = 3;
const LABEL_CHARS = 60;
/** A cell or a line that names what the next one gives. */
const LABEL_ALONE =
  /^[\s*_#>([]*(?:(?:strict(?:ly)?|press|news)\s+)?(?:embargo(?:ed)?(?:\s+(?:until|till|time|date))?|sperrfrist|for release|hold until|not before)\s*:?[\s*_)\]]*$/i;

/** Whether any line of a body is an instruction. Does not parse it. `asked`: what was asked of it before. */
export function mayInstruct(html: string, now: Instant, asked: Asked): boolean {
  if (html === asked.html) return false;
  const lines = roughLines(html);
  const cleared = clearedIn(asked);
  const positions = positionsOf(lines);
  return lines.some((line, index) => {
    const placed = { index, position: positions[index] ?? 'within' };
    return !isCleared(cleared.get(line), placed) && lineInstruction(line, lines[index + 1], placed, now) !== undefined;
  });
}

/** Where a line is among all. In the first lines, and at the edges of the copy, more is an instruction than in the others. */
export interface LinePlace {
  index: number;
  position: Position;
  /** It may be the headline. */
  isTitle?: boolean;
}

/** The first place of each line. A label may be an instruction before another line. */
function clearedIn({ lines }: Asked): Map<string, LinePlace> {
  const cleared = new Map<string, LinePlace>();
  for (const { text, index, position } of lines) {
    const line = onOneLine(text);
    if (!cleared.has(line) && !isLabelAlone(text)) cleared.set(line, { index, position });
  }
  return cleared;
}

function isCleared(asked: LinePlace | undefined, { index, position }: LinePlace): boolean {
  return asked !== undefined && (asked.index < HEAD_LINES || index >= HEAD_LINES) && isAskedAs(asked.position, position);
}

/** The instructions of a body in order. Their lines are taken out of the tree; those of a kill stay. The others are put into `asked`. */
export function takeFromBody(root: Parent, now: Instant, asked?: Asked): Instruction[] {
  const lines = bodyLines(root);
  const positions = positionsOf(lines.map(({ text }) => text)).map((position, index) =>
    lines[index]?.row === undefined ? position : 'within',
  );
  const taken: Instruction[] = [];
  let first: BodyLine | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.isLink || line === first) continue;
    const next = lines[index + 1];
    const position = line.isHeading && index > 0 ? headingPosition(positions[index]) : (positions[index] ?? 'within');
    const pair = next !== undefined && isFirstOfRow(lines, index) ? cellPair(line.text, next.text) : undefined;
    if (pair === 'fact' && next !== undefined) {
      asked?.lines.push({ text: line.text, index, position }, { text: next.text, index, position });
      first = next;
      continue;
    }
    const known = lineInstruction(line.text, next?.text, { index, position }, now);
    const instruction = known ?? (pair === 'restraint' ? { kind: 'embargo', text: `${line.text}: ${next?.text}` } : undefined);
    if (instruction === undefined) {
      asked?.lines.push({ text: line.text, index, position });
      continue;
    }
    taken.push(instruction);
    if (staysInText(instruction)) asked?.lines.push({ text: line.text, index, position });
    if (instruction.kind === 'kill' || staysInText(instruction)) continue;
    rewriteLine(line, instruction.rest);
    if (next === undefined || (pair !== 'restraint' && !isLabelOf(line.text, next.text))) continue;
    rewriteLine(next, undefined);
    first = next;
  }
  if (taken.length > 0) dropEmptyElements(root);
  return taken;
}

/** Headings of a story are short lines such as "Keep in touch", also above its last paragraph. */
function headingPosition(position: Position | undefined): Position {
  return position === 'behind' ? position : 'beside';
}

/** Two cells that have a row for themselves, or the first ones of one. */
function isFirstOfRow(lines: readonly BodyLine[], index: number): boolean {
  const row = lines[index]?.row;
  return row !== undefined && lines[index + 1]?.row === row && lines[index - 1]?.row !== row;
}

/** The instruction that a line is or contains; `next` is the line after it, which a label may be of. */
export function lineInstruction(line: string, next: string | undefined, place: LinePlace, now: Instant): Instruction | undefined {
  if (isNotesHeading(line) || (next !== undefined && isLabelOfNone(line, next)) || isValidity(line, next)) return undefined;
  if (next !== undefined && isLabelOf(line, next)) return pairInstruction(line, next, now);
  const mark = endMarkLength(line);
  const note = mark === 0 ? undefined : instructionAt(line.slice(mark), { index: place.index, position: 'behind' }, now);
  return note === undefined ? instructionAt(line, place, now) : { ...note, ...('rest' in note ? { rest: undefined } : {}) };
}

/** How long a certificate is valid: "Not Before: Mar 13 00:00:00 2026 GMT", and below it "Not After". */
const VALIDITY = /(?<!\p{L})not ?before ?:.{5,60}\snot ?after ?:/iu;

function isValidity(line: string, next = ''): boolean {
  return /before ?:/i.test(line) && VALIDITY.test(`${line} ${next.slice(0, LABEL_CHARS)}`);
}

function instructionAt(line: string, { index, position, isTitle }: LinePlace, now: Instant): Instruction | undefined {
  return (
    killIn(line, 'public', index < HEAD_LINES || isOfDesks(position)) ??
    embargoIn(line, 'public', now, position) ??
    // Nothing says that it is one, so it stays in the text.
    (isLikelyOrder(line, position, isTitle) && !isReleased(line, now) && !isClearance(line)
      ? { kind: 'embargo', text: line, rest: line }
      : undefined)
  );
}

function isLikelyOrder(line: string, position: Position, isTitle: boolean | undefined): boolean {
  const asked = withoutDeniedKills(withoutCopyingRules(line));
  return (
    asked !== '' && isLikely(asked, position, isTitle) && !isUntilNow(line, kindsIn(line)) && !saysNotSet(line) && !UNTIL_YEAR.test(line)
  );
}

/** "The health board pays for it until 2029.": no desk keeps copy for so long. */
const UNTIL_YEAR = /(?<!\p{L})(?:until|till|bis|jusqu['’]en|hasta|até|fino al|tot|til) 20\d\d\W{0,3}$/iu;

const DATED_RELEASE = pattern('^ (notice|copy|outlet)* (release|publication)+ time+ $');

/** "PRESS RELEASE - 26 November 2026", "Release date: 24 November": nothing but a day that is over. */
function isReleased(line: string, now: Instant): boolean {
  const latest = DATED_RELEASE.test(kindsIn(line)) ? firstTime(line)?.latest : undefined;
  return latest !== undefined && latest < now;
}

function pairInstruction(label: string, value: string, now: Instant): Instruction | undefined {
  const text = `${searchable(label).replace(/[\s:?*_)\]]+$/, '')}: ${value}`;
  const found =
    killIn(value, 'editors', true) ?? embargoIn(value, 'editors', now) ?? killIn(text, 'editors', true) ?? embargoIn(text, 'editors', now);
  return found === undefined ? undefined : { ...found, text };
}

function isLabelAlone(line: string): boolean {
  return line.length <= LABEL_CHARS && (LABEL_ALONE.test(searchable(line)) || isDeskLabel(line));
}

/** "Approved for release", "Status": every word is one of an instruction. */
function isDeskLabel(line: string): boolean {
  if (/[.!]\s*$/.test(line) || line.trim().split(/\s+/).length > 4) return false;
  const kinds = kindsIn(line);
  return (
    kinds.length <= 3 &&
    has(kinds, '^ (notice|publication|release|embargo|approval|draft|approver|lacks|hold|after|use|publish|copy|advance|allowed)+ $') &&
    LABEL_KINDS.test(kinds)
  );
}

const LABEL_KINDS = pattern('(notice|publication|release|embargo|approval|draft|hold|advance|allowed) | (use|publish) boundary $');
const VALUE_CHARS = 80;

/** Whether a line is a label and the next one the time that it is of. */
export function isLabelOf(line: string, next: string): boolean {
  if (!isLabelAlone(line)) return false;
  if (!LABEL_ALONE.test(searchable(line))) return next.length <= VALUE_CHARS && isInstructionValue(next);
  if (
    /^\s*(?:until|till|to|not before|bis|jusqu|hasta|até|fino|tot|til|till|do)(?!\p{L})/iu.test(next) &&
    next.length <= VALUE_CHARS &&
    has(kindsIn(next), 'time')
  )
    return true;
  const time = timePhraseAt(next.trim(), 0);
  return (time.hasDay || time.hasHour) && next.trim().length - time.end <= 20;
}

/** "Approved for release | NO", "Status | Withdrawn, do not use" */
function isInstructionValue(value: string): boolean {
  const kinds = kindsIn(value);
  if (has(kinds, '^ not(boundary|lacks)* (told|strange)')) return false;
  return kinds !== '' && has(kinds, '(boundary|no|hold|held|keep|embargo|lacks|draft|kill|only|advance|time)');
}
