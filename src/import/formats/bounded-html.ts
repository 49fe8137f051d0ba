// Parses HTML within bounds, so that no page delays the copy after it. Pure. Throws `Unreadable` beyond a bound.
import { defaultTreeAdapter, parse, parseFragment, type TreeAdapter, type DefaultTreeAdapterMap as TreeMap } from 'parse5';
import { Unreadable } from '../imported-article.ts';
import { plainTree } from './plain-html.ts';

/** Most elements that may be open at one point. Browsers stop at 512. For each new tag, the parser looks through all open elements. */
export const MAX_OPEN_ELEMENTS = 500;
/** Most elements in one page, its frame included. The parser repeats every <b> left open in each paragraph that follows, so a few
 *  tags can become many elements. */
export const MAX_ELEMENTS = 50_000;
/** Characters of one tag without its quoted values. The parser compares each attribute's name with all before it. */
const MAX_TAG_CHARS = 20_000;

const UNCLOSED = 'look for tags that are never closed';

export function parseDocument(html: string): TreeMap['document'] {
  refuseLongTags(html);
  return parse(html, { treeAdapter: boundedAdapter() });
}

export function parsePart(html: string): TreeMap['documentFragment'] {
  const plain = plainTree(html);
  if (plain !== undefined) return plain;
  refuseLongTags(html);
  return parseFragment(html, { treeAdapter: boundedAdapter() });
}

function boundedAdapter(): TreeAdapter<TreeMap> {
  let elements = 0;
  let open = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      if (++elements > MAX_ELEMENTS) throw new Unreadable(`contains more than ${MAX_ELEMENTS} elements; ${UNCLOSED}`);
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    onItemPush() {
      if (++open > MAX_OPEN_ELEMENTS) throw new Unreadable(`nests elements more than ${MAX_OPEN_ELEMENTS} deep; ${UNCLOSED}`);
    },
    onItemPop() {
      open -= 1;
    },
  };
}

/** Checked before parsing, because the parser cannot be stopped within a tag. Scripts and comments are skipped: they contain no tags. */
function refuseLongTags(html: string): void {
  const opening = /<(?:!--|(script|style)\b|\/?[a-z])/gi;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const [start, raw] = match;
    const end = start === '<!--' ? html.indexOf('-->', match.index) : tagEnd(html, match.index);
    if (end === -1) return;
    opening.lastIndex = raw === undefined ? end : afterRawText(html, end, raw);
    if (opening.lastIndex === 0) return;
  }
}

function tagEnd(html: string, start: number): number {
  let plain = 0;
  for (let at = start; at < html.length; at += 1) {
    const character = html[at];
    if (character === '>') return at;
    if (++plain > MAX_TAG_CHARS) throw new Unreadable(`contains a tag of more than ${MAX_TAG_CHARS} characters`);
    // Quotes enclose a value only after "=".
    if ((character === '"' || character === "'") && /=\s*$/.test(html.slice(Math.max(start, at - 4), at))) {
      at = html.indexOf(character, at + 1);
      if (at === -1) return -1;
    }
  }
  return -1;
}

/** 0 if it never ends. */
function afterRawText(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? 0;
}
