// Reads the places of an import in order: articles are yielded when the kills of all places are known, also of those that are not read yet.
import type { ReadingOptions, SourceIdentity, SourcePlace } from '../../import/imported-article.ts';
import type { Kills } from './apply-kills.ts';
import type { Folders } from './folders.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import type { Notices, Placed, PlacedCopy } from './notices.ts';
import { isUrl, readAt, sourcesAt, type Watch } from './reading.ts';
import type { FilesRead, Found } from './sources.ts';

export interface Reader {
  kills: Kills;
  notices: Notices;
  places: readonly string[];
  options: ReadingOptions;
  folders: Folders;
}

export interface ReadingWatch {
  report: ImportReport;
  progress: ImportProgress;
  signal: AbortSignal;
}

/** As many articles are read before any is sent. An import of fewer is read once. */
const AHEAD_ARTICLES = 500;
const AHEAD_CHARS = 4_000_000;
/** Answers of the web that are kept, so that they are not asked for again. */
const KEPT_BYTES = 30 * 1024 * 1024;

/** Yields every article at every place that may be sent, in order. */
export async function* readPlaces(reader: Reader, watch: ReadingWatch): AsyncGenerator<PlacedCopy> {
  const position = { sources: 0 };
  const web = keptAnswers();
  for await (const copy of readAhead(copiesAt(reader, watch, { position, web }), () => readNotices(reader, watch, { position, web }))) {
    if (watch.signal.aborted) return;
    const decided = reader.notices.decide(copy);
    const [remark] = 'copy' in decided && decided.copy !== copy ? decided.copy.remarks : [];
    if (remark !== undefined && reader.options.strict === true)
      watch.report.fault({ file: copy.file, line: copy.line, message: `is refused, because of --strict: ${remark.text}` });
    else if ('copy' in decided) yield decided.copy;
    else watch.report.leftOut({ file: copy.file, leftOut: decided.leftOut });
  }
}

/** Calls `readRest` before the first article is yielded, if not all are read by then. */
async function* readAhead(copies: AsyncIterable<PlacedCopy>, readRest: () => Promise<void>): AsyncGenerator<PlacedCopy> {
  const ahead: PlacedCopy[] = [];
  let chars = 0;
  let isRead = false;
  for await (const copy of copies) {
    ahead.push(copy);
    chars += copy.article.bodyHtml.length;
    if (!isRead && ahead.length <= AHEAD_ARTICLES && chars <= AHEAD_CHARS) continue;
    if (!isRead) await readRest();
    isRead = true;
    yield* ahead.splice(0);
  }
  yield* ahead;
}

/** How far an import has read. */
interface ReadingState {
  /** How many sources were read to their end. */
  position: { sources: number };
  web: Answers;
}

async function* copiesAt(
  reader: Reader,
  { report, progress, signal }: ReadingWatch,
  { position, web }: ReadingState,
): AsyncGenerator<PlacedCopy> {
  const { kills, notices, options } = reader;
  const watch = { advanced: progress.read, signal, collections: new Map() };
  for await (const source of allSources(reader.places, web)) {
    if ('leftOut' in source) report.leftOut(source);
    const placed = placer(reader, source);
    // What a reader yields before the articles of the same source is not needed: all kills come first.
    for await (const reading of readAt(source, { ...options, killsFirst: false }, watch)) {
      for (const fault of reading.faults) report.fault(fault);
      for (const version of reading.waiting ?? []) notices.addWaiting(await placed(version));
      for (const kill of reading.kills) {
        const one = await placed(kill);
        if (notices.addKill(one)) await kills.take(one);
      }
      for (const remark of reading.remarks) report.remark(source.file, remark);
      report.leftOutWithin(reading.leftOut);
      progress.found(reading.copies.length);
      for (const copy of reading.copies) yield await placed(copy);
    }
    position.sources += 1;
    progress.closed();
    if (signal.aborted) return;
  }
}

/** Reads the kills, and the versions that must wait, of the sources that are not read to their end. All else is reported when the articles are read. */
async function readNotices(reader: Reader, { progress, signal }: ReadingWatch, { position, web }: ReadingState): Promise<void> {
  const { kills, notices, options, places } = reader;
  const watch: Watch = { signal, collections: new Map() };
  let sources = 0;
  for await (const source of allSources(places, web)) {
    sources += 1;
    if (sources <= position.sources) continue;
    if ('name' in source && source.root !== undefined) await reader.folders.check(source.root);
    const placed = placer(reader, source);
    for await (const reading of readAt(source, { ...options, killsFirst: false, noticesOnly: true }, watch)) {
      for (const version of reading.waiting ?? []) notices.addWaiting(await placed(version));
      for (const kill of reading.kills) {
        const one = await placed(kill);
        if (notices.addKill(one)) await kills.take(one);
      }
    }
    progress.searched(sources);
    if (signal.aborted) return;
  }
}

function placer({ folders }: Reader, source: Found) {
  const at = 'name' in source ? source : undefined;
  return async <T extends SourceIdentity>(one: T): Promise<Placed<T>> => ({
    ...one,
    collection: await folders.collectionOf(at?.root, one.collection),
    formerId: formerIdOf(one, at),
    ...(at?.root !== undefined && one.sourceId === at.name ? { root: at.root } : {}),
  });
}

/** Programs before collections named a file by its path below the folder that was imported. */
function formerIdOf({ sourceId, formerId }: SourceIdentity, source: SourcePlace | undefined): string {
  if (formerId !== undefined || source?.formerName === undefined || !sourceId.startsWith(source.name)) return formerId ?? sourceId;
  return source.formerName + sourceId.slice(source.name.length);
}

/** Every source at every place, in order. */
export async function* allSources(places: readonly string[], web: Answers = keptAnswers()): AsyncGenerator<Found> {
  const read: FilesRead = new Map();
  for (const place of new Set(places)) {
    const kept = web.get(place);
    if (kept !== undefined) yield kept;
    else
      for await (const source of sourcesAt(place, read)) {
        web.keep(place, source);
        yield source;
      }
  }
}

type Answers = ReturnType<typeof keptAnswers>;

/** What addresses of the web answered, as far as there is room for it. */
function keptAnswers() {
  const answers = new Map<string, Found>();
  let bytes = 0;
  return {
    get: (place: string) => answers.get(place),
    keep: (place: string, source: Found) => {
      const size = 'bytes' in source ? source.bytes.length : 0;
      if (!isUrl(place) || bytes + size > KEPT_BYTES) return;
      bytes += size;
      answers.set(place, source);
    },
  };
}
