// Reads the sources at the paths and URLs of a command line, and returns articles that can be sent and faults for those that cannot.
import { createHash } from 'node:crypto';
import { toInstant } from '../../domain/values/instant.ts';
import { whyHeld } from '../../import/hold.ts';
import type { Copy, Fault, Hold, Kill, LargeSource, Reading, ReadingOptions, Remark, Source } from '../../import/imported-article.ts';
import { readLarge } from '../../import/read-large.ts';
import { readSource } from '../../import/read-source.ts';
import { slugFrom } from '../../import/text/slug.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { Desk } from '../client/desk-client.ts';
import { EXIT_KILLED, Failure, faultLine } from '../client/failure.ts';
import { type KnownCollections, keptCollection, OF_PAGES } from './collection.ts';
import { CHUNK_BYTES, WHOLE_BYTES } from './open-within.ts';
import { countIn, type FilesRead, type Found, sourcesIn } from './sources.ts';

/** Options of the command line; each overrides what the copy says. */
export interface CopyOptions {
  headline?: string;
  slug?: string;
  section?: string;
  source?: string;
  desk?: string;
  own?: boolean;
  /** Where the copy is from, which decides the map of its sections. */
  collection?: string;
  encoding?: string;
  strict?: boolean;
}

/** Asks the desk for the publisher's settings, which reading needs. Throws Failure if no publisher is set up. */
export async function readingOptionsFor(
  desk: Desk,
  { headline, slug, section, source, desk: signedBy, own, collection, encoding, strict }: CopyOptions,
): Promise<ReadingOptions> {
  const publisher = await requirePublisher(desk);
  const now = toInstant(Date.now());
  return { headline, slug, section, source, desk: signedBy, own, collection, encoding, strict, publisher, now, sha256Hex };
}

/** In lower-case hexadecimal; of a text, in UTF-8. */
export function sha256Hex(source: string | Uint8Array): string {
  return createHash('sha256').update(source).digest('hex');
}

/** Roughly how many files there are, for a progress bar: files that are left out later are counted too. */
export async function countFiles(places: readonly string[]): Promise<number> {
  let files = 0;
  for (const place of places) files += isUrl(place) ? 1 : await countIn(place);
  return files;
}

