// HTML that our own sanitiser wrote, read again: every element known and closed, every attribute known and in double quotes, no comment.
// Pure. Anything else is refused with an Error, since nobody could say where its text ends.

/** Elements of a stored body. Each closes where its end tag stands, in every parser: <plaintext>, <textarea> and the like do not. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img li ol p pre q rp ' +
    'rt ruby s small span strong sub sup table tbody td tfoot th thead time tr u ul wbr'
  ).split(' '),
);

/** No `style`, no `class`, no `id`: the notice can be neither hidden nor covered. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'alt cite colspan data-credit data-source datetime dir height href lang rel reversed rowspan scope sizes span src srcset start title ' +
    'type value width'
  ).split(' '),
);

/** Elements without an end tag (HTML standard, 13.1.2). */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);

/** A tag with its name, or a run of text. In our HTML `<` opens a tag and nothing else; `>` may stand in an attribute's value. */
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*>|[^<]+/g;

const ATTRIBUTE = /\s+([a-zA-Z-]+)(?:="([^"]*)")?/g;

interface Token {
  text: string;
  /** Absent for text. */
  tag?: Tag;
}

interface Tag {
  name: string;
  /** `void`: it is all there is of the element. */
  kind: 'open' | 'close' | 'void';
  /** As they are written. */
  attributes: string;
}

/** Throws on HTML that is not of our own writing. */
export function* tokensOf(html: string): Generator<Token> {
  let end = 0;
  for (const found of html.matchAll(TOKEN)) {
    if (found.index !== end) throw new Error('not HTML of our own writing');
    end = found.index + found[0].length;
    const [text, slash, name, attributes = ''] = found;
    yield name === undefined ? { text } : { text, tag: tagOf(name, slash === '/', attributes) };
  }
  if (end !== html.length) throw new Error('not HTML of our own writing');
}

function tagOf(name: string, closing: boolean, attributes: string): Tag {
  const isKnown = ELEMENTS.has(name) && !(closing && (VOID.has(name) || attributes !== ''));
  if (!isKnown || attributesOf(attributes).some(([attribute]) => !ATTRIBUTES.has(attribute))) {
    throw new Error(`not HTML of our own writing: <${closing ? '/' : ''}${name}${attributes}>`);
  }
  return { name, kind: closing ? 'close' : VOID.has(name) ? 'void' : 'open', attributes };
}

/** In their order, values with their references resolved; one without a value is empty. */
function attributesOf(attributes: string): [name: string, value: string][] {
  if (attributes === '') return [];
  return [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)]);
}

/** Of a name that is written twice the first counts (HTML standard, 13.2.5.33). */
export function attributeOf({ attributes }: Pick<Tag, 'attributes'>, wanted: string): string | undefined {
  return attributesOf(attributes).find(([name]) => name === wanted)?.[1];
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The references that our serialiser writes. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? whole;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Every element that is opened is closed, in order, and nothing else is in it: what follows stands beside the text and not within it. */
export function isClosed(html: string): boolean {
  try {
    const open: string[] = [];
    for (const { tag } of tokensOf(html)) {
      if (tag?.kind === 'open') open.push(tag.name);
      else if (tag?.kind === 'close' && open.pop() !== tag.name) return false;
    }
    return open.length === 0;
  } catch {
    return false;
  }
}
