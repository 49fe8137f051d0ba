// Reads a source that is too large to be in memory: exports and feeds, item after item. Pure, and never throws because of its input.
import { formatOf } from './format.ts';
import { type Kill, type LargeSource, type Reading, type ReadingOptions, Unreadable } from './imported-article.ts';
import { draftPathRemark, faultReading, ofOne, ofWholeFile, readingOf } from './read-findings.ts';
import { addressIn, encodingNames, pathOf, readJson, readSource, readXml } from './read-source.ts';
import { refuseBytes, refuseEnding } from './refused-kinds.ts';
import type { EncodingNames } from './text/decode.ts';
import { type ByteChunks, sourceChunks, sourceText } from './text/source-text.ts';

/** A file of one article is in memory while it is read. */
export const ARTICLE_FILE_BYTES = 16 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;

/** Yields what is read, some articles at a time: the first as soon as it is known that the document is sound as a whole. */
export async function* readLarge(source: LargeSource, options: ReadingOptions): AsyncGenerator<Reading> {
  const { name, size, mediaType } = source;
  try {
    const head = await joined(source.open, HEAD_BYTES);
    refuseBytes(head);
    if (addressIn(name) === undefined) refuseEnding(name);
    const format = formatOf(headText(head, encodingNames(options, mediaType)), pathOf(name), mediaType);
    if (format === 'xml' || format === 'json') return yield* readItems(source, format, { killsFirst: true, ...options });
    if (size > ARTICLE_FILE_BYTES) throw new Unreadable('is larger than any one article');
    yield await readSource(name, await joined(source.open, size), options, mediaType);
  } catch (error) {
    yield faultReading(name, error);
  }
}

async function* readItems(
  { name, open, mediaType }: LargeSource,
  format: 'xml' | 'json',
  options: ReadingOptions,
): AsyncGenerator<Reading> {
  const { chunks, remark } = await sourceChunks(open, encodingNames(options, mediaType));
  const ofFolder = draftPathRemark(name);
  const remarks = [...(remark === undefined ? [] : [ofWholeFile(remark)]), ...ofFolder];
  if (remarks.length > 0) yield { copies: [], kills: [], faults: [], remarks, leftOut: ofFolder.length };
  const parts = format === 'json' ? readJson(chunks, name, options) : readXml(await firstText(chunks()), chunks, name, options);
  const known = new Set<string>();
  const nameOf = ({ sourceId, sourceHash }: Kill) => `${sourceHash} ${sourceId}`;
  for await (const part of ofOne(parts, options)) {
    const reading = await readingOf(part, name, options);
    const kills = reading.kills.filter((kill) => !known.has(nameOf(kill)));
    if (part.isForKills === true) for (const kill of kills) known.add(nameOf(kill));
    yield { ...reading, kills };
  }
}

async function firstText(chunks: AsyncIterable<string> | Iterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > HEAD_BYTES) break;
  }
  return text;
}

/** The first bytes of a source. */
async function joined(open: ByteChunks, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  let length = 0;
  for await (const chunk of open()) {
    const part = chunk.subarray(0, most - length);
    bytes.set(part, length);
    length += part.length;
    if (length === most) break;
  }
  return bytes.subarray(0, length);
}

/** The beginning, in the encoding that the beginning shows; what is not shown there makes no difference to the format. It ends with a tag or a line, because
 *  half a character would look like another encoding. */
function headText(head: Uint8Array, names: EncodingNames): string {
  const end = Math.max(head.lastIndexOf(0x3e), head.lastIndexOf(0x0a)) + 1 || head.length;
  return sourceText(head.subarray(0, end - (end % 2)), names).text;
}
