// `npm start` on this machine: what its user sees, the first time and every time after.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDevVars } from '../../src/cli/client/dev-vars.ts';
import { type KeySet, keySetOf, parseReceiptKeys } from '../../src/rights/receipts/keys.ts';
import { type Program, runProgram, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

interface Row {
  slug: string;
  version: number;
  versionCreated: string;
}

const PUBLIC = ['/', '/feeds', '/feeds.opml', '/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json', '/terms', '/healthz'];

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
});

afterAll(() => folder.remove());

/** Every article with its version: a second seeding would leave a trace here or in the audit trail. */
async function everythingIn({ server, token }: Program) {
  const headers = { authorization: `Bearer ${token}` };
  const read = async <T>(path: string) => (await (await fetch(`${server}${path}`, { headers })).json()) as T;
  const { articles } = await read<{ articles: Row[] }>('/desk/articles?limit=100');
  const { entries } = await read<{ entries: unknown[] }>('/desk/audit?limit=100');
  const feed = await read<{ items: { id: string; date_published: string }[] }>('/feeds/all.json');
  const rows = articles.map(({ slug, version, versionCreated }) => ({ slug, version, versionCreated }));
  return { articles: rows, entries, items: feed.items.map(({ id, date_published }) => [id, date_published]) };
}

describe('a service that is started for the first time', () => {
  let first: Program;
  let left: Awaited<ReturnType<typeof everythingIn>>;
  let feedToken = '';

  beforeAll(async () => {
    first = await startProgram({ folder: folder.path });
  });

  afterAll(() => first.stop());

  test('says where its pages and feeds are, and the token of its desk', () => {
    const said = first.stdout();
    for (const path of ['/', '/feeds', '/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json'])
      expect(said).toContain(`${first.server}${path}\n`);
    expect(first.token).not.toBe('');
    expect(said).toMatch(new RegExp(`Desk token +${first.token}\n`));
    expect(said + first.stderr()).not.toContain('\u001b');
  });

  test('tells no warning and no error', () => {
    expect(first.stderr().trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Made DESK_TOKEN, KEY_PEPPERS, RECEIPT_KEYS in .*secrets\.$/),
      'Set up M10News with 8 sample articles. TEARSHEET_SAMPLE=none starts empty.',
      expect.stringMatching(/^Issued a key to the sample partner Harbour Gazette: SAMPLE_PARTNER_KEY in .*secrets\.$/),
    ]);
  });

  test('answers at every address it named, and the token it printed opens the desk', async () => {
    for (const path of PUBLIC) expect([path, (await fetch(`${first.server}${path}`)).status]).toEqual([path, 200]);
    left = await everythingIn(first);
    expect(left.articles).toHaveLength(8);
    expect(left.items).toHaveLength(8);
  });

  test('has a key to sign receipts with, as it was written', async () => {
    const { keys } = (await (await fetch(`${first.server}/.well-known/jwks.json`)).json()) as KeySet;
    const written = readDevVars(join(folder.path, 'secrets')).get('RECEIPT_KEYS') ?? '';
    expect(keys).toEqual(keySetOf(parseReceiptKeys(written) ?? []).keys);
    expect(keys).toHaveLength(1);
  });

  test('publishes what the command it prints would publish', async () => {
    const { pathname, body } = printedCommand(first.stdout());
    const headers = { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${first.server}${pathname}`, { method: 'PUT', headers, body });
    expect(answer.status).toBe(201);
    left = await everythingIn(first);
    expect(left.items).toHaveLength(9);
  });

  test('pulls licensed copy with the command it prints: the whole text, and the notice with it', async () => {
    const { items } = await pulled(first);
    expect(items).toHaveLength(9);
    for (const { content_html } of items)
      expect(content_html).toContain('M10News. All rights reserved. Unauthorised reproduction is prohibited.');
    expect(items[0]?.content_html).toContain('<p>Our first article.</p>');
  });

  test('shows what it stores only to callers with a token', async () => {
    expect((await fetch(`${first.server}/cdn-cgi/explorer/api/storage/kv/namespaces`)).status).toBe(404);
  });

  test('says to a second start that the port is in use, and names a free one', async () => {
    const { code, stdout, stderr } = await runProgram({ folder: folder.path, port: first.port });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `Port ${first.port} is in use\n  Stop the program that uses it, or choose another: npm start -- --port ${first.port + 1}\n`,
    );
  });

  test('takes a feed token in an address, and refuses a key there', async () => {
    const headers = { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' };
    const issuing = await fetch(`${first.server}/desk/partners/harbour-gazette/keys`, { method: 'POST', headers, body: '{"mode":"feed"}' });
    ({ key: feedToken } = (await issuing.json()) as { key: string });
    expect((await fetch(`${first.server}/f/${feedToken}/feed.rss`)).status).toBe(200);
    expect((await fetch(`${first.server}/v1/feed.rss?key=${printedPull(first).key}`)).status).toBe(400);
  });

  test('stops when it is asked to, with exit code 0 and no process left behind', async () => {
    expect(await first.stop()).toEqual({ code: 0, leftBehind: [] });
  });

  test('has stored no key and no token, and has logged none that came in an address', () => {
    const secrets = [feedToken, printedPull(first).key, first.token];
    const files = readdirSync(join(folder.path, 'state'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytesOf = ({ parentPath, name }: (typeof files)[number]) => readFileSync(join(parentPath, name));
    expect(files.filter((file) => secrets.some((secret) => bytesOf(file).includes(secret))).map(({ name }) => name)).toEqual([]);
    expect(files.some((file) => bytesOf(file).includes('harbour-gazette'))).toBe(true);
    expect(first.stdout() + first.stderr()).not.toContain(feedToken);
  });

  test('finds everything as it was when it is started again, and seeds nothing twice', async () => {
    const second = await startProgram({ folder: folder.path });
    try {
      expect(second.token).toBe(first.token);
      expect(second.stderr()).toBe('');
      expect(printedPull(second)).toEqual({ ...printedPull(first), url: `${second.server}/v1/feed.rss` });
      expect((await pulled(second)).items).toHaveLength(9);
      expect(second.stdout()).toContain('Tearsheet is up for M10News.');
      expect(await everythingIn(second)).toEqual(left);
    } finally {
      await second.stop();
    }
  });

  test('issues another key where the one that was kept has been revoked, and changes that line alone', async () => {
    const second = await startProgram({ folder: folder.path });
    const before = secretsIn(folder.path);
    const { key: old } = printedPull(second);
    await revokeAll(second);
    expect((await fetch(`${second.server}/v1/account`, { headers: { authorization: `Bearer ${old}` } })).status).toBe(401);
    await second.stop();
    const third = await startProgram({ folder: folder.path });
    try {
      const { key } = printedPull(third);
      expect(key).not.toBe(old);
      expect(secretsIn(folder.path)).toBe(before.replace(old, key));
      expect((await pulled(third)).items).toHaveLength(9);
    } finally {
      await third.stop();
    }
  });

  test('issues another key where everything that was stored is gone', async () => {
    const before = secretsIn(folder.path);
    rmSync(join(folder.path, 'state'), { recursive: true });
    const fresh = await startProgram({ folder: folder.path });
    try {
      expect((await pulled(fresh)).items).toHaveLength(8);
      const old = /^SAMPLE_PARTNER_KEY=(.*)$/m.exec(before)?.[1] ?? '';
      expect(secretsIn(folder.path)).toBe(before.replace(old, printedPull(fresh).key));
    } finally {
      await fresh.stop();
    }
  });
});

test('TEARSHEET_SAMPLE=none starts empty and says how to go on', async () => {
  const empty = temporaryFolder();
  const program = await startProgram({ folder: empty.path, env: { TEARSHEET_SAMPLE: 'none' } });
  try {
    expect(program.stdout()).toContain('Tearsheet is up.\n');
    expect(program.stdout()).toContain('publisher set src/cli/sample/publisher.json');
    expect((await fetch(`${program.server}/feeds/all.rss`)).status).toBe(404);
    expect(program.stdout()).not.toContain('/v1/');
    expect(secretsIn(empty.path)).not.toContain('SAMPLE_PARTNER_KEY');
    const page = await fetch(`${program.server}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Nothing published yet')]);
  } finally {
    await program.stop();
    empty.remove();
  }
});

