// Scenario: what an archive costs. Publishing, an archive page and a feed that neither memory nor KV has, with ever more articles stored.

import { publish, putPublisher, settle, timedGet } from './desk.ts';
import { fillCatalogue } from './fill.ts';
import { median } from './ratio.ts';
import { SECTIONS, sampleArticle, sampleKey } from './sample.ts';
import type { OptionsFor } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

export const SIZES: readonly number[] = [1_000, 100_000, 1_000_000];
const PUBLISHES = 40;
const ARCHIVE_PAGES = 40;
const BAR = 1.5;
/** Published before the fill, one a section; copies of them are older. */
const TEMPLATE_NUMBER = 10_000_000;

interface Times {
  articles: number;
  fillSeconds: number;
  /** Medians in milliseconds, one request after another. */
  publishMs: number;
  archiveMs: number;
  missMs: number;
}

export async function measureGrowth(optionsFor: OptionsFor, sizes: readonly number[] = SIZES): Promise<Section> {
  const times: Times[] = [];
  for (const size of sizes) times.push(await measureSize(optionsFor, size));
  const method = `Medians of ${PUBLISHES} publishes, ${ARCHIVE_PAGES} archive pages and ${SECTIONS.length} feeds, one request after another; the ratio is to ${sizes[0]} articles.`;
  return { title: 'The size of the archive', method, results: resultsOf(times) };
}

async function measureSize(optionsFor: OptionsFor, articles: number): Promise<Times> {
  const options = optionsFor(`growth-${articles}`);
  let workerd = await startWorkerd(options);
  try {
    const fillSeconds = await fill(workerd, articles);
    // With SIGTERM the file is checkpointed; the next process starts with an empty memory and an empty KV.
    await workerd.stop();
    workerd = await startWorkerd(options);
    const missMs = await medianOf(
      SECTIONS.map((section) => `/feeds/sections/${section}.rss`),
      (path) => timedGet(workerd, path),
    );
    const archiveMs = await medianOf(archivePaths(articles), (path) => timedGet(workerd, path));
    const numbers = Array.from({ length: PUBLISHES }, (_, n) => TEMPLATE_NUMBER + 1_000 + n);
    const publishMs = await medianOf(numbers, (n) => publish(workerd, sampleKey(n), articleOf(n)));
    return { articles, fillSeconds, publishMs, archiveMs, missMs };
  } finally {
    await workerd.stop();
    wipe(options.directory);
  }
}

async function fill(workerd: Workerd, articles: number): Promise<number> {
  await putPublisher(workerd);
  const templates = SECTIONS.map((_, n) => sampleKey(TEMPLATE_NUMBER + n));
  for (const n of SECTIONS.keys()) await publish(workerd, sampleKey(TEMPLATE_NUMBER + n), articleOf(TEMPLATE_NUMBER + n));
  await settle(workerd);
  const startedAt = performance.now();
  await fillCatalogue(workerd, templates, articles);
  return (performance.now() - startedAt) / 1000;
}

/** Short, and with neither subjects nor authors: a million of them must fit on a benchmark's disk. */
function articleOf(n: number) {
  const {
    firstPublished: _,
    images: __,
    ...article
  } = sampleArticle(0, { section: SECTIONS[n % SECTIONS.length] ?? '', subjects: [], names: [] });
  return { ...article, headline: `Ferries return to quay ${n}`, bodyHtml: '<p>The harbour office opened the second quay on Monday.</p>' };
}

/** Spread evenly over the archive of everything. */
function archivePaths(articles: number): string[] {
  const pages = Math.max(1, Math.floor(articles / 50) - 1);
  const count = Math.min(ARCHIVE_PAGES, pages);
  return Array.from({ length: count }, (_, n) => `/feeds/all/archive/${1 + Math.floor((n * pages) / count)}.rss`);
}

async function medianOf<T>(items: readonly T[], timed: (item: T) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (const item of items) times.push(await timed(item));
  return median(times);
}

function resultsOf(times: readonly Times[]): Result[] {
  const [first] = times;
  if (first === undefined) return [];
  const row = (name: string, { articles }: Times, ms: number, firstMs: number): Result => {
    const measured = `${fixed(ms, 1)} ms (${fixed(ms / firstMs)} ×)`;
    const what = `${name}, ${articles.toLocaleString('en-GB')} articles`;
    return articles === first.articles ? { what, measured } : { what, measured, bar: `≤ ${BAR} ×`, met: ms / firstMs <= BAR };
  };
  return [
    ...times.map((time) => row('publish', time, time.publishMs, first.publishMs)),
    ...times.map((time) => row('archive page', time, time.archiveMs, first.archiveMs)),
    ...times.map((time) => row('feed that neither memory nor KV has', time, time.missMs, first.missMs)),
  ];
}
