// Scenario: how fast public feeds are served, as ratios to the least and to the obvious that a Worker could do (design §8).
import { setTimeout as sleep } from 'node:timers/promises';
import { loadAnswer } from './companions.ts';
import { kvReads } from './desk.ts';
import type { Probe } from './load.ts';
import { PAIRS, type Ratio, ratioOf } from './ratio.ts';
import { type SampleTerms, SECTIONS, sampleArticle, sampleKey } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const ENTRIES = 50;
const FEED = '/feeds/all.rss';
const FORMATS = ['rss', 'atom', 'json'];
/** 50 articles share twenty feeds; ten such groups make 600 documents of some 100 kB, more than any isolate remembers. */
const GROUPS = 10;
const SUBJECTS_PER_GROUP = 20;

export async function measureThroughput(optionsFor: OptionsFor, pairs = PAIRS): Promise<Section> {
  const results = await withWorkerd(optionsFor('throughput'), async (workerd) => {
    await seed(workerd, GROUPS * ENTRIES, groupTerms);
    const warm = [await measure304(workerd, pairs), await measure200(workerd, pairs)];
    return [...warm, ...(await measureCold(workerd, pairs))];
  });
  const method = `Median of ${pairs} interleaved one-second pairs, 16 connections (lowest to highest); the baseline answers the same status, headers and bytes from a constant.`;
  return { title: 'Public feeds', method, results };
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
    { origin: workerd.origin('http'), paths: [FEED], headers, status: 304 },
    { origin: workerd.origin('bare'), paths: ['/304'], headers, status: 304 },
    pairs,
  );
  return barResult('304, warm, against a constant 304', ratio, 0.75);
}

async function measure200(workerd: Workerd, pairs: number): Promise<Result> {
  await loadAnswer(workerd, 'bare', { path: FEED, as: '/200' });
  const ratio = await ratioOf(
    { origin: workerd.origin('http'), paths: [FEED], status: 200 },
    { origin: workerd.origin('bare'), paths: ['/200'], status: 200 },
    pairs,
  );
  return barResult(`200, ${ENTRIES} entries, warm, against the same bytes from a constant`, ratio, 0.75);
}

/** Each poll asks for a document that has fallen out of memory, so it is read from KV and written anew. */
async function measureCold(workerd: Workerd, pairs: number): Promise<Result[]> {
  await fillObvious(workerd);
  const cold: Probe = { origin: workerd.origin('http'), paths: coldPaths(), status: 200 };
  const obvious: Probe = { origin: workerd.origin('obvious'), paths: FORMATS.map((format) => `/feed.${format}`), status: 200 };
  const readsBefore = await kvReads(workerd);
  const ratio = await ratioOf(cold, obvious, pairs);
  const polls = ratio.measuredPerSecond * (pairs + 1);
  const readsPerPoll = ((await kvReads(workerd)) - readsBefore) / polls;
  await loadAnswer(workerd, 'bare', { path: coldPaths()[0] ?? '', as: '/cold' });
  const toBare = await ratioOf(cold, { origin: workerd.origin('bare'), paths: ['/cold'], status: 200 }, pairs);
  return [
    barResult(`200, cold (${fixed(readsPerPoll)} KV reads a poll), against the obvious design with ${ENTRIES} articles`, ratio, 10),
    { what: '200, cold, against the same bytes from a constant', measured: textOf(toBare) },
  ];
}

function coldPaths(): string[] {
  const names = Array.from({ length: GROUPS }, (_, group) => [
    `sections/${SECTIONS[group]}`,
    ...Array.from({ length: SUBJECTS_PER_GROUP - 1 }, (_, s) => `subjects/${subjectName(group, s).toLowerCase().replaceAll(' ', '-')}`),
  ]).flat();
  return names.flatMap((name) => FORMATS.map((format) => `/feeds/${name}.${format}`));
}

/** The same articles as one of our feeds, ready to be rendered: the obvious design pays for nothing but its reads and its writer. */
async function fillObvious(workerd: Workerd): Promise<void> {
  const articles = Array.from({ length: ENTRIES }, (_, n) => {
    const { headline, standfirst, subjects, images, firstPublished } = sampleArticle(n, groupTerms(n));
    return {
      key: sampleKey(n),
      id: `tag:m10news.example,2026:${sampleKey(n)}`,
      url: `https://www.m10news.example/${sampleKey(n)}`,
      title: headline,
      summary: standfirst,
      contentHtml: `<p>${standfirst}</p>`,
      authors: ['Ada Lund'],
      categories: subjects,
      published: firstPublished,
      updated: firstPublished,
      image: images?.[0]?.url,
    };
  });
  await workerd.call('obvious-admin', '/', articles);
  await sleep(100);
}

function barResult(what: string, ratio: Ratio, bar: number): Result {
  return { what, measured: textOf(ratio), bar: `≥ ${bar} ×`, met: ratio.median >= bar };
}

function textOf({ median, min, max, measuredPerSecond, referencePerSecond }: Ratio): string {
  return `${fixed(median)} × (${fixed(min)} to ${fixed(max)}); ${Math.round(measuredPerSecond)} to ${Math.round(referencePerSecond)} a second`;
}
