// Merges the texts of two editors by their blocks: paragraphs, headings, lists and other elements of the first level. Where both changed the same block, the text
// has both versions between marks, and is not stored as long as it has a mark. Pure.
import { diffArrays } from 'diff';
import { tokensOf } from '../../domain/articles/stored-html.ts';
import type { Sides } from '../../domain/values/merged-list.ts';

export interface MergedText {
  html: string;
  /** How many parts both have changed. */
  unsure: number;
}

/** Bodies as the sanitiser writes them. `version`: of theirs. */
export function mergedText(bodies: Sides<string>, version: number): MergedText {
  const sides = { opened: blocksOf(bodies.opened), theirs: blocksOf(bodies.theirs), mine: blocksOf(bodies.mine) };
  const parts = partsOf(sides);
  const html = parts.map((part) => (Array.isArray(part) ? part.join('') : marked(part, version))).join('');
  return { html, unsure: parts.filter((part) => !Array.isArray(part)).length };
}

const THEIRS = /\[\[Both of you changed this part\. Theirs, in version \d+:\]\]/;
const MINE = '[[Yours:]]';
const END = '[[The end of this part.]]';

/** Tells whether a text still has marks. */
export function hasMarks(html: string): boolean {
  return THEIRS.test(html) || html.includes(MINE) || html.includes(END);
}

function marked({ theirs, mine }: Both, version: number): string {
  const opening = `<p>[[Both of you changed this part. Theirs, in version ${version}:]]</p>`;
  return `${opening}${theirs.join('')}<p>${MINE}</p>${mine.join('')}<p>${END}</p>`;
}

const BLOCKS: ReadonlySet<string> = new Set('p h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre hr'.split(' '));

/** What is between blocks, such as text without a paragraph, is a block too. */
function blocksOf(html: string): string[] {
  const blocks: string[] = [];
  let open = '';
  let depth = 0;
  const end = () => {
    if (open.trim() !== '') blocks.push(open);
    open = '';
  };
  for (const { text, tag } of tokensOf(html)) {
    const isBlock = depth === 0 && tag !== undefined && BLOCKS.has(tag.name);
    if (isBlock && tag.kind !== 'close') end();
    open += text;
    if (tag?.kind === 'open') depth += 1;
    if (tag?.kind === 'close') depth -= 1;
    if (depth === 0 && tag !== undefined && tag.kind !== 'open' && BLOCKS.has(tag.name)) end();
  }
  end();
  return blocks;
}

/** Blocks that both agree about, or the two versions of a part. */
type Part = string[] | Both;
interface Both {
  theirs: string[];
  mine: string[];
}

/** Blocks from `start` until before `end` are replaced. */
interface Edit {
  start: number;
  end: number;
  blocks: string[];
}

function partsOf({ opened, theirs, mine }: Sides<readonly string[]>): Part[] {
  const [other, own] = [editsOf(opened, theirs), editsOf(opened, mine)];
  if (other === undefined || own === undefined) return [{ theirs: [...theirs], mine: [...mine] }];
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of regionsOf([...other, ...own])) {
    const inside = (edits: readonly Edit[]) =>
      edits.filter((edit) => edit.start >= start && edit.end <= end && isTouching(edit, { start, end }));
    const [byThem, byMe] = [inside(other), inside(own)];
    parts.push(opened.slice(at, start), resolved(opened, { start, end }, byThem, byMe));
    at = end;
  }
  parts.push(opened.slice(at));
  return parts;
}

function resolved(opened: readonly string[], region: Omit<Edit, 'blocks'>, byThem: readonly Edit[], byMe: readonly Edit[]): Part {
  const [theirs, mine] = [edited(opened, region, byThem), edited(opened, region, byMe)];
  if (byThem.length === 0 || theirs.join('') === mine.join('')) return mine;
  return byMe.length === 0 ? theirs : { theirs, mine };
}

function edited(opened: readonly string[], { start, end }: Omit<Edit, 'blocks'>, edits: readonly Edit[]): string[] {
  const blocks: string[] = [];
  let at = start;
  for (const edit of edits) {
    blocks.push(...opened.slice(at, edit.start), ...edit.blocks);
    at = edit.end;
  }
  return [...blocks, ...opened.slice(at, end)];
}

/** Edits that overlap, or insert at the same place, are one region. */
function regionsOf(edits: readonly Edit[]): Omit<Edit, 'blocks'>[] {
  const regions: { start: number; end: number }[] = [];
  for (const { start, end } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = regions.at(-1);
    if (last !== undefined && isTouching({ start, end }, last)) last.end = Math.max(last.end, end);
    else regions.push({ start, end });
  }
  return regions;
}

function isTouching(one: Omit<Edit, 'blocks'>, other: Omit<Edit, 'blocks'>): boolean {
  if (one.start === other.start && one.end === other.end) return true;
  return one.start < other.end && other.start < one.end;
}

/** More additions and removals than these are not looked for. Bounds the time, which grows with them. */
const MOST_EDITS = 1_000;

/** `undefined`: too much is different. A block in the place of one is an edit of its own, so that two neighbours can be changed by two people. */
function editsOf(opened: readonly string[], side: readonly string[]): Edit[] | undefined {
  const changes = diffArrays([...opened], [...side], { maxEditLength: MOST_EDITS });
  if (changes === undefined) return undefined;
  const edits: Edit[] = [];
  let at = 0;
  let open: Edit | undefined;
  const end = () => {
    if (open !== undefined) edits.push(...divided(open));
    open = undefined;
  };
  for (const { value, added, removed } of changes) {
    if (!added && !removed) end();
    else open ??= { start: at, end: at, blocks: [] };
    if (added) open?.blocks.push(...value);
    else at += value.length;
    if (removed && open !== undefined) open.end = at;
  }
  end();
  return edits;
}

function divided(edit: Edit): Edit[] {
  const { start, end, blocks } = edit;
  if (blocks.length !== end - start) return [edit];
  return blocks.map((block, index) => ({ start: start + index, end: start + index + 1, blocks: [block] }));
}
