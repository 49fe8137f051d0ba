// Cleans and escapes text so that every format can contain it: without characters that XML forbids, wrongly decoded bytes or unclosed direction
// controls. Pure.
import { latePattern } from './late-pattern.ts';

/** Characters outside `Char` of XML 1.0 (§2.2), which includes lone surrogates, and DEL and the C1 controls, which XML allows but which are always
 *  mistakes. With the `u` flag a surrogate pair is one code point of the last range. */
const FORBIDDEN = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Forbidden characters except lone surrogates, which `isWellFormed` finds faster. */
const SUSPECT = /[^\t\n\r\u0020-\u007E\u00A0-\uFFFD]/;

/** The characters of windows-1252 at 80 to 9F, with spaces for the five undefined bytes. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const FIRST_C1 = 0x80;

const VERTICAL_TAB = 0x0b;
const FORM_FEED = 0x0c;

/** Removes characters that XML 1.0 cannot contain even if they are escaped; tabs and line breaks are kept. Windows-1252 text that was read as Latin-1
 *  gets its quotation marks back. Vertical tab and form feed become a space, because they separate words in word processors. */
export function legalText(text: string): string {
  // Feeds are large and nearly always clean, and testing takes a third of the time of replacing.
  if (!SUSPECT.test(text) && text.isWellFormed()) return text;
  return text.replace(FORBIDDEN, (character) => replacementOf(character.charCodeAt(0)));
}

function replacementOf(code: number): string {
  if (code === VERTICAL_TAB || code === FORM_FEED) return ' ';
  return WINDOWS_1252[code - FIRST_C1]?.trim() ?? '';
}

/** More than thirty marks on a letter, which no language has (Unicode UAX 15 §13). */
const PILED_MARKS = latePattern(String.raw`(\p{M}{30})\p{M}+`, 'gu');
/** A quick test, because nearly all text is clean: no mark is below U+0300. */
const SUSPECT_PILE = /[\u0300-\uFFFF]{31}/;

/** Normalises to NFC, with at most thirty marks on a letter. The platform orders marks in a time that grows with the square of their number: 250
 *  kB of marks would take half a minute. */
export function toNfc(text: string): string {
  // NFC replaces some characters by two marks, so the marks are limited again.
  return withoutPiles(withoutPiles(text).normalize('NFC'));
}

function withoutPiles(text: string): string {
  return SUSPECT_PILE.test(text) ? text.replace(PILED_MARKS(), '$1') : text;
}

/** White space that becomes one space in a line. No-break spaces are kept, because French and numbers need them. */
const LINE_SPACE = /[ \t\n\r\u2028\u2029]+/g;
const BYTE_ORDER_MARKS = /\uFEFF/g;

/** Returns one line of plain text in NFC without white space at its ends. Cleaning twice changes nothing. */
export function cleanText(text: string): string {
  const legal = withoutLeakingDirection(legalText(text).replace(BYTE_ORDER_MARKS, ''));
  return toNfc(legal.replace(LINE_SPACE, ' ').trim());
}

const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
const POP_DIRECTION = '\u202C';
const POP_ISOLATE = '\u2069';

/** Removes all direction controls if one is not closed, because it would reverse the text after it on the page (Unicode UAX 9 §2). Balanced
 *  controls are kept, because Arabic and Hebrew copy needs them. */
function withoutLeakingDirection(text: string): string {
  return isBalanced(text.match(DIRECTION_CONTROLS) ?? []) ? text : text.replace(DIRECTION_CONTROLS, '');
}

function isBalanced(controls: readonly string[]): boolean {
  const open: string[] = [];
  for (const control of controls) {
    if (control !== POP_DIRECTION && control !== POP_ISOLATE) open.push(control >= '\u2066' ? POP_ISOLATE : POP_DIRECTION);
    else if (open.pop() !== control) return false;
  }
  return open.length === 0;
}

/** White space, joiners, fillers and other invisible characters: the blanks of Braille and hieroglyphs, the null notehead of music, and the
 *  placeholder of an object in a word processor. */
const BLANKS = '[\\s\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800\\uFFFC\\u{13441}\\u{13442}\\u{1D159}]';
const BLANK = latePattern(`^${BLANKS}*$`, 'u');

/** Tells whether a text has no visible character. */
export function isBlank(text: string): boolean {
  return BLANK().test(text);
}

/** Makes a pattern for runs of more than `count` blank characters. Its groups are the first `count` characters and the others. */
export function longBlanks(count: number): () => RegExp {
  return latePattern(`(${BLANKS}{${count}})(${BLANKS}+)`, 'gu');
}

const TEMPLATE_REFERENCES: Readonly<Record<string, string>> = { '[': '&#91;', ']': '&#93;', '{': '&#123;', '}': '&#125;' };
const REFERENCES: Readonly<Record<string, string>> = {
  ...TEMPLATE_REFERENCES,
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML and for quoted attribute values, including brackets and braces (see `withoutTemplateSigns`). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'[\]{}]/g, (character) => REFERENCES[character] ?? character);
}

/** Escapes brackets and braces in HTML, with which shortcodes (WordPress) and template tags (Liquid, Handlebars) begin and end. A CMS removes a
 *  pair of these together with the text between them. */
export function withoutTemplateSigns(html: string): string {
  return html.replace(/[[\]{}]/g, (character) => TEMPLATE_REFERENCES[character] ?? character);
}
