// A service with the sample newspaper: what is stored in it, and its pictures.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Program } from './program.ts';
import { ROOT } from './run-cli.ts';

interface Row {
  slug: string;
  version: number;
  versionCreated: string;
}

/** Names of all pictures of the sample, in the order of the alphabet. */
export const SAMPLE_PICTURES = readdirSync(join(ROOT, 'src/cli/sample/pictures'))
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => name.slice(0, -'.jpg'.length))
  .sort();

/** Names of the pictures in the feed of all articles, each of which was fetched from this service. */
export async function picturesIn({ server }: Program): Promise<string[]> {
  const feed = await (await fetch(`${server}/feeds/all.json`)).text();
  const urls = new Set(feed.match(/https?:[^"\\]+\.jpg/g));
  const fetched = [...urls].map(async (url) => {
    const answer = await fetch(url);
    expect([url, answer.status, answer.headers.get('content-type')]).toEqual([url, 200, 'image/jpeg']);
    await answer.arrayBuffer();
    return url.replace(`${server}/assets/sample/`, '').replace(/\.[0-9a-f]{12}\.jpg$/, '');
  });
  return (await Promise.all(fetched)).sort();
}

/** Calls the desk about one article. */
export async function askDesk({ server, token }: Program, method: string, path: string, json?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' };
  const answer = await fetch(`${server}/desk/articles${path}`, {
    method,
    headers,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json();
}

/** Every article with its version: a second seeding would leave a trace here or in the audit trail. */
export async function everythingIn({ server, token }: Program) {
  const headers = { authorization: `Bearer ${token}` };
  const read = async <T>(path: string) => (await (await fetch(`${server}${path}`, { headers })).json()) as T;
  const { articles } = await read<{ articles: Row[] }>('/desk/articles?limit=100');
  const { entries } = await read<{ entries: unknown[] }>('/desk/audit?limit=100');
  const feed = await read<{ items: { id: string; date_published: string }[] }>('/feeds/all.json');
  const { users } = await read<{ users: { id: string; name: string }[] }>('/desk/partners/harbour-gazette/users');
  const rows = articles.map(({ slug, version, versionCreated }) => ({ slug, version, versionCreated }));
  return {
    articles: rows,
    entries,
    people: users.map(({ id, name }) => [id, name]),
    items: feed.items.map(({ id, date_published }) => [id, date_published]),
  };
}

/** Revokes all keys of the sample partner. */
export async function revokeAll({ server, token }: Program): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const address = `${server}/desk/partners/harbour-gazette/keys`;
  const { keys } = (await (await fetch(address, { headers })).json()) as { keys: { id: string }[] };
  for (const { id } of keys) expect((await fetch(`${address}/${id}`, { method: 'DELETE', headers })).status).toBe(204);
}
