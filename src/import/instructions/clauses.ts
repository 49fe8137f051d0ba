// Where an instruction may start in a text, and where it ends. Pure.
import { byFirstLetters } from './first-letters.ts';
import { mayHaveLookAlikes, withLatinLetters } from './look-alikes.ts';

export interface Clause {
  start: number;
  /** The offset after brackets, marks and words such as "Eds:". */
  core: number;
  /** Whether nothing but such marks and words is before it. */
  isFirst: boolean;
  /** Whether a bracket opens before it. */
  isBracketed: boolean;
}

const LONGEST_TEXT_CHARS = 20_000;
const MOST_CLAUSES = 400;
/** "E M B A R G O": letters set apart, as in the head of a press release. */
const SPACED = /(?<![\p{L}\p{N}])(?:\p{Lu}[ .·_-]){3,24}\p{Lu}(?![\p{L}\p{N}])/gu;
/** The letters of Chinese and Japanese typewriting, which are as wide as an ideograph, are as far behind those of ASCII. */
const WIDE_OFFSET = 0xfee0;
/** What may hide a word from a search for it. */
const DISGUISED = /[\u00AD\u200B-\u200F\u2060\uFEFF\uFF01-\uFF5E]|[A-Z]([ .·_-])[A-Z]\1[A-Z]\1[A-Z]/;

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
/** The usual character for others that mean the same. */
const USUAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "'": '’‘ʼ',
    '"': '“”„«»',
    ':': '﹕',
    ' ': '\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u3000',
  }).flatMap(([usual, others]) => [...others].map((other) => [other, usual] as const)),
);
/** The characters that are replaced. */
const UNUSUAL = /[\u00AD\u200B-\u200F\u2060\uFEFF\u00A0\u2000-\u200A\u202F\u3000\uFF01-\uFF5E\t’‘ʼ“”„«»﹕]/g;
/** Nearly what `SPACED` finds, which takes longer. */
const MAY_BE_SPACED = /(?:[A-Z]|[\u00C0-\uFFFF])[ .·_-](?:[A-Z]|[\u00C0-\uFFFF])[ .·_-]/;

/** The last text, which is asked for a kill and then for an embargo. */
let asked = { text: '', found: '' };

/** The text in which words are searched for before it is compared. */
export function searchable(text: string): string {
  if (asked.text !== text) asked = { text, found: DISGUISED.test(text) || mayHaveLookAlikes(text) ? comparable(text) : text };
  return asked.found;
}

/** The text as it is compared: with usual quotes, spaces and colons, and without characters that nobody sees. */
export function comparable(text: string): string {
  const typed = text.slice(0, LONGEST_TEXT_CHARS);
  const start = mayHaveLookAlikes(typed) ? withLatinLetters(typed) : typed;
  const usual = onUsualLines(start.replace(UNUSUAL, usualFor));
  return MAY_BE_SPACED.test(usual) ? usual.replace(SPACED, (letters) => letters.replace(/[ .·_-]/g, '')) : usual;
}

/** Nothing for a character that nobody sees. */
function usualFor(character: string): string {
  const known = USUAL.get(character);
  if (known !== undefined) return known;
  return INVISIBLE.test(character) ? '' : String.fromCharCode(character.charCodeAt(0) - WIDE_OFFSET);
}

function onUsualLines(text: string): string {
  const usual = text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text;
  return usual.includes('\n') ? usual.replace(/(?<!\s)\s*\n\s*/g, '\n') : usual;
}