test('three services that start at the same moment all come up', async () => {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const starts = folders.map(({ path }) => startProgram({ folder: path, env: { TEARSHEET_SAMPLE: 'none' } }));
  const came = await Promise.allSettled(starts);
  for (const start of came) if (start.status === 'fulfilled') await start.value.stop();
  for (const one of folders) one.remove();
  expect(came).toEqual(folders.map(() => expect.objectContaining({ status: 'fulfilled' })));
});

function secretsIn(path: string): string {
  return readFileSync(join(path, 'secrets'), 'utf8');
}

/** The command for the sample partner, taken apart as a shell would. */
function printedPull({ stdout }: Program): { key: string; url: string } {
  const [, key = '', url = ''] = /^ {2}curl -H 'Authorization: Bearer (\S+)' (\S+)$/m.exec(stdout()) ?? [];
  return { key, url };
}

/** What the printed command answers, and the same copy as JSON to look into. */
async function pulled(program: Program): Promise<{ items: { content_html: string }[] }> {
  const { key, url } = printedPull(program);
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(url, { headers });
  expect([answer.status, (await answer.text()).slice(0, 5)]).toEqual([200, '<?xml']);
  return (await (await fetch(url.replace('.rss', '.json'), { headers })).json()) as { items: { content_html: string }[] };
}

async function revokeAll({ server, token }: Program): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const address = `${server}/desk/partners/harbour-gazette/keys`;
  const { keys } = (await (await fetch(address, { headers })).json()) as { keys: { id: string }[] };
  for (const { id } of keys) expect((await fetch(`${address}/${id}`, { method: 'DELETE', headers })).status).toBe(204);
}

function printedCommand(said: string): { pathname: string; body: string } {
  const url = /curl -X PUT (\S+)/.exec(said)?.[1] ?? '';
  const body = /-d '(.*)'$/m.exec(said)?.[1] ?? '';
  return { pathname: new URL(url).pathname, body };
}
