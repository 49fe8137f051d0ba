// Bytes to text. Strangers' copy names its encoding wrongly or not at all, so the bytes themselves are checked first. Pure.
import { analyse } from 'chardet';
import { Unreadable } from '../imported-article.ts';

export interface Decoded {
  text: string;
  /** Said to a person: the encoding is a guess, or single bytes could not be read. */
  remark?: string | undefined;
}

export interface EncodingNames {
  /** The encoding that a person names, which has priority over everything. */
  encoding?: string | undefined;
  /** The `charset` that came with the bytes (RFC 9110 §8.3.2). */
  charset?: string | undefined;
}

const SNIFFED_BYTES = 1_024;
/** A detector needs no more than this, and its time grows with the text. */
const DETECTED_BYTES = 100_000;
/** Encodings that newsroom systems name when they mean windows-1252, or while they send UTF-8. */
const WESTERN = /^(?:us-ascii|ascii|latin-?1|iso-?8859-?1|windows-1252|cp1252)$/i;

/** The order: what a person names, a byte order mark, the zeros of UTF-16, a declared encoding that fits, UTF-8 in which single bytes may be
 *  wrong, and last what the frequency of letters shows, which is a guess. Throws `Unreadable` if nothing fits. */
export function decode(bytes: Uint8Array, names: EncodingNames): Decoded {
  if (names.encoding !== undefined) return named(bytes, names.encoding);
  const marked = markOf(bytes);
  if (marked !== undefined) return leniently(bytes, marked);
  const wide = utf16(bytes);
  if (wide !== undefined) return wide;
  const declared = names.charset ?? declaredIn(bytes);
  const utf8 = countUtf8(bytes);
  if (declared !== undefined && !WESTERN.test(declared) && !isUtf8AllTheSame(declared, utf8)) {
    const text = strictly(bytes, declared);
    if (text !== undefined) return { text };
  }
  if (utf8.wrong === 0) return { text: strictly(bytes, isJapaneseMail(bytes) ? 'iso-2022-jp' : 'utf-8') ?? leniently(bytes, 'utf-8').text };
  if (utf8.sequences >= utf8.wrong) return leniently(bytes, 'utf-8');
  return guessed(bytes, declared);
}

/** Throws `Unreadable` for a name that no decoder has. */
function named(bytes: Uint8Array, encoding: string): Decoded {
  const label = encoding.trim().toLowerCase();
  try {
    new TextDecoder(label);
  } catch {
    throw new Unreadable(`cannot be read as "${encoding}", which is no known encoding`);
  }
  const decoded = leniently(bytes, label);
  const wrong = replaced(decoded.text);
  if (wrong * 20 > decoded.text.length) throw new Unreadable(`is not text in ${label}: ${wrong} places cannot be decoded`);
  return decoded;
}

function leniently(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const wrong = replaced(text) - (encoding === 'utf-8' ? replacedInSource(bytes) : 0);
  if (wrong <= 0) return { text };
  if (wrong * 20 > text.length) throw new Unreadable(`is not text in ${encoding}: ${wrong} places cannot be decoded`);
  const places = wrong === 1 ? '1 place is' : `${wrong} places are`;
  return { text, remark: `${places} not valid ${encoding.toUpperCase()} and became "\uFFFD".` };
}

function replaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  return count;
}

/** Replacement characters that were in the text already: EF BF BD. */
function replacedInSource(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  return count;
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe && third === 0 && fourth === 0) || (first === 0 && second === 0 && third === 0xfe))
    throw new Unreadable('is in UTF-32, which is not read: save it as UTF-8');
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** In UTF-16 the zeros are the upper halves of spaces, line ends and Latin letters, nearly all of one parity; other text has none.
 *  `undefined`: the zeros, if there are any, show nothing of the kind. */
function utf16(bytes: Uint8Array): Decoded | undefined {
  const zeros = [0, 0];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const characters = Math.floor(bytes.length / 2);
  if (Math.max(even, odd) * 50 <= characters || Math.min(even, odd) * 50 > characters) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = strictly(bytes.subarray(0, characters * 2), encoding);
  if (text === undefined || /[\p{Cn}\p{Co}]/u.test(text)) throw new Unreadable('is not text');
  return { text, remark: `The file has no byte order mark and was read as ${encoding.toUpperCase()}, because of its zeros.` };
}

/** XML 1.0 §4.3.3, or HTML's `meta`: both are ASCII up to there. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, SNIFFED_BYTES));
  const match = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start) ?? /<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(start);
  return match?.[1];
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Utf8Count {
  /** Characters of two or more bytes that are well-formed (Unicode §3.9, table 3-7). */
  sequences: number;
  /** Other bytes above 127, a row of them counted once. */
  wrong: number;
}

function countUtf8(bytes: Uint8Array): Utf8Count {
  const count = { sequences: 0, wrong: 0 };
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : sequenceAt(bytes, at);
    if (first >= 0x80 && length > 0) count.sequences += 1;
    if (length === 0) count.wrong += 1;
    at += Math.max(1, length);
  }
  return count;
}

/** The length of a well-formed character at this byte, or 0. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length = first >= 0xf5 || first < 0xc2 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const isOutside =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  if (isOutside) return 0;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Text of another encoding is UTF-8 by chance in one or two places, not in more. */
function isUtf8AllTheSame(declared: string, { sequences, wrong }: Utf8Count): boolean {
  return /^utf-?8$/i.test(declared) ? wrong > 0 : wrong === 0 && sequences >= 4;
}

/** ISO-2022-JP consists of ASCII bytes; only its escape sequences say so (RFC 1468). */
function isJapaneseMail(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  return false;
}

/** Names of the detector for which the decoder of the web platform has a larger set of the same letters. */
const SUPERSETS: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
};
/** Of 100: below this the frequencies of letters and pairs of bytes say nothing. */
const SURE_ENOUGH = 30;
const CLEAR_LEAD = 8;

/** By the frequency of letters, as browsers do it. Where that is not clear, text that is nearly ASCII is windows-1252, and other text is refused. */
function guessed(bytes: Uint8Array, declared: string | undefined): Decoded {
  const isWestern = declared !== undefined && WESTERN.test(declared);
  const [first, second] = isWestern ? [] : analyse(bytes.subarray(0, DETECTED_BYTES)).filter(({ name }) => !/^(?:ASCII|UTF)/.test(name));
  const isClear = first !== undefined && first.confidence >= SURE_ENOUGH && first.confidence - (second?.confidence ?? 0) >= CLEAR_LEAD;
  const encoding = isClear ? (SUPERSETS[first.name] ?? first.name.toLowerCase()) : 'windows-1252';
  if (!isClear && !isWestern && isMostlyHigh(bytes))
    throw new Unreadable('is in an encoding that cannot be recognised: name it with --encoding, or save the file as UTF-8');
  const text = strictly(bytes, encoding) ?? leniently(bytes, encoding).text;
  const remark = `The file is not UTF-8 and was read as ${encoding}${isWestern ? ', which it names' : ', a guess by its letters'}. To name another encoding: --encoding.`;
  return { text, ...(isWestern ? {} : { remark }) };
}

/** More than the accented letters and the quotation marks of a Western language. */
function isMostlyHigh(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  return high > 12 && high * 7 > bytes.length;
}