const BREAK = /[\n.;:!?|•*()[\]{}<>/]+\s*|\s[-–—]{1,3}\s|—/g;
const BRACKET = /[([{<*]/;
/** `\p{S}` has the signs that desks put before a warning. */
const MARKS = /(?:[\s*_#"'([{!•·\-–—:.,/\p{S}‼⁉†‡§¶]|\uFE0F)+/uy;
const ADDRESS =
  /(?:(?:editors?'?s?|editorial|news) (?:note|advisory)|eds(?:'s?)?(?: note)?|editors?'?s?|notes? (?:to|for) (?:the )?(?:editors?|media|desks?|news ?desks?|broadcasters)|(?:attn|attention)(?: (?:all )?(?:editors?|media|desks?|news ?desks?))?|n\.?b|please note(?: that)?|important(?: notice)?|caution|warning|urgente?|eilt|spoed|haster|flash|(?:media|press|news) (?:release|advisory|notice|statement)|advisory|pressemitteilung|presseinformation|achtung(?: redaktionen)?|(?:note|bulletin)(?=\s*:)|korrektur|gelieve|hinweis(?: an die redaktionen)?|an die redaktionen|bitte(?: beachten)?|communiqué(?: de presse)?|attention|note aux rédactions|aviso(?: a redactores)?|atención|nota de prensa|comunicado(?: de prensa)?|comunicato stampa|(?:confidential|private|internal)(?=\s*[:,;–—-])|usage(?: terms)?|status|special instructions?|instructions?|restrictions?|please)(?![\p{L}\p{N}])/iuy;

const addressAt = byFirstLetters([ADDRESS], (address) => address);

const TO_EDITORS = new RegExp(
  `^[\\s(*[_]*(?:${[
    '(?:eds|editors|subs|clients|subscribers|news ?desks?)',
    '(?:notes?|advisory|message) (?:to|for) (?:the |all )?(?:editors|clients|subscribers|desks?|news ?desks?)',
    '(?:attn|attention)(?: all)? (?:editors|clients|subscribers|desks?|news ?desks?|media)',
    '(?:achtung|(?:hinweis )?an) (?:die |alle )?(?:redaktionen|kunden|bezieher)',
    "(?:avis|note|message|attention) (?:aux|à l'attention des) (?:r[ée]dactions|r[ée]dacteurs|[ée]diteurs|clients|abonn[ée]s)",
    '(?:aviso|nota|atenci[óo]n|aten[çc][ãa]o),? (?:a|aos|às|a los|a las|para os|para los) (?:editores|redactores|redacciones|redatores|reda[çc]ões|clientes|abonados|assinantes)',
    '(?:avviso|nota|attenzione),? (?:ai|alle|agli|per i|per le) (?:redattori|redazioni|clienti|abbonati)',
    '(?:attentie|let op|bericht aan|aan)(?: de| alle)? (?:redacties?|eindredacties?|klanten|abonnees)',
    '(?:obs |merk |bemærk )?(?:till|til) (?:alla |alle )?(?:reda(?:kt|ks?j)i?on(?:er|erna|erne|en|ene)|redaktør(?:er|erne|ene)|kunder(?:na|ne)?|abonnenter(?:na|ne)?)',
  ].join('|')})\\s*[:,;!.–—-]`,
  'iu',
);

/** Whether a text for readers begins with words to editors, for whom the rest of it is. */
export function isToEditors(text: string): boolean {
  return TO_EDITORS.test(text.slice(0, 100));
}

/** The starts of the text, of its lines and of its parts between marks, from the left. */
export function clausesOf(text: string): Clause[] {
  const starts = [0];
  BREAK.lastIndex = 0;
  while (starts.length < MOST_CLAUSES && BREAK.test(text)) starts.push(BREAK.lastIndex);
  const clauses: Clause[] = [];
  const hasBrackets = BRACKET.test(text);
  let firstCore = -1;
  for (const start of starts) {
    const core = coreFrom(text, start);
    if (core >= text.length || clauses.at(-1)?.core === core) continue;
    if (firstCore === -1) firstCore = core;
    const isBracketed = hasBrackets && BRACKET.test(text.slice(Math.max(0, start - 3), core));
    clauses.push({ start, core, isFirst: core === firstCore, isBracketed });
  }
  return clauses;
}

function coreFrom(text: string, start: number): number {
  let at = isLetter(text.charCodeAt(start)) ? start : skipped(MARKS, text, start);
  for (let words = 0; words < 3; words += 1) {
    const next = addressAt(text, at).length === 0 ? at : skipped(ADDRESS, text, at);
    if (next === at) break;
    at = skipped(MARKS, text, next);
  }
  return at;
}

/** Of ASCII. Most clauses begin with one. */
function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function skipped(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

const CLAUSE_END = /\n|[.:;!?](?=[\s")\]]|$)|[)\]}|]|\s[-–—]{1,3}\s|—|\*{2,}/g;

/** The offset of the mark that ends the part of the text that contains `from`. */
export function clauseEnd(text: string, from: number): number {
  CLAUSE_END.lastIndex = from;
  return CLAUSE_END.exec(text)?.index ?? text.length;
}

/** Whether nothing but the end or a mark is at an offset. */
export function endsAt(text: string, at: number): boolean {
  return /^[\s"']*(?:$|[\n.:;!?)\]}|*<>_#=^]|(?:-{2,3}|[–—])(?:\s|$|\p{Lu})|-(?:\s|$)|\/(?:\/|\s|$))/u.test(text.slice(at, at + 40));
}

/** The text without a part of it; `undefined` if nothing is left. */
export function without(text: string, start: number, end: number): string | undefined {
  const before = text.slice(0, start).replace(/[\s([{<*_#|,:;=+^–—-]{1,40}$/, '');
  const behind = text.slice(end).replace(/^[\s)\]}>*_#|,:;.!=+^–—-]{1,40}/, '');
  const rest = [before, behind].filter((part) => /[\p{L}\p{N}]/u.test(part)).join(' ');
  return rest === '' ? undefined : rest;
}
