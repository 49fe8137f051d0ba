// Scenario: what licensed copy costs, beside what a Worker does at the least and beside our own public feeds.
import { processorBar, speedBar } from './bars.ts';
import { PUBLIC_ORIGIN } from './bindings.ts';
import { loadAnswer } from './companions.ts';
import { countsPer, startCounting } from './counts.ts';
import { putPublisher, timedGet } from './desk.ts';
import type { Probe } from './load.ts';
import { addPartner } from './partners.ts';
import { median, PAIRS, type Pairs, type Ratio, ratioOf } from './ratio.ts';
import { PUBLISHER, sampleSlug } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

const ENTRIES = 50;
const FEED = '/v1/feed.rss';
const PUBLIC_FEED = '/feeds/all.rss';
const COUNTED = 50;
const FIRST_DELIVERIES = 20;
const TAKES = 300;
const QUOTA = 100;
/** More articles than an isolate keeps as the portal shows them. */
const OPENED = 300;
/** What opening may cost, beside pulling. */
const MOST_TIMES = 1.5;

export async function measureLicensed(optionsFor: OptionsFor, { usual, many }: Pairs = PAIRS): Promise<Section> {
  const results = await withWorkerd(optionsFor('licensed'), async (workerd) => {
    await seed(workerd, ENTRIES);
    await putPublisher(workerd, { ...PUBLISHER, publicContent: 'full' });
    const key = await addPartner(workerd, 'measured');
    return [
      ...(await measure304(workerd, key, many)),
      await measure200(workerd, key, usual),
      await measureFirstDelivery(workerd),
      await measureForged(workerd, key, usual),
    ];
  });
  const openings = await withWorkerd(optionsFor('licensed-openings'), async (workerd) => {
    await seed(workerd, OPENED);
    return measureOpenings(workerd, await addPartner(workerd, 'measured'), usual);
  });
  const counts = await countOperations(optionsFor);
  const quota = await takeAtOnce(optionsFor);
  const method = `Median of interleaved one-second pairs, 16 connections (95 % interval of the median), ${ENTRIES} articles of full text; a constant answers the same status, headers and bytes. Counts by a streaming tail.`;
  return { title: 'Licensed copy', method, results: [...results, ...openings, ...counts, quota] };
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

function probeOf(workerd: Workerd, socket: string, path: string, headers: Record<string, string>, status: number): Probe {
  return { pids: [workerd.pid], origin: workerd.origin(socket), paths: [path], headers, status };
}

/** Against a constant, and against the least that asks a partner's object: one call of a Durable Object, and then a constant. */
async function measure304(workerd: Workerd, key: string, pairs: number): Promise<Result[]> {
  const first = await fetch(workerd.origin('http') + FEED, { headers: bearer(key) });
  await first.arrayBuffer();
  const headers = { ...bearer(key), 'if-none-match': first.headers.get('etag') ?? '' };
  const ratioTo = async (companion: string) => {
    const status = await loadAnswer(workerd, companion, { path: FEED, headers, as: '/304' });
    if (status !== 304) throw new Error(`a matching validator was answered ${status}`);
    return ratioOf(probeOf(workerd, 'http', FEED, headers, 304), probeOf(workerd, companion, '/304', headers, 304), pairs);
  };
  return [
    processorBar('304, against one call of a Durable Object and a constant 304', await ratioTo('one-call'), 0.9),
    speedBar('304, against a constant 304', await ratioTo('bare'), 0.3),
  ];
}

async function measure200(workerd: Workerd, key: string, pairs: number): Promise<Result> {
  const ratio = await ratioOf(probeOf(workerd, 'http', FEED, bearer(key), 200), probeOf(workerd, 'http', PUBLIC_FEED, {}, 200), pairs);
  const sizes = await Promise.all([sizeOf(workerd, FEED, bearer(key)), sizeOf(workerd, PUBLIC_FEED, {})]);
  const [ours, open] = sizes.map((size) => `${Math.round(size / 1_000)} kB`);
  return speedBar(`200, ${ENTRIES} full articles (${ours}), all delivered before, against the public feed (${open})`, ratio, 0.3);
}

async function sizeOf(workerd: Workerd, path: string, headers: Record<string, string>): Promise<number> {
  return (await (await fetch(workerd.origin('http') + path, { headers })).arrayBuffer()).byteLength;
}

/** A partner that has had nothing yet: its object starts, and every article becomes a row of its ledger. */
async function measureFirstDelivery(workerd: Workerd): Promise<Result> {
  const times: number[] = [];
  for (let number = 0; number < FIRST_DELIVERIES; number++) {
    const key = await addPartner(workerd, `new-${number}`);
    const startedAt = performance.now();
    await (await fetch(workerd.origin('http') + FEED, { headers: bearer(key) })).arrayBuffer();
    times.push(performance.now() - startedAt);
  }
  const publicMs = median(await Promise.all(Array.from({ length: 5 }, () => timedGet(workerd, PUBLIC_FEED))));
  const measured = `${fixed(median(times), 1)} ms, one at a time; the public feed ${fixed(publicMs, 1)} ms`;
  return { what: `200, ${ENTRIES} full articles, the first delivery to a partner`, measured };
}

async function measureForged(workerd: Workerd, key: string, pairs: number): Promise<Result> {
  const forged = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
  const status = await loadAnswer(workerd, 'bare', { path: FEED, headers: bearer(forged), as: '/401' });
  if (status !== 401) throw new Error(`a forged key was answered ${status}`);
  const ratio = await ratioOf(
    probeOf(workerd, 'http', FEED, bearer(forged), 401),
    probeOf(workerd, 'bare', '/401', bearer(forged), 401),
    pairs,
  );
  return speedBar('forged key, against a constant 401', ratio, 0.55);
}

/** A person's page of an article, which has the copy three times, beside the copy that a program pulls. */
async function measureOpenings(workerd: Workerd, key: string, pairs: number): Promise<Result[]> {
  const signedIn = await fetch(`${workerd.origin('http')}/portal/sign-in`, {
    method: 'POST',
    headers: { origin: PUBLIC_ORIGIN, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key }),
    redirect: 'manual',
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in at the portal was answered ${signedIn.status}`);
  const ratioFor = (slugs: readonly string[]) => {
    const pages = slugs.map((slug) => `/portal/articles/${slug}`);
    const copies = slugs.map((slug) => `/v1/articles/${slug}/html`);
    const page = { ...probeOf(workerd, 'http', '', { cookie }, 200), paths: pages };
    return ratioOf(page, { ...probeOf(workerd, 'http', '', bearer(key), 200), paths: copies }, pairs);
  };
  const all = Array.from({ length: OPENED }, (_, n) => sampleSlug(n));
  return [
    openingBar('opening an article at the portal again, against pulling it as HTML', await ratioFor(all.slice(0, 1))),
    openingBar(`opening ${OPENED} articles in turn, none of which the isolate has shown lately, against pulling them`, await ratioFor(all)),
  ];
}

function openingBar(what: string, ratio: Ratio): Result {
  const { median: middle, low, high } = ratio.byProcessorTime;
  const times = `${fixed(1 / middle, 2)} × (${fixed(1 / high, 2)} to ${fixed(1 / low, 2)}) the processor time`;
  const measured = `${times}; ${fixed(ratio.measuredCpuMs, 2)} to ${fixed(ratio.referenceCpuMs, 2)} ms; ${ratio.pairs} pairs`;
  return { what, measured, bar: `≤ ${MOST_TIMES} ×`, met: 1 / middle <= MOST_TIMES };
}

async function countOperations(optionsFor: OptionsFor): Promise<Result[]> {
  const options = { ...optionsFor('licensed-counts'), counting: true };
  const workerd = await startWorkerd(options);
  try {
    await seed(workerd, ENTRIES);
    const key = await addPartner(workerd, 'counted');
    const etag = await warmUp(workerd, key);
    const unchanged = await countOf(workerd, { ...bearer(key), 'if-none-match': etag });
    const whole = await countOf(workerd, bearer(key));
    const forged = await countOf(workerd, bearer(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`));
    return [
      {
        what: '304, RPCs',
        measured: `${unchanged.rpcs.toFixed(2)} RPCs, ${unchanged.kvReads} KV reads, ${unchanged.rowsWritten} rows written`,
        bar: 'one RPC, no row written',
        met: unchanged.rpcs <= 1.1 && unchanged.rowsWritten === 0,
      },
      {
        what: '200, all delivered before, RPCs',
        measured: `${whole.rpcs.toFixed(2)} RPCs, ${whole.kvReads} KV reads, ${whole.rowsWritten} rows written`,
      },
      {
        what: 'forged key, RPCs',
        measured: `${forged.rpcs} RPCs, ${forged.kvReads} KV reads`,
        bar: '0 RPCs',
        met: forged.rpcs === 0 && forged.kvReads === 0,
      },
    ];
  } finally {
    await workerd.stop();
    wipe(options.directory);
  }
}

