// The harness against a Worker small enough to know by heart. Run: node --test bench/harness.selftest.ts
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bindingsOf } from './bindings.ts';
import { loadAnswer } from './companions.ts';
import type { WorkerdOptions } from './config.ts';
import { countsPer, startCounting } from './counts.ts';
import { loadOf } from './load.ts';
import { intervalOf, ratioOf } from './ratio.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

const OPTIONS: WorkerdOptions = {
  bundle: 'bench/fixtures/worker.mjs',
  bindings: bindingsOf('wrangler.toml'),
  directory: 'dist/bench/selftest',
  companions: [{ name: 'bare', module: 'bench/baseline/worker.mjs' }],
};

let workerd: Workerd;

async function textOf(path: string): Promise<string> {
  return (await fetch(workerd.origin('http') + path)).text();
}

before(async () => {
  wipe(OPTIONS.directory);
  workerd = await startWorkerd(OPTIONS);
});

after(async () => {
  await workerd.stop();
  wipe(OPTIONS.directory);
});

test('the interval of a median leaves out as many values on each side as 95 % allow', () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  assert.deepEqual(intervalOf(upTo(21)), { median: 11, low: 6, high: 16 });
  assert.deepEqual(intervalOf(upTo(9)), { median: 5, low: 2, high: 8 });
  assert.deepEqual(intervalOf([3, 1, 2]), { median: 2, low: 1, high: 3 });
});

test('the Worker gets the bindings that wrangler.toml names', async () => {
  assert.equal(await textOf('/'), 'https://feeds.m10news.example');
  assert.equal(await textOf('/publish'), 'feed 1');
  assert.equal(await textOf('/kv'), 'feed 1');
  const answers = [];
  for (let i = 0; i < 10; i++) answers.push(JSON.parse(await textOf('/limited')));
  assert.deepEqual(answers.filter(({ success }) => !success).length, 1);
});

test('KV operations are counted, and refused when a fault says so', async () => {
  await workerd.call('kv', '/reset', {});
  await textOf('/kv');
  await textOf('/publish');
  assert.deepEqual(await workerd.call('kv', '/counts'), {
    get: 1,
    getBulk: 0,
    bulkKeys: 0,
    put: 1,
    delete: 0,
    list: 0,
    miss: 0,
    bytesIn: 6,
    bytesOut: 6,
  });
  await workerd.call('kv', '/fault', { put: { status: 429, left: 1 } });
  assert.equal((await fetch(`${workerd.origin('http')}/publish`)).status, 500);
  assert.equal((await fetch(`${workerd.origin('http')}/publish`)).status, 200);
});

test('a queued message waits for the drain and is delivered once', async () => {
  const before = Number(await textOf('/queue'));
  const { delivered } = (await workerd.call('queue', '/drain?all=1', {})) as { delivered: number };
  assert.equal(delivered, before + 1);
  assert.equal(await textOf('/queue'), String(before + 1));
  await workerd.call('queue', '/drain?all=1', {});
});

test('an object takes SQL, forgets its memory when evicted, and keeps its rows when the process is killed', async () => {
  const query = '?do=CATALOGUE&name=catalogue';
  const insert = {
    sql: 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?) insert into rows select null from n',
    params: [100_000],
  };
  const [result] = (await workerd.call('control', `/sql${query}`, [insert])) as { rowsWritten: number }[];
  assert.ok(result !== undefined && result.rowsWritten >= 100_000);
  const rows = await workerd.call('control', `/rpc${query}&method=count`, []);
  assert.equal(await workerd.call('control', `/evict${query}`), 'ok');
  await workerd.stop('SIGKILL');
  workerd = await startWorkerd(OPTIONS);
  assert.equal(await workerd.call('control', `/rpc${query}&method=count`, []), rows);
});

test('the baseline answers what the Worker answered, header for header', async () => {
  await loadAnswer(workerd, 'bare', { path: '/constant' });
  await loadAnswer(workerd, 'bare', { path: '/304', as: '/304' });
  const bare = await fetch(`${workerd.origin('bare')}/constant`);
  assert.equal(bare.headers.get('content-length'), '8');
  assert.equal(await bare.text(), 'constant');
  assert.equal(bare.headers.get('etag'), '"1"');
  assert.equal((await fetch(`${workerd.origin('bare')}/304`)).status, 304);
});

test('a slow path has a low ratio, and a wrong status is no result', async () => {
  const at = { pids: [workerd.pid], origin: workerd.origin('http') };
  const slow = await ratioOf({ ...at, paths: ['/slow'], status: 200 }, { ...at, paths: ['/constant'], status: 200 }, 1);
  assert.ok(slow.byRequests.median < 0.5, `ratio ${slow.byRequests.median}`);
  if (process.platform === 'linux') assert.ok(slow.byProcessorTime.median < 0.5, `ratio ${slow.byProcessorTime.median} by processor time`);
  await assert.rejects(loadOf({ ...at, paths: ['/304'], status: 200 }), /wanted 200, got 304/);
});

test('the tail counts what a publish and a poll do', async () => {
  const counting = await startWorkerd({ ...OPTIONS, directory: `${OPTIONS.directory}/counting`, counting: true });
  try {
    const call = async (path: string) => void (await (await fetch(counting.origin('http') + path)).text());
    await call('/publish');
    await startCounting(counting);
    for (let i = 0; i < 5; i++) await call('/publish');
    assert.deepEqual(await countsPer(counting, 5), {
      rpcs: 1,
      kvReads: 0,
      kvWrites: 1,
      kvLists: 0,
      rowsRead: 4,
      rowsWritten: 1,
      queueSends: 0,
    });
    await startCounting(counting);
    for (let i = 0; i < 5; i++) await call('/kv');
    assert.deepEqual(await countsPer(counting, 5), {
      rpcs: 0,
      kvReads: 1,
      kvWrites: 0,
      kvLists: 0,
      rowsRead: 0,
      rowsWritten: 0,
      queueSends: 0,
    });
  } finally {
    await counting.stop();
  }
});
