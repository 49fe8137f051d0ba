// The plain text of HTML in canonical form, without a parser of HTML. Pure. Which text is in which element is certain only if a parser makes the elements
// as they are written, and everything else is left to text.ts.
import { type Tag, tokensOf, unescaped } from '../domain/articles/stored-html.ts';
import { legalText } from '../domain/values/text.ts';
import { joinedText, TextBlocks } from './text-blocks.ts';
import { BLOCK_NAMES } from './vocabulary.ts';

/** Beyond about these numbers text.ts finds no text (MAX_OPEN_ELEMENTS, MAX_ELEMENTS). */
const MOST_OPEN = 90;
const MOST_ELEMENTS = 15_000;

/** Elements that a parser keeps only within these. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  ...{ li: ['ul', 'ol'], dt: ['dl'], dd: ['dl'] },
  ...{ caption: ['table'], colgroup: ['table'], thead: ['table'], tbody: ['table'], tfoot: ['table'] },
  ...{ col: ['colgroup'], tr: ['thead', 'tbody', 'tfoot'], td: ['tr'], th: ['tr'] },
};
/** Elements from which a parser moves texts and other elements than their own. */
const OF_TABLES: ReadonlySet<string> = new Set(['table', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr']);
const HEADING = /^h\d$/;
/** Elements that end where `rp` or `rt` begins within a `ruby` (HTML Standard, 13.2.6.3). */
const IMPLIED_ENDS: ReadonlySet<string> = new Set(['dd', 'dt', 'li', 'p', 'rp', 'rt']);

/** Returns what `textOf` of text.ts returns, or `undefined` where only a parser can tell. */
export function storedTextOf(html: string): string | undefined {
  if (html.includes('\r') || html.startsWith('\uFEFF') || legalText(html) !== html) return undefined;
  const blocks = new TextBlocks();
  const open = ['body'];
  try {
    let elements = 0;
    let isStartOfPre = false;
    for (const { text, tag } of tokensOf(html)) {
      const parent = open.at(-1) ?? 'body';
      if (tag === undefined) {
        if (!isCertain(text, parent)) return undefined;
        // A parser drops one line break after <pre> (HTML Standard, "in body").
        blocks.addText(unescaped(isStartOfPre && text.startsWith('\n') ? text.slice(1) : text));
      } else if (tag.kind === 'close') {
        if (open.pop() !== tag.name) return undefined;
        blocks.leave(tag.name, open.at(-1) ?? 'body');
      } else {
        if (++elements > MOST_ELEMENTS || open.length > MOST_OPEN || !fits(tag, parent, open)) return undefined;
        blocks.enter(tag.name);
        if (tag.kind === 'void') blocks.leave(tag.name, parent);
        else open.push(tag.name);
      }
      isStartOfPre = tag?.kind === 'open' && tag.name === 'pre';
    }
  } catch {
    // Not in canonical form.
    return undefined;
  }
  return open.length === 1 ? joinedText(blocks.finished()) : undefined;
}

function fits({ name }: Tag, parent: string, open: readonly string[]): boolean {
  const parents = Object.hasOwn(PARENTS, name) ? PARENTS[name] : undefined;
  if (parents !== undefined ? !parents.includes(parent) : OF_TABLES.has(parent)) return false;
  if (name === 'a') return !open.includes('a');
  if (name === 'rp' || name === 'rt') return !(IMPLIED_ENDS.has(parent) && open.includes('ruby'));
  if (!BLOCK_NAMES.has(name)) return true;
  return !open.includes('p') && !(HEADING.test(name) && open.some((one) => HEADING.test(one)));
}

/** Character references that `unescaped` resolves as a parser does. The parser takes some numbers for other characters (HTML Standard, 13.2.5.80). */
const REFERENCE = /&(?:(?:amp|lt|gt|quot|apos);|#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}));)?/g;
const SPACES = /^[\t\n\f ]*$/;

function isCertain(text: string, parent: string): boolean {
  if (OF_TABLES.has(parent) && !SPACES.test(text)) return false;
  if (!text.includes('&')) return true;
  for (const [whole, hexadecimal, decimal] of text.matchAll(REFERENCE)) {
    if (whole === '&') return false;
    if (hexadecimal === undefined && decimal === undefined) continue;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return false;
  }
  return true;
}
