// An import from end to end: sources are read, sent and answered one after the other, and are never all in memory.

import type { Copy, ReadingOptions } from '../../import/imported-article.ts';
import { type BulkItem, sendAll } from '../client/bulk.ts';
import type { Desk } from '../client/desk-client.ts';
import { counted } from '../terminal/counted.ts';
import type { Report } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ImportReport } from './import-report.ts';
import { type CopyOptions, countFiles, readAt, readingOptionsFor, sourcesAt } from './reading.ts';

export interface ImportOptions extends CopyOptions {
  force?: boolean;
  dryRun?: boolean;
}

/** Progress: articles found so far, and files not opened yet, each of which counts as one article until it is opened. */
interface ProgressCount {
  filesAhead: number;
  found: number;
  done: number;
}

export async function importAll(
  { desk, terminal }: { desk: Desk; terminal: Terminal },
  places: string[],
  options: ImportOptions,
  report: ImportReport,
  draw: Report,
): Promise<void> {
  const reading = await readingOptionsFor(desk, options);
  const progress: ProgressCount = { filesAhead: terminal.draws ? await countFiles(places) : 0, found: 0, done: 0 };
  const advance = () =>
    draw(`${progress.done} of ${counted(progress.found, 'article')}`, progress.done / Math.max(1, progress.found + progress.filesAhead));
  const items = readAll(places, reading, report, (found) => {
    progress.filesAhead = Math.max(0, progress.filesAhead - 1);
    progress.found += found;
    advance();
  });
  for await (const { about, result } of sendAll(desk, commanded(items, options))) {
    report.result(about, result);
    progress.done += 1;
    advance();
  }
}

/** Yields every article at every place, in order. `opened` is called with the number of articles in each source. */
async function* readAll(
  places: readonly string[],
  options: ReadingOptions,
  report: ImportReport,
  opened: (articles: number) => void,
): AsyncGenerator<Copy> {
  const read = new Map<string, string>();
  for (const place of new Set(places)) {
    for await (const source of sourcesAt(place, read)) {
      if ('leftOut' in source) report.leftOut(source);
      const { copies, faults, remarks } = await readAt(source, options);
      for (const fault of faults) report.fault(fault);
      for (const remark of remarks) report.remark(source.file, remark);
      opened(copies.length);
      yield* copies;
    }
  }
}

async function* commanded(copies: AsyncIterable<Copy>, { force, dryRun }: ImportOptions): AsyncGenerator<BulkItem<Copy>> {
  for await (const copy of copies) {
    const { slug, sourceId, sourceHash, article, corrections } = copy;
    const flags = { force: force === true, dryRun: dryRun === true };
    yield { line: { op: 'import', slug, sourceId, sourceHash, article, corrections, ...flags }, about: copy };
  }
}
