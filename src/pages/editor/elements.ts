// The HTML that an article may contain, as the editor sees it: what is in what, and with which attributes. It is what the sanitiser lets through
// (src/markup/vocabulary.ts); a test compares them. Pure.

/** Elements around words. The order is that of nesting: those whose meaning changes when they are parted come first. */
export const MARKS = [
  ...['q', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'a', 'span', 'abbr', 'cite', 'time'],
  ...['strong', 'b', 'em', 'i', 'u', 's', 'small', 'sub', 'sup', 'code'],
] as const;

/** Elements in a line that have no content. */
export const LEAVES = ['br', 'wbr', 'img'] as const;

const WORDS = 'inline*';
/** A line without an element of its own, as in most list items, is a `p` here too: see `isTagged` in schema.ts. */
const BLOCKS = 'block+';

/** The content of each block. The first one is what the editor makes where a block has to be. */
export const CONTENT: Readonly<Record<string, string>> = {
  p: WORDS,
  h2: WORDS,
  h3: WORDS,
  h4: WORDS,
  h5: WORDS,
  h6: WORDS,
  ul: 'li+',
  ol: 'li+',
  blockquote: BLOCKS,
  figure: '(block | figcaption)+',
  hr: '',
  pre: WORDS,
  table: 'caption? colgroup* (thead | tbody | tfoot)+',
  dl: '(dt | dd)+',
  li: BLOCKS,
  dt: BLOCKS,
  dd: BLOCKS,
  figcaption: BLOCKS,
  caption: BLOCKS,
  colgroup: 'col*',
  col: '',
  thead: 'tr+',
  tbody: 'tr+',
  tfoot: 'tr+',
  tr: '(td | th)+',
  td: BLOCKS,
  th: BLOCKS,
};

/** Blocks that may be anywhere. The others have their place in one of these. */
export const FREE_BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'figure',
  'hr',
  'pre',
  'table',
  'dl',
]);

/** Blocks in which a line usually has no element of its own. */
export const HOLDS_LINES: ReadonlySet<string> = new Set(['figure', 'li', 'dt', 'dd', 'figcaption', 'caption', 'td', 'th']);

/** Elements that say something where nothing is in them. */
export const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['br', 'col', 'colgroup', 'hr', 'img', 'td', 'th', 'wbr']);

export const SHARED_ATTRIBUTES = ['id', 'lang', 'dir'] as const;

export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'title'],
  abbr: ['title'],
  blockquote: ['cite'],
  q: ['cite'],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'data-credit', 'data-source'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  time: ['datetime'],
  col: ['span'],
  colgroup: ['span'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

/** Elements that are nothing without an attribute. */
export const REQUIRED: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

/** Elements of pages elsewhere that have another name here. */
export const RENAMED: Readonly<Record<string, string>> = { h1: 'h2', del: 's', strike: 's' };

export function attributesOf(element: string): string[] {
  return [...SHARED_ATTRIBUTES, ...(ATTRIBUTES[element] ?? [])];
}
