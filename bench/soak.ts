// Scenario: whether an isolate keeps within its memory under minutes of mixed traffic, strangers' addresses among it, in a workerd whose heap is
// capped near the 128 MB of an isolate on Cloudflare. Only run by name: `npm run bench -- soak`.
import { setTimeout as sleep } from 'node:timers/promises';
import { MEMORY_BYTES } from '../src/http/isolate/memory-budget.ts';
import { openInspector } from './inspector.ts';
import { addPartner } from './partners.ts';
import { residentBytes } from './processor-time.ts';
import { type SampleTerms, SECTIONS } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const MB = 1024 * 1024;
const INSPECTOR = '127.0.0.1:9711';
const V8_FLAGS = ['--max-old-space-size=128'];
const ARTICLES = 400;
const PARTNERS = 20;
const CONNECTIONS = 8;
/** Below what the machine can do, so that a run is as long on every machine as it says. */
const PER_SECOND = 250;
const TOLERANCE = 0.05;

/** `firstMinute` and `lastMinute`: when the heap is looked at after a forced collection. */
export async function measureSoak(optionsFor: OptionsFor, [firstMinute, lastMinute]: readonly [number, number]): Promise<Section> {
  const options = { ...optionsFor('soak'), v8Flags: V8_FLAGS, inspector: INSPECTOR };
  const results = await withWorkerd(options, async (workerd) => {
    await seed(workerd, ARTICLES, termsOf);
    const keys: string[] = [];
    for (let number = 0; number < PARTNERS; number++) keys.push(await addPartner(workerd, `soak-${number}`));
    return soak(workerd, keys, [firstMinute, lastMinute]);
  });
  const method = `${lastMinute} minutes, ${PER_SECOND} requests a second: polls of 60 feeds in three formats, partners' feeds and changes, addresses that are not there opened by browsers, queries on pages, forged keys. workerd with ${V8_FLAGS.join(' ')}; the heap is that of the Worker and its objects after a forced collection. Resident memory is reported and not judged: workerd gives it back late.`;
  return { title: 'Soak', method, results };
}

function termsOf(n: number): SampleTerms {
  return { section: SECTIONS[n % SECTIONS.length] ?? '', subjects: [`Subject ${n % 40}`], names: [`Author ${n % 20}`] };
}

async function soak(workerd: Workerd, keys: readonly string[], [firstMinute, lastMinute]: readonly [number, number]): Promise<Result[]> {
  const inspector = await openInspector(INSPECTOR);
  const seen = { counted: 0, resident: 0 };
  const traffic = new Traffic(workerd, keys);
  const began = Date.now();
  const heaps: number[] = [];
  const counted: number[] = [];
  for (const minute of [firstMinute, lastMinute]) {
    await traffic.until(began + minute * 60_000, async () => {
      seen.counted = Math.max(seen.counted, await countedBytes(workerd));
      seen.resident = Math.max(seen.resident, residentBytes(workerd.pid) ?? Number.NaN);
    });
    heaps.push(await inspector.heapAfterCollection());
    counted.push(await countedBytes(workerd));
  }
  inspector.close();
  const [first = Number.NaN, last = Number.NaN] = heaps;
  const growth = last / first - 1;
  return [
    { what: 'requests answered, none of them with a fault', measured: `${traffic.answered}`, bar: '0 faults', met: traffic.faults === 0 },
    {
      what: `heap after a collection at minute ${lastMinute} against minute ${firstMinute}`,
      measured: `${fixed(last / MB, 1)} MB against ${fixed(first / MB, 1)} MB (${fixed(growth * 100, 1)} %)`,
      bar: `≤ ${TOLERANCE * 100} % more`,
      met: growth <= TOLERANCE,
    },
    {
      what: 'bytes that the caches of the isolate counted, at the most',
      measured: `${fixed(seen.counted / MB, 1)} MB (${counted.map((bytes) => fixed(bytes / MB, 1)).join(' and ')} MB at these minutes)`,
      bar: `≤ ${MEMORY_BYTES / MB} MB`,
      met: seen.counted <= MEMORY_BYTES,
    },
    { what: 'resident memory, at the most', measured: `${fixed(seen.resident / MB, 0)} MB` },
  ];
}

async function countedBytes(workerd: Workerd): Promise<number> {
  const { bytes } = (await workerd.call('control', '/memory')) as { bytes: number };
  return bytes;
}

interface Asked {
  path: string;
  headers: Record<string, string>;
}

const FORMATS = ['rss', 'atom', 'json'] as const;
/** What a partner's program asks for does not change. */
const LIMITS = [10, 50, 100];
const BROWSER = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** Requests in turn, each kind with numbers that go on: what strangers make up does not come again. */
class Traffic {
  answered = 0;
  faults = 0;
  private number = 0;
  private readonly workerd: Workerd;
  private readonly keys: readonly string[];

  constructor(workerd: Workerd, keys: readonly string[]) {
    this.workerd = workerd;
    this.keys = keys;
  }

  /** `look` is called about once a second. Throws where the workerd is gone. */
  async until(endMs: number, look: () => Promise<void>): Promise<void> {
    while (Date.now() < endMs) {
      const secondMs = Date.now();
      const share = Math.ceil(PER_SECOND / CONNECTIONS);
      await Promise.all(Array.from({ length: CONNECTIONS }, () => this.ask(share)));
      await look();
      await sleep(Math.max(0, secondMs + 1_000 - Date.now()));
    }
  }

  private async ask(count: number): Promise<void> {
    for (let asked = 0; asked < count; asked++) {
      const { path, headers } = this.next(this.number++);
      const response = await fetch(this.workerd.origin('http') + path, { headers });
      await response.arrayBuffer();
      this.answered += 1;
      if (response.status >= 500) this.faults += 1;
    }
  }

  private next(n: number): Asked {
    const format = FORMATS[n % 3] ?? 'rss';
    const key = this.keys[n % this.keys.length] ?? '';
    const bearer = { authorization: `Bearer ${key}` };
    const kinds: Asked[] = [
      { path: `/feeds/all.${format}`, headers: {} },
      { path: `/feeds/subjects/subject-${n % 40}.${format}`, headers: {} },
      { path: `/feeds/authors/author-${n % 20}.${format}`, headers: {} },
      { path: `/v1/feed.${format}`, headers: bearer },
      { path: `/v1/feed.ninjs?limit=${LIMITS[n % LIMITS.length]}`, headers: bearer },
      { path: '/v1/changes?limit=20', headers: bearer },
      { path: `/n${n}`, headers: BROWSER },
      { path: `/feeds?subjects=${n}`, headers: BROWSER },
      { path: `/feeds/subjects/stranger-${n}.rss`, headers: {} },
      { path: `/articles/stranger-${n}`, headers: BROWSER },
      { path: `/feeds/all.rss?v=${n}`, headers: BROWSER },
      { path: '/v1/feed.rss', headers: { authorization: `Bearer ${key.slice(0, -6)}${String(n).padStart(6, '0').slice(-6)}` } },
    ];
    return kinds[n % kinds.length] ?? { path: '/', headers: {} };
  }
}
