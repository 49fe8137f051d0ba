// Limits how deep the elements of a body are nested. Browsers multiply the font sizes of nested headings and add the indents of nested quotations
// and lists: 45 of them make a word larger than a screen, or a column narrower than a word. Pure.
import type { Tag, Token } from './stored-html.ts';

/** Nested elements of one name. Readers gain nothing from more than three nested tables or superscripts. */
const MAX_OF_ONE_NAME = 3;

/** Number of sides on which browsers indent an element, by 40 pixels each (HTML standard, 15.3). */
const INDENTED_SIDES: Readonly<Record<string, number>> = { blockquote: 2, figure: 2, dl: 1, ol: 1, ul: 1 };
/** Four sides are 160 pixels, which leaves room for several words of a heading on a phone. */
const MAX_INDENTED_SIDES = 4;

const HEADINGS: ReadonlySet<string> = new Set('h2 h3 h4 h5 h6'.split(' '));

/** The containers of elements that are kept only if their container is kept. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries('caption col colgroup thead tbody tfoot tr td th'.split(' ').map((name) => [name, ['table']])),
  ...{ li: ['ol', 'ul'], dt: ['dl'], dd: ['dl'], figcaption: ['figure'], rp: ['ruby'], rt: ['ruby'] },
};

/** Inline elements, which are removed without replacement. The tags of other elements separate words and become a space. */
const WITHIN_LINES: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em i q rp rt ruby s small span strong sub sup time u'.split(' '),
);

interface OpenElement {
  name: string;
  isKept: boolean;
}

/** Removes the tags of headings within headings and of elements that are nested too deep. Their content is kept. */
export function* withoutDeepNesting(tokens: Iterable<Token>): Generator<Token> {
  const open: OpenElement[] = [];
  for (const token of tokens) {
    const { tag } = token;
    if (tag === undefined || keepsTag(tag, open)) yield token;
    else if (!WITHIN_LINES.has(tag.name) && tag.kind !== 'void') yield { text: ' ' };
  }
}

function keepsTag({ name, kind }: Tag, open: OpenElement[]): boolean {
  if (kind === 'close') return open.pop()?.isKept !== false;
  const isKept = isAllowed(name, open);
  if (kind === 'open') open.push({ name, isKept });
  return isKept;
}

function isAllowed(name: string, open: readonly OpenElement[]): boolean {
  const owners = Object.hasOwn(OWNERS, name) ? OWNERS[name] : undefined;
  if (owners !== undefined) return open.findLast((outer) => owners.includes(outer.name))?.isKept !== false;
  const around = open.filter(({ isKept }) => isKept).map((outer) => outer.name);
  if (HEADINGS.has(name)) return !around.some((outer) => HEADINGS.has(outer));
  const sides = sidesOf(name);
  if (sides > 0) return around.reduce((sum, outer) => sum + sidesOf(outer), sides) <= MAX_INDENTED_SIDES;
  return around.filter((outer) => outer === name).length < MAX_OF_ONE_NAME;
}

function sidesOf(name: string): number {
  return (Object.hasOwn(INDENTED_SIDES, name) && INDENTED_SIDES[name]) || 0;
}
