// Recognises a kill: an instruction to editors that a story must not be used any more. Pure.

import { searchFor } from '../text/word-search.ts';
import { type Clause, clauseEnd, clausesOf, comparable, endsAt, isToEditors, searchable } from './clauses.ts';
import { byFirstLetters } from './first-letters.ts';
import type { Audience, Instruction } from './instruction.ts';
import { DO_NOT_USE, KILL_LABELS, KILL_ORDERS, KILL_REQUESTS, KILLS_TO_EDITORS, REQUESTED } from './kill-forms.ts';
import { KILLS, KILLS_IN_NOTES } from './kill-rules.ts';
import { has } from './kind-patterns.ts';
import { partOf, piecesOf } from './line-parts.ts';
import { kindsIn, mayOpen } from './line-words.ts';
import { isOneOf } from './rule.ts';

const mayBeOne = searchFor(
  /kill|storno|take |erase|falsch|gebruik|zieht|ziehen|zurückzieh|trækk|trekk|trekt|drar|tenir compte|effac|borrar|apag|radera|slett?\b|fjern|verwijder|använd|bruk |brug |bort fra|cancell|ignor|discard|entfern|rimoss|rimuov|anul|pulled|removed|deleted|ignore|vervalt|lösch|hinfällig|supprim|publiquen|publiquem|delete|remove|take down|spike|desconsider|verwenden sie|ne doit|no debe|não deve|non deve|non va|må ikke|får inte|utilic|utilizem|usem|niet meer gebruiken|publiceren|withdraw|eliminat|retract|disregard|not use|don't use|don’t use|substitute|replacement|annul|zurückgezogen|rückzug|verwenden|streich|retir|ritir|anul|elimin|no usar|no utili|não usar|ne pas utiliser|non utilizzare|niet gebruiken|ingetrokken|intrekking|vervallen|trækkes|trukket|trekkes|utgår|återkall|tillbakadrag|cancel/i,
);

const ordersAt = byFirstLetters(KILL_ORDERS, (order) => order);
const labelsAt = byFirstLetters(KILL_LABELS, (label) => label);
const requestsAt = byFirstLetters(KILL_REQUESTS, (form) => form);
const MAY_BE_REQUEST = new RegExp(`(?<![\\p{L}])(?:${REQUESTED})(?![\\p{L}])`, 'iu');
const LONGEST_CHARS = 100;

/** The kill in a text, if there is one. `isHead`: the text is one of the first lines, a headline or a field, where a word alone may be one. */
export function killIn(text: string, written: Audience, isHead: boolean): Instruction | undefined {
  const isAsked2 = isHead || written === 'editors';
  if (!mayBeOne(searchable(text))) return isAsked2 ? killByKinds(text, written) : undefined;
  const words = comparable(text);
  const audience = isToEditors(words) ? 'editors' : written;
  for (const clause of clausesOf(words)) {
    if (!isAsked(words, clause, audience)) continue;
    if (isOrder(words, clause, audience) || ((isHead || audience === 'editors') && isLabel(words, clause, audience)))
      return { kind: 'kill', text: words.slice(clause.start, clauseEnd(words, clause.core)).trim() };
  }
  return isHead || audience === 'editors' ? (killInShortLine(words, audience) ?? killByKinds(words, audience)) : undefined;
}

const PART_CHARS = 150;
const MOST_PARTS = 20;

