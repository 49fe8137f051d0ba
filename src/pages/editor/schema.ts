// The schema of the editor: a type for every element that an article may contain.
import { type AttributeSpec, type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema, type TagParseRule } from 'prosemirror-model';
import { attributesOf, CONTENT, FREE_BLOCKS, HOLDS_LINES, LEAVES, MARKS, RENAMED, REQUIRED, SHARED_ATTRIBUTES } from './elements.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Schemes of links and pictures. A link may also lead to a place in the same text. */
const LINK = /^(?:https?:|mailto:|tel:|#.)/i;
const PICTURE = /^https?:/i;

function specsOf(element: string): Record<string, AttributeSpec> {
  const required = REQUIRED[element];
  return Object.fromEntries(attributesOf(element).map((name) => [name, name === required ? {} : { default: null }]));
}

/** The attributes as they are in HTML. */
export function htmlAttributes(attributes: Attributes): Record<string, string> {
  const given = Object.entries(attributes).filter(([name, value]) => value !== null && name !== 'isTagged');
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** `false` for an element that is nothing without what it lacks. */
function readAttributes(element: string, found: HTMLElement): Record<string, unknown> | false {
  const read = Object.fromEntries(attributesOf(element).map((name) => [name, found.getAttribute(name)]));
  if (element === 'a' && !LINK.test(read['href'] ?? '')) return false;
  if (element === 'img' && !PICTURE.test(read['src'] ?? '')) return false;
  return read;
}

function rulesOf(element: string): TagParseRule[] {
  const tags = [element, ...Object.keys(RENAMED).filter((name) => RENAMED[name] === element)];
  return tags.map((tag) => ({ tag, getAttrs: (found) => readAttributes(element, found) }));
}

function blockOf(element: string, content: string): NodeSpec {
  return {
    content,
    attrs: specsOf(element),
    parseDOM: rulesOf(element),
    toDOM: ({ attrs }): DOMOutputSpec => (content === '' ? [element, htmlAttributes(attrs)] : [element, htmlAttributes(attrs), 0]),
    ...(FREE_BLOCKS.has(element) && { group: 'block' }),
    defining: HOLDS_LINES.has(element) || /^h\d|blockquote/.test(element),
    // A key at its edge never moves words in or out.
    isolating: /^(?:table|td|th|caption|figure|figcaption)$/.test(element),
  };
}

/** `isTagged`: it has tags where a line usually has none, as in `<li><p>One</p></li>`. */
const PARAGRAPH: NodeSpec = {
  ...blockOf('p', CONTENT['p'] ?? ''),
  attrs: { ...specsOf('p'), isTagged: { default: false } },
  parseDOM: [
    {
      tag: 'p',
      getAttrs: (found) => ({ ...readAttributes('p', found), isTagged: HOLDS_LINES.has(found.parentElement?.localName ?? '') }),
    },
  ],
};

const PREFORMATTED: NodeSpec = { ...blockOf('pre', CONTENT['pre'] ?? ''), code: true, defining: true, whitespace: 'pre' };

function leafOf(element: string): NodeSpec {
  return {
    inline: true,
    group: 'inline',
    attrs: specsOf(element),
    selectable: element === 'img',
    draggable: element === 'img',
    linebreakReplacement: element === 'br',
    parseDOM: rulesOf(element),
    toDOM: ({ attrs }) => [element, htmlAttributes(attrs)],
  };
}

/** An empty span with an id, which links lead to. */
const PLACE: NodeSpec = {
  inline: true,
  group: 'inline',
  selectable: false,
  attrs: { id: {} },
  parseDOM: [{ tag: 'span[id]', priority: 60, getAttrs: (found) => !found.hasChildNodes() && { id: found.id } }],
  toDOM: ({ attrs }) => ['span', htmlAttributes(attrs)],
};

function markOf(element: string): MarkSpec {
  return {
    attrs: specsOf(element),
    // An element may be in another of its kind with other attributes, and a link never is.
    ...(element !== 'a' && { excludes: element === 'rt' || element === 'rp' ? 'rt rp' : '' }),
    inclusive: element !== 'a',
    parseDOM: rulesOf(element),
    toDOM: ({ attrs }) => [element, htmlAttributes(attrs), 0],
  };
}

/** A span says something by its attributes alone. */
const SPAN: MarkSpec = {
  ...markOf('span'),
  parseDOM: [
    { tag: 'span', getAttrs: (found) => SHARED_ATTRIBUTES.some((name) => found.hasAttribute(name)) && readAttributes('span', found) },
  ],
};

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    ...Object.fromEntries(Object.entries(CONTENT).map(([element, content]) => [element, blockOf(element, content)])),
    p: PARAGRAPH,
    pre: PREFORMATTED,
    ...Object.fromEntries(LEAVES.map((element) => [element, leafOf(element)])),
    place: PLACE,
    text: { group: 'inline' },
  },
  marks: { ...Object.fromEntries(MARKS.map((element) => [element, markOf(element)])), span: SPAN },
});
