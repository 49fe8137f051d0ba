// Computes the most bytes that a text takes in a written feed of any format: RSS and Atom escape it for XML, JSON Feed and ninjs for JSON. Pure.

type Weights = Readonly<Record<string, number>>;

const ASCII = 128;

/** Makes a table of the bytes of each ASCII character. */
function tableOf(weights: Weights): Uint8Array {
  const table = new Uint8Array(ASCII).fill(1);
  for (const [character, bytes] of Object.entries(weights)) table[character.charCodeAt(0)] = bytes;
  return table;
}

const TEXT: Weights = { '&': 6, '<': 6, '>': 6, '"': 6, '\\': 2, '\t': 5, '\n': 5, '\r': 6 };
const TEXT_TABLE = tableOf(TEXT);
/** `[` becomes `&#91;` in HTML, and then `&amp;#91;` in XML. */
const TEMPLATE_SIGNS: Weights = { '[': 9, ']': 9, '{': 10, '}': 10 };
const HTML_TABLE = tableOf({ ...TEMPLATE_SIGNS, '&': 5, '<': 4, '>': 4, '"': 2, '\\': 2, '\t': 2, '\n': 2, '\r': 5 });
const TEXT_IN_HTML_TABLE = tableOf({ ...TEMPLATE_SIGNS, '&': 9, '<': 8, '>': 8, '"': 10, "'": 9, '\\': 2, '\t': 2, '\n': 2, '\r': 5 });

/** Counts plain text in an attribute, an element or a JSON string. */
export function textBytes(text: string): number {
  return bytesBy(TEXT_TABLE, text);
}

/** Counts HTML, in which `<p>` becomes `&lt;p&gt;`. */
export function htmlBytes(html: string): number {
  return bytesBy(HTML_TABLE, html);
}

/** Counts plain text that is first escaped for HTML: `&` becomes `&amp;`, and then `&amp;amp;`. */
export function textInHtmlBytes(text: string): number {
  return bytesBy(TEXT_IN_HTML_TABLE, text);
}

/** An octet that a URI cannot contain is written as three (RFC 3986 §2.1). */
const ENCODED_BYTES = 3;
const FOREIGN = Object.fromEntries([...' %[\\]^`{|}'].map((character) => [character, ENCODED_BYTES]));
const IRI_TABLE = tableOf({ ...TEXT, ...FOREIGN });

/** Counts an IRI, which ninjs writes as a URI. */
export function iriBytes(iri: string): number {
  return bytesBy(IRI_TABLE, iri, ENCODED_BYTES);
}

/** `octet` is the number of bytes for each octet of a character outside ASCII. */
function bytesBy(table: Uint8Array, text: string, octet = 1): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A character of four octets consists of two UTF-16 units, each counted as two octets.
    if (code < ASCII) bytes += table[code] ?? 1;
    else bytes += octet * (code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3);
  }
  return bytes;
}
