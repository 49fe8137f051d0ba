// The text of a source, whole or in chunks, and the lines in it. Pure.
import { Unreadable } from '../imported-article.ts';
import { byteCounter } from './byte-counts.ts';
import {
  type Decoded,
  declaredEncoding,
  decode,
  type Encoding,
  type EncodingNames,
  encodingOf,
  remarkOn,
  replacedIn,
  UNASSIGNED,
} from './decode.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: text contains few of these.
const CONTROLS = /[\u0000-\u0008\u000E-\u001B]/g;

/** Bytes of a source, from its beginning at each call. A chunk must not change after the next one was asked for. */
export type ByteChunks = () => AsyncIterable<Uint8Array>;
/** Text of a source, from its beginning at each call. */
export type TextChunks = () => AsyncIterable<string> | Iterable<string>;

/** Text with `\n` line ends and no byte order mark. Throws `Unreadable` if it is no text, or in an encoding that cannot be recognised. */
export function sourceText(bytes: Uint8Array, names: EncodingNames = {}): Decoded {
  const decoded = decode(bytes, names);
  const text = plain(decoded.text.replace(/^\uFEFF/, ''));
  refuseControls(decoded.text.match(CONTROLS)?.length ?? 0, text.length);
  return { ...decoded, text };
}

function plain(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replaceAll('\u0000', '\uFFFD');
}

const FEW_CONTROLS = 2;

function refuseControls(controls: number, chars: number): void {
  if (controls > FEW_CONTROLS && controls * 50 > chars) throw new Unreadable('is not text');
}

/** The same text as `sourceText` gives, in chunks. Before the first chunk of text it reads the bytes once, and up to three times if they are not plain UTF-8. */
export async function sourceChunks(bytes: ByteChunks, names: EncodingNames): Promise<{ chunks: TextChunks; remark: string | undefined }> {
  const counter = byteCounter();
  for await (const chunk of bytes()) counter.add(chunk);
  const counts = counter.end();
  const declared = declaredEncoding(counts, names);
  const fitting = declared !== undefined && (await fits(bytes, declared)) ? declared : undefined;
  const encoding: Encoding = fitting === undefined ? encodingOf(counts, names) : { label: fitting };
  const chunks = () => normalised(decoded(bytes, encoding.label));
  // Nothing is to be said of it, as the counts of its bytes tell.
  if (encoding.label === 'utf-8' && encoding.remark === undefined && counts.wrong === 0 && counts.controls <= FEW_CONTROLS)
    return { chunks, remark: undefined };
  const found = { chars: 0, replaced: 0 };
  let controls = 0;
  for await (const text of decoded(bytes, encoding.label)) {
    if (encoding.isStrict === true && (text.includes('\uFFFD') || UNASSIGNED.test(text))) throw new Unreadable('is not text');
    found.chars += text.length;
    found.replaced += replacedIn(text);
    controls += text.match(CONTROLS)?.length ?? 0;
  }
  const remark = fitting === undefined ? remarkOn(encoding, counts, found) : undefined;
  refuseControls(controls, found.chars);
  return { chunks, remark };
}

async function fits(bytes: ByteChunks, label: string): Promise<boolean> {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: false });
    for await (const chunk of bytes()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decoded(bytes: ByteChunks, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** A line end of two characters may be divided between two chunks. */
async function* normalised(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  let rest = '';
  for await (const chunk of texts) {
    let text = rest + chunk;
    if (text === '') continue;
    if (isFirst) text = text.replace(/^\uFEFF/, '');
    isFirst = false;
    rest = text.endsWith('\r') ? '\r' : '';
    yield plain(rest === '' ? text : text.slice(0, -1));
  }
  if (rest !== '') yield '\n';
}

/** The line, from 1, of an offset in the text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
