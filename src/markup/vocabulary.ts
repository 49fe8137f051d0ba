// Which HTML an article may hold. An element that stands in no list is replaced by what it contains.
import type { Schema } from 'hast-util-sanitize';

const PHRASING = ['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'em', 'i', 'img', 'q', 'rp', 'rt', 'ruby', 's', 'small', 'span'];
const MORE_PHRASING = ['strong', 'sub', 'sup', 'time', 'u', 'wbr'];
const TABLE = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const BLOCKS = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'figure', 'figcaption', 'hr', 'pre'];

/** Elements that end a paragraph. */
export const BLOCK_NAMES: ReadonlySet<string> = new Set([...BLOCKS, ...TABLE]);

/** Elements that say where text stands on a page and nothing about the text: their content becomes paragraphs. */
export const CONTAINER_NAMES: ReadonlySet<string> = new Set(
  'address article aside center details dialog dir div fieldset footer form header hgroup legend main menu nav search section summary'.split(
    ' ',
  ),
);

/** Elements in which a paragraph may stand. */
export const FLOW_PARENTS: ReadonlySet<string> = new Set([
  ...CONTAINER_NAMES,
  'blockquote',
  'dd',
  'figcaption',
  'figure',
  'li',
  'td',
  'th',
]);

/** Elements that are replaced by another of the same meaning. Deleted text stays struck out. */
export const RENAMED: Readonly<Record<string, string>> = { h1: 'h2', del: 's', strike: 's' };

/** Nothing here carries copy; most of it carries code, or text that only a program was to see. `svg` and `math` change how the parser
 *  reads what follows, which is where sanitised HTML has been made to turn back into a script. */
const STRIPPED =
  'script style template title textarea select option datalist button svg math object applet canvas head noframes noembed'.split(' ');

/** Containers pass here and are dissolved afterwards (layout.ts). Comments, `id`, `class`, `name`, `style` and `on…` are in no list. */
export const SCHEMA: Schema = {
  tagNames: [...PHRASING, ...MORE_PHRASING, ...BLOCK_NAMES, ...CONTAINER_NAMES],
  strip: STRIPPED,
  attributes: {
    '*': ['lang', 'dir'],
    a: ['href', 'rel', 'title'],
    abbr: ['title'],
    blockquote: ['cite'],
    q: ['cite'],
    img: ['src', 'srcSet', 'sizes', 'alt', 'title', 'width', 'height', 'dataCredit', 'dataSource'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    time: ['dateTime'],
    col: ['span'],
    colgroup: ['span'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'], cite: ['http', 'https'] },
  ancestors: {},
  clobber: [],
  required: {},
};
