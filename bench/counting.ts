// Scenario: what a poll and a publish cost in operations. Counts are exact.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Counts, countsPer, startCounting } from './counts.ts';
import { kvReads, kvWrites, publish, settle, timedGet } from './desk.ts';
import { SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import { type OptionsFor, seed } from './scenario.ts';
import type { Result, Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

const ARTICLES = 60;
const POLLS = 100;
/** Longer than the freshness record lives. */
const STALE_MS = 2_500;
const FEED = '/feeds/all.rss';
const PUBLISH_COSTS =
  'The calls of a publish are for the settings, for the stored article, against whose page relative addresses of the text are resolved, and the command. A text without relative addresses needs no second call. Five of the rows are the index of the desk: the words, the section, the subject and the author of the article, and its source.';

export async function measureCounts(optionsFor: OptionsFor): Promise<Section> {
  const options = { ...optionsFor('counting'), counting: true };
  let workerd = await startWorkerd(options);
  const results: Result[] = [];
  try {
    await seed(workerd, ARTICLES);
    results.push(...(await countPublish(workerd)));
    await timedGet(workerd, FEED);
    results.push(pollResult('poll, warm', await countWarmPolls(workerd)));
    await sleep(STALE_MS);
    results.push(pollResult('poll, the first after the freshness record ran out', await countOne(workerd)));
    results.push(await countColdPoll(workerd));
  } finally {
    await workerd.stop();
  }
  workerd = await startWorkerd(options);
  try {
    results.push(pollResult('first poll of an isolate that finds KV empty', await countOne(workerd)));
  } finally {
    await workerd.stop();
    wipe(options.directory);
  }
  return {
    title: 'Operations',
    method: `Counted by a streaming tail; ${ARTICLES} articles stored, ${POLLS} warm polls. ${PUBLISH_COSTS}`,
    results,
  };
}

async function countWarmPolls(workerd: Workerd): Promise<Counts> {
  await startCounting(workerd);
  for (let i = 0; i < POLLS; i++) await timedGet(workerd, FEED);
  return countsPer(workerd, POLLS);
}

async function countOne(workerd: Workerd): Promise<Counts> {
  await startCounting(workerd);
  await timedGet(workerd, FEED);
  return countsPer(workerd, 1);
}

/** A feed in a format not asked for yet: nothing is rendered, KV has the snapshot. */
async function countColdPoll(workerd: Workerd): Promise<Result> {
  const before = await kvReads(workerd);
  await startCounting(workerd);
  await timedGet(workerd, `/feeds/sections/${SECTIONS[0]}.atom`);
  const counts = await countsPer(workerd, 1);
  const reads = (await kvReads(workerd)) - before;
  return { what: 'poll, nothing rendered yet', measured: textOf(counts), bar: '≤ 1 KV read', met: reads <= 1 };
}

function pollResult(what: string, counts: Counts): Result {
  const warm = what.endsWith('warm');
  const bar = warm ? '0 KV reads' : '≤ 1 KV read';
  return { what, measured: textOf(counts), bar, met: counts.kvReads <= (warm ? 0 : 1) && counts.kvWrites === 0 };
}

/** One article into `all`, its section, one subject and one author: four feeds. */
async function countPublish(workerd: Workerd): Promise<Result[]> {
  const touched = 4;
  const before = await kvWrites(workerd);
  await startCounting(workerd);
  await publish(workerd, sampleSlug(ARTICLES), sampleArticle(ARTICLES, { section: SECTIONS[0] ?? '' }));
  await settle(workerd);
  const counts = await countsPer(workerd, 1);
  const writes = (await kvWrites(workerd)) - before;
  const bar = `KV writes ≤ touched feeds + 1 = ${touched + 1}`;
  return [{ what: `publish into ${touched} feeds, flush included`, measured: textOf(counts), bar, met: writes <= touched + 1 }];
}

function textOf(counts: Counts): string {
  const { rpcs, kvReads: reads, kvWrites: writes, kvLists, rowsRead, rowsWritten, queueSends } = counts;
  const parts: [number, string][] = [
    [rpcs, 'RPCs'],
    [reads, 'KV reads'],
    [writes, 'KV writes'],
    [kvLists, 'KV lists'],
    [rowsRead, 'rows read'],
    [rowsWritten, 'rows written'],
    [queueSends, 'queue sends'],
  ];
  const shown = parts.filter(([count, name]) => count > 0 || name === 'KV reads' || name === 'RPCs');
  return shown.map(([count, name]) => `${Number(count.toFixed(2))} ${name}`).join(', ');
}
