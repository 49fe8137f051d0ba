// Reads one source, whatever its format. Pure, and never throws because of its input. The reader of a format is loaded with the first source of that format: all
// of them together take longer to load than most files to read.

import { type Format, formatOf, hasFrontMatter } from './format.ts';
import { type Findings, findEach, noFindings } from './import-findings.ts';
import { type Reading, type ReadingOptions, Unreadable } from './imported-article.ts';
import type { FoundStart } from './partial-article.ts';
import { draftPathRemark, faultReading, ofOne, readingOf } from './read-findings.ts';
import { refuseBytes, refuseEnding, refuseText } from './refused-kinds.ts';
import type { EncodingNames } from './text/decode.ts';
import { addressId, fileSlug, urlSlug } from './text/slug.ts';
import { sourceText, type TextChunks } from './text/source-text.ts';

/** The longest text, Markdown or page that is parsed, scripts included. A longer one cannot be one article. */
const ARTICLE_CHARS = 4_000_000;

/** Reads a source. `name` is its path below the import root, with `/`, or its URL; it identifies copy that has no identifier of its own. */
export async function readSource(name: string, bytes: Uint8Array, options: ReadingOptions, mediaType?: string): Promise<Reading> {
  try {
    const findings = await findingsIn(name, bytes, options, mediaType);
    const reading = await readingOf(findings, name, options);
    const ofFolder = draftPathRemark(name);
    return { ...reading, remarks: [...reading.remarks, ...ofFolder], leftOut: reading.leftOut + ofFolder.length };
  } catch (error) {
    return faultReading(name, error);
  }
}

async function findingsIn(name: string, bytes: Uint8Array, options: ReadingOptions, mediaType: string | undefined): Promise<Findings> {
  const address = addressIn(name);
  refuseBytes(bytes);
  if (address === undefined) refuseEnding(name);
  const { text, remark } = sourceText(bytes, encodingNames(options, mediaType));
  if (text.trim() === '') throw new Unreadable('is empty');
  const format = formatOf(text, pathOf(name), mediaType);
  if (format !== 'xml' && format !== 'json') refuseText(text, format);
  if (format !== 'xml' && format !== 'json' && text.length > ARTICLE_CHARS) throw new Unreadable('is larger than any one article');
  const start: FoundStart = {
    line: 1,
    sourceId: address === undefined ? name : addressId(name),
    source: bytes,
    slugs: [address === undefined ? fileSlug(name) : urlSlug(address)],
  };
  const all = noFindings();
  for await (const { found, faults, remarks, leftOut = 0 } of ofOne(findingsAs(format, text, start, { options, address }), options)) {
    for (const one of found) all.found.push(one);
    for (const one of faults) all.faults.push(one);
    all.remarks.push(...remarks);
    all.leftOut = (all.leftOut ?? 0) + leftOut;
  }
  return withRemark(all, remark);
}

/** The URL that a source was fetched from; `undefined` for a file. */
export function addressIn(name: string): string | undefined {
  return /^https?:\/\//i.test(name) ? name : undefined;
}

/** What ends with the ending of the file. */
export function pathOf(name: string): string {
  return addressIn(name) === undefined ? name : new URL(name).pathname;
}

/** The encodings that somebody has named. */
export function encodingNames({ encoding }: ReadingOptions, mediaType: string | undefined): EncodingNames {
  return { encoding, charset: /\bcharset\s*=\s*"?([\w.:-]+)/i.exec(mediaType ?? '')?.[1] };
}

/** A remark about the whole file goes to its only article, where it is read with the others. */
function withRemark(findings: Findings, remark: string | undefined): Findings {
  if (remark !== undefined) (findings.found.length === 1 ? (findings.found[0] ?? findings) : findings).remarks.push(remark);
  return findings;
}

interface Reader {
  options: ReadingOptions;
  /** Of a page that was fetched; absent for files. */
  address?: string | undefined;
}

async function* findingsAs(format: Format, text: string, start: FoundStart, { options, address }: Reader): AsyncGenerator<Findings> {
  switch (format) {
    case 'xml':
      return yield* readXml(text, () => [text], start.sourceId, options);
    case 'json':
      return yield* readJson(() => [text], start.sourceId, options);
    case 'html':
      // Site generators keep pages with front matter, too.
      if (hasFrontMatter(text)) return yield await generatedFrom(text, start, options, true);
      return yield await readPage(text, start, options, address);
    case 'markdown':
      return yield await generatedFrom(text, start, options, false);
    case 'wire':
      return yield await readPlain(text, start, options);
  }
}

/** Each article in a file of its own would ask the module loader again, which takes longer than to read its encoding. */
const loadHtml = once(() => import('./formats/html.ts'));
const loadWireText = once(() => import('./formats/wire-text.ts'));
const loadMarkdown = once(() => import('./formats/markdown.ts'));

function once<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

async function readPage(text: string, start: FoundStart, options: ReadingOptions, address: string | undefined): Promise<Findings> {
  const { readHtml } = await loadHtml();
  return findEach([{ line: 1 }], () => readHtml(text, start, options, address));
}

async function readPlain(text: string, start: FoundStart, options: ReadingOptions): Promise<Findings> {
  const { readWireText } = await loadWireText();
  return findEach([{ line: 1 }], () => readWireText(text, start, options));
}

/** ninjs, JSON Feed, or what other programs keep of their articles. */
export async function* readJson(chunks: TextChunks, name: string, options: ReadingOptions): AsyncGenerator<Findings> {
  const { readJsonSource } = await import('./formats/json-source.ts');
  yield* readJsonSource(chunks, name, options);
}

/** A WordPress export or a feed. `beginning` is that of the text. */
export async function* readXml(beginning: string, chunks: TextChunks, name: string, options: ReadingOptions): AsyncGenerator<Findings> {
  const start = beginning.slice(0, 10_000);
  const isWxr = /<rss\b[^>]*\bxmlns:wp\s*=/.test(start) || /<wp:wxr_version>/.test(start);
  if (isWxr) yield* (await import('./formats/wxr.ts')).readWxr(chunks, options);
  else yield* (await import('./formats/feed.ts')).readXmlFeed(chunks, name, options);
}

async function generatedFrom(text: string, start: FoundStart, options: ReadingOptions, isHtml: boolean): Promise<Findings> {
  const { readMarkdown } = await loadMarkdown();
  const found = readMarkdown(text, start, options, isHtml);
  return found === undefined
    ? { ...noFindings(), remarks: [`${start.sourceId} is left out: it is marked as a draft.`], leftOut: 1 }
    : { ...noFindings(), found: [found] };
}
