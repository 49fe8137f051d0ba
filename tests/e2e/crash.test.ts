// The machine loses its power while the desk is busy: what was acknowledged is there when it comes back, and readers see it.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { environment, ROOT, temporaryFolder } from '../support/run-cli.ts';

const EDITORS = 6;
const ENOUGH = 80;
const CAUGHT_UP_WITHIN_MS = 20_000;

/** A version that the desk was told is safe. */
interface Acknowledged {
  slug: string;
  version: number;
  headline: string;
}

const folder = temporaryFolder();
const acknowledged: Acknowledged[] = [];
let cutOff = 0;
let storedAtTheCrash: string[];
let program: Program;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
  let crash: Promise<void> | undefined;
  const editors = Array.from({ length: EDITORS }, (_, editor) =>
    edit(editor, () => {
      if (acknowledged.length >= ENOUGH) crash ??= program.kill();
      return crash === undefined;
    }),
  );
  await Promise.all(editors);
  await crash;
  storedAtTheCrash = await keysInKv();
  program = await startProgram({ folder: folder.path });
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

/** One editor files story after story, and sends each a second time with a new headline, until the line goes dead. */
async function edit(editor: number, isToGoOn: () => boolean): Promise<void> {
  for (let story = 1; isToGoOn(); story += 1) {
    const slug = `burst-${editor}-${story}`;
    const created = await put({ slug, version: 1, headline: `Story ${story} of editor ${editor}` }, { 'if-none-match': '*' });
    if (created === undefined || !isToGoOn()) return;
    const updated = await put({ slug, version: 2, headline: `Story ${story} of editor ${editor}, again` }, { 'if-match': created });
    if (updated === undefined) return;
  }
}

/** The version's ETag; `undefined` where no answer came. */
async function put({ slug, version, headline }: Acknowledged, condition: Record<string, string>): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json', ...condition };
  const body = JSON.stringify({ headline, source: 'M10News', sections: ['world'], bodyHtml: `<p>${headline}</p>` });
  const answer = await fetch(`${program.server}/desk/articles/${slug}`, { method: 'PUT', headers, body }).catch(() => undefined);
  if (answer === undefined) {
    cutOff += 1;
    return undefined;
  }
  if (!answer.ok) throw new Error(`${slug}: ${answer.status} ${await answer.text()}`);
  acknowledged.push({ slug, version, headline });
  return answer.headers.get('etag') ?? '';
}

/** By wrangler, which reads the same files; a KV of which nobody is told is read by nobody else. */
async function kv(...args: string[]): Promise<string> {
  const wrangler = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
  const where = ['--binding', 'REPLICA', '--local', '--persist-to', join(folder.path, 'state')];
  const env = environment({ WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', WRANGLER_WRITE_LOGS: 'false' });
  const { stdout } = await promisify(execFile)(process.execPath, [wrangler, 'kv', 'key', ...args, ...where], { cwd: ROOT, env });
  return stdout;
}

/** Article versions in KV, as `slug/version`. */
async function keysInKv(): Promise<string[]> {
  const rows = JSON.parse(await kv('list', '--prefix', 'article/')) as { name: string }[];
  return rows.map(({ name }) => name.split('/').slice(3).join('/'));
}

function isMissing(stored: readonly string[]) {
  return ({ slug, version }: Acknowledged) => !stored.includes(`${slug}/${version}`);
}

/** Keys and headlines of the whole feed: the subscription document and every archive page behind it. */
async function headlinesInFeed(): Promise<Map<string, string>> {
  const headlines = new Map<string, string>();
  for (let url: string | undefined = `${program.server}/feeds/all.json`; url !== undefined; ) {
    const page = (await (await fetch(url)).json()) as { next_url?: string; items: { url: string; title: string }[] };
    for (const { url: address, title } of page.items) headlines.set(address.split('/').at(-1) ?? '', title);
    url = page.next_url;
  }
  return headlines;
}

test('the crash comes while editors are waiting for answers and KV is behind', () => {
  expect(cutOff).toBeGreaterThan(0);
  expect(acknowledged.filter(isMissing(storedAtTheCrash))).not.toEqual([]);
});

test('every acknowledged version is there after the restart', async () => {
  const headers = { authorization: `Bearer ${program.token}` };
  const found = await Promise.all(
    acknowledged.map(async ({ slug, version }) => {
      const answer = await fetch(`${program.server}/desk/articles/${slug}?version=${version}`, { headers });
      return { slug, version, headline: ((await answer.json()) as { headline?: string }).headline };
    }),
  );
  expect(found).toEqual(acknowledged);
});

test('every acknowledged article is in the feed, under the headline that stands', async () => {
  const headers = { authorization: `Bearer ${program.token}` };
  const inFeed = await headlinesInFeed();
  for (const slug of new Set(acknowledged.map((version) => version.slug))) {
    const answer = await fetch(`${program.server}/desk/articles/${slug}`, { headers });
    expect([slug, answer.status]).toEqual([slug, 200]);
    expect([slug, inFeed.get(slug)]).toEqual([slug, ((await answer.json()) as { headline: string }).headline]);
  }
});

test('KV is brought up to date without another call of the desk', async () => {
  const deadline = Date.now() + CAUGHT_UP_WITHIN_MS;
  let behind = await behindInKv();
  while (behind.length > 0 && Date.now() < deadline) {
    await pause(250);
    behind = await behindInKv();
  }
  expect(behind).toEqual([]);
});

/** Acknowledged versions that KV does not have; when it has them all, the feed of everything where KV's copy is not what is served. */
async function behindInKv(): Promise<string[]> {
  const missing = acknowledged.filter(isMissing(await keysInKv())).map(({ slug, version }) => `${slug}/${version}`);
  if (missing.length > 0) return missing;
  const stored = JSON.parse(await kv('get', 'feed/all', '--text')) as { entries: { title: string }[] };
  const served = (await (await fetch(`${program.server}/feeds/all.json`)).json()) as { items: { title: string }[] };
  const same = JSON.stringify(stored.entries.map(({ title }) => title)) === JSON.stringify(served.items.map(({ title }) => title));
  return same ? [] : ['feed/all'];
}
