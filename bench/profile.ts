// Scenario: where the processor time of the five hottest paths and of a revoked key goes, function by function, from V8's own CPU profile. The bundle is not
// minified here, so that functions have their names; sampling costs time, so the shares count and the times are too long.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { putPublisher } from './desk.ts';
import { type CpuProfile, type Inspector, openInspector } from './inspector.ts';
import { loadOf, type Probe } from './load.ts';
import { addPartner, revokeKeys } from './partners.ts';
import { PUBLISHER } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const DIRECTORY = 'dist/bench/profiled';
const INSPECTOR = '127.0.0.1:9712';
const ENTRIES = 50;
const SECONDS = 5;
const SHOWN_FUNCTIONS = 10;
const PUBLIC_FEED = '/feeds/all.rss';
const LICENSED_FEED = '/v1/feed.rss';

/** What V8 calls the time that it spends in no function of JavaScript. */
const NOT_IN_A_FUNCTION: Readonly<Record<string, string>> = {
  '(program)': 'native code of workerd and of V8',
  '(garbage collector)': 'garbage collection',
};
const IDLE = '(idle)';

export async function measureProfiles(optionsFor: OptionsFor, seconds = SECONDS): Promise<Section> {
  const options = { ...optionsFor('profile'), bundle: buildReadable(), inspector: INSPECTOR };
  const map = new SourceMap(JSON.parse(readFileSync(`${DIRECTORY}/worker.js.map`, 'utf8')));
  const results = await withWorkerd(options, async (workerd) => {
    await seed(workerd, ENTRIES);
    await putPublisher(workerd, { ...PUBLISHER, publicContent: 'full' });
    const inspector = await openInspector(INSPECTOR);
    const rows: Result[] = [];
    for (const [what, probe] of Object.entries(await hotPaths(workerd))) {
      rows.push(...(await rowsOf(what, { ...probe, seconds }, inspector, map)));
    }
    inspector.close();
    return rows;
  });
  const method = `${seconds} s of load by 16 connections, ${ENTRIES} articles of full text. Shares of the time in which the Worker and its objects were busy, by self time; a function that V8 calls by no name of ours is its own. Functions stand at their place in the source.`;
  return { title: 'Profiles of the hottest paths', method, results };
}

/** The same modules as in the bundle that is deployed. */
function buildReadable(): string {
  execFileSync('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--outdir', DIRECTORY], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  return `${DIRECTORY}/worker.js`;
}

async function hotPaths(workerd: Workerd): Promise<Record<string, Probe>> {
  const key = await addPartner(workerd, 'measured');
  const revoked = { authorization: `Bearer ${await addPartner(workerd, 'revoked')}` };
  await revokeKeys(workerd, 'revoked');
  const live = { authorization: `Bearer ${key}` };
  const forged = { authorization: `Bearer ${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}` };
  const probe = (path: string, headers: Record<string, string>, status: number): Probe => ({
    pids: [workerd.pid],
    origin: workerd.origin('http'),
    paths: [path],
    headers,
    status,
  });
  const tagOf = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(workerd.origin('http') + path, { headers });
    await answer.arrayBuffer();
    return { ...headers, 'if-none-match': answer.headers.get('etag') ?? '' };
  };
  return {
    'public 304': probe(PUBLIC_FEED, await tagOf(PUBLIC_FEED, {}), 304),
    'public 200': probe(PUBLIC_FEED, {}, 200),
    'licensed 304': probe(LICENSED_FEED, await tagOf(LICENSED_FEED, live), 304),
    'licensed 200': probe(LICENSED_FEED, live, 200),
    'forged key': probe(LICENSED_FEED, forged, 401),
    'revoked key': probe(LICENSED_FEED, revoked, 401),
  };
}

async function rowsOf(what: string, probe: Probe, inspector: Inspector, map: SourceMap): Promise<Result[]> {
  await loadOf(probe);
  let requests = 0;
  const profile = await inspector.profileOf(async () => {
    ({ requests } = await loadOf(probe));
  });
  const times = selfTimes(profile, map);
  const idle = times.get(IDLE) ?? 0;
  times.delete(IDLE);
  const busy = sumOf(times.values());
  const shareOf = (microseconds: number) => `${fixed((100 * microseconds) / busy, 1)} %, ${fixed(microseconds / requests, 1)} µs a request`;
  const functions = [...times].filter(([name]) => !(name in NOT_IN_A_FUNCTION)).toSorted(([, a], [, b]) => b - a);
  const rest = sumOf(functions.slice(SHOWN_FUNCTIONS).map(([, time]) => time));
  const rows: [string, string][] = [
    [
      'all',
      `${fixed(busy / requests, 1)} µs a request, ${requests} requests; idle ${fixed((100 * idle) / (busy + idle), 0)} % of the time`,
    ],
    ...Object.entries(NOT_IN_A_FUNCTION).map(([name, text]): [string, string] => [text, shareOf(times.get(name) ?? 0)]),
    ...functions.slice(0, SHOWN_FUNCTIONS).map(([name, time]): [string, string] => [name, shareOf(time)]),
    [`${Math.max(0, functions.length - SHOWN_FUNCTIONS)} other functions`, shareOf(rest)],
  ];
  return rows.map(([name, measured]) => ({ what: `${what}: ${name}`, measured }));
}

function sumOf(times: Iterable<number>): number {
  return [...times].reduce((sum, time) => sum + time, 0);
}

/** Microseconds by function, without those that it called. */
function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, map: SourceMap): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame, map)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return times;
}

function nameOf({ functionName, url, lineNumber, columnNumber }: CpuProfile['nodes'][number]['callFrame'], map: SourceMap): string {
  if (functionName === IDLE || functionName in NOT_IN_A_FUNCTION) return functionName;
  const name = functionName === '' ? 'a function without a name' : functionName;
  if (!url.endsWith('bundle.mjs')) return `${name} (${url === '' ? 'workerd' : url})`;
  const place = map.findEntry(lineNumber, columnNumber);
  return 'originalSource' in place ? `${name} (${inProject(place.originalSource)}:${place.originalLine + 1})` : name;
}

function inProject(source: string): string {
  return source.replace(/^.*?(?=(?:src|node_modules)\/)/, '');
}
