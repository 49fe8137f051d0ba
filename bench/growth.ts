// Scenario: what an archive costs. Publishing, an archive page and a feed that neither memory nor KV has, with ever more articles stored.

import { ARCHIVE_PAGE_SIZE, FEED_FORMATS, feedPath } from '../src/domain/feeds/feed-name.ts';
import type { WorkerdOptions } from './config.ts';
import { publish, putPublisher, settle, timedDeskGet, timedGet } from './desk.ts';
import { fillCatalogue, markForLists } from './fill.ts';
import { LISTS } from './lists.ts';
import { median } from './ratio.ts';
import { SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import type { OptionsFor } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

export const SIZES: readonly number[] = [1_000, 100_000, 1_000_000];
const PUBLISHES = 40;
const ARCHIVE_PAGES = 40;
const LIST_ROUNDS = 40;
const WARM_UP_ROUNDS = 5;
const FEEDS: readonly string[] = SECTIONS.flatMap((section) => FEED_FORMATS.map((format) => feedPath(`sections/${section}`, format)));
const BAR = 1.5;
/** Published before the fill, one a section; copies of them are older. */
const TEMPLATE_NUMBER = 10_000_000;

/** A Catalogue of one size, in a process of its own. */
interface Archive {
  articles: number;
  options: WorkerdOptions;
  workerd: Workerd;
}

/** All sizes stand ready at once and are asked in turn: what else the machine does falls on each of them. */
export async function measureGrowth(optionsFor: OptionsFor, sizes: readonly number[] = SIZES): Promise<Section> {
  const archives: Archive[] = [];
  try {
    for (const articles of sizes) archives.push(await prepareArchive(optionsFor(`growth-${articles}`), articles));
    const results = [
      ...resultsOf('feed that neither memory nor KV has', archives, await timeInTurn(archives, FEEDS.length, missFeed)),
      ...resultsOf('archive page', archives, await timeInTurn(archives, ARCHIVE_PAGES, readArchivePage)),
      ...resultsOf('publish', archives, await timeInTurn(archives, PUBLISHES, publishOne)),
      ...(await listResults(archives)),
    ];
    return { title: 'The size of the archive', method: methodFor(sizes), results };
  } finally {
    for (const { workerd, options } of archives) {
      await workerd.stop();
      wipe(options.directory);
    }
  }
}

function methodFor([smallest]: readonly number[]): string {
  return `Medians of ${FEEDS.length} feeds, ${ARCHIVE_PAGES} archive pages, ${PUBLISHES} publishes and ${LIST_ROUNDS} requests of each list of the desk (50 articles, last changed first unless it says otherwise), one request at a time, the sizes in turn; the ratio is to ${smallest} articles.`;
}

/** Answers times in milliseconds by archive. The first few are thrown away: compilers warm up. */
async function timeInTurn(
  archives: readonly Archive[],
  rounds: number,
  timed: (archive: Archive, round: number) => Promise<number>,
): Promise<number[][]> {
  const times = archives.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, archive] of archives.entries()) times[index]?.push(await timed(archive, round));
  }
  return times.map((ofArchive) => ofArchive.slice(WARM_UP_ROUNDS));
}

/** Each feed is asked for once in each process: the memory is empty, and KV is too. */
async function missFeed({ workerd }: Archive, round: number): Promise<number> {
  return timedGet(workerd, FEEDS[round] ?? '');
}

/** Spread evenly over the archive of everything; a page is not asked for twice while there are others. */
async function readArchivePage({ workerd, articles }: Archive, round: number): Promise<number> {
  const pages = Math.max(1, Math.floor(articles / ARCHIVE_PAGE_SIZE) - 1);
  const page = 1 + Math.floor((round * pages) / ARCHIVE_PAGES);
  return timedGet(workerd, `/feeds/all/archive/${page}.${FEED_FORMATS[round % FEED_FORMATS.length]}`);
}

async function publishOne({ workerd }: Archive, round: number): Promise<number> {
  const number = TEMPLATE_NUMBER + 1_000 + round;
  return publish(workerd, sampleSlug(number), articleOf(number));
}

/** The lists are asked for last, because the marks that they need are not made as the desk would make them. */
async function listResults(archives: readonly Archive[]): Promise<Result[]> {
  for (const { workerd } of archives) await markForLists(workerd);
  const results: Result[] = [];
  for (const [name, query] of LISTS) {
    const times = await timeInTurn(archives, LIST_ROUNDS, ({ workerd }) => timedDeskGet(workerd, `/desk/articles?${query}`));
    results.push(...resultsOf(`list of articles, ${name}`, archives, times));
  }
  return results;
}

async function prepareArchive(options: WorkerdOptions, articles: number): Promise<Archive> {
  const filling = await startWorkerd(options);
  try {
    await fill(filling, articles);
  } finally {
    // With SIGTERM the file is checkpointed; the next process starts with an empty memory and an empty KV.
    await filling.stop();
  }
  return { articles, options, workerd: await startWorkerd(options) };
}

async function fill(workerd: Workerd, articles: number): Promise<void> {
  await putPublisher(workerd);
  const templates = SECTIONS.map((_, n) => sampleSlug(TEMPLATE_NUMBER + n));
  for (const n of SECTIONS.keys()) await publish(workerd, sampleSlug(TEMPLATE_NUMBER + n), articleOf(TEMPLATE_NUMBER + n));
  await settle(workerd);
  await fillCatalogue(workerd, templates, articles);
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

function resultsOf(name: string, archives: readonly Archive[], times: readonly number[][]): Result[] {
  const smallestMs = median(times[0] ?? []);
  return archives.map(({ articles }, index) => {
    const ms = median(times[index] ?? []);
    const result = {
      what: `${name}, ${articles.toLocaleString('en-GB')} articles`,
      measured: `${fixed(ms, 1)} ms (${fixed(ms / smallestMs)} ×)`,
    };
    return index === 0 ? result : { ...result, bar: `≤ ${BAR} ×`, met: ms / smallestMs <= BAR };
  });
}
