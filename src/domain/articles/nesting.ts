// How deep elements of a body may stand within each other. Browsers multiply the font size of headings and add the indents of quotations and
// lists, so that 45 of them make a word larger than a screen or a column narrower than a word. Pure.
import type { Tag, Token } from './stored-html.ts';

/** Of elements of one name. More than three tables or superscripts within each other say nothing to a reader. */
const MAX_OF_ONE_NAME = 3;

/** Browsers indent these on one side or on both, by 40 pixels a side (HTML standard, 15.3). */
const INDENTED_SIDES: Readonly<Record<string, number>> = { blockquote: 2, figure: 2, dl: 1, ol: 1, ul: 1 };
/** 160 pixels, which leaves room for several words of a heading on the screen of a telephone. */
const MAX_INDENTED_SIDES = 4;

const HEADINGS: ReadonlySet<string> = new Set('h2 h3 h4 h5 h6'.split(' '));

/** By the elements that stay only where the element does to which they belong. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries('caption col colgroup thead tbody tfoot tr td th'.split(' ').map((name) => [name, ['table']])),
  ...{ li: ['ol', 'ul'], dt: ['dl'], dd: ['dl'], figcaption: ['figure'], rp: ['ruby'], rt: ['ruby'] },
};

/** What nothing visible takes the place of; any other element separates the words on either side. */
const WITHIN_LINES: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em i q rp rt ruby s small span strong sub sup time u'.split(' '),
);

interface Open {
  name: string;
  stays: boolean;
}

/** Without the tags of headings within headings and of elements nested too deep. What they hold stays. */
export function* withoutDeepNesting(tokens: Iterable<Token>): Generator<Token> {
  const open: Open[] = [];
  for (const token of tokens) {
    const { tag } = token;
    if (tag === undefined || staysHere(tag, open)) yield token;
    else if (!WITHIN_LINES.has(tag.name) && tag.kind !== 'void') yield { text: ' ' };
  }
}

function staysHere({ name, kind }: Tag, open: Open[]): boolean {
  if (kind === 'close') return open.pop()?.stays !== false;
  const stays = mayStand(name, open);
  if (kind === 'open') open.push({ name, stays });
  return stays;
}

function mayStand(name: string, open: readonly Open[]): boolean {
  const owners = Object.hasOwn(OWNERS, name) ? OWNERS[name] : undefined;
  if (owners !== undefined) return open.findLast((outer) => owners.includes(outer.name))?.stays !== false;
  const around = open.filter(({ stays }) => stays).map((outer) => outer.name);
  if (HEADINGS.has(name)) return !around.some((outer) => HEADINGS.has(outer));
  const sides = sidesOf(name);
  if (sides > 0) return around.reduce((sum, outer) => sum + sidesOf(outer), sides) <= MAX_INDENTED_SIDES;
  return around.filter((outer) => outer === name).length < MAX_OF_ONE_NAME;
}

function sidesOf(name: string): number {
  return (Object.hasOwn(INDENTED_SIDES, name) && INDENTED_SIDES[name]) || 0;
}
