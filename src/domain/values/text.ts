// Text that every format can carry: no code point that XML forbids, no mis-decoded bytes, no unclosed direction control. Pure.

/** Everything outside XML 1.0 `Char` (§2.2), lone surrogates among it, and DEL and the C1 controls, which are legal and always a mistake.
 *  With the `u` flag a paired surrogate is one code point of the last range. */
const FORBIDDEN = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Everything forbidden except lone surrogates, which `isWellFormed` finds faster. */
const SUSPECT = /[^\t\n\r\u0020-\u007E\u00A0-\uFFFD]/;

/** The characters of windows-1252 at 80 to 9F, with spaces for the five bytes that it does not define. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const FIRST_C1 = 0x80;

const VERTICAL_TAB = 0x0b;
const FORM_FEED = 0x0c;

/** Removes what XML 1.0 cannot carry, even escaped; keeps tabs and line breaks. Text that was windows-1252 and read as Latin-1 gets
 *  its quotation marks back. Vertical tab and form feed separate words in word processors, so they leave a space. */
export function legalText(text: string): string {
  // Feeds pass hundreds of kilobytes through here and nearly all of it is clean: looking takes a third of the time of replacing.
  if (!SUSPECT.test(text) && text.isWellFormed()) return text;
  return text.replace(FORBIDDEN, (character) => replacementOf(character.charCodeAt(0)));
}

function replacementOf(code: number): string {
  if (code === VERTICAL_TAB || code === FORM_FEED) return ' ';
  return WINDOWS_1252[code - FIRST_C1]?.trim() ?? '';
}

/** Unicode UAX 15 §13: more marks upon one letter than any language has. */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;
/** No mark comes before U+0300, and nearly all text is clean: see `legalText`. */
const SUSPECT_PILE = /[\u0300-\uFFFF]{31}/;

/** In NFC, marks beyond thirty upon one letter left out: to bring them into order takes a time that grows with their square, and 250 kB of them
 *  are half a minute. */
export function composed(text: string): string {
  // Some characters are two marks in NFC.
  return withoutPiles(withoutPiles(text).normalize('NFC'));
}

function withoutPiles(text: string): string {
  return SUSPECT_PILE.test(text) ? text.replace(PILED_MARKS, '$1') : text;
}

/** White space that a headline may not keep; no-break spaces stay, since French and figures need them. */
const LINE_SPACE = /[ \t\n\r\u2028\u2029]+/g;
const BYTE_ORDER_MARKS = /\uFEFF/g;

/** One line of plain text in NFC, trimmed. Cleaning twice changes nothing. */
export function cleanText(text: string): string {
  const legal = withoutLeakingDirection(legalText(text).replace(BYTE_ORDER_MARKS, ''));
  return composed(legal.replace(LINE_SPACE, ' ').trim());
}

const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
const POP_DIRECTION = '\u202C';
const POP_ISOLATE = '\u2069';

/** Unicode UAX 9 §2: an embedding, override or isolate that is never closed turns around whatever follows it on the page.
 *  Balanced ones stay, since Arabic and Hebrew copy needs them; otherwise all of them go. */
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

/** White space, joiners, fillers and other characters that are invisible: the blank of Braille and of hieroglyphs, the null notehead,
 *  and the placeholder that word processors leave for an object. */
const BLANKS = '[\\s\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800\\uFFFC\\u{13441}\\u{13442}\\u{1D159}]';
const BLANK = new RegExp(`^${BLANKS}*$`, 'u');

/** Whether the text is invisible to a reader. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** Matches each run of more than `count` characters that leave no ink: its first `count`, and the rest. */
export function longBlanks(count: number): RegExp {
  return new RegExp(`(${BLANKS}{${count}})(${BLANKS}+)`, 'gu');
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

/** For text and for quoted attribute values in HTML, with brackets and braces as in `withoutTemplateSigns`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'[\]{}]/g, (character) => REFERENCES[character] ?? character);
}

/** HTML text or an attribute value in which no shortcode (WordPress) and no template tag (Liquid, Handlebars) begins or ends: a content
 *  management system removes a pair of them with the text between. */
export function withoutTemplateSigns(html: string): string {
  return html.replace(/[[\]{}]/g, (character) => TEMPLATE_REFERENCES[character] ?? character);
}
