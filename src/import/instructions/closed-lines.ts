// Recognises an embargo in a line, or in a part of a line, in which every word is one of an instruction: what is done with copy, a prohibition, a
// boundary, a time, an event. Pure. A line of a story has other words as well. So forms that nobody has listed are read, in all languages at once.
import type { Instant } from '../../domain/values/instant.ts';
import { without } from './clauses.ts';
import { asksToKeep, isOrderAlone, isUnfinishedLabel, keepsUntil, type Part, type Place } from './closed-kinds.ts';
import { kindsIn, plainWords } from './closed-words.ts';
import { isInCapitals } from './embargo-place.ts';
import type { Audience, Instruction } from './instruction.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';

const LONGEST_CHARS = 130;
const MOST_WORDS = 22;
const MOST_LINES = 50;

/** The first such line of a text. In a note to editors each sentence is a line. */
export function embargoInClosedLine(text: string, audience: Audience, now: Instant): Instruction | undefined {
  let start = 0;
  for (const line of text.split('\n', MOST_LINES)) {
    const sentences = line.length > LONGEST_CHARS && audience === 'editors' ? line.split(SENTENCE_END, MOST_LINES) : [line];
    for (const sentence of sentences) {
      const found = sentence.length > LONGEST_CHARS ? undefined : embargoOf(sentence, audience, now);
      if (found === undefined) continue;
      const at = start + line.indexOf(sentence);
      return { ...found.instruction, rest: without(text, at + found.start, at + found.end) };
    }
    start += line.length + 1;
  }
  return undefined;
}

const SENTENCE_END = /(?<=[.!?])\s/;

interface Placed {
  instruction: Exclude<Instruction, { kind: 'kill' }>;
  start: number;
  end: number;
}

function embargoOf(line: string, audience: Audience, now: Instant): Placed | undefined {
  if (line.includes('?')) return undefined;
  const parts = partsOf(line);
  if (parts.every(({ strange }) => strange.length > 2) && !MAY_KEEP.test(line)) return undefined;
  if (
    parts.some(({ isOver, found }) => isOver && found.has('embargo')) &&
    !parts.some(({ found }) => found.has('not') && found.has('publication'))
  )
    return undefined;
  if (plainWords(line).length > MOST_WORDS) return undefined;
  const [first] = parts;
  const place = { audience, isInCapitals: isInCapitals(line), isSetApart: true, isWhole: true };
  const strange = parts.flatMap((part) => part.strange);
  const whole = {
    start: 0,
    end: line.length,
    text: line.trim(),
    strange,
    isOver: false,
    found: new Set(parts.flatMap(({ found }) => [...found])),
  };
  if (strange.length === 0 || (namesOnly(whole) && isStrict(whole, line))) {
    const time = firstTime(line);
    if (
      !asksToKeep(whole, time, place) &&
      !parts.some((part) => isOrderAlone(part, undefined, { ...place, isInCapitals: isInCapitals(part.text) }))
    )
      return undefined;
    return placed(line, 0, line.length, time, now);
  }
  if (REPORTS.test(line)) return undefined;
  if (first !== undefined && isUnfinishedLabel(first, line, audience)) return placed(line, first.start, first.end, undefined, now);
  return parts.map((part) => ofPart(part, line, place, now)).find((found) => found !== undefined);
}

function ofPart(part: Part, line: string, place: Place, now: Instant): Placed | undefined {
  const isClosed = part.strange.length === 0 || namesOnly(part);
  if (!isClosed && !keepsUntil(part)) return undefined;
  if (/["“”«»„]/.test(line.slice(Math.max(0, part.start - 2), part.end + 2))) return undefined;
  const time = firstTime(part.text);
  const isSetApart = place.audience === 'editors' || /(?:[-–—([{|]\s*|^\s*)$/.test(line.slice(0, part.start));
  const own = { ...place, isInCapitals: isInCapitals(part.text), isSetApart, isWhole: false };
  if (!(isClosed && isOrderAlone(part, time, own)) && !keepsUntil(part)) return undefined;
  return placed(line, part.start, part.end, time, now);
}

function placed(line: string, start: number, end: number, time: TimePhrase | undefined, now: Instant): Placed {
  const text = line.slice(start, end).trim();
  const hasPassed = time?.latest !== undefined && time.latest < now;
  return { instruction: { kind: hasPassed ? 'passed' : 'embargo', text }, start, end };
}

function isStrict({ found }: Part, line: string): boolean {
  return (found.has('embargo') && (found.has('upTo') || firstTime(line)?.hasHour === true)) || (found.has('not') && found.has('upTo'));
}

/** "No publication before launch at CES": a name of one or two words does not make a sentence. */
function namesOnly({ text, strange }: Part): boolean {
  if (strange.length > 2 || !/\p{Lu}/u.test(text) || isInCapitals(text)) return false;
  const names = plainWords((text.match(/(?<=[^.!?]\s)\p{Lu}[\p{L}-]*|\p{Lu}{2,6}(?![\p{L}])/gu) ?? []).join(' '));
  return strange.every((word) => names.includes(word));
}

/** Words of the orders that parts with other words can be. */
const MAY_KEEP =
  /(?<![\p{L}])(?:not?|never|nothing|nicht|keine?|pas|rien|não|non|niet|geen|ikke|ej|inte|needs?|prohibited|forbidden|verboten|untersagt|interdite?|prohibid[oa]|proibid[oa]|vietat[oa]|förbjudet|forbudt)(?![\p{L}])|n['’]t/iu;

/** What ends a part: a mark before a space. The full stop of "Dec. 4" ends none that matters, because each part may be a time. */
const BREAK = /\s[-–—]{1,3}\s|—|[:;,!|)\]}*]+(?=\s|$)|[([{*]+|\.(?=\s|$)(?<=\p{L}{3}\.)|\/{1,2}\s/gu;

function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const add = (end: number) => {
    const text = line.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(text)) parts.push({ text, start, end, ...kindsIn(text) });
  };
  for (const { index, 0: mark } of line.matchAll(BREAK)) {
    add(index);
    start = index + mark.length;
  }
  add(line.length);
  return parts;
}

/** The first time in the line, wherever it begins. */
function firstTime(line: string): TimePhrase | undefined {
  for (const { index } of line.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    const time = timePhraseAt(line, index);
    if (time.hasDay || time.hasHour) return time;
  }
  return undefined;
}

/** Words that report belong to a story: "Do not publish, family pleads". */
const REPORTS =
  /(?<![\p{L}]|(?:been|is|are|be)\s)(?:sa(?:id|ys?)|tells?|told|asks|warn(?:s|ed)|order(?:s|ed)|urge[sd]?|plead(?:s|ed)|begs|begged|wrote|writes|argue[sd]|claim(?:s|ed)|rule[sd]|demand(?:s|ed)|sag(?:t|te|en)|forder[nt]|warnt|bittet|schreibt|teilte|mitteilte|erklärte?|verlangt|dit|demande|déclaré?|selon|affirme|ordonne|dice|dijo|pide|pidió|según|ordena|advierte|exige|diz|disse|pede|segundo|chiede|secondo|ordina|zegt|zei|vraagt|waarschuwt|meldt|aldus|säger|sade|varnar|uppmanar|ber|kräver|siger|sagde|advarer|beder|kræver|sier|advarer|krever)(?![\p{L}])/iu;
