// Whether the words that may open an embargo are an instruction where they stand, or part of a sentence. Pure.
import { type Clause, endsAt } from './clauses.ts';
import { EVENT, type Needs } from './embargo-words.ts';
import type { Audience } from './instruction.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';

export const LONGEST_INSTRUCTION_CHARS = 300;
/** A longer clause is a sentence of the story, if its words may be one. */
const LONGEST_LOOSE_CHARS = 140;
const LONGEST_LINE_CHARS = 110;

export interface Candidate {
  text: string;
  clause: Clause;
  /** Offset after the words that open the embargo. */
  after: number;
  opening: string;
  time: TimePhrase;
  /** Offset of the mark that ends the clause, which is not within the time. */
  end: number;
}

export function isInstruction(candidate: Candidate, needs: Needs, audience: Audience): boolean {
  const { text, after, clause, opening, time, end } = candidate;
  const isShouted = isInCapitals(opening);
  if (needs === 'alone') return endsAt(text, after) && (isAlone(candidate, isShouted, audience) || isBracketedLabel(candidate));
  if (audience === 'public' && !isSetApart(candidate, isShouted)) return false;
  const tail = text.slice(after, end);
  if (isQuestionOrDuration(tail)) return false;
  if (needs === 'line') return isWholeLine(candidate) && (time.hasDay || time.hasHour);
  if (needs === 'end') return endsAt(text, after) && (audience === 'editors' || standsAlone(candidate, isShouted));
  if (time.hasHour && (time.until !== undefined || continuesAsInstruction(text, time.end) || isShouted)) return true;
  if (isRunOn(candidate)) return true;
  if (needs === 'hour') return false;
  if (time.hasDay)
    return isShouted || clause.isBracketed || audience === 'editors' || isLabel(candidate) || continuesAsInstruction(text, time.end);
  if (needs === 'time') return false;
  if (isBareYear(text, time)) return isShouted || endsAt(text, time.end);
  if (needs === 'event') return EVENT.test(tail) && (isShouted || !isStory(tail));
  return audience === 'editors' || isShouted || clause.isBracketed || /:\s*$/.test(opening) || isLoose(candidate, tail);
}
/** Nothing is before the words or after the time, so it is no sentence. */
function isWholeLine({ text, clause, time, after }: Candidate): boolean {
  if (!isLineStart(text, clause)) return false;
  const line = text.slice(clause.start, lineEnd(text, after));
  const rest = text.slice(time.end > after ? time.end : after, lineEnd(text, after));
  return (
    line.length <= LONGEST_LINE_CHARS &&
    (time.end === after ||
      /^[\s"')\].!*]*(?:only|sharp|papers?|editions?|mornings?|beachten|,? (?:and )?not (?:earlier|before|sooner))?[\s"')\].!*]*$/i.test(
        rest,
      ))
  );
}

/** "[Not legalled] Mayor resigns". */
function isBracketedLabel({ text, clause, after }: Candidate): boolean {
  return clause.isFirst && clause.isBracketed && /^\s*[)\]}]/.test(text.slice(after, after + 4));
}

/** "HOLD", or "Awaiting clearance - hold". */
function isAlone({ text, clause, opening, after }: Candidate, isShouted: boolean, audience: Audience): boolean {
  const start = text.lastIndexOf('\n', clause.core) + 1;
  const line = text
    .slice(start, lineEnd(text, after))
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (line.length <= opening.length + 1) return isShouted || audience === 'editors' || /\s/.test(opening);
  const isPhrase = isShouted || audience === 'editors' || /\s/.test(opening);
  return line.length <= LONGEST_LINE_CHARS / 2 && after >= lineEnd(text, after) - 3 && !isStory(line) && isPhrase;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** "embargoed until friday 10am council votes to close pool": a headline follows the time without a mark. A sentence has a comma there, or no hour. */
export function isRunOn({ text, clause, after, opening, time }: Candidate): boolean {
  if (
    !clause.isFirst ||
    /\sfrom\s*$/i.test(text.slice(Math.max(0, after - 8), after)) ||
    !RUN_ON.test(opening) ||
    !/^\s\p{L}/u.test(text.slice(time.end, time.end + 2))
  )
    return false;
  return time.hasHour || (time.hasDay && /embargoed/i.test(opening) && /^\s\p{Ll}/u.test(text.slice(time.end, time.end + 2)));
}

const RUN_ON =
  /(?:embarg|sperrfrist|publi|pubbl|veröffentl|releas|offentligg).*\s(?:until|till?|'til|before|to|for|at|bis|vor|ab|jusqu'\S*|avant|hasta(?:\s\S+)?|antes\s\S+|até(?:\s\S+)?|fino\s\S+|prima\s\S+|tot|voor|vóór|till|före|innan|til|indtil|før)$|^(?:strict(?:ly)?\s+)?(?:embargo|sperrfrist)$/iu;

/** A line of its own, or a clause in brackets. "Embargo" in small letters may be a heading. */
function standsAlone({ text, clause, after, opening }: Candidate, isShouted: boolean): boolean {
  const line = text.slice(
    text.lastIndexOf('\n', clause.core) + 1,
    (text.indexOf('\n', after) + text.length + 1) % (text.length + 1) || text.length,
  );
  if (isShouted || clause.isBracketed) return true;
  return /\s|embargoed|\d/i.test(opening) && line.trim().length <= opening.length + 60 && clause.isFirst;
}

export function isLineStart(text: string, { start }: Clause): boolean {
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

/** "Sperrvermerk: bis Montag", with nothing between the label and the time. */
function isLabel({ text, clause, after, opening, time }: Candidate): boolean {
  const between = text.slice(after, time.end).trimStart();
  return clause.isFirst && /:\s*$/.test(opening) && timePhraseAt(between, 0).end === between.length;
}

function isLoose({ clause, end }: Candidate, tail: string): boolean {
  return end - clause.core <= LONGEST_LOOSE_CHARS && !isStory(tail);
}

export function isInCapitals(words: string): boolean {
  return words === words.toUpperCase() && /\p{Lu}{3}/u.test(words);
}

function isBareYear(text: string, { end }: TimePhrase): boolean {
  return /(?:^|\s)(?:1[5-9]|20)\d{2}$/.test(text.slice(Math.max(0, end - 6), end));
}

/** After a time an instruction ends, or says for whom, or what else applies. A sentence goes on. */
function continuesAsInstruction(text: string, at: number): boolean {
  return (
    endsAt(text, at) ||
    // The full stop of "7 a.m." ends the sentence, too.
    (text[at - 1] === '.' && /^\s\p{Lu}/u.test(text.slice(at, at + 2))) ||
    /^[\s,]*(?:for (?:all|any|media|print|online|broadcast|release|publication|use)|use|release|publication|local|in (?:print|any)|or (?:after|later|earlier|until)|and (?:until|not|for|thereafter)|when|unless|whichever|\(|if (?:later|earlier|sooner|that|this|not)|subject|noon|midnight|gesperrt|frei|zur|heure|hora|editions?|ams?\b|pms?\b|papers?|mornings?|afternoons?|evenings?|nights?)(?![\p{L}])/iu.test(
      text.slice(at, at + 60),
    ) ||
    /^[\s,]*\p{Lu}{2,5}(?![\p{L}])/u.test(text.slice(at, at + 12)) ||
    /^[\s,]*(?:nicht )?(?:zu )?(?:veröffentlich|publizier|verwende|verbreite|sende)/i.test(text.slice(at, at + 24))
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
