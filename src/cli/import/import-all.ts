// An import from end to end: sources are read, sent and answered one after the other, and are never all in memory.

import type { Copy, ReadingOptions, SourceIdentity, SourcePlace } from '../../import/imported-article.ts';
import { type BulkItem, sendAll } from '../client/bulk.ts';
import type { Desk } from '../client/desk-client.ts';
import { embedSentences } from '../client/embed-changes.ts';
import type { Report } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Kills } from './apply-kills.ts';
import { collectionOf, OF_PAGES } from './collection.ts';
import { type ImportProgress, importProgress } from './import-progress.ts';
import type { ImportReport, SentCopy } from './import-report.ts';
import { type CopyOptions, countFiles, readAt, readingOptionsFor, sourcesAt } from './reading.ts';
import { keepHeapSmall } from './small-heap.ts';

export interface ImportOptions extends CopyOptions {
  hold?: boolean;
  force?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  /** The name of this import. Absent from a dry run. */
  run?: string | undefined;
}

/** Where an import is reported while it goes on, and what stops it. */
export interface ImportWatch {
  report: ImportReport;
  draw: Report;
  /** If it is stopped, what was sent is still answered and reported, and nothing else is sent. */
  signal: AbortSignal;
}

export async function importAll(
  { desk, terminal, kills }: { desk: Desk; terminal: Terminal; kills: Kills },
  places: string[],
  options: ImportOptions,
  { report, draw, signal }: ImportWatch,
): Promise<void> {
  keepHeapSmall();
  const reading = await readingOptionsFor(desk, options);
  const progress = importProgress(terminal.draws ? await countFiles(places) : 0, draw);
  const kept = new Map<string, string>();
  const placing = (root: string | undefined) => collectionAt(root, options.dryRun === true, kept);
  const items = readAll({ kills, places, options: reading, collection: options.collection, placing }, report, progress, signal);
  const commands = commanded(items, options);
  const accepted = options.strict === true ? withoutChanges(desk, commands, report, signal) : commands;
  for await (const { about, result } of sendAll(desk, accepted, signal)) {
    report.result(about, result);
    progress.answered();
  }
}

/** Yields the articles in which the server would change or leave out nothing, after it was asked. */
async function* withoutChanges(
  desk: Desk,
  items: AsyncIterable<BulkItem<SentCopy>>,
  report: ImportReport,
  signal: AbortSignal,
): AsyncGenerator<BulkItem<SentCopy>> {
  for await (const { about: item, result } of sendAll(desk, tried(items), signal)) {
    const [change] = result.problem === undefined && result.outcome !== 'unchanged' ? embedSentences(result) : [];
    if (change === undefined) yield item;
    else report.fault({ file: item.about.file, line: item.about.line, message: `is refused, because of --strict: ${change}` });
  }
}

async function* tried(items: AsyncIterable<BulkItem<SentCopy>>): AsyncGenerator<BulkItem<BulkItem<SentCopy>>> {
  for await (const item of items) yield { line: { ...item.line, dryRun: true }, about: item };
}

type PlacedCopy = Copy & { collection: string; formerId: string };

interface Reader {
  kills: Kills;
  places: readonly string[];
  options: ReadingOptions;
  /** Named on the command line. */
  collection: string | undefined;
  /** Returns the collection of a file. `root` is its folder. */
  placing: (root: string | undefined) => Promise<string>;
}

/** Yields every article at every place, in order. */
async function* readAll(
  { kills: sink, places, options, collection, placing }: Reader,
  report: ImportReport,
  progress: ImportProgress,
  signal: AbortSignal,
): AsyncGenerator<PlacedCopy> {
  const read = new Map<string, string>();
  const watch = { advanced: progress.read, signal, collections: new Map() };
  for (const place of new Set(places)) {
    for await (const source of sourcesAt(place, read)) {
      if ('leftOut' in source) report.leftOut(source);
      const at = 'name' in source ? source : undefined;
      const placed = async <T extends SourceIdentity>(one: T) => ({
        ...one,
        collection: collection ?? one.collection ?? (await placing(at?.root)),
        formerId: formerIdOf(one, at),
      });
      for await (const { copies, kills, faults, remarks, leftOut } of readAt(source, options, watch)) {
        for (const fault of faults) report.fault(fault);
        // Before the copy of the same source, so that what it has killed is not published first.
        for (const kill of kills) await sink.take(await placed(kill));
        for (const remark of remarks) report.remark(source.file, remark);
        report.leftOutWithin(leftOut);
        progress.found(copies.length);
        for (const copy of copies) {
          const one = await placed(copy);
          if (sink.concern(one)) report.leftOut({ file: copy.file, leftOut: `its source has killed it (line ${copy.line})` });
          else yield one;
        }
      }
      progress.closed();
      if (signal.aborted) return;
    }
  }
}

async function* commanded(copies: AsyncIterable<PlacedCopy>, options: ImportOptions): AsyncGenerator<BulkItem<SentCopy>> {
  const flags = { hold: options.hold === true, force: options.force === true, dryRun: options.dryRun === true, run: options.run };
  for await (const copy of copies) {
    const { slug, collection, sourceId, sourceVersion, formerId, sourceHash, article, corrections } = copy;
    // Copy with an instruction that nobody can read, or without a section, fails closed: it is not public before the desk releases it.
    const hold = flags.hold || copy.hold?.reason === 'instruction';
    const unfiled = copy.hold?.reason === 'no-section';
    yield {
      line: {
        op: 'import',
        slug,
        collection,
        sourceId,
        sourceVersion,
        formerId,
        sourceHash,
        article,
        corrections,
        ...flags,
        hold,
        unfiled,
      },
      about: { ...copy, isHeld: hold || unfiled },
    };
  }
}

/** Programs before collections named a file by its path below the folder that was imported. */
function formerIdOf({ sourceId, formerId }: SourceIdentity, source: SourcePlace | undefined): string {
  if (formerId !== undefined || source?.formerName === undefined || !sourceId.startsWith(source.name)) return formerId ?? sourceId;
  return source.formerName + sourceId.slice(source.name.length);
}

/** The collection of a folder, or of pages of the web. `kept` has those that were read. */
async function collectionAt(root: string | undefined, dryRun: boolean, kept: Map<string, string>): Promise<string> {
  if (root === undefined) return OF_PAGES;
  const collection = kept.get(root) ?? (await collectionOf(root, dryRun));
  kept.set(root, collection);
  return collection;
}
