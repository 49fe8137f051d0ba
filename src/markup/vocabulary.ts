// The HTML that an article may contain. An element in none of these lists is replaced by its content.
import type { Schema } from 'hast-util-sanitize';

const PHRASING = ['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'em', 'i', 'img', 'q', 'rp', 'rt', 'ruby', 's', 'small', 'span'];
const MORE_PHRASING = ['strong', 'sub', 'sup', 'time', 'u', 'wbr'];
const TABLE = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const BLOCKS = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'figure', 'figcaption', 'hr', 'pre'];

/** Elements that end an open paragraph. */
export const BLOCK_NAMES: ReadonlySet<string> = new Set([...BLOCKS, ...TABLE]);

/** Elements that only position text on a page. Their content becomes paragraphs. */
export const CONTAINER_NAMES: ReadonlySet<string> = new Set(
  'address article aside center details dialog dir div fieldset footer form header hgroup legend main menu nav search section summary'.split(
    ' ',
  ),
);

/** Elements that may contain paragraphs. */
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

/** Elements that are replaced by an allowed one with the same meaning. */
export const RENAMED: Readonly<Record<string, string>> = { h1: 'h2', del: 's', strike: 's' };

/** Elements that are removed with their content. They contain no copy, and most contain code or text for programs. `svg` and `math` change how the
 *  parser reads what follows; attackers have used that to turn sanitised HTML back into a script. */
const STRIPPED =
  'script style template title textarea select option datalist button svg math object applet canvas head noframes noembed'.split(' ');

/** The allow-list. Containers are allowed here and unwrapped afterwards (layout.ts). Comments and the attributes `class`, `name`, `style` and
 *  `on…` are never allowed. */
export const SCHEMA: Schema = {
  tagNames: [...PHRASING, ...MORE_PHRASING, ...BLOCK_NAMES, ...CONTAINER_NAMES],
  strip: STRIPPED,
  attributes: {
    '*': ['lang', 'dir', 'id'],
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
