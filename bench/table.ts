// Results as a table: on the terminal while they come, and as bench/RESULTS.md.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';

export interface Result {
  what: string;
  measured: string;
  /** The bar; absent for numbers that are only reported. */
  bar?: string;
  /** Absent where there is no bar. */
  met?: boolean;
}

export interface Section {
  title: string;
  /** How it was measured, in a sentence or two. */
  method: string;
  results: Result[];
}

const HEADINGS = ['what', 'measured', 'bar', ''];

export function printSection({ title, results }: Section): void {
  console.log(`\n${title}`);
  for (const result of results)
    console.log(
      `  ${cellsOf(result)
        .filter((cell) => cell !== '')
        .join(' | ')}`,
    );
}

/** Replaces bench/RESULTS.md. */
export function writeResults(sections: readonly Section[], now: Date): void {
  const parts = [`# Benchmark results`, machine(now), ...sections.map(sectionText)];
  writeFileSync('bench/RESULTS.md', `${parts.join('\n\n')}\n`);
}

function sectionText({ title, method, results }: Section): string {
  const rows = [HEADINGS, HEADINGS.map(() => '---'), ...results.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${title}`, method, rows.join('\n')].join('\n\n');
}

function cellsOf({ what, measured, bar = '', met }: Result): string[] {
  return [what, measured, bar, met === undefined ? '' : met ? 'met' : '**missed**'];
}

function machine(now: Date): string {
  const [cpu] = cpus();
  const workerd = execFileSync('node_modules/.bin/workerd', ['--version'], { encoding: 'utf8' }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const lines = [
    `${now.toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory}, ${platform()} ${release()}, Node ${process.versions.node}, ${workerd}.`,
    'Written by `npm run bench`: loopback only, load and Worker share the cores, so ratios count and absolute speeds do not.',
  ];
  return lines.join('\n');
}

export function fixed(value: number, digits = 2): string {
  return value.toFixed(digits);
}
