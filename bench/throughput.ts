// Scenario: how fast public feeds are served, as ratios to the least and to the obvious that a Worker could do.
import { setTimeout as sleep } from 'node:timers/promises';
import { FEED_FORMATS } from '../src/domain/feeds/feed-name.ts';
import { processorBar, ratioText, speedBar } from './bars.ts';
import { loadAnswer } from './companions.ts';
import { kvReads, publishMany, putPublisher, settle } from './desk.ts';
import type { Probe } from './load.ts';
import { PAIRS, type Pairs, ratioOf } from './ratio.ts';
import { PUBLISHER, type SampleTerms, SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const ENTRIES = 50;
const FEED = '/feeds/all.rss';
/** 50 articles share twenty feeds; ten such groups make 600 documents of some 100 kB, more than any isolate remembers. */
const GROUPS = 10;
const SUBJECTS_PER_GROUP = 20;
/** For an opponent of a few answers a second. */
const SLOW_SLICE_SECONDS = 5;
const SLOW_PAIRS = 3;
/** Some 18,000 characters: longer texts are not in public feeds. */
const LONG_PARAGRAPHS = 60;
/** How long an isolate of ours uses what the Catalogue said, and a little more. */
const RECORD_MS = 2_500;

export async function measureThroughput(optionsFor: OptionsFor, { usual, many }: Pairs = PAIRS): Promise<Section> {
  const results = await withWorkerd(optionsFor('throughput'), async (workerd) => {
    await seed(workerd, GROUPS * ENTRIES, groupTerms);
    return [await measure304(workerd, many), ...(await measureCold(workerd, usual))];
  });
  const sizes = await withWorkerd(optionsFor('throughput-sizes'), (workerd) => measureSizes(workerd, many));
  const method = `Median of interleaved one-second pairs, 16 connections (95 % interval of the median); the baseline answers the same status, headers and bytes from a constant.`;
  return { title: 'Public feeds', method, results: [...results, ...sizes] };
}

function groupTerms(n: number): SampleTerms {
  const group = Math.floor(n / ENTRIES);
  const subjects = Array.from({ length: SUBJECTS_PER_GROUP - 1 }, (_, s) => subjectName(group, s));
  return { section: SECTIONS[group] ?? '', subjects, names: ['Ada Lund'] };
}

function subjectName(group: number, subject: number): string {
  return `Subject ${group} ${subject}`;
}

async function measure304(workerd: Workerd, pairs: number): Promise<Result> {
  const etag = (await fetch(workerd.origin('http') + FEED)).headers.get('etag') ?? '';
  const headers = { 'if-none-match': etag };
  const status = await loadAnswer(workerd, 'bare', { path: FEED, headers, as: '/304' });
  if (status !== 304) throw new Error(`a matching validator was answered ${status}`);
  const ratio = await ratioOf(
    { pids: [workerd.pid], origin: workerd.origin('http'), paths: [FEED], headers, status: 304 },
    { pids: [workerd.pid], origin: workerd.origin('bare'), paths: ['/304'], headers, status: 304 },
    pairs,
  );
  return processorBar('304, warm, against a constant 304', ratio, 0.9);
}

/** Of one feed in three sizes: summaries, full text, and full text of articles as long as public feeds take. */
async function measureSizes(workerd: Workerd, pairs: number): Promise<Result[]> {
  await seed(workerd, ENTRIES);
  const summaries = await measure200(workerd, pairs);
  await putPublisher(workerd, { ...PUBLISHER, publicContent: 'full' });
  const fullText = await measure200(workerd, pairs);
  const long = Array.from({ length: ENTRIES }, (_, n) => ENTRIES + n).map((n) => ({
    slug: sampleSlug(n),
    article: sampleArticle(n, { section: SECTIONS[0] ?? '', paragraphs: LONG_PARAGRAPHS }),
  }));
  await publishMany(workerd, long);
  await settle(workerd);
  return [summaries, fullText, await measure200(workerd, pairs)];
}

async function measure200(workerd: Workerd, pairs: number): Promise<Result> {
  // Until the isolate has asked the Catalogue again, it answers with what it knew before.
  await sleep(RECORD_MS);
  const { byteLength } = await (await fetch(workerd.origin('http') + FEED)).arrayBuffer();
  await loadAnswer(workerd, 'bare', { path: FEED, as: '/200' });
  const ratio = await ratioOf(
    { pids: [workerd.pid], origin: workerd.origin('http'), paths: [FEED], status: 200 },
    { pids: [workerd.pid], origin: workerd.origin('bare'), paths: ['/200'], status: 200 },
    pairs,
  );
  return processorBar(
    `200, ${ENTRIES} entries of ${Math.round(byteLength / 1_000)} kB, warm, against the same bytes from a constant`,
    ratio,
    0.9,
  );
}

/** Each poll asks for a document that has fallen out of memory, so it is read from KV and written anew. */
async function measureCold(workerd: Workerd, pairs: number): Promise<Result[]> {
  const cold: Probe = { pids: [workerd.pid], origin: workerd.origin('http'), paths: coldPaths(), status: 200 };
  const readsBefore = await kvReads(workerd);
  const path = coldPaths()[0] ?? '';
  await loadAnswer(workerd, 'bare', { path, as: '/cold' });
  const toBare = await ratioOf(cold, { pids: [workerd.pid], origin: workerd.origin('bare'), paths: ['/cold'], status: 200 }, pairs);
  const readsPerPoll = ((await kvReads(workerd)) - readsBefore) / toBare.measuredRequests;
  const toSame = await ratioOf(cold, { ...(await obviousProbe(workerd, GROUPS * ENTRIES)), seconds: SLOW_SLICE_SECONDS }, SLOW_PAIRS);
  const toFew = await ratioOf(cold, await obviousProbe(workerd, ENTRIES), pairs);
  return [
    { what: `200, cold (${fixed(readsPerPoll)} KV reads a poll), against the same bytes from a constant`, measured: ratioText(toBare) },
    speedBar(`200, cold, against the obvious design with the same ${GROUPS * ENTRIES} articles`, toSame, 10),
    { what: `200, cold, against the obvious design with ${ENTRIES} articles and no more`, measured: ratioText(toFew) },
  ];
}

function coldPaths(): string[] {
  const names = Array.from({ length: GROUPS }, (_, group) => [
    `sections/${SECTIONS[group]}`,
    ...Array.from({ length: SUBJECTS_PER_GROUP - 1 }, (_, s) => `subjects/${subjectName(group, s).toLowerCase().replaceAll(' ', '-')}`),
  ]).flat();
  return names.flatMap((name) => FEED_FORMATS.map((format) => `/feeds/${name}.${format}`));
}

/** The newest fifty of so many articles, the same as in our feeds. */
async function obviousProbe(workerd: Workerd, articles: number): Promise<Probe> {
  const shelf = articles === ENTRIES ? 'few' : 'all';
  await workerd.call(
    'obvious-admin',
    `/${shelf}`,
    Array.from({ length: articles }, (_, n) => obviousArticle(n)),
  );
  return {
    pids: [workerd.pid],
    origin: workerd.origin('obvious'),
    paths: FEED_FORMATS.map((format) => `/${shelf}/feed.${format}`),
    status: 200,
  };
}

/** As the obvious design would store it; its feed shows the standfirst, as ours does. */
function obviousArticle(n: number) {
  const { headline, standfirst, bodyHtml, subjects, images, firstPublished } = sampleArticle(n, groupTerms(n));
  return {
    slug: sampleSlug(n),
    id: `tag:m10news.example,2026:${sampleSlug(n)}`,
    url: `https://www.m10news.example/${sampleSlug(n)}`,
    title: headline,
    summary: standfirst,
    bodyHtml,
    contentHtml: `<p>${standfirst}</p>`,
    authors: ['Ada Lund'],
    categories: subjects,
    published: firstPublished,
    updated: firstPublished,
    image: images?.[0]?.url,
  };
}
