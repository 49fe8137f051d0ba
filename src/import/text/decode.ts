// Bytes to text. Strangers' copy names its encoding wrongly or not at all, so the bytes themselves are checked first. Pure.
import { analyse } from 'chardet';
import { Unreadable } from '../imported-article.ts';
import { type ByteCounts, byteCounter } from './byte-counts.ts';

export interface Decoded {
  text: string;
  /** Said to a person: the encoding is a guess, or single bytes could not be read. */
  remark?: string | undefined;
}

export interface EncodingNames {
  /** The encoding that a person names, for everything that is not UTF-8. */
  encoding?: string | undefined;
  /** The `charset` that came with the bytes (RFC 9110 §8.3.2). */
  charset?: string | undefined;
}

/** How bytes are decoded, and what is said of those that do not fit. */
export interface Encoding {
  label: string;
  remark?: string | undefined;
  /** Whether text in which a byte does not fit, or a character is assigned to nobody, is no text. */
  isStrict?: boolean;
}

/** Encodings that newsroom systems name when they mean windows-1252, or while they send UTF-8. */
const WESTERN = /^(?:us-ascii|ascii|latin-?1|iso-?8859-?1|windows-1252|cp1252)$/i;

/** Throws `Unreadable` if no encoding fits. */
export function decode(bytes: Uint8Array, names: EncodingNames): Decoded {
  const counter = byteCounter();
  counter.add(bytes);
  const counts = counter.end();
  const declared = declaredEncoding(counts, names);
  const strict = declared === undefined ? undefined : strictly(bytes, declared);
  if (strict !== undefined) return { text: strict };
  const encoding = encodingOf(counts, names);
  const text = encoding.isStrict === true ? strictly(bytes, encoding.label) : new TextDecoder(encoding.label).decode(bytes);
  if (text === undefined || (encoding.isStrict === true && UNASSIGNED.test(text))) throw new Unreadable('is not text');
  const remark = remarkOn(encoding, counts, { chars: text.length, replaced: replacedIn(text) });
  return remark === undefined ? { text } : { text, remark };
}

export const UNASSIGNED = /[\p{Cn}\p{Co}]/u;

/** The encoding that is declared, if it has to be tried first: it is believed if every byte fits. */
export function declaredEncoding(counts: ByteCounts, names: EncodingNames): string | undefined {
  if (names.encoding !== undefined || markOf(counts.head) !== undefined || wideEncoding(counts) !== undefined) return undefined;
  const declared = names.charset ?? declaredIn(counts.head);
  return declared === undefined || WESTERN.test(declared) || isUtf8AllTheSame(declared, counts) || !isKnown(declared)
    ? undefined
    : declared;
}

/** The order: what a person names, a byte order mark, the zeros of UTF-16, a declared encoding that fits, UTF-8 in which single bytes may be
 *  wrong, and last what the frequency of letters shows, which is a guess. What a person names is not for files that are UTF-8. Throws `Unreadable` if nothing
 *  fits. */
export function encodingOf(counts: ByteCounts, names: EncodingNames): Encoding {
  if (names.encoding !== undefined && !isPlainUtf8(names.encoding, counts)) return named(names.encoding);
  const label = markOf(counts.head);
  if (label !== undefined) return { label };
  const wide = wideEncoding(counts);
  if (wide !== undefined)
    return {
      label: wide,
      isStrict: true,
      remark: `The file has no byte order mark and was read as ${wide.toUpperCase()}, because of its zeros.`,
    };
  if (counts.wrong === 0 && counts.isJapaneseMail) return { label: 'iso-2022-jp' };
  return counts.sequences >= counts.wrong ? { label: 'utf-8' } : guessed(counts, names.charset ?? declaredIn(counts.head));
}

/** A folder may have files in UTF-8 beside those that the name is for. Text of another encoding is hardly ever valid UTF-8, except that of UTF-16. */
function isPlainUtf8(encoding: string, { sequences, wrong }: ByteCounts): boolean {
  return sequences > 0 && wrong === 0 && isKnown(encoding) && !/^utf-?16/i.test(encoding.trim());
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) !== undefined;
  } catch {
    return false;
  }
}

function named(encoding: string): Encoding {
  const label = encoding.trim().toLowerCase();
  if (!isKnown(label)) throw new Unreadable(`cannot be read as "${encoding}", which is no known encoding`);
  return { label };
}

export interface TextCounts {
  chars: number;
  /** Replacement characters. */
  replaced: number;
}

/** What is said of the text, if anything is. Throws `Unreadable` if too much of it could not be decoded. */
export function remarkOn({ label, remark }: Encoding, counts: ByteCounts, { chars, replaced }: TextCounts): string | undefined {
  const wrong = replaced - (label === 'utf-8' ? counts.replacements : 0);
  if (wrong > 0 && wrong * 20 > chars) throw new Unreadable(`is not text in ${label}: ${wrong} places cannot be decoded`);
  if (remark !== undefined || wrong <= 0) return remark;
  const places = wrong === 1 ? '1 place is' : `${wrong} places are`;
  return `${places} not valid ${label.toUpperCase()} and became "\uFFFD".`;
}

