// Finds the part of a line that keeps copy from the public, by the kinds of its words and by its place in the line. Pure. The line is in the usual form
// (clauses.ts).

import { AT_EDGES } from './edge-states.ts';
import { EMBARGOES, saysNone } from './embargo-rules.ts';
import { HOLDS } from './holds.ts';
import type { Audience, Position } from './instruction.ts';
import { countOf, has, pattern } from './kind-patterns.ts';
import { type Part, type Piece, partOf, piecesOf } from './line-parts.ts';
import { isToldOrQuoted, type Span, spanOf } from './line-spans.ts';
import { kindsIn, mayHaveKind, mayOpen, wordAt } from './line-words.ts';
import { saysNotSet } from './no-embargo.ts';
import { NOTES } from './note-rules.ts';
import { PERMISSIONS } from './permissions.ts';
import { PROHIBITIONS } from './prohibitions.ts';
import { withoutQuotes } from './quoted-words.ts';
import { isOneOf } from './rule.ts';
import { DRAFTS, INTERNAL, UNAPPROVED } from './unfinished.ts';

/** A longer line is a paragraph. */
const LINE_CHARS = 150;
const NOTE_PART_CHARS = 250;
const MOST_PIECES = 40;
const ALL = [...EMBARGOES, ...PROHIBITIONS, ...HOLDS, ...UNAPPROVED, ...DRAFTS, ...INTERNAL, ...AT_EDGES, ...PERMISSIONS, ...NOTES];
/** Those that are no sentence of a story, wherever they are. */
const STRONG = [...EMBARGOES, ...PROHIBITIONS];
const AT_START = [...STRONG, ...HOLDS, ...UNAPPROVED];

