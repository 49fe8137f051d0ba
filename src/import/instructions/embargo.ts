// Recognises an embargo in a text, and reads its end. Pure. An embargo whose end cannot be read is one without an end.
import type { Instant } from '../../domain/values/instant.ts';
import { type Clause, clauseEnd, clausesOf, comparable, endsAt, without } from './clauses.ts';
import { EMBARGO_CAPITALS, EMBARGO_WORDS, type EmbargoWords, EVENT, LIFTED, type Needs, NO_EMBARGO } from './embargo-words.ts';
import { EMBARGO_WORDS_ABROAD } from './embargo-words-abroad.ts';
import type { Audience, Instruction } from './instruction.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';

/** One of these is in every embargo. Most texts have none. */
const TRIGGER =
  /embarg|sperrfrist|sperrvermerk|sperref|эмбарго|klausul|sperret|gesperrt|frei|friges|frigis|vrij|freigab|liberaci|liberaç|zurück|ret[ei]n|reter|segurar|guardar|conserver|tratten|tenere|houden|proibid|vietat|releas|publi|pubbl|veröffentl|verwend|verbreit|sende|diffus|difu|diffond|diffusi|divulg|utili|usar|emitir|broadcast|transmi|disclos|dissemin|distribut|circul|announc|\b(?:use|used|usable|air|aired|run|post|print|report|share|move|hold|holding|hfr|advance|adv|for ams?|for pms?|not before|not until|not till|bis|ab|niet|må|får|ikke|check against|E M B A R G O)/iu;

const LONGEST_INSTRUCTION_CHARS = 300;
/** A longer clause is a sentence of the story, if its words may be one. */
const LONGEST_LOOSE_CHARS = 140;

/** "AMs-Bridge, ADV30", in a slug line. */
const ADVANCE_SLUG = /(?<![\p{L}\p{N}])ADV-?\s?\d{1,2}(?![\p{L}\p{N}])/u;

/** The first embargo in a text. A text for readers has to open with it, or to set it apart. */
export function embargoIn(text: string, audience: Audience, now: Instant): Instruction | undefined {
  if (!TRIGGER.test(text)) return undefined;
  const words = comparable(text);
  const slug = audience === 'editors' ? ADVANCE_SLUG.exec(words)?.[0] : undefined;
  if (slug !== undefined) return { kind: 'embargo', text: slug };
  let passed: Instruction | undefined;
  for (const clause of clausesOf(words)) {
    const found = embargoAt(words, clause, audience, now);
    if (found?.kind === 'embargo') return found;
    passed ??= found;
  }
  return passed;
}