export function replacedIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count += 1;
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
function wideEncoding({ zeros: [even, odd], length, wrong }: ByteCounts): string | undefined {
  const characters = Math.floor(length / 2);
  // Text with a stray NUL is valid UTF-8. UTF-16 is so only if it is Latin, and then many of its bytes are zeros.
  if (wrong === 0 && Math.max(even, odd) * 10 < characters) return undefined;
  if (Math.max(even, odd) * 50 <= characters || Math.min(even, odd) * 50 > characters) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

const LESS_THAN = 0x3c;

/** XML 1.0 §4.3.3, or HTML's `meta`: both are ASCII up to there. */
function declaredIn(head: Uint8Array): string | undefined {
  if (!head.includes(LESS_THAN)) return undefined;
  const start = new TextDecoder('windows-1252').decode(head);
  const match = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start) ?? /<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(start);
  return match?.[1];
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    // A last half of a character of UTF-16 is dropped.
    const whole = encoding.startsWith('utf-16') ? bytes.subarray(0, bytes.length - (bytes.length % 2)) : bytes;
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(whole);
  } catch {
    return undefined;
  }
}

/** Text of another encoding is UTF-8 by chance in one or two places, not in more. */
function isUtf8AllTheSame(declared: string, { sequences, wrong }: ByteCounts): boolean {
  return /^utf-?8$/i.test(declared) ? wrong > 0 : wrong === 0 && sequences >= 4;
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

/** So many letters that are not ASCII may be guessed: a name or two in an English text. */
const GUESSED_LETTERS = 5;

/** Text whose bytes above 127 are quotation marks, dashes and the letters of a few names is read by the frequency of letters, as browsers do it. Of other
 *  text the encoding has to be named: a wrong guess garbles every line. */
function guessed(counts: ByteCounts, declared: string | undefined): Encoding {
  const isWestern = declared !== undefined && WESTERN.test(declared);
  const [first, second] = isWestern ? [] : analyse(counts.sample).filter(({ name }) => !/^(?:ASCII|UTF)/.test(name));
  const likely = first === undefined ? undefined : (SUPERSETS[first.name] ?? first.name.toLowerCase());
  const lead = (first?.confidence ?? 0) - (second?.confidence ?? 0);
  const isClear = likely !== undefined && isKnown(likely) && (first?.confidence ?? 0) >= SURE_ENOUGH && lead >= CLEAR_LEAD;
  const label = asMacRoman(isClear ? likely : 'windows-1252', counts.sample);
  if (!isClear && !isWestern && isMostlyHigh(counts))
    throw new Unreadable('is in an encoding that cannot be recognised: name it with --encoding, or save the file as UTF-8');
  if (isWestern) return { label };
  if (strangeLetters(counts.sample, label) > GUESSED_LETTERS)
    throw new Unreadable(`is not UTF-8 and names no encoding. If it is ${label}, as its letters suggest: --encoding ${label}`);
  return { label, remark: `The file is not UTF-8 and was read as ${label}, a guess by its letters. To name another encoding: --encoding.` };
}

function strangeLetters(sample: Uint8Array, label: string): number {
  return new TextDecoder(label).decode(sample).match(/[^\p{ASCII}\P{L}]/gu)?.length ?? 0;
}

/** Within words, what is a small letter in Mac OS Roman is a capital or a sign in the encodings of Windows: "dŽcidŽ", "fŸr". Text in which even
 *  that does not help is from DOS or older, which no decoder reads. */
function asMacRoman(label: string, sample: Uint8Array): string {
  if (!/^windows-125[0247]$/.test(label)) return label;
  const misfits = misfitsIn(sample, label);
  if (misfits < 2) return label;
  if (misfitsIn(sample, 'macintosh') * 4 <= misfits) return 'macintosh';
  if (misfits < 4) return label;
  throw new Unreadable('is in an encoding that cannot be recognised: name it with --encoding, or save the file as UTF-8');
}

const MISFIT = /(?<=\p{Ll})(?![!-~’‘´·“”«»–—…])[\p{Lu}\p{Lm}\p{S}\p{P}]{1,3}(?=\p{Ll})/gu;

function misfitsIn(sample: Uint8Array, label: string): number {
  return new TextDecoder(label).decode(sample).match(MISFIT)?.length ?? 0;
}

/** More than the accented letters and the quotation marks of a Western language. */
function isMostlyHigh({ high, length }: ByteCounts): boolean {
  return high > 12 && high * 7 > length;
}
