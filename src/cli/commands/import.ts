// `tearsheet import`: copy from files, directories and URLs into the Catalogue, as often as one likes.
import { readdirSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { articleKey } from '../arguments.ts';
import { type Consignment, sendAll } from '../bulk.ts';
import { EXIT_FAILED, mistake } from '../failure.ts';
import { type ImportReport, importReport } from '../import-report.ts';
import type { Report } from '../progress.ts';
import type { Copy, ReadingOptions } from '../readers/copy.ts';
import { type CopyOptions, isUrl, readAt, readingOptionsFor, sourcesAt } from '../reading.ts';
import { openSession, type Session, userPath } from '../session.ts';
import { withCopyOptions } from './articles.ts';

interface ImportOptions extends CopyOptions {
  force?: boolean;
  dryRun?: boolean;
}

export function addImportCommand(root: Command): void {
  withCopyOptions(root.command('import'))
    .description('take in copy: unchanged copy is left alone, changed copy updates, copy the desk has edited since is a conflict')
    .argument('<paths...>', 'files, directories or URLs: plain text, Markdown, HTML, feeds, WXR, ninjs')
    .option('--key <key>', 'key of the only article in the only file', articleKey)
    .option('--force', 'let the source win over what the desk has edited since')
    .option('--dry-run', 'say what would happen, and write nothing')
    .action(async (places: string[], options: ImportOptions, command: Command) => {
      if (places.length > 1 && (options.key ?? options.headline) !== undefined) throw mistake('--key and --headline are for one article.');
      const session = openSession(command);
      const report = importReport(session.terminal, options.dryRun === true);
      try {
        await session.terminal.bar('Reading', (tell) => importAll(session, places, options, report, tell));
      } finally {
        report.flush();
      }
      report.end();
      if (report.summary.errors + report.summary.conflicts > 0) process.exitCode = EXIT_FAILED;
    });
}

/** What is known of the way ahead: articles found so far, and files not opened yet, each of which counts as one article until it is. */
interface Distance {
  filesAhead: number;
  found: number;
  done: number;
}

async function importAll(
  { desk, terminal }: Session,
  places: string[],
  options: ImportOptions,
  report: ImportReport,
  tell: Report,
): Promise<void> {
  const reading = await readingOptionsFor(desk, options);
  const distance: Distance = { filesAhead: terminal.draws ? filesAt(places) : 0, found: 0, done: 0 };
  const advance = () =>
    tell(`${distance.done} of ${distance.found} articles`, distance.done / Math.max(1, distance.found + distance.filesAhead));
  const consignments = readAll(places, reading, report, (found) => {
    distance.filesAhead = Math.max(0, distance.filesAhead - 1);
    distance.found += found;
    advance();
  });
  for await (const { about, result } of sendAll(desk, commanded(consignments, options))) {
    report.result(about, result);
    distance.done += 1;
    advance();
  }
}

/** Every article at every place, in order. `opened` hears how many were in each source. */
async function* readAll(
  places: readonly string[],
  options: ReadingOptions,
  report: ImportReport,
  opened: (articles: number) => void,
): AsyncGenerator<Copy> {
  for (const place of places) {
    for await (const source of sourcesAt(place)) {
      const { copies, faults, remarks } = readAt(source, options);
      for (const fault of faults) report.fault(fault);
      for (const remark of remarks) report.remark(source.file, remark);
      opened(copies.length);
      yield* copies;
    }
  }
}

async function* commanded(copies: AsyncIterable<Copy>, { force, dryRun }: ImportOptions): AsyncGenerator<Consignment<Copy>> {
  for await (const copy of copies) {
    const { key, sourceId, sourceHash, article, corrections } = copy;
    const flags = { force: force === true, dryRun: dryRun === true };
    yield { line: { op: 'import', key, sourceId, sourceHash, article, corrections, ...flags }, about: copy };
  }
}

/** Roughly how many files there are, for the bar only: what will not be read as copy is counted too. */
function filesAt(places: readonly string[]): number {
  let files = 0;
  for (const place of places) {
    const path = userPath(place);
    const isDirectory = !isUrl(place) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    files += isDirectory ? readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length : 1;
  }
  return files;
}