function embargoAt(text: string, clause: Clause, audience: Audience, now: Instant): Instruction | undefined {
  if (LIFTED.test(text.slice(clause.core, clause.core + 80))) return liftedOrLater(text, clause, now);
  for (const { words, needs, isLineStart: needsStart } of ALL_WORDS) {
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

const ALL_WORDS: readonly EmbargoWords[] = [...EMBARGO_CAPITALS, ...EMBARGO_WORDS, ...EMBARGO_WORDS_ABROAD];

interface Candidate {
  text: string;
  clause: Clause;
  /** Offset after the words that open the embargo. */
  after: number;
  opening: string;
  time: TimePhrase;
  /** Offset of the mark that ends the clause, which is not within the time. */
  end: number;
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
  const opening = LIFTED.exec(text.slice(clause.core, clause.core + 80))?.[0] ?? '';
  const candidate = candidateOf(text, clause, clause.core + opening.length);
  return candidate.time.until !== undefined && candidate.time.until > now ? instructionOf(candidate, now) : undefined;
}

function isInstruction(candidate: Candidate, needs: Needs, audience: Audience): boolean {
  const { text, after, clause, opening, time, end } = candidate;
  const isShouted = isInCapitals(opening);
  if (audience === 'public' && !isSetApart(candidate, isShouted)) return false;
  const tail = text.slice(after, end);
  if (isQuestionOrDuration(tail)) return false;
  if (needs === 'end') return endsAt(text, after) && (audience === 'editors' || standsAlone(candidate, isShouted));
  if (time.hasHour && (time.until !== undefined || continuesAsInstruction(text, time.end) || isShouted)) return true;
  if (needs === 'hour') return false;
  if (time.hasDay) return isShouted || clause.isBracketed || audience === 'editors' || continuesAsInstruction(text, time.end);
  if (needs === 'time') return false;
  if (isBareYear(text, time)) return isShouted || endsAt(text, time.end);
  if (needs === 'event') return EVENT.test(tail) && (isShouted || !isStory(tail));
  return audience === 'editors' || isShouted || clause.isBracketed || /:\s*$/.test(opening) || isLoose(candidate, tail);
}

/** A line of its own, or a clause in brackets. "Embargo" in small letters may be a heading. */
function standsAlone({ text, clause, after, opening }: Candidate, isShouted: boolean): boolean {
  const line = text.slice(
    text.lastIndexOf('\n', clause.core) + 1,
    (text.indexOf('\n', after) + text.length + 1) % (text.length + 1) || text.length,
  );
  if (isShouted || clause.isBracketed) return true;
  return /\s|embargoed|\d/i.test(opening) && line.trim().length <= opening.length + 60 && clause.isFirst;
}

function isLineStart(text: string, { start }: Clause): boolean {
  return start === 0 || text[start - 1] === '\n';
}

/** Whether the words are where an instruction to editors stands in a text for readers. */
function isSetApart({ text, clause, opening, time }: Candidate, isShouted: boolean): boolean {
  return clause.isFirst || clause.isBracketed || isShouted || time.hasHour || isLineStart(text, clause) || isShortLabel(text, opening);
}

/** "Check against delivery. Embargo: start of the speech". */
function isShortLabel(text: string, opening: string): boolean {
  return text.length <= LONGEST_INSTRUCTION_CHARS && /:\s*$/.test(opening);
}

function isLoose({ clause, end }: Candidate, tail: string): boolean {
  return end - clause.core <= LONGEST_LOOSE_CHARS && !isStory(tail);
}

function isInCapitals(words: string): boolean {
  return words === words.toUpperCase() && /\p{Lu}{3}/u.test(words);
}

function isBareYear(text: string, { end }: TimePhrase): boolean {
  return /(?:^|\s)(?:1[5-9]|20)\d{2}$/.test(text.slice(Math.max(0, end - 6), end));
}

/** After a time an instruction ends, or says for whom, or what else applies. A sentence goes on. */
function continuesAsInstruction(text: string, at: number): boolean {
  return (
    endsAt(text, at) ||
    /^[\s,]*(?:for (?:all|any|media|print|online|broadcast|release|publication|use)|local|in (?:print|any)|or (?:after|later|earlier|until)|and (?:until|not|for|thereafter)|when|unless|whichever|\(|if|subject|noon|midnight|gesperrt|frei|zur|heure|hora|editions?|ams?\b|pms?\b|papers?|mornings?|afternoons?|evenings?|nights?)(?![\p{L}])/iu.test(
      text.slice(at, at + 60),
    ) ||
    /^[\s,]*\p{Lu}{2,5}(?![\p{L}])/u.test(text.slice(at, at + 12)) ||
    /^[\s,]*(?:zu )?(?:veröffentlich|publizier|verwende|verbreite|sende)/i.test(text.slice(at, at + 24))
  );
}

/** Words that report belong to a sentence of the story. */
function isStory(tail: string): boolean {
  return /(?:,|\s)\s*(?:\p{L}+\s+){0,3}?(?:said|says|told|sagte|teilte|erklärte|dit|déclaré|selon|dijo|según|disse|zei|according)(?![\p{L}])|\s(?:was|were|had|kept|cost|hit)\s/iu.test(
    tail.slice(0, 300),
  );
}

function isQuestionOrDuration(tail: string): boolean {
  return (
    /^\s*(?:how|why|what|who|when will|where|will|is it|wie|warum|was|comment|pourquoi|cómo|por qué|qué)\s/i.test(tail) ||
    /^\s*(?:\p{L}+\s+)?\d{1,3}\s+(?:months?|weeks?|days?|years?|monate?n?|wochen?|tagen?|jahren?|mois|semaines|jours|ans|meses|semanas|días|años)(?![\p{L}])/iu.test(
      tail,
    ) ||
    // "Embargo: the word that divided Europe"
    /^\s*(?:the|an?)\s+\p{L}+\s+(?:that|which|who)\s+\p{L}+ed\s[^\d]*$/iu.test(tail) ||
    /^\s*(?:(?:nach|mindestens|höchstens|eine|ein|zwei|drei|sechs|zwölf)\s)/i.test(tail)
  );
}

function instructionOf({ text, clause, time, end }: Candidate, now: Instant): Instruction {
  const isTrusted = time.until !== undefined && isOnlyEnd(text, time.end);
  const stop = isTrusted ? time.end : end;
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
