// The readers of this commit beside those of the commit before streaming and instructions, on the same copy: processor time an article.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publisherSchema } from '../src/domain/publisher/publisher.ts';
import { readLarge } from '../src/import/read-large.ts';
import { readSource } from '../src/import/read-source.ts';
import { intervalOf, median } from './ratio.ts';
import { PUBLISHER } from './sample.ts';
import { fixed, type Result } from './table.ts';

const FORMER = '58187aa';
const RATIO = 1.2;
const NOW = '2026-03-05T09:00:00.000Z';
const CHUNK_BYTES = 64 * 1024;

export interface Sample {
  what: string;
  sources: readonly { name: string; bytes: Uint8Array }[];
  isLarge: boolean;
}

/** Reads a sample and returns the number of its articles. */
type Reader = (sample: Sample) => Promise<number>;

/** Rows that say how both compare, or that the former one is not there. */
export async function compareReaders(samples: readonly Sample[], rounds: number): Promise<Result[]> {
  const tree = resolve('dist/bench/former');
  if (!checkedOut(tree))
    return [{ what: 'Readers beside the former ones', measured: `left out: ${FORMER} is not in the history of this clone` }];
  try {
    const former = await formerReader(tree);
    const results: Result[] = [];
    for (const sample of samples) results.push(await comparison(sample, former, rounds));
    return results;
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', tree]);
  }
}

function checkedOut(tree: string): boolean {
  try {
    if (existsSync(tree)) rmSync(tree, { recursive: true });
    execFileSync('git', ['worktree', 'prune'], { stdio: 'ignore' });
    execFileSync('git', ['worktree', 'add', '--detach', tree, FORMER], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function formerReader(tree: string): Promise<Reader> {
  const load = (path: string) => import(pathToFileURL(join(tree, 'src', path)).href);
  const { readSource: read } = await load('cli/readers/read-source.ts');
  const { publisherSchema: schema } = await load('domain/publisher.ts');
  // A slug was called a key then.
  const publisher = schema.parse({ ...PUBLISHER, articleUrl: PUBLISHER.articleUrl.replace('{slug}', '{key}') });
  const options = { publisher, now: NOW };
  return async ({ sources }) => {
    let articles = 0;
    for (const { name, bytes } of sources) articles += (await read(name, bytes, options)).copies.length;
    return articles;
  };
}

const OPTIONS = { publisher: publisherSchema.parse(PUBLISHER), now: NOW, sha256Hex };

const presentReader: Reader = async ({ sources, isLarge }) => {
  let articles = 0;
  for (const { name, bytes } of sources) {
    if (!isLarge) articles += (await readSource(name, bytes, OPTIONS)).copies.length;
    else
      for await (const { copies } of readLarge({ name, file: name, size: bytes.length, open: () => chunksOf(bytes) }, OPTIONS))
        articles += copies.length;
  }
  return articles;
};

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** As the command line hands it to the readers. */
function sha256Hex(source: string | Uint8Array): string {
  return createHash('sha256').update(source).digest('hex');
}

/** The order alternates, after a first round in which both are compiled. */
async function comparison(sample: Sample, former: Reader, rounds: number): Promise<Result> {
  const pairs: { present: number; former: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    const order = round % 2 === 0 ? [presentReader, former] : [former, presentReader];
    const times = new Map<Reader, number>();
    for (const reader of order) times.set(reader, await msAnArticle(reader, sample));
    if (round >= 0) pairs.push({ present: times.get(presentReader) ?? Number.NaN, former: times.get(former) ?? Number.NaN });
  }
  const { median: ratio, low, high } = intervalOf(pairs.map(({ present, former: before }) => present / before));
  const milliseconds = `${fixed(median(pairs.map(({ present }) => present)))} to ${fixed(median(pairs.map(({ former: before }) => before)))} ms an article`;
  return {
    what: `Processor time of the readers, beside those of ${FORMER}: ${sample.what}`,
    measured: `${fixed(ratio)} × (${fixed(low)} to ${fixed(high)}); ${milliseconds}`,
    bar: `≤ ${RATIO} ×`,
    met: ratio <= RATIO,
  };
}

async function msAnArticle(reader: Reader, sample: Sample): Promise<number> {
  const before = process.cpuUsage();
  const articles = await reader(sample);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / articles;
}
