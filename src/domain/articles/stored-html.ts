// Reads HTML in canonical form, as the sanitiser writes it: known elements that are closed, known attributes in double quotes, no comments. Pure.
// Any other HTML throws, because the end of its text would be unclear.

/** Elements of a stored body. Every parser ends them at their end tag, unlike <plaintext>, <textarea> and similar elements. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img li ol p pre q rp ' +
    'rt ruby s small span strong sub sup table tbody td tfoot th thead time tr u ul wbr'
  ).split(' '),
);

/** Attributes of a stored body. `style` and `class` are missing, because they could hide or cover the notice. Links within the text lead to an `id`. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'alt cite colspan data-credit data-source datetime dir height href id lang rel reversed rowspan scope sizes span src srcset start title ' +
    'type value width'
  ).split(' '),
);

/** Elements without an end tag (HTML standard, 13.1.2). */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);

export interface Token {
  text: string;
  /** Absent for text. */
  tag?: Tag;
}

export interface Tag {
  name: string;
  /** `void`: the element has no end tag. */
  kind: 'open' | 'close' | 'void';
  /** The attributes as they are written, each with the space before it. */
  attributes: string;
}

/** Tokens of tags without attributes, by their text. Nearly all tags are such. */
const PLAIN_TAGS: ReadonlyMap<string, Token> = new Map(
  [...ELEMENTS].flatMap((name): [string, Token][] => {
    const text = `<${name}>`;
    if (VOID.has(name)) return [[text, { text, tag: { name, kind: 'void', attributes: '' } }]];
    const end = `</${name}>`;
    return [
      [text, { text, tag: { name, kind: 'open', attributes: '' } }],
      [end, { text: end, tag: { name, kind: 'close', attributes: '' } }],
    ];
  }),
);

/** In canonical HTML `<` always opens a tag; `>` may occur in an attribute value. */
const TAG = new RegExp(`<(${[...ELEMENTS].join('|')})((?: (?:${[...ATTRIBUTES].join('|')})(?:="[^"]*")?)+)>`, 'y');
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;

/** Yields the tags and texts in their order. Throws if the HTML is not in canonical form. */
export function* tokensOf(html: string): Generator<Token> {
  for (let at = 0; at < html.length; ) {
    const token = html[at] === '<' ? tagAt(html, at) : { text: html.slice(at, textEnd(html, at)) };
    yield token;
    at += token.text.length;
  }
}

function textEnd(html: string, at: number): number {
  const end = html.indexOf('<', at);
  return end === -1 ? html.length : end;
}

function tagAt(html: string, at: number): Token {
  const plain = PLAIN_TAGS.get(html.slice(at, html.indexOf('>', at) + 1));
  if (plain !== undefined) return plain;
  TAG.lastIndex = at;
  const [text = '', name = '', attributes = ''] = TAG.exec(html) ?? [];
  if (text === '') throw new Error(`stored HTML is not in canonical form: ${html.slice(at, at + 40)}`);
  return { text, tag: { name, kind: VOID.has(name) ? 'void' : 'open', attributes } };
}

export interface Attribute {
  name: string;
  /** The value as it is written, with character references. Absent: the attribute has no value. */
  value?: string;
}

/** Lists the attributes in their order. */
export function attributesOf({ attributes }: Pick<Tag, 'attributes'>): Attribute[] {
  return [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value]) => (value === undefined ? { name } : { name, value }));
}

/** Returns the value of an attribute with its references resolved: empty for an attribute without a value, `undefined` for a missing attribute. If a
 *  name is repeated, the first attribute counts (HTML standard, 13.2.5.33). */
export function attributeOf(tag: Pick<Tag, 'attributes'>, wanted: string): string | undefined {
  const found = attributesOf(tag).find(({ name }) => name === wanted);
  return found === undefined ? undefined : unescaped(found.value ?? '');
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the character references that the sanitiser writes. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? whole;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Tells whether the HTML is in canonical form and every element is closed in order. Text appended to such HTML is not inside any of its elements. */
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
