// Writes XML as text: elements, attributes and escaping, so that a document is well-formed whatever the text. Pure.
// There is no indentation, because white space inside an id is part of the id (RFC 4287 §2).
import { legalText } from '../../domain/values/text.ts';

/** Begins every document. Nothing may be before `<`, not even a byte order mark (XML 1.0 §2.8). */
export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** Attributes that are `undefined` are left out. Names are not escaped: they are the writer's own, or checked by extensions.ts. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes an element. `content` is markup, made by these functions. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const start = `<${name}${attributesOf(attributes)}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** Writes an element with text, or with HTML as text. The text is escaped and not put into CDATA, because CDATA cannot contain `]]>`. */
export function leaf(name: string, text: string | number, attributes: Attributes = {}): string {
  return `<${name}${attributesOf(attributes)}>${escapeText(String(text))}</${name}>`;
}

/** Writes an element with plain text, escaped by hexadecimal references: most aggregators read these correctly in RSS elements for plain text (RSS
 *  Advisory Board profile, character data). */
export function plainLeaf(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${attributesOf(attributes)}>${escapeWith(PLAIN_REFERENCES, text)}</${name}>`;
}

/** Joins siblings, one per line. Empty and absent ones are left out. */
export function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** Writes an element with each child on a line of its own. Only for elements that contain no text. */
export function block(name: string, attributes: Attributes, children: readonly (string | undefined)[]): string {
  const content = lines(children);
  return element(name, attributes, content === '' ? '' : `\n${content}\n`);
}

/** `>` is escaped because text must not contain `]]>` (XML 1.0 §2.4), and CR because a parser would read it as LF (§2.11). */
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const PLAIN_REFERENCES: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;', '\r': '&#xD;' };
/** A parser normalises white space in attributes to spaces (§3.3.3), so tabs and line breaks are escaped. */
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
