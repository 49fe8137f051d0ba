// Parses HTML as a browser does, by the algorithm of the HTML Standard, with bounds on depth and number of elements. The result is <body>.
import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as names, parse, type TreeAdapter } from 'parse5';

export type BodyElement = DefaultTreeAdapterMap['element'];
export type BodyNode = DefaultTreeAdapterMap['childNode'];

/** Limit of nested elements. News copy nests about ten deep. The functions that run after the parser recurse, and a Worker's stack is small. */
export const MAX_OPEN_ELEMENTS = 100;
/** Limit of elements in one body. The parser repeats each unclosed <b> in every following paragraph, so a short text can become millions of elements. */
export const MAX_ELEMENTS = 20_000;

export type ParsedBody = { ok: true; body: BodyElement } | { ok: false; objection: string };

/** Put before the text. Without a doctype a parser is in quirks mode, where a paragraph may contain a table. A second doctype in the text is ignored. */
const STANDARDS_MODE = '<!DOCTYPE html>';

/** Parses a body. Scripting is off, so the content of <noscript> is parsed. A document without a body gets an empty one. */
export function parseBody(html: string): ParsedBody {
  try {
    const root = parse(STANDARDS_MODE + html.replace(/^\uFEFF/, ''), {
      scriptingEnabled: false,
      treeAdapter: boundedAdapter(),
    }).childNodes.find(isElement);
    const body = root?.childNodes.find((node) => isElement(node) && node.tagName === 'body');
    return { ok: true, body: body !== undefined && isElement(body) ? body : emptyBody() };
  } catch (thrown) {
    if (thrown instanceof TooMuchMarkup) return { ok: false, objection: thrown.message };
    throw thrown;
  }
}

export function isElement(node: BodyNode): node is BodyElement {
  return 'tagName' in node;
}

/** Thrown inside the parser, which cannot be stopped in another way, and caught in `parseBody`. */
class TooMuchMarkup extends Error {}

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  let open = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      if (++elements > MAX_ELEMENTS) throw new TooMuchMarkup(`has more than ${MAX_ELEMENTS} elements; look for tags that are never closed`);
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    onItemPush() {
      if (++open > MAX_OPEN_ELEMENTS) {
        throw new TooMuchMarkup(`nests elements more than ${MAX_OPEN_ELEMENTS} deep; look for tags that are never closed`);
      }
    },
    onItemPop() {
      open--;
    },
  };
}

function emptyBody(): BodyElement {
  return defaultTreeAdapter.createElement('body', names.NS.HTML, []);
}
