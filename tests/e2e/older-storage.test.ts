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
const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  execFileSync('tar', ['-xzf', join(FIXTURE, 'state.tgz'), '-C', folder.path]);
  copyFileSync(join(FIXTURE, 'secrets'), join(folder.path, 'secrets'));
  program = await startProgram({ folder: folder.path });
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function get(path: string, credential?: string): Promise<Response> {
  return fetch(program.server + path, credential === undefined ? {} : { headers: { authorization: `Bearer ${credential}` } });
}

/** The claims of a receipt as text, with the older service's origin in place of this one's. */
function claimsOf(receipt: string): string {
  return Buffer.from(receipt.split('.')[1] ?? '', 'base64url')
    .toString('utf8')
    .replaceAll(program.server, OLD_ORIGIN);
}

describe('a storage folder of commit 58187aa', () => {
  test.each([
    ['lake-post', 'main'],
    ['old-partner', 'old'],
    ['harbour-gazette', 'sample'],
  ] as const)('gives %s the receipts that it had, claim for claim', async (partner, name) => {
    const receipts = Object.entries(facts.receipts[partner] ?? {});
    expect(receipts.length).toBeGreaterThan(10);
    for (const [id, receipt] of receipts) {
      const answer = await get(`/v1/receipts/${id}`, facts.keys[name]);
      expect({ id, status: answer.status, claims: claimsOf(await answer.text()) }).toEqual({ id, status: 200, claims: claimsOf(receipt) });
    }
  });

  test('keeps the ids of its feed, in their order', async () => {
    const feed = (await (await get('/feeds/all.json')).json()) as { items: { id: string }[] };
    // A withdrawn article leaves the feed after 14 days, whenever this test is run.
    const lasting = (ids: string[]) => ids.filter((id) => !id.endsWith('to-be-withdrawn'));
    expect(lasting(feed.items.map(({ id }) => id))).toEqual(lasting(facts.ids));
  });

  test('still opens to the desk', async () => {
    expect((await get('/desk/articles?limit=1', facts.token)).status).toBe(200);
  });

  test('has its markup in attributes escaped when it leaves, and its pictures at a size that fits a page', async () => {
    const html = await (await get('/v1/articles/markup-in-attributes/html', facts.keys.main)).text();
    expect(html).toContain('title="&gt; &lt;!-- swallowed"');
    expect(html).toContain('alt="&gt; &lt;!-- alt"');
    expect([...html.matchAll(/ [a-z-]+="([^"]*)"/g)].map(([, value]) => value).join(' ')).not.toMatch(/[<>]/);
    expect(Math.max(...[...html.matchAll(/ (?:width|height)="(\d+)"/g)].map(([, side]) => Number(side)))).toBeLessThanOrEqual(4_096);
  });
});
