// Recognises an instruction in a text that keeps copy from the public, and reads its end. Pure. An embargo whose end cannot be read is one without an end.

import type { Instant } from '../../domain/values/instant.ts';
import { withoutCopyingRules } from '../text/reservations.ts';
import { comparable, endsAt, isToEditors, searchable, without } from './clauses.ts';
import { mayRestrain, restraintIn } from './desk-line.ts';
import { isDraftLine } from './draft-words.ts';
import type { Audience, Instruction, Position } from './instruction.ts';
import { has, pattern } from './kind-patterns.ts';
import { firstTime } from './line-parts.ts';
import type { Span } from './line-spans.ts';

/** "AMs-Bridge, ADV30", in a slug line. */
const ADVANCE_SLUG = /(?<![\p{L}\p{N}])ADV-?\s?\d{1,2}(?![\p{L}\p{N}])/u;
const MOST_LINES = 400;

/** The first embargo in a text. A text for readers has to open with it, or to set it apart. */
export function embargoIn(whole: string, written: Audience, now: Instant, position: Position = 'within'): Instruction | undefined {
  // "Do not reproduce without permission" below copy is for its readers.
  const text = written === 'public' ? withoutCopyingRules(whole) : whole;
  const plain = searchable(text);
  if (
    written === 'public' &&
    !isDraftLine(plain) &&
    !plain.split('\n', MOST_LINES).some((line) => mayRestrain(line, 'public')) &&
    !isToEditors(plain)
  )
    return undefined;
  const words = comparable(text);
  const audience = isToEditors(words) ? 'editors' : written;
  if (isDraftLine(words)) return { kind: 'embargo', text: words.trim() };
  const slug = audience === 'editors' ? ADVANCE_SLUG.exec(words)?.[0] : undefined;
  if (slug !== undefined) return { kind: 'embargo', text: slug };
  const inSlug = audience === 'editors' && SLUG_LINE.test(words) ? slugEnd(words) : undefined;
  if (inSlug !== undefined) return { kind: 'embargo', text: inSlug };
  let passed: Instruction | undefined;
  let start = 0;
  for (const line of words.split('\n', MOST_LINES)) {
    const span = restraintIn(line, audience, position);
    const found =
      span === undefined ? undefined : instructionOf(words, { ...span, start: start + span.start, end: start + span.end, audience }, now);
    if (found?.kind === 'embargo') return found;
    passed ??= found;
    start += line.length + 1;
  }
  return passed;
}

/** "Zoo-Fire/HOLD", "budget-under-embargo": words that are joined by marks. */
const SLUG_LINE = /^\S{3,80}$/;
const SLUG_MARK = /[-_/,.]+/;

/** The last words of a slug line, if they are an order as a whole. "Oil-embargo" and "draft-beer" are topics. */
function slugEnd(slug: string): string | undefined {
  const words = slug.split(SLUG_MARK).filter((word) => word !== '');
  if (words.length < 2) return undefined;
  const isSmall = slug !== slug.toUpperCase();
  for (const count of [4, 3, 2, 1].filter((most) => most < words.length)) {
    const end = words.slice(-count).join(' ');
    const isOrder =
      count > 1
        ? restraintIn(end, 'public') !== undefined
        : isSmall && end.length > 2 && end === end.toUpperCase() && restraintIn(end, 'editors') !== undefined;
    if (isOrder && !/^(?:\S+\s)?embargo$/i.test(end.replace(/(?:under|sous|sob|sotto|onder|bajo|unter) /i, ''))) return end;
    if (isOrder && /^(?:under|sous|sob|sotto|onder|bajo|unter)\s/i.test(end)) return end;
  }
  return undefined;
}

/** What waits for somebody does not end by itself. */
const WAITS = pattern('(draft|lacks|approval)');
const HEADLINE = /^\s\p{L}/u;

/** "(London time)" may be behind the mark that ends the words. */
const ZONE_CHARS = 40;
const TIMED_CHARS = 300;

function instructionOf(text: string, { start, end: spanEnd, kinds, audience }: Span & { audience: Audience }, now: Instant): Instruction {
  const time = firstTime(text.slice(start, Math.min(spanEnd, start + TIMED_CHARS) + ZONE_CHARS), spanEnd - start);
  const timeEnd = time === undefined ? spanEnd : start + time.end;
  const end = Math.max(spanEnd, timeEnd);
  const isRunOn =
    time !== undefined &&
    has(kinds, '^ preamble* (embargo | no not(strange)* until) not(strange)* time any* strange') &&
    HEADLINE.test(text.slice(timeEnd, timeEnd + 2));
  const isTrusted = time?.until !== undefined && isOnlyEnd(text, timeEnd) && (audience === 'public' || !namesAnother(text, timeEnd));
  const stop = isRunOn ? timeEnd : end;
  const words = text
    .slice(start, stop)
    .replace(/^[\s*_#>([{|-]+/, '')
    .replace(/[\s*_#>|=^-]{1,40}$/, '')
    .replace(/(?<![ap]\.m)[.]$/i, '');
  const rest = without(text, start, stop);
  if (isTrusted && !WAITS.test(kinds)) return { kind: 'embargo', text: words, until: time.until, rest };
  if (time?.latest !== undefined && time.latest < now && !WAITS.test(kinds)) return { kind: 'passed', text: words, rest };
  return { kind: 'embargo', text: words, rest };
}

/** A field with a beginning and an end is read by a person. */
function namesAnother(text: string, at: number): boolean {
  return firstTime(text.slice(at, at + TIMED_CHARS).split('\n', 1)[0] ?? '')?.hasDay === true;
}

/** Whether the time says all of the end: "or the end of the speech, if later" does not go with an hour alone. */
function isOnlyEnd(text: string, at: number): boolean {
  return (
    endsAt(text, at) ||
    /^[\s,]*(?:for (?:all |any )?(?:media|print|online|broadcast|release|publication|use)|\(|veröffentl|publizier|gesperrt|frei\b)/i.test(
      text.slice(at, at + 40),
    )
  );
}