/** In a text for readers, the first part of it. */
function killByKinds(words: string, audience: Audience): Instruction | undefined {
  const head = words.slice(0, audience === 'editors' ? PART_CHARS * MOST_PARTS : PART_CHARS);
  if ((audience === 'public' && !mayOpen(head, 0)) || !has(kindsIn(head), '(kill|no|over|mistake)')) return undefined;
  const pieces = piecesOf(head);
  const whole = { text: head, start: 0, end: head.length, kinds: kindsIn(head), before: pieces[0]?.before ?? '', behind: '' };
  if (head.length <= 2 * PART_CHARS && isOneOf(KILLS, partOf(whole, { audience, isWhole: true, isBesideStory: false })))
    return { kind: 'kill', text: head.trim() };
  for (const [index, piece] of pieces.slice(0, MOST_PARTS).entries()) {
    if (piece.text.length > PART_CHARS || !has(piece.kinds, '(kill|no|over|mistake)')) continue;
    const isBesideStory = pieces.length > 1;
    const part = partOf(piece, { audience, isWhole: !isBesideStory, isBesideStory });
    const isKill =
      audience === 'editors'
        ? isOneOf([...KILLS, ...KILLS_IN_NOTES], part)
        : index === 0 && !/["“”«»„]/.test(words.slice(0, piece.end + 2)) && isOneOf(KILLS, part);
    if (isKill) return { kind: 'kill', text: piece.text.trim() };
  }
  return undefined;
}

/** A sentence further on in the story is not an order, unless it is set apart. */
function isAsked(text: string, clause: Clause, audience: Audience): boolean {
  if (audience === 'editors' || clause.isFirst || text[clause.start - 1] === '\n') return true;
  return clause.isBracketed || /^\p{Lu}{3}/u.test(text.slice(clause.core, clause.core + 3));
}

function isOrder(text: string, { core }: Clause, audience: Audience): boolean {
  if (audience === 'editors' && KILLS_TO_EDITORS.some((news) => endOf(news, text, core) !== undefined)) return true;
  return (
    ordersAt(text, core).some((order) => {
      const end = endOf(order, text, core);
      return end !== undefined && (audience === 'editors' || !isStory(text.slice(end, clauseEnd(text, end))));
    }) || isDoNotUse(text, core)
  );
}

/** "DO NOT USE" alone, or in capitals. */
function isDoNotUse(text: string, core: number): boolean {
  const end = endOf(DO_NOT_USE, text, core);
  if (end === undefined) return false;
  return (
    /^\s*(?:$|[\n.:;!?)\]}])/.test(text.slice(end, end + 40)) ||
    (text.slice(core, end) === text.slice(core, end).toUpperCase() &&
      /^\s+(?:THE|THIS|OR|ANY)\s+(?:STOR|ITEM|PUBLI|BROADC|COPY|PART)/.test(text.slice(end, end + 20)))
  );
}

function isLabel(text: string, { core, isBracketed, isFirst }: Clause, audience: Audience): boolean {
  for (const label of labelsAt(text, core)) {
    const end = endOf(label, text, core);
    if (end === undefined) continue;
    const [word, next] = [text.slice(core, end), text.slice(end, end + 40)];
    const isShouted = word === word.toUpperCase();
    if (/^\s*:/.test(next))
      return (
        (isFirst || audience === 'editors') &&
        (isShouted || audience === 'editors' || !IS_NEWS.test(word)) &&
        !/^\s*:\s*(?:how|why|what|who|when|where|will|is|wie|warum|comment|pourquoi)\s/i.test(next)
      );
    if (isShouted && /^\s*(?:[-–—]{1,3}\s?|\/|\|)/.test(next)) return isFirst || isBracketed;
    if (endsAt(text, end) && !/^[?!]/.test(next.trim()))
      return isFirst || isBracketed || (isShouted && /\s/.test(word) && next.trim() === '');
  }
  return false;
}

/** "Withdrawn: the bus that nobody took" is a headline. Where a language says of a story that it is annulled, the word agrees with "dépêche" or "nota". */
const IS_NEWS =
  /^(?:withdrawn|eliminated|retracted|annulés?|retirée?s?|anulados?|eliminad[oa]s?|retirad[oa]s?|cancelad[oa]s?|ritirato|annullato|zurückgezogen|vervallen|trukket|storno)$/iu;

function isStory(rest: string): boolean {
  return /(?:,|\s)\s*(?:\p{L}+\s+){0,3}?(?:said|says|told|tells|urged|wrote|asked|ordered)(?![\p{L}])/iu.test(rest.slice(0, 200));
}

function endOf(pattern: RegExp, text: string, core: number): number | undefined {
  pattern.lastIndex = core;
  const match = pattern.exec(text);
  return match === null ? undefined : core + match[0].length;
}

/** The kill that a line begins with. In a text for readers it is one of the first lines. */
function killInShortLine(words: string, audience: Audience): Instruction | undefined {
  if (!MAY_BE_REQUEST.test(words.slice(0, audience === 'public' ? LONGEST_CHARS : words.length))) return undefined;
  for (const { start, core, isFirst } of clausesOf(words)) {
    if (!isFirst && audience === 'public') break;
    // "Please" is the word before an instruction, and may be a part of it.
    for (const from of start === core ? [core] : [core, start]) {
      const match = requestAt(words, from);
      if (match !== undefined) return { kind: 'kill', text: words.slice(start, from + match.length).trim() };
    }
  }
  return undefined;
}

function requestAt(words: string, at: number): string | undefined {
  for (const form of requestsAt(words, at)) {
    form.lastIndex = at;
    const match = form.exec(words)?.[0];
    if (match !== undefined && match.length <= LONGEST_CHARS) return match;
  }
  return undefined;
}
