// An import from end to end: sources are read, sent and answered one after the other, and are never all in memory.
import type { Copy } from '../../import/imported-article.ts';
import { type BulkItem, sendAll } from '../client/bulk.ts';
import type { Desk } from '../client/desk-client.ts';
import { embedSentences } from '../client/embed-changes.ts';
import type { Report } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Kills } from './apply-kills.ts';
import { openFolders } from './folders.ts';
import { importProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { collectionByFiles } from './lost-names.ts';
import { openNotices, type PlacedCopy } from './notices.ts';
import { allSources, readPlaces } from './read-places.ts';
import { type CopyOptions, countFiles, readingOptionsFor } from './reading.ts';
import { openRenames, type Renames } from './renames.ts';
import { keepHeapSmall } from './small-heap.ts';

export interface ImportOptions extends CopyOptions {
  hold?: boolean;
  force?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  /** Files with the bytes of others become articles of their own. */
  duplicates?: boolean;
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
  const { collection, dryRun = false } = options;
  const byFiles = (root: string) => collectionByFiles(desk, allSources(places), root);
  const folders = openFolders({ server: desk.connection.server, collection, dryRun, byFiles }, (text) => terminal.note(text));
  const reader = { kills, notices: openNotices(dryRun), folders, places, options: reading };
  const items = readPlaces(reader, { report, progress, signal });
  const renames = openRenames(desk, { asksForSlug: collection === undefined, keepsDuplicates: options.duplicates === true });
  const commands = commanded(renamed(items, renames, report), options);
  const accepted = options.strict === true ? withoutChanges(desk, commands, report, signal) : commands;
  for await (const { about, result } of sendAll(desk, accepted, signal)) {
    report.result(about, result);
    progress.answered();
  }
}

/** Yields the articles in which the server would change or leave out nothing, after it was asked. */
async function* withoutChanges(
  desk: Desk,
  items: AsyncIterable<BulkItem<Copy>>,
  report: ImportReport,
  signal: AbortSignal,
): AsyncGenerator<BulkItem<Copy>> {
  for await (const { about: item, result } of sendAll(desk, tried(items), signal)) {
    const [change] = result.problem === undefined && result.outcome !== 'unchanged' ? embedSentences(result) : [];
    if (change === undefined) yield item;
    else report.fault({ file: item.about.file, line: item.about.line, message: `is refused, because of --strict: ${change}` });
  }
}

async function* tried(items: AsyncIterable<BulkItem<Copy>>): AsyncGenerator<BulkItem<BulkItem<Copy>>> {
  for await (const item of items) yield { line: { ...item.line, dryRun: true }, about: item };
}

type NamedCopy = PlacedCopy & { movedFrom?: string | undefined };

/** Yields the articles with the ids that renamed files had before, and leaves out copies of files. */
async function* renamed(copies: AsyncIterable<PlacedCopy>, renames: Renames, report: ImportReport): AsyncGenerator<NamedCopy> {
  for await (const copy of copies) {
    const { movedFrom, sameAs } = await renames.recognise(copy);
    if (sameAs === undefined) yield movedFrom === undefined ? copy : { ...copy, movedFrom };
    else
      report.leftOut({
        file: copy.file,
        leftOut: `it has the same bytes as ${sameAs}. To import it as an article of its own: --duplicates`,
      });
  }
}

async function* commanded(copies: AsyncIterable<NamedCopy>, options: ImportOptions): AsyncGenerator<BulkItem<Copy>> {
  const flags = { hold: options.hold === true, force: options.force === true, dryRun: options.dryRun === true, run: options.run };
  for await (const copy of copies) {
    const { slug, collection, sourceId, sourceVersion, formerId, movedFrom, sourceHash, article, corrections } = copy;
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
        movedFrom,
        sourceHash,
        article,
        corrections,
        ...flags,
        hold,
        unfiled,
      },
      about: copy,
    };
  }
}
