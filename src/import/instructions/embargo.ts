// Recognises an embargo in a text, and reads its end. Pure. An embargo whose end cannot be read is one without an end.
import type { Instant } from '../../domain/values/instant.ts';
import { type Clause, clauseEnd, clausesOf, comparable, endsAt, isToEditors, searchable, without } from './clauses.ts';
import { embargoInClosedLine } from './closed-lines.ts';
import { isDraftLine } from './draft-words.ts';
import { EMBARGO_LINES } from './embargo-lines.ts';
import { type Candidate, isInstruction, isLineStart, isRunOn, LONGEST_INSTRUCTION_CHARS } from './embargo-place.ts';
import { EMBARGO_CAPITALS, EMBARGO_WORDS, type EmbargoWords, LIFTED, NO_EMBARGO, TILL } from './embargo-words.ts';
import { EMBARGO_WORDS_ABROAD } from './embargo-words-abroad.ts';
import { byFirstLetters } from './first-letters.ts';
import type { Audience, Instruction } from './instruction.ts';
import { embargoInShortLine } from './short-lines.ts';
import { timePhraseAt } from './time-phrase.ts';
import { searchFor } from './word-search.ts';

/** One of these is in every embargo. Most texts have none: short words have an end here, so that "about" is not "ab". */
const mayBeOne = searchFor(
  /embarg|sperrfrist|sperrvermerk|sperref|эмбарго|klausul|sperret|gesperrt|frei|friges|frigis|vrij|freigab|liberaci|liberaç|zurück|ret[ei]n|reter|segurar|guardar|conserver|tidig|tidlig|confiden|riservat|vertrouwelijk|fortrolig|konfiden|gebruik|verspreid|tratten|tenere|houden|proibid|vietat|releas|publi|pubbl|veröffentl|verwend|verbreit|sende|diffus|difu|diffond|diffusi|divulg|utili|usar|emitir|broadcast|transmi|disclos|dissemin|distribut|circul|announc|\b(?:use[ds]?\b|usable|held\b|kept back|withheld|air(?:ed|ing)?\b|run\b|post(?:ed|ing)?\b|print|report|share|move|hold|holding|keep|online|erst\b|sperre|wraps|vertraulich|draft|status|unedited|work in progress|wip\b|spiked|for (?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|hfr|adv(?:ance)?(?![a-z])|for ams?|for pms?|not before|not until|not till|bis\b|ab\b|niet|må|får|ikke|check against|confidential|restricted|internal\b|available|cleared|goes|live\b|papers|editions|not legalled|not yet|vrij|fri |får|para |vietata|observe|respect|beachten|quote|tweet|offentligg|E M B A R G O)/i,
);

/** "AMs-Bridge, ADV30", in a slug line. */
const ADVANCE_SLUG = /(?<![\p{L}\p{N}])ADV-?\s?\d{1,2}(?![\p{L}\p{N}])/u;

/** The first embargo in a text. A text for readers has to open with it, or to set it apart. */
export function embargoIn(text: string, written: Audience, now: Instant): Instruction | undefined {
  if (!mayBeOne(searchable(text))) return embargoInClosedLine(text, written, now);
  const words = comparable(text);
  const audience = isToEditors(words) ? 'editors' : written;
  if (isDraftLine(words)) return { kind: 'embargo', text: words.trim() };
  const slug = audience === 'editors' ? ADVANCE_SLUG.exec(words)?.[0] : undefined;
  if (slug !== undefined) return { kind: 'embargo', text: slug };
  let passed: Instruction | undefined;
  const clauses = clausesOf(words);
  for (const clause of clauses) {
    const found = embargoAt(words, clause, audience, now);
    if (found?.kind === 'embargo') return found;
    passed ??= found;
  }
  passed ??= audience === 'editors' ? embargoWithin(words, now) : undefined;
  return (
    passed ??
    embargoInShortLine(words, audience, now, clauses) ??
    inSentences(words, audience, now) ??
    embargoInClosedLine(words, audience, now)
  );
}

/** Words in the middle of a sentence. They count in texts for editors only. */
const WITHIN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:embargoed|embargo|sperrfrist|embargad[oa]s?|embargat[oa]|on hold)\\s+(?:${TILL}|pending)(?![\\p{L}\\p{N}])`,
  'giu',
);
const MOST_WITHIN = 20;

/** "Story is embargoed until 8 p.m." */
function embargoWithin(text: string, now: Instant): Instruction | undefined {
  let count = 0;
  for (const { index } of text.matchAll(WITHIN)) {
    count += 1;
    if (count > MOST_WITHIN) return undefined;
    const found = embargoAt(text, { start: index, core: index, isFirst: false, isBracketed: false }, 'editors', now);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In a note to editors each sentence may be an instruction. */
function inSentences(words: string, audience: Audience, now: Instant): Instruction | undefined {
  if (audience === 'public') return undefined;
  for (const sentence of words.split(/\n|(?<=\p{Ll}{2}|\d)[.;!]\s+/u).slice(0, MOST_SENTENCES)) {
    const found = embargoInShortLine(sentence, audience, now);
    if (found !== undefined) return found;
  }
  return undefined;
}

const MOST_SENTENCES = 50;

function embargoAt(text: string, clause: Clause, audience: Audience, now: Instant): Instruction | undefined {
  if (liftedAt(text, clause.core).some((lifted) => startsAt(lifted, text, clause.core))) return liftedOrLater(text, clause, now);
  for (const { words, needs, isLineStart: needsStart } of wordsAt(text, clause.core)) {
    if (needsStart === true && !clause.isFirst && !isLineStart(text, clause)) continue;
    words.lastIndex = clause.core;
    const opening = words.exec(text)?.[0];
    if (opening === undefined) continue;
    const candidate = candidateOf(text, clause, clause.core + opening.length);
    if (isNone(candidate, opening)) return undefined;
    if (isInstruction(candidate, needs, audience)) return instructionOf(candidate, now);
  }
  return undefined;
}

const ALL_WORDS: readonly EmbargoWords[] = [...EMBARGO_CAPITALS, ...EMBARGO_WORDS, ...EMBARGO_WORDS_ABROAD, ...EMBARGO_LINES];
const liftedAt = byFirstLetters([LIFTED], (lifted) => lifted);
const wordsAt = byFirstLetters(ALL_WORDS, ({ words }) => words);

function startsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** "Hold for release", and then "until". */
const CONNECTOR = /\s+(?:until|till?|to|for|before|at|from|on|bis|ab|until after)(?![\p{L}])/iuy;

function candidateOf(text: string, clause: Clause, opened: number): Candidate {
  CONNECTOR.lastIndex = opened;
  const connected = opened + (CONNECTOR.exec(text)?.[0].length ?? 0);
  const found = timePhraseAt(text, connected);
  const after = found.hasDay || found.hasHour ? connected : opened;
  const time = timePhraseAt(text, after);
  const end = Math.min(clauseEnd(text, time.end), clause.core + LONGEST_INSTRUCTION_CHARS);
  return { text, clause, after, opening: text.slice(clause.core, opened), time, end: Math.max(end, time.end) };
}

/** "Embargo: none" and an empty field. */
function isNone({ text, after, time }: Candidate, opening: string): boolean {
  const tail = text.slice(after, after + 60).split('\n')[0] ?? '';
  if (/:$/.test(opening) && text.slice(after).trim() === '') return true;
  return !time.hasDay && !time.hasHour && NO_EMBARGO.test(tail.split(/[.;]\s/)[0] ?? '');
}

/** "Embargo lifted" is none, unless it says when in the future. */
function liftedOrLater(text: string, clause: Clause, now: Instant): Instruction | undefined {
  LIFTED.lastIndex = clause.core;
  const opening = LIFTED.exec(text)?.[0] ?? '';
  const candidate = candidateOf(text, clause, clause.core + opening.length);
  return candidate.time.until !== undefined && candidate.time.until > now ? instructionOf(candidate, now) : undefined;
}

function instructionOf(candidate: Candidate, now: Instant): Instruction {
  const { text, clause, time, end } = candidate;
  const isTrusted = time.until !== undefined && isOnlyEnd(text, time.end);
  const stop = isTrusted || isRunOn(candidate) ? time.end : end;
  const words = text
    .slice(clause.start, stop)
    .replace(/^[\s*_#>([{|-]+/, '')
    .trim();
  const rest = without(text, clause.start, stop);
  if (isTrusted) return { kind: 'embargo', text: words, until: time.until, rest };
  if (time.latest !== undefined && time.latest < now) return { kind: 'passed', text: words, rest: endsAt(text, time.end) ? rest : text };
  return { kind: 'embargo', text: words, rest };
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