async function warmUp(workerd: Workerd, key: string): Promise<string> {
  let etag = '';
  for (let pull = 0; pull < 3; pull++) {
    const response = await fetch(workerd.origin('http') + FEED, { headers: bearer(key) });
    await response.arrayBuffer();
    etag = response.headers.get('etag') ?? '';
  }
  return etag;
}

async function countOf(workerd: Workerd, headers: Record<string, string>) {
  await startCounting(workerd);
  for (let i = 0; i < COUNTED; i++) await (await fetch(workerd.origin('http') + FEED, { headers })).arrayBuffer();
  return countsPer(workerd, COUNTED);
}

async function takeAtOnce(optionsFor: OptionsFor): Promise<Result> {
  return withWorkerd(optionsFor('licensed-quota'), async (workerd) => {
    await seed(workerd, TAKES);
    const key = await addPartner(workerd, 'limited', { quota: { articles: QUOTA, per: 'year' } });
    const statuses = await Promise.all(
      Array.from({ length: TAKES }, async (_, n) => {
        const response = await fetch(`${workerd.origin('http')}/v1/articles/sample-${n}`, { headers: bearer(key) });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    const given = statuses.filter((status) => status === 200).length;
    const refused = statuses.filter((status) => status === 429).length;
    const measured = `${given} given, ${refused} refused`;
    return {
      what: `a quota of ${QUOTA} under ${TAKES} takes at once`,
      measured,
      bar: `exactly ${QUOTA}`,
      met: given === QUOTA && refused === TAKES - QUOTA,
    };
  });
}
