// XML as text: elements, attributes and the escaping that keeps a document well-formed whatever an article says. Pure.
// No indentation: white space inside an id is part of the id (RFC 4287 §2), and readers that hash it deliver everything again.
import { legalText } from '../../domain/values/text.ts';

/** The first bytes of every document: no byte order mark, nothing before `<` (XML 1.0 §2.8). */
export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** `undefined` leaves the attribute out. Names are the writer's own or checked by extensions.ts. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `content` is markup: the output of these functions. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const start = `<${name}${attributesOf(attributes)}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element that holds text, or HTML as text: escaped, never CDATA, which has an end of its own and cannot carry a NUL either. */
export function leaf(name: string, text: string | number, attributes: Attributes = {}): string {
  return `<${name}${attributesOf(attributes)}>${escapeText(String(text))}</${name}>`;
}

/** The same with hexadecimal references, which most aggregators read right in RSS elements that ought to hold plain text
 *  (RSS Advisory Board profile, character data). */
export function plainLeaf(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${attributesOf(attributes)}>${escapeWith(PLAIN_REFERENCES, text)}</${name}>`;
}

/** Siblings, one a line; what is absent leaves no line. */
export function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** A parent whose children stand on lines of their own. Only for elements that hold no text. */
export function block(name: string, attributes: Attributes, children: readonly (string | undefined)[]): string {
  const content = lines(children);
  return element(name, attributes, content === '' ? '' : `\n${content}\n`);
}

/** `>` too, so that `]]>` cannot stand in text (XML 1.0 §2.4); a raw CR would be read as LF (§2.11). */
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const PLAIN_REFERENCES: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;', '\r': '&#xD;' };
/** White space in an attribute would be normalised to spaces (§3.3.3), and two ids with it might become one. */
const ATTRIBUTE_REFERENCES: Readonly<Record<string, string>> = { ...REFERENCES, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' };

export function escapeText(text: string): string {
  return escapeWith(REFERENCES, text);
}

function escapeAttribute(text: string): string {
  return legalText(text).replace(/[&<>"\t\n\r]/g, (character) => ATTRIBUTE_REFERENCES[character] ?? '');
}

function escapeWith(references: Readonly<Record<string, string>>, text: string): string {
  return legalText(text).replace(/[&<>\r]/g, (character) => references[character] ?? '');
}

function attributesOf(attributes: Attributes): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return written;
}