export function isUrl(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

/** Yields every source at one place, which is a file, a directory or a URL. */
export async function* sourcesAt(place: string, read: FilesRead = new Map()): AsyncGenerator<Found> {
  if (!isUrl(place)) return yield* sourcesIn(place, read);
  // Loaded only when there is something to fetch.
  const { fetchSource } = await import('./fetch-source.ts');
  yield await fetchSource(place);
}

/** Reads one source, a large one some articles at a time, or passes on why it could not be opened. A source that is left out has neither copy nor
 *  faults. Ends early if it is stopped. */
export async function* readAt(found: Found, options: ReadingOptions, watch: Watch = {}): AsyncGenerator<Reading> {
  if ('leftOut' in found) return;
  if ('message' in found) return yield { copies: [], kills: [], faults: [found], remarks: [], leftOut: 0 };
  const { file } = found;
  const folderCollection = found.root === undefined ? OF_PAGES : await keptCollection(found.root, watch.collections ?? new Map());
  // Readers know the name below the folder that was given; a person needs the path of the file.
  const placed = <T extends object>(those: readonly T[]) => those.map((one) => ({ ...one, file }));
  for await (const { copies, kills, waiting = [], faults, ...rest } of readingsOf(found, { ...options, folderCollection }, watch)) {
    if (watch.signal?.aborted === true) return;
    yield { ...rest, copies: placed(copies), kills: placed(kills), waiting: placed(waiting), faults: placed(faults) };
  }
}

/** Receives the progress while a large source is read, and can stop the reading. */
export interface Watch {
  /** `pass`: how many times it was read before. */
  advanced?: (read: { file: string; bytes: number; size: number; pass: number }) => void;
  signal?: AbortSignal;
  /** Those of the run, so that the name of each is read once. */
  collections?: KnownCollections;
}

async function* readingsOf(found: Source | LargeSource, options: ReadingOptions, watch: Watch): AsyncGenerator<Reading> {
  const isSmall = 'bytes' in found && found.bytes.length <= WHOLE_BYTES;
  if (isSmall) return yield await readSource(found.name, found.bytes, options, found.mediaType);
  const large = 'bytes' in found ? inChunks(found) : found;
  yield* readLarge({ ...large, open: watched(large, watch) }, options);
}

/** The articles of a long answer take much more memory than its bytes. */
function inChunks({ bytes, ...place }: Source): LargeSource {
  async function* open() {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
  return { ...place, size: bytes.length, open };
}

function watched({ file, size, open }: LargeSource, { advanced, signal }: Watch): LargeSource['open'] {
  let passes = 0;
  return async function* () {
    const pass = passes;
    passes += 1;
    let bytes = 0;
    for await (const chunk of open()) {
      signal?.throwIfAborted();
      yield chunk;
      bytes += chunk.length;
      advanced?.({ file, bytes, size, pass });
    }
  };
}

/** The place of an article that another program writes into a pipe. */
const STANDARD_INPUT = '-';
/** What is read from there has no name from which a slug could be made. */
const NAMELESS = 'stdin';
const STDIN_BYTES = 30 * 1024 * 1024;
/** A person needs no more of them to see what is wrong. */
const SHOWN_FAULTS = 100;

async function* sourcesOfOne(place: string): AsyncGenerator<Found> {
  if (place !== STANDARD_INPUT) return yield* sourcesAt(place);
  const bytes = await atMost(STDIN_BYTES, process.stdin);
  yield bytes === undefined
    ? { file: 'standard input', message: `is larger than ${STDIN_BYTES / 1024 / 1024} MB` }
    : { name: NAMELESS, file: 'standard input', bytes };
}

/** `undefined` if there are more; the rest is not read. */
async function atMost(bytes: number, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The slug of copy without a name is made of its headline: it is read once, so it need not be recognised again. */
async function named(copy: Copy, place: string, { slug }: ReadingOptions): Promise<Copy> {
  if (place !== STANDARD_INPUT || slug !== undefined || copy.slug !== NAMELESS) return copy;
  return { ...copy, slug: await slugFrom([copy.article.headline], copy.sourceId) };
}

/** The only article at a place; `-` is standard input. For commands about one article. Throws Failure for none, several, or one that cannot be read. */
export async function readOne(place: string, options: ReadingOptions): Promise<Copy> {
  const copies: Copy[] = [];
  let count = 0;
  const faults: Fault[] = [];
  const kills: Kill[] = [];
  const remarks: Remark[] = [];
  const shown = place === STANDARD_INPUT ? 'Standard input' : place;
  for await (const found of sourcesOfOne(place)) {
    for await (const reading of readAt(found, options)) {
      // Of several, no more is needed than their number.
      if (count === 0) copies.push(...reading.copies.slice(0, 1));
      count += reading.copies.length;
      faults.push(...reading.faults.slice(0, SHOWN_FAULTS));
      kills.push(...reading.kills.slice(0, 1));
      remarks.push(...reading.remarks);
    }
  }
  const [copy] = copies;
  if (faults.length > 0)
    throw new Failure({ title: `${shown} cannot be read`, detail: faults.slice(0, SHOWN_FAULTS).map(faultLine).join('\n  ') });
  const [kill] = kills;
  if (kill !== undefined)
    throw new Failure(
      {
        title: `${shown} is a kill and is not published`,
        detail: `Its ${kill.instruction.field} says "${kill.instruction.text}". To withdraw the article that it is about: npx --no tearsheet withdraw SLUG --reason TEXT`,
      },
      EXIT_KILLED,
    );
  if (copy === undefined)
    throw new Failure({
      title: `There is no article in ${shown}`,
      ...(remarks.length === 0 ? {} : { detail: remarks.map(({ text }) => text).join(' ') }),
    });
  if (count > 1)
    throw new Failure({
      title: `${shown} contains ${count} articles, not one`,
      detail: 'To import them all: npx --no tearsheet import',
    });
  if (copy.hold !== undefined) throw heldFailure(shown, copy.hold, options);
  return named(copy, place, options);
}

/** A command about one article makes it public, so it refuses what must not be yet. */
function heldFailure(shown: string, hold: Hold, { publisher }: ReadingOptions): Failure {
  const isFiled = hold.reason !== 'no-section';
  const remedy = isFiled ? 'To store it held, import it: npx --no tearsheet import FILE' : 'Name one: --section SECTION';
  return new Failure({
    title: isFiled ? `${shown} is not published` : `${shown} has no section`,
    detail: `It ${whyHeld(hold, publisher)}. ${remedy}`,
  });
}
