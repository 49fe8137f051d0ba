// The desk's API as a benchmark uses it: every call must succeed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DraftInput } from '../src/domain/articles/draft.ts';
import { DESK_TOKEN } from './bindings.ts';
import { PUBLISHER } from './sample.ts';
import type { Workerd } from './workerd.ts';

const AUTHORIZATION = { authorization: `Bearer ${DESK_TOKEN}` };

async function call(workerd: Workerd, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(workerd.origin('http') + path, { ...init, headers: { ...AUTHORIZATION, ...init.headers } });
  if (!response.ok) throw new Error(`${init.method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Says who the publisher is; the rest of the desk needs it. */
export async function putPublisher(workerd: Workerd, settings: object = PUBLISHER): Promise<void> {
  const standing = await fetch(`${workerd.origin('http')}/desk/publisher`, { headers: AUTHORIZATION });
  await standing.arrayBuffer();
  const etag = standing.headers.get('etag');
  const condition: Record<string, string> = standing.ok && etag !== null ? { 'if-match': etag } : { 'if-none-match': '*' };
  const headers = { 'content-type': 'application/json', ...condition };
  const response = await call(workerd, '/desk/publisher', { method: 'PUT', headers, body: JSON.stringify(settings) });
  await response.arrayBuffer();
}

/** Publishes a new article. Answers the milliseconds between request and durable answer. */
export async function publish(workerd: Workerd, slug: string, article: DraftInput): Promise<number> {
  const headers = { 'content-type': 'application/json', 'if-none-match': '*' };
  const startedAt = performance.now();
  const response = await call(workerd, `/desk/articles/${slug}`, { method: 'PUT', headers, body: JSON.stringify(article) });
  await response.arrayBuffer();
  return performance.now() - startedAt;
}

/** NDJSON in and out; throws on the first line that was refused. */
export async function publishMany(workerd: Workerd, articles: readonly { slug: string; article: DraftInput }[]): Promise<void> {
  const body = articles.map((line) => `${JSON.stringify({ op: 'put', ...line })}\n`).join('');
  const response = await call(workerd, '/desk/articles', { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body });
  const lines = (await response.text()).trim().split('\n');
  const refused = lines.find((line) => JSON.parse(line).status >= 300);
  if (refused !== undefined || lines.length !== articles.length) throw new Error(`bulk: ${refused ?? `${lines.length} lines answered`}`);
}

const QUIET_MS = 3_000;
const SETTLE_LIMIT_MS = 120_000;

/** Waits until the outbox has been carried to KV: no write for three seconds. Delivers what waits in the purge queue. */
export async function settle(workerd: Workerd): Promise<void> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  let before = -1;
  for (let writes = await kvWrites(workerd); writes !== before; writes = await kvWrites(workerd)) {
    if (performance.now() > deadline) throw new Error('KV writes never ceased');
    before = writes;
    await sleep(QUIET_MS);
  }
  await workerd.call('queue', '/drain?all=1', {});
}

export async function kvWrites(workerd: Workerd): Promise<number> {
  return ((await workerd.call('kv', '/counts')) as { put: number }).put;
}

export async function kvReads(workerd: Workerd): Promise<number> {
  return ((await workerd.call('kv', '/counts')) as { get: number }).get;
}

/** Asks for a path and reads the answer. Answers milliseconds. Throws on any status but `status`. */
export async function timedGet(workerd: Workerd, path: string, status = 200): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(workerd.origin('http') + path);
  await response.arrayBuffer();
  if (response.status !== status) throw new Error(`${path}: ${response.status}`);
  return performance.now() - startedAt;
}

/** The same for a path of the desk. */
export async function timedDeskGet(workerd: Workerd, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await call(workerd, path, { method: 'GET' });
  await response.arrayBuffer();
  return performance.now() - startedAt;
}