const NONE =
  /(?:embargo(?:ed)?|sperre?frist)[^:\n]{0,20}:\s*(?:(?:none|no|nil|null|brak|keins|aucun|nie|ei ole|n\/?a|not applicable|not embargoed|false|off|lifted|removed|over|expired|ended|passed|immediate(?:ly)?|now|upon receipt|on receipt|free|keine?r?|aufgehoben|abgelaufen|entfällt|sofort|aucune?|levé|néant|ninguno|sin|no hay|levantado|nenhum|nessuno|geen|ingen|inget|intet|nessun|ninguna|ei|нет|[-–—]{1,3})(?:\s+(?:embargo|is set|set|applies|given|sperrfrist))?[\s"')\].!–—-]*$|$|\d+\s+(?:months?|weeks?|years?|days?|monate?n?|wochen?|jahren?|tagen?|mois|meses|semanas)(?!\p{L})|(?:how|why|what|who|where|wie|warum|was|comment|pourquoi|cómo|qué|the \p{L}+ (?:that|which))\s)/iu;

export function restraintIn(written: string, audience: Audience, position: Position = 'within'): Span | undefined {
  if (NONE.test(written) || saysNotSet(written)) return undefined;
  const line = audience === 'public' ? withoutQuotes(written) : written;
  const note = audience === 'public' && line.includes('[') ? inSquareBrackets(line) : undefined;
  if (note !== undefined) return note;
  if (line.length > LINE_CHARS && audience === 'public')
    return mayBeInParagraph(line) ? inParagraph(piecesOf(line).slice(0, MOST_PIECES)) : undefined;
  return inLine(line, piecesOf(line).slice(0, MOST_PIECES), audience, position);
}

/** "Embargo: see the covering mail" */
const SEE = /^\W*embargo:\s*see\b/i;
const STARTS = /(?:^|[.:;!?|•*()[\]{}<>/—=#]|\s[-–—]{1,3}\s)[\s"'*_]*/g;
const EMBARGO = /embarg|sperrfrist|klausul|check against/i;
const MOST_STARTS = 400;
/** In a paragraph, an instruction behind its beginning is in brackets or in capitals, or is an embargo. */
const SET_APART = /[([{]|[A-Z\u00C0-\u00DE]{3}|embarg|sperr|klausul/;

/** Whether any part of the line begins like an instruction. */
export function mayRestrain(line: string, audience: Audience): boolean {
  if (audience === 'public' && line.length > LINE_CHARS && !SET_APART.test(line)) return mayOpen(line, 0);
  STARTS.lastIndex = 0;
  let word = -1;
  for (let count = 0; count < MOST_STARTS; count += 1) {
    const match = STARTS.exec(line);
    if (match === null) break;
    // Behind a row of signs, each of which may be a start, there is one word, and it is looked for once.
    if (STARTS.lastIndex > word) {
      word = wordAt(line, STARTS.lastIndex);
      if (word < 0) break;
      if (mayOpen(line, word)) return true;
    }
    if (match[0].length === 0) STARTS.lastIndex += 1;
  }
  return (line.length <= LINE_CHARS || audience === 'editors') && EMBARGO.test(line);
}

const NOTE_CHARS = 80;

/** "… on Monday [HOLD FOR LEGAL]." */
function isNote({ text, before, behind }: Piece): boolean {
  return text.length <= NOTE_CHARS && /[([{]/.test(before) && /[)\]}]/.test(behind);
}

const MOST_NOTES = 20;
const SQUARE = /\[{1,2}([^[\]]{3,120})\]/g;
/** Words that a reporter puts into a quote, or leaves out of a story. */
const OF_STORY = /^\W*(?:names?\b.{0,20}\b(?:withheld|changed)|sic|read\b|see\b|he\b|she\b|they\b|it\b|the\b|as\b)/i;

/** A note in square brackets is a desk's, unless it is of the story. */
function inSquareBrackets(line: string): Span | undefined {
  let count = 0;
  for (const { index, 0: all, 1: text = '' } of line.matchAll(SQUARE)) {
    count += 1;
    if (count > MOST_NOTES) break;
    const kinds = kindsIn(text);
    if (OF_STORY.test(text) || has(kinds, '^ not(boundary|lacks)* told') || NONE.test(text)) continue;
    const note: Piece = { text, start: 0, end: text.length, kinds, before: '[', behind: ']' };
    const isOrder = keeps(partOf(note, { audience: 'public', isWhole: true, isBesideStory: false }));
    if (isOrder || inLine(text, piecesOf(text), 'editors', 'within') !== undefined) return { start: index, end: index + all.length, kinds };
  }
  return undefined;
}

/** In round brackets, drafts and terms of use are a part of the sentence. */
function isKeptNote(part: Part): boolean {
  const note = { ...part, isBracketed: true, isWhole: true, isBesideStory: false };
  if (part.before.includes('[')) return keeps(note);
  return (
    !part.text.includes('?') &&
    !saysNone(part) &&
    has(part.kinds, '(no|hold|held|embargo)') &&
    !has(part.kinds, 'told') &&
    isOneOf(AT_START, note)
  );
}

/** "(Embargo: Friday, 11am)": a note of several pieces. */
function inRoundBrackets(pieces: readonly Piece[], first: number): Span | undefined {
  const last = pieces.findIndex(({ behind }, index) => index > first && behind.includes(')'));
  const [from, to] = [pieces[first], pieces[last]];
  if (from === undefined || to === undefined || last - first > 3 || to.end - from.start > NOTE_CHARS) return undefined;
  const parts = pieces.slice(first, last + 1);
  const whole = { ...from, text: parts.map(({ text }) => text).join(': '), end: to.end, kinds: parts.map(({ kinds }) => kinds).join('') };
  const part = partOf({ ...whole, behind: ')' }, { audience: 'public', isWhole: false, isBesideStory: true });
  return isKeptNote(part) ? { start: from.start, end: to.end, kinds: whole.kinds } : undefined;
}

/** What `inParagraph` finds behind the first piece of a paragraph has a bracket before it, is in capitals or names an embargo: without any of them, only that
 *  piece is looked at, because most paragraphs are of a story and their pieces take time. */
function mayBeInParagraph(line: string): boolean {
  if (/[([{]|\p{Lu}{3}/u.test(line) || mayHaveKind(line, 'embargo')) return true;
  const [first] = piecesOf(line, 1);
  return first !== undefined && inParagraph([first]) !== undefined;
}

function inParagraph(pieces: readonly Piece[]): Span | undefined {
  for (const [index, piece] of pieces.entries()) {
    if (piece.text.length > LINE_CHARS) continue;
    const part = partOf(piece, { audience: 'public', isWhole: false, isBesideStory: true });
    const isShouted = part.isInCapitals && (index === 0 || part.kinds.length > 1);
    const note = piece.before.includes('(') && piece.behind[0] !== ')' ? inRoundBrackets(pieces, index) : undefined;
    if (note !== undefined) return note;
    if (isNote(piece) && isKeptNote(part)) return spanOf(pieces, index, index);
    if (index > 0 && !/[([{]/.test(piece.before) && !isShouted && !(has(part.kinds, 'embargo') && part.hasHour)) continue;
    const rules = isShouted || (index === 0 && part.hasHour) ? ALL : index === 0 ? AT_START : STRONG;
    if (!saysNone(part) && isOneOf(rules, part)) return spanOf(pieces, index, index);
  }
  return undefined;
}

function inLine(line: string, pieces: readonly Piece[], audience: Audience, position: Position): Span | undefined {
  const whole: Piece = { text: line, start: 0, end: line.length, kinds: kindsIn(line), before: pieces[0]?.before ?? '', behind: '' };
  const isOneSentence = pieces.length === 1 || !has(whole.kinds, '(unknown|was|who)');
  if (line.includes('?') && audience === 'public') return undefined;
  if (SEE.test(line)) return { start: 0, end: line.length, kinds: whole.kinds };
  const hasSentences = audience === 'editors' && pieces.some(({ behind }) => behind === '.');
  const asWhole = partOf(whole, { audience, position, isWhole: true, isBesideStory: false });
  const isWhole = isOneSentence && line.length <= NOTE_PART_CHARS && keeps(asWhole);
  const all = { start: 0, end: line.length, kinds: whole.kinds };
  if (isWhole && !hasSentences) return all;
  for (let index = 0; index < pieces.length; index += 1) {
    const found = atPiece(line, pieces, index, { audience, position: position === 'beside' ? position : 'within' });
    if (found !== undefined) return found;
  }
  if (isWhole) return all;
  return has(whole.kinds, 'says') && audience === 'public' ? undefined : behindComma(line, audience);
}

function keeps(part: Part): boolean {
  return !part.text.includes('?') && !saysNone(part) && isOneOf(ALL, part);
}

/** A piece, or a label and what it is of. */
function atPiece(line: string, pieces: readonly Piece[], index: number, at: Pick<Part, 'audience' | 'position'>): Span | undefined {
  const { audience } = at;
  const piece = pieces[index];
  if (piece === undefined || piece.text.length > NOTE_PART_CHARS) return undefined;
  if (audience === 'public' && isToldOrQuoted(line, pieces, index)) return undefined;
  const others = pieces.filter((_, at) => at !== index);
  const isBesideStory = others.some(({ kinds }) => has(kinds, 'unknown'));
  const place = { ...at, isWhole: !isBesideStory, isBesideStory };
  const isLabel =
    audience === 'editors' && piece.behind[0] === ':' && has(piece.kinds, '^ preamble* embargo $') && index + 1 < pieces.length;
  if (keepsAt(partOf(piece, place), pieces, index)) return spanOf(pieces, index, isLabel ? index + 1 : index);
  const next = pieces[index + 1];
  if (
    next === undefined ||
    piece.behind === '.' ||
    (has(next.kinds, '(told|strange)') && !has(next.kinds, '^ (until|lacks) not(told)* $')) ||
    !has(piece.kinds, '^ not(told){0,4} $') ||
    next.text.length > NOTE_PART_CHARS
  )
    return undefined;
  const both = { ...piece, text: line.slice(piece.start, next.end), end: next.end, kinds: piece.kinds + next.kinds, behind: next.behind };
  const isAll = pieces.every(({ kinds }, at) => at === index || at === index + 1 || !has(kinds, 'unknown'));
  const placed = { ...at, isWhole: isAll, isBesideStory: !isAll };
  return keepsAt(partOf(both, placed), pieces, index) ? spanOf(pieces, index, index + 1) : undefined;
}

/** Behind a sentence of a story, an order is one of its characters. */
function keepsAt(part: Part, pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  const isInStory =
    part.audience === 'public' && /^[.:;]/.test(before?.behind ?? '') && countOf(before?.kinds ?? '', 'unknown who was') >= 2;
  if (isInStory && !part.isInCapitals) return !part.text.includes('?') && !saysNone(part) && isOneOf(STRONG, part);
  return keeps(part);
}

const ORDER = pattern(
  '^ preamble* be? no (be|only|toBe)* (publish|publication|release) | ^ preamble* no lacks (use|publish|published|publication) | ^ preamble* outlet preamble* (no until | after+) time | ^ preamble* keep not(reported|unknown){0,4} (approval|publication) | ^ preamble* be? no use not(strange)* until | ^ preamble* publish not(strange)* after',
);

/** "Awaiting comment, do not publish" */
function behindComma(line: string, audience: Audience): Span | undefined {
  const segments = line.includes(',') ? line.split(/,\s+/) : [];
  if (segments.length < 2 || segments.length > 3) return undefined;
  // An order that follows a sentence of a story is a part of the story.
  if (audience === 'public' && countOf(kindsIn(line), 'unknown was') > 2) return undefined;
  for (const text of segments) {
    const kinds = kindsIn(text);
    const isHold = /^\s*hold\W*$/i.test(text) && line.length < LINE_CHARS / 2;
    if (
      !isHold &&
      (kinds.length < 2 || !ORDER.test(kinds) || has(kinds, 'told | ^ not(until)* unknown not(until)* unknown | unknown not(until)* $'))
    )
      continue;
    const start = line.indexOf(text);
    const piece = { text, start, end: start + text.length, kinds, before: ',', behind: ',' };
    if (isHold || keeps(partOf(piece, { audience, isWhole: false, isBesideStory: true }))) return { start, end: piece.end, kinds };
  }
  return undefined;
}
