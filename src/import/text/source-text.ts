// The text of a source, and the lines in it. Pure.
import { Unreadable } from '../imported-article.ts';
import { type Decoded, decode, type EncodingNames } from './decode.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: text contains few of these.
const CONTROLS = /[\u0000-\u0008\u000E-\u001B]/g;

/** Text with `\n` line ends and no byte order mark. Throws `Unreadable` if it is no text, or in an encoding that cannot be recognised. */
export function sourceText(bytes: Uint8Array, names: EncodingNames = {}): Decoded {
  const decoded = decode(bytes, names);
  const text = decoded.text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\uFFFD');
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > 2 && controls * 50 > text.length) throw new Unreadable('is not text');
  return { ...decoded, text };
}

/** The line, from 1, of an offset in the text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
