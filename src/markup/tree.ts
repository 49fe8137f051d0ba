// HTML as a browser reads it: the content of <body> as a tree, parsed by the HTML standard's own algorithm and within bounds.
import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as names, parse, type TreeAdapter } from 'parse5';

export type BodyElement = DefaultTreeAdapterMap['element'];
export type BodyNode = DefaultTreeAdapterMap['childNode'];

/** Elements open at one point. News copy nests about ten deep; the steps after the parser recurse, and a Worker's stack is short. */
export const MAX_OPEN_ELEMENTS = 100;
/** Elements in one body. The parser repeats every <b> left open in each paragraph that follows, so a short text can become millions. */
export const MAX_ELEMENTS = 20_000;

export type ParsedBody = { ok: true; body: BodyElement } | { ok: false; objection: string };

/** Without it a parser is in quirks mode, where a table may stand in a paragraph; a second one in the text is ignored. */
const STANDARDS_MODE = '<!DOCTYPE html>';

/** Scripting counts as off, so what stands in <noscript> is read. A document without a body answers an empty one. */
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

/** Thrown in the parser, which has no other way to be stopped, and caught in `parseBody`. */
class TooMuchMarkup extends Error {}

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  let open = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      if (++elements > MAX_ELEMENTS)
        throw new TooMuchMarkup(`holds more than ${MAX_ELEMENTS} elements; look for tags that are never closed`);
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
