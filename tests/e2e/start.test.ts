// `npm start` on this machine: what its user sees, the first time and every time after.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDevVars } from '../../src/cli/client/dev-vars.ts';
import type { Article } from '../../src/domain/articles/article.ts';
import { type KeySet, keySetOf, parseReceiptKeys } from '../../src/rights/receipts/keys.ts';
import { publishingCommand, typed } from '../support/printed-commands.ts';
import { type Program, runProgram, startProgram } from '../support/program.ts';
import { tearsheet, temporaryFolder } from '../support/run-cli.ts';
import { askDesk, everythingIn, picturesIn, revokeAll, SAMPLE_PICTURES } from '../support/sample-service.ts';

const PUBLIC = ['/', '/feeds', '/feeds.opml', '/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json', '/terms', '/healthz'];

let folder: ReturnType<typeof temporaryFolder>;
let keyOfFirst = '';
/** The second service that was started, at another port than the first. */
let moved: Program;

beforeAll(() => {
  folder = temporaryFolder();
});

afterAll(async () => {
  await moved?.stop();
  folder.remove();
});

describe('a service that is started for the first time', () => {
  let first: Program;
  let left: Awaited<ReturnType<typeof everythingIn>>;
  let feedToken = '';

  beforeAll(async () => {
    first = await startProgram({ folder: folder.path, worker: 'sources' });
  });

  afterAll(() => first.stop());

  test('says where its pages and feeds are, and where the token of its desk is', () => {
    const said = first.stdout();
    for (const path of ['/', '/feeds', '/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json'])
      expect(said).toContain(`${first.server}${path}\n`);
    expect(said).toMatch(/Desk token +DESK_TOKEN in \S*secrets /);
    expect(said + first.stderr()).not.toContain('\u001b');
  });

  test('tells no warning and no error', () => {
    expect(first.stderr().trimEnd().split('\n')).toEqual([
      `Starting Tearsheet on ${first.server} …`,
      expect.stringMatching(/^Made DESK_TOKEN, KEY_PEPPERS, RECEIPT_KEYS in .*secrets\.$/),
      'Set up M10News with 9 sample articles. TEARSHEET_SAMPLE=none starts empty.',
      expect.stringMatching(/^Issued a key to the sample partner Harbour Gazette: SAMPLE_PARTNER_KEY in .*secrets\.$/),
    ]);
  });

  test('prints no secret', () => {
    const secrets = [...readDevVars(join(folder.path, 'secrets'))].filter(([, value]) => value !== '');
    expect(secrets.map(([name]) => name)).toEqual(['CONSOLE_TOKEN', 'DESK_TOKEN', 'KEY_PEPPERS', 'RECEIPT_KEYS', 'SAMPLE_PARTNER_KEY']);
    for (const [, value] of secrets) expect(first.stdout() + first.stderr()).not.toContain(value);
  });

  test('is found by a command in the folder of its secrets and below, at its port and with its token', async () => {
    const below = join(folder.path, 'copy', 'today');
    mkdirSync(below, { recursive: true });
    for (const cwd of [folder.path, below]) {
      const { code, stdout } = await tearsheet(['list', '--json'], {}, cwd);
      expect([code, (JSON.parse(stdout) as { articles: unknown[] }).articles.length]).toEqual([0, 9]);
    }
  });

  test('answers at every address it named, and the token in its file opens the desk', async () => {
    for (const path of PUBLIC) expect([path, (await fetch(`${first.server}${path}`)).status]).toEqual([path, 200]);
    left = await everythingIn(first);
    expect(left.articles).toHaveLength(9);
    expect(left.items).toHaveLength(9);
  });

  test('has corrected an article, with a note and the right figure in its text', async () => {
    const was = (await askDesk(first, 'GET', '/brackenrigg-cross-country?version=1')) as Article;
    const is = (await askDesk(first, 'GET', '/brackenrigg-cross-country')) as Article;
    const told = ({ bodyHtml, standfirst, corrections }: Article) => [
      /\d+ ahead/.exec(bodyHtml)?.[0],
      /by \d+/.exec(standfirst ?? '')?.[0],
      corrections.length,
    ];
    expect([told(was), told(is)]).toEqual([
      ['12 ahead', 'by 12', 0],
      ['21 ahead', 'by 21', 1],
    ]);
    expect([is.corrections[0]?.note, is.images]).toEqual([expect.stringContaining('12 seconds. It was 21.'), was.images]);
  });

  test('has a key to sign receipts with, as it was written', async () => {
    const { keys } = (await (await fetch(`${first.server}/.well-known/jwks.json`)).json()) as KeySet;
    const written = readDevVars(join(folder.path, 'secrets')).get('RECEIPT_KEYS') ?? '';
    expect(keys).toEqual(keySetOf(parseReceiptKeys(written) ?? []).keys);
    expect(keys).toHaveLength(1);
  });

  test('publishes what the command it prints would publish', async () => {
    expect(JSON.parse(await typed(publishingCommand(first.stdout()), folder.path))).toMatchObject({ outcome: 'created' });
    left = await everythingIn(first);
    expect(left.items).toHaveLength(10);
  });

  test('pulls licensed copy with the command it prints: the whole text, and the notice with it', async () => {
    const { items } = await pulled(first);
    keyOfFirst = printedPull(first).key;
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

  test('stops when it is asked to, with exit code 0 and no process left behind, and is not found any more', async () => {
    expect(await first.stop()).toEqual({ code: 0, leftBehind: [] });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.dev.server'))).toEqual([]);
    expect((await tearsheet(['list'], {}, folder.path)).stderr).toContain('Cannot connect to http://localhost:8787');
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
    const second = await startProgram({ folder: folder.path, port: first.port, worker: 'sources' });
    try {
      expect(second.token).toBe(first.token);
      expect(second.stderr()).toBe(`Starting Tearsheet on ${second.server} …\n`);
      expect(printedPull(second)).toMatchObject({ key: keyOfFirst, url: `${second.server}/v1/feed.rss` });
      expect((await pulled(second)).items).toHaveLength(9);
      expect(second.stdout()).toMatch(/ is up for M10News\.\n[\s\S]*\/portal\/invitations\/tspi_\S+\n.* as Anne Quay of Harbour Gazette;/);
      expect(await everythingIn(second)).toEqual(left);
      expect(await picturesIn(second)).toEqual(SAMPLE_PICTURES);
      await askDesk(second, 'POST', '/halden-array-first-light/correction', {
        note: 'Edited since.',
        changes: { headline: 'Edited since' },
      });
      await askDesk(second, 'POST', '/fen-of-marrow-floods/withdrawal', { reason: 'For the test', note: 'Withdrawn.' });
    } finally {
      await second.stop();
    }
  });

  test('at another port it has its pictures there, also in an article that the desk has edited, and leaves a withdrawn one alone', async () => {
    moved = await startProgram({ folder: folder.path });
    expect(moved.port).not.toBe(first.port);
    expect(moved.stderr()).toContain(`Changed the addresses of pictures to ${moved.server} in 6 sample articles.\n`);
    expect(await picturesIn(moved)).toEqual(SAMPLE_PICTURES.filter((picture) => picture !== 'marrow-dams'));
    expect(await askDesk(moved, 'GET', '/halden-array-first-light')).toMatchObject({ headline: 'Edited since', version: 3 });
    expect(await askDesk(moved, 'GET', '/fen-of-marrow-floods')).toMatchObject({ pubStatus: 'canceled', version: 2 });
    expect(await askDesk(moved, 'GET', '/hello-readers')).toMatchObject({ version: 1 });
  });

  test('issues another key where the one that was kept has been revoked, and changes that line alone', async () => {
    const second = moved;
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

  test('of the keys that it issued one is live, though the file lost the others', async () => {
    writeFileSync(join(folder.path, 'secrets'), secretsIn(folder.path).replace(/^SAMPLE_PARTNER_KEY=.*$/m, 'SAMPLE_PARTNER_KEY=lost'));
    const again = await startProgram({ folder: folder.path });
    try {
      const headers = { authorization: `Bearer ${again.token}` };
      const answer = await fetch(`${again.server}/desk/partners/harbour-gazette/keys`, { headers });
      const { keys } = (await answer.json()) as { keys: { name: string; revoked?: string }[] };
      const named = keys.filter(({ name }) => name === 'npm start');
      expect(named.length).toBeGreaterThan(2);
      expect(named.filter(({ revoked }) => revoked === undefined)).toHaveLength(1);
      expect((await pulled(again)).items).toHaveLength(9);
    } finally {
      await again.stop();
    }
  });

  test('issues another key and another token where everything that was stored is gone', async () => {
    const before = secretsIn(folder.path);
    rmSync(join(folder.path, 'state'), { recursive: true });
    const fresh = await startProgram({ folder: folder.path });
    try {
      expect((await pulled(fresh)).items).toHaveLength(8);
      const made = /^(?:SAMPLE_PARTNER_KEY|CONSOLE_TOKEN)=.*$/gm;
      const after = secretsIn(folder.path);
      expect(after.replace(made, '')).toBe(before.replace(made, ''));
      expect(after.match(made)?.filter((line) => before.includes(line))).toEqual([]);
    } finally {
      await fresh.stop();
    }
  });
});

function secretsIn(path: string): string {
  return readFileSync(join(path, 'secrets'), 'utf8');
}

/** The command for the sample partner, and the key that it reads. */
function printedPull({ stdout }: Program): { command: string; key: string; url: string } {
  const [, command = '', url = ''] =
    /^ {2}(curl -H "Authorization: Bearer \$\([^)]*SAMPLE_PARTNER_KEY[^)]*\)" (\S+))$/m.exec(stdout()) ?? [];
  return { command, key: readDevVars(join(folder.path, 'secrets')).get('SAMPLE_PARTNER_KEY') ?? '', url };
}

/** What the printed command answers, and the same copy as JSON to look into. */
async function pulled(program: Program): Promise<{ items: { content_html: string }[] }> {
  const { command, key, url } = printedPull(program);
  const headers = { authorization: `Bearer ${key}` };
  expect(await typed(command, folder.path)).toMatch(/^<\?xml/);
  return (await (await fetch(url.replace('.rss', '.json'), { headers })).json()) as { items: { content_html: string }[] };
}
