// Bytes to text. Strangers' copy names its encoding wrongly or not at all, so the bytes themselves are checked first. Pure.
import { Unreadable } from '../imported-article.ts';

const SNIFFED_BYTES = 1_024;
/** Encodings that newsroom systems name when they mean windows-1252, or while they send UTF-8. */
const WESTERN = /^(?:us-ascii|ascii|latin-?1|iso-?8859-?1|windows-1252|cp1252)$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: text contains few of these.
const CONTROLS = /[\u0000-\u0008\u000E-\u001B]/g;

/** Text with `\n` line ends and no byte order mark. `charset` came with the bytes (RFC 9110 §8.3.2). Without a byte order mark or a
 *  declared encoding that fits: UTF-8, or else windows-1252, in which every byte is valid. Throws `Unreadable` if it is no text. */
export function sourceText(bytes: Uint8Array, charset?: string): string {
  const text = decoded(bytes, charset)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > 2 && controls * 50 > text.length) throw new Unreadable('is not text');
  return text;
}

function decoded(bytes: Uint8Array, charset: string | undefined): string {
  const marked = markOf(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const declared = charset ?? declaredIn(bytes);
  if (declared !== undefined && !WESTERN.test(declared)) {
    const text = strictly(bytes, declared);
    if (text !== undefined) return text;
  }
  return strictly(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
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

/** The line, from 1, of an offset in the text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
