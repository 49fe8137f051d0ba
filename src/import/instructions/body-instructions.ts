// Takes the instructions out of an HTML body. Pure, except that it changes the tree it is given.
import type { Instant } from '../../domain/values/instant.ts';
import type { Parent } from '../formats/html-tree.ts';
import { type BodyLine, bodyLines, dropEmptyElements, onOneLine, rewriteLine, roughLines } from './body-lines.ts';
import { cellPair } from './cell-pairs.ts';
import { searchable } from './clauses.ts';
import { embargoIn } from './embargo.ts';
import type { Asked, Instruction } from './instruction.ts';
import { killIn } from './kill.ts';
import { kindsIn } from './line-words.ts';
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
  return lines.some(
    (line, index) => !isCleared(cleared.get(line), index) && lineInstruction(line, lines[index + 1], index, now) !== undefined,
  );
}

/** The least place of each line. A label may be an instruction before another line. */
function clearedIn({ lines }: Asked): Map<string, number> {
  const cleared = new Map<string, number>();
  for (const { text, index } of lines) {
    const line = onOneLine(text);
    if (!cleared.has(line) && !isLabelAlone(text)) cleared.set(line, index);
  }
  return cleared;
}

/** In the first lines more is an instruction than in the others. */
function isCleared(asked: number | undefined, index: number): boolean {
  return asked !== undefined && (asked < HEAD_LINES || index >= HEAD_LINES);
}

/** The instructions of a body in order. Their lines are taken out of the tree; those of a kill stay. The others are put into `asked`. */
export function takeFromBody(root: Parent, now: Instant, asked?: Asked): Instruction[] {
  const lines = bodyLines(root);
  const taken: Instruction[] = [];
  let first: BodyLine | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.isLink || line === first) continue;
    const next = lines[index + 1];
    const pair = next !== undefined && isFirstOfRow(lines, index) ? cellPair(line.text, next.text) : undefined;
    if (pair === 'fact' && next !== undefined) {
      asked?.lines.push({ text: line.text, index }, { text: next.text, index });
      first = next;
      continue;
    }
    const known = lineInstruction(line.text, next?.text, index, now);
    const instruction = known ?? (pair === 'restraint' ? { kind: 'embargo', text: `${line.text}: ${next?.text}` } : undefined);
    if (instruction === undefined) {
      asked?.lines.push({ text: line.text, index });
      continue;
    }
    taken.push(instruction);
    if (instruction.kind === 'kill') continue;
    rewriteLine(line, instruction.rest);
    if (next === undefined || (pair !== 'restraint' && !isLabelOf(line.text, next.text))) continue;
    rewriteLine(next, undefined);
    first = next;
  }
  if (taken.length > 0) dropEmptyElements(root);
  return taken;
}

/** Two cells that have a row for themselves, or the first ones of one. */
function isFirstOfRow(lines: readonly BodyLine[], index: number): boolean {
  const row = lines[index]?.row;
  return row !== undefined && lines[index + 1]?.row === row && lines[index - 1]?.row !== row;
}

/** The instruction that a line is or contains; `next` is the line after it, which a label may be of. `index`: of the line in the copy. */
export function lineInstruction(line: string, next: string | undefined, index: number, now: Instant): Instruction | undefined {
  if (next !== undefined && isLabelOf(line, next)) return pairInstruction(line, next, now);
  return killIn(line, 'public', index < HEAD_LINES) ?? embargoIn(line, 'public', now);
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
  return kinds.length <= 3 && /^[gplecdawhfuvsAF]+$/.test(kinds) && LABEL_KINDS.test(kinds);
}

const LABEL_KINDS = /[gplecdhAF]/;
const VALUE_CHARS = 80;

/** Whether a line is a label and the next one the time that it is of. */
export function isLabelOf(line: string, next: string): boolean {
  if (!isLabelAlone(line)) return false;
  if (!LABEL_ALONE.test(searchable(line))) return next.length <= VALUE_CHARS && isInstructionValue(next);
  const time = timePhraseAt(next.trim(), 0);
  return (time.hasDay || time.hasHour) && next.trim().length - time.end <= 20;
}

/** "Approved for release | NO", "Status | Withdrawn, do not use" */
function isInstructionValue(value: string): boolean {
  const kinds = kindsIn(value);
  if (/[?PUq]/.test(kinds.replace(/[bfw].*$/, ''))) return false;
  return kinds !== '' && /[nhHKewdkrfbAt]/.test(kinds);
}
