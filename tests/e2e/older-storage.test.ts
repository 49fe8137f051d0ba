// A storage folder of an older version is opened by this one: what partners and readers hold of it stays true.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'storage-58187aa');
/** Where the older service was; its receipts name it. */
const OLD_ORIGIN = 'http://localhost:9300';

interface Facts {
  keys: Record<'main' | 'brief' | 'heads' | 'feed' | 'test' | 'old' | 'sample', string>;
  token: string;
  receipts: Record<string, Record<string, string>>;
  ids: string[];
}

const facts = JSON.parse(readFileSync(join(FIXTURE, 'facts.json'), 'utf8')) as Facts;

interface Service {
  program: Program;
  folder: ReturnType<typeof temporaryFolder>;
}

/** `prepare` puts what the older service left into the folder. */
async function start(prepare: (folder: string) => void): Promise<Service> {
  const folder = temporaryFolder();
  prepare(folder.path);
  copyFileSync(join(FIXTURE, 'secrets'), join(folder.path, 'secrets'));
  return { program: await startProgram({ folder: folder.path }), folder };
}

async function stop({ program, folder }: Service): Promise<void> {
  await program.stop();
  folder.remove();
}

function get({ program }: Service, path: string, credential?: string): Promise<Response> {
  return fetch(program.server + path, credential === undefined ? {} : { headers: { authorization: `Bearer ${credential}` } });
}

async function getJson<T>(service: Service, path: string, credential?: string): Promise<T> {
  const answer = await get(service, path, credential);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

/** The claims of a receipt as text, with the older service's origin in place of this one's. */
function claimsOf({ program }: Service, receipt: string): string {
  return Buffer.from(receipt.split('.')[1] ?? '', 'base64url')
    .toString('utf8')
    .replaceAll(program.server, OLD_ORIGIN);
}

const PARTNERS = [
  ['lake-post', 'main'],
  ['old-partner', 'old'],
  ['harbour-gazette', 'sample'],
] as const;

async function expectSameReceipts(service: Service, partner: string, key: string): Promise<void> {
  const receipts = Object.entries(facts.receipts[partner] ?? {});
  expect(receipts.length).toBeGreaterThan(10);
  for (const [id, receipt] of receipts) {
    const answer = await get(service, `/v1/receipts/${id}`, key);
    expect({ id, status: answer.status, claims: claimsOf(service, await answer.text()) }).toEqual({
      id,
      status: 200,
      claims: claimsOf(service, receipt),
    });
  }
}

interface Trail {
  entries: { action: string; tokenId?: string }[];
}

/** An article was named by its `key`, also in the template of addresses; what a token did was written down without its id. */
async function expectNamesOfToday(service: Service): Promise<void> {
  const { articles } = await getJson<{ articles: { slug?: string }[] }>(service, '/desk/articles?limit=100', facts.token);
  expect(articles.length).toBeGreaterThan(5);
  for (const { slug } of articles) {
    const article = await getJson<Record<string, unknown>>(service, `/desk/articles/${slug}`, facts.token);
    expect([article['slug'], 'key' in article]).toEqual([slug, false]);
  }
  const { articleUrl } = await getJson<{ articleUrl: string }>(service, '/desk/publisher', facts.token);
  expect(articleUrl).toMatch(/\{slug\}/);
  const { entries } = await getJson<Trail>(service, '/desk/audit?limit=500', facts.token);
  expect(entries.filter(({ action }) => action === 'article.publish').map(({ tokenId }) => tokenId)).toContain(undefined);
}

/** Its articles are indexed after the start. */
async function expectFoundByWords(service: Service): Promise<void> {
  const list = (query: string) =>
    getJson<{ articles: { slug: string; headline: string }[]; indexing?: object }>(service, `/desk/articles?${query}`, facts.token);
  await expect.poll(async () => (await list('limit=1')).indexing, { timeout: 10_000 }).toBe(undefined);
  const { articles } = await list('limit=100');
  for (const { slug, headline } of articles) {
    const found = await list(new URLSearchParams({ q: headline.slice(0, 200), limit: '100' }).toString());
    expect(found.articles.map((one) => one.slug)).toContain(slug);
  }
}

describe('a storage folder of commit 58187aa', () => {
  let service: Service;

  beforeAll(async () => {
    service = await start((folder) => execFileSync('tar', ['-xzf', join(FIXTURE, 'state.tgz'), '-C', folder]));
  });

  afterAll(() => stop(service));

  test.each(PARTNERS)('gives %s the receipts that it had, claim for claim', async (partner, name) => {
    await expectSameReceipts(service, partner, facts.keys[name]);
  });

  test('keeps the ids of its feed, in their order', async () => {
    const { items } = await getJson<{ items: { id: string }[] }>(service, '/feeds/all.json');
    // A withdrawn article leaves the feed after 14 days, whenever this test is run.
    const lasting = (ids: string[]) => ids.filter((id) => !id.endsWith('to-be-withdrawn'));
    expect(lasting(items.map(({ id }) => id))).toEqual(lasting(facts.ids));
  });

  test('is read by the names of today', () => expectNamesOfToday(service));

  test('is found by its words', () => expectFoundByWords(service));

  test('is served with markup in attributes escaped, and with pictures at a size that fits a page', async () => {
    const html = await (await get(service, '/v1/articles/markup-in-attributes/html', facts.keys.main)).text();
    expect(html).toContain('title="&gt; &lt;!-- swallowed"');
    expect(html).toContain('alt="&gt; &lt;!-- alt"');
    expect([...html.matchAll(/ [a-z-]+="([^"]*)"/g)].map(([, value]) => value).join(' ')).not.toMatch(/[<>]/);
    expect(Math.max(...[...html.matchAll(/ (?:width|height)="(\d+)"/g)].map(([, side]) => Number(side)))).toBeLessThanOrEqual(4_096);
  });
});

describe('an export of commit 58187aa', () => {
  let service: Service;

  beforeAll(async () => {
    service = await start(() => {});
    const [, bootstrap = ''] = /^DESK_TOKEN=(.+)$/m.exec(readFileSync(join(FIXTURE, 'secrets'), 'utf8')) ?? [];
    const answer = await fetch(`${service.program.server}/desk/restore?replace=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bootstrap}`, 'content-type': 'application/x-ndjson' },
      body: readFileSync(join(FIXTURE, 'export.ndjson')),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"restored"')]);
  });

  afterAll(() => stop(service));

  test.each(PARTNERS)('gives %s the receipts that it had, claim for claim', async (partner, name) => {
    await expectSameReceipts(service, partner, facts.keys[name]);
  });

  test('is read by the names of today', () => expectNamesOfToday(service));

  test('is found by its words', () => expectFoundByWords(service));
});
