// Reads HTML of the plain kind that Markdown and editors write, in a fraction of the parser's time: every element is closed where it ends, and no rule of the
// parser moves or closes one. Pure. Anything else is left to the parser: tests/import/plain-html.test.ts holds both to the same tree.
import { defaultTreeAdapter, html as names, type DefaultTreeAdapterMap as TreeMap } from 'parse5';

/** Closed by a tag of the same name, and by nothing else, if no paragraph is open around them. */
const BLOCKS = new Set(
  'address article aside blockquote div figcaption figure footer header main ol p section ul li h1 h2 h3 h4 h5 h6'.split(' '),
);
const IN_TEXT = new Set('a abbr b big cite code del em i ins mark q s small span strike strong sub sup time tt u'.split(' '));
/** Without content. */
const VOID = new Set(['br', 'hr', 'img']);
/** Within these, the parser closes or moves elements of the same kind. */
const HEADING = /^h[1-6]$/;

/** Far below what the parser is bounded to. */
const MOST_OPEN = 100;
const MOST_ELEMENTS = 20_000;
const MOST_TAG_CHARS = 10_000;

const TAG = /<(\/?)([a-z][a-z0-9]{0,15})((?:[ \n]+[a-z][a-z0-9-]{0,40}="[^"<>\0\r]*")*)[ \n]*(\/?)>/y;
const ATTRIBUTE = /([a-z][a-z0-9-]*)="([^"]*)"/g;
/** A comment in which nothing ends it early. */
const COMMENT = /<!--((?![->])(?:[^-<\0\r]|-(?!-))*(?<!-))-->/y;
const REFERENCE = /&(?:(amp|lt|gt|quot|nbsp)|#(\d{2,5}));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };
/** The parser reads the numbers below as those of windows-1252, and those above as halves of a character. */
const [FIRST_CODE, LAST_CODE] = [0xa0, 0xd7ff];

/** A read tree, or `undefined` for HTML of another kind. */
export function plainTree(html: string): TreeMap['documentFragment'] | undefined {
  if (NEVER.test(html)) return undefined;
  const root = defaultTreeAdapter.createDocumentFragment();
  const open: TreeMap['element'][] = [];
  let elements = 0;
  let at = 0;
  while (at < html.length) {
    const parent = open.at(-1) ?? root;
    const start = html.indexOf('<', at);
    const end = start === -1 ? html.length : start;
    if (end > at) {
      const text = decoded(html.slice(at, end));
      if (text === undefined) return undefined;
      defaultTreeAdapter.insertText(parent, text);
      at = end;
      continue;
    }
    const comment = html[at + 1] === '!' ? matchAt(COMMENT, html, at) : undefined;
    if (comment !== undefined) {
      defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createCommentNode(comment[1] ?? ''));
      at += comment[0].length;
      continue;
    }
    const tag = matchAt(TAG, html, at);
    if (tag === undefined || tag[0].length > MOST_TAG_CHARS) return undefined;
    at += tag[0].length;
    const [, slash, name = '', written = '', selfClosing] = tag;
    if (slash === '/') {
      if (open.pop()?.tagName !== name || written !== '') return undefined;
      continue;
    }
    const attributes = attributesOf(written);
    elements += 1;
    if (attributes === undefined || elements > MOST_ELEMENTS || open.length > MOST_OPEN || !fits(name, open)) return undefined;
    const element = defaultTreeAdapter.createElement(name, names.NS.HTML, attributes);
    defaultTreeAdapter.appendChild(parent, element);
    if (VOID.has(name)) continue;
    if (selfClosing === '/') return undefined;
    open.push(element);
  }
  return open.length === 0 ? root : undefined;
}

/** Found anywhere, these are of another kind. Searching for them takes less time than beginning to read. */
const NEVER = /[\0\r]|<(?:[A-Z?]|\/[A-Z]|table|tr|td|th|script|style|iframe|form|svg|math|pre|dl|video|audio|noscript|template)/;

function matchAt(pattern: RegExp, html: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(html) ?? undefined;
}

/** Whether the parser puts an element of this name where its tag is, and closes nothing before. */
function fits(name: string, open: readonly TreeMap['element'][]): boolean {
  if (VOID.has(name)) return name !== 'hr' || !isOpen(open, 'p');
  if (IN_TEXT.has(name)) return name !== 'a' || !isOpen(open, 'a');
  if (!BLOCKS.has(name) || isOpen(open, 'p')) return false;
  const parent = open.at(-1)?.tagName ?? '';
  if (name === 'li') return parent === 'ul' || parent === 'ol';
  return !(HEADING.test(name) && HEADING.test(parent));
}

function isOpen(open: readonly TreeMap['element'][], name: string): boolean {
  return open.some(({ tagName }) => tagName === name);
}

function attributesOf(written: string): TreeMap['element']['attrs'] | undefined {
  const attributes: TreeMap['element']['attrs'] = [];
  if (written === '') return attributes;
  for (const [, name = '', text = ''] of written.matchAll(ATTRIBUTE)) {
    const value = decoded(text);
    if (value === undefined || attributes.some((other) => other.name === name)) return undefined;
    attributes.push({ name, value });
  }
  return attributes;
}

/** With its references read; `undefined` if one of them may be read in another way. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isKnown = true;
  const read = text.replace(REFERENCE, (_, name: string | undefined, digits: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    const code = Number(digits);
    isKnown &&= code === 39 || (code >= FIRST_CODE && code <= LAST_CODE);
    return String.fromCharCode(code);
  });
  const references = text.match(REFERENCE)?.length ?? 0;
  return isKnown && references === text.split('&').length - 1 ? read : undefined;
}
