// Scenario: what an import takes: memory of the command line for many files and for a large export, articles a second, and processor time of the readers
// beside those of an earlier commit.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DESK_TOKEN } from './bindings.ts';
import { putPublisher } from './desk.ts';
import { writeMarkdown, writeWxr } from './import-copy.ts';
import { compareReaders, type Sample } from './import-readers.ts';
import { peakBytes } from './processor-time.ts';
import { type OptionsFor, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const MB = 1024 * 1024;
const FOLDER = 'dist/bench/import';
const MOST_MB = 300;
const LOOK_EVERY_MS = 50;

export interface ImportSizes {
  files: number;
  exportMb: number;
  /** Of what the readers are compared on. */
  comparedFiles: number;
  comparedMb: number;
  rounds: number;
}

export const IMPORT_SIZES: ImportSizes = { files: 5_000, exportMb: 210, comparedFiles: 1_000, comparedMb: 12, rounds: 9 };

export async function measureImport(optionsFor: OptionsFor, sizes: ImportSizes): Promise<Section> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'markdown'), { recursive: true });
  const [large, small] = [join(FOLDER, 'large.wxr'), join(FOLDER, 'small.wxr')];
  try {
    writeMarkdown(join(FOLDER, 'markdown'), sizes.files);
    const posts = writeWxr(large, sizes.exportMb * MB);
    writeWxr(small, sizes.comparedMb * MB);
    const results = await withWorkerd({ ...optionsFor('import'), companions: [] }, async (workerd) => {
      await putPublisher(workerd);
      const many = await imported(workerd, `${sizes.files} Markdown files`, sizes.files, [join(FOLDER, 'markdown')]);
      const exported = `an export of ${Math.round(statSync(large).size / MB)} MB with ${posts} posts, as a dry run`;
      return [...many, ...(await imported(workerd, exported, posts, [large, '--dry-run']))];
    });
    const compared = await compareReaders(samplesOf(sizes, small), sizes.rounds);
    return { title: 'Import', method: methodOf(sizes), results: [...results, ...compared] };
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

function methodOf({ comparedFiles, comparedMb, rounds }: ImportSizes): string {
  return `The command line as its user starts it, against a service on the same machine. Memory is the highest resident memory of the process, which Linux counts. Articles a second are those of the command and the service together. The readers are compared in one process: median of ${rounds} rounds in alternating order (95 % interval) over ${comparedFiles} Markdown files and an export of ${comparedMb} MB.`;
}

/** Throws if an article did not go in. */
async function imported(workerd: Workerd, what: string, articles: number, args: readonly string[]): Promise<Result[]> {
  const { seconds, bytes, created } = await runImport([
    ...args,
    '--json',
    '--yes',
    '--server',
    workerd.origin('http'),
    '--token',
    DESK_TOKEN,
  ]);
  if (created !== articles) throw new Error(`${created} of ${articles} articles of ${what} went in`);
  const peak = bytes / MB;
  return [
    { what: `Peak memory: ${what}`, measured: `${fixed(peak, 0)} MB`, bar: `≤ ${MOST_MB} MB`, met: peak <= MOST_MB },
    { what: `Articles a second: ${what}`, measured: `${fixed(articles / seconds, 0)} (${fixed(seconds, 1)} s)` },
  ];
}

async function runImport(args: readonly string[]): Promise<{ seconds: number; bytes: number; created: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['bin/tearsheet.cjs', 'import', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let bytes = 0;
  const timer = setInterval(() => {
    bytes = Math.max(bytes, peakBytes(child.pid ?? 0) ?? 0);
  }, LOOK_EVERY_MS);
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearInterval(timer);
  const last = printed.trimEnd().slice(printed.trimEnd().lastIndexOf('\n') + 1);
  const { summary } = JSON.parse(last) as { summary: { created: number } };
  return { seconds: (performance.now() - startedAt) / 1_000, bytes, created: summary.created };
}

function samplesOf({ comparedFiles }: ImportSizes, small: string): Sample[] {
  const root = join(FOLDER, 'markdown');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const sources = names.slice(0, comparedFiles).map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
  return [
    { what: 'Markdown', sources, isLarge: false },
    { what: 'WordPress export', sources: [{ name: 'small.wxr', bytes: readFileSync(small) }], isLarge: true },
  ];
}
