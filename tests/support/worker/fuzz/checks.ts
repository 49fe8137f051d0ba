// What every response must fulfil, whatever was asked, and what later requests learn from it.
import { expect } from 'vitest';
import { PROBLEM_TYPES } from '../../../../src/domain/problems/problem.ts';
import { isPlainUrl } from '../../../../src/http/responses/cache-policy.ts';
import { ORIGIN } from '../desk.ts';
import type { FuzzRequest } from './requests.ts';
import { remember, type World } from './world.ts';

const STATUS_OF = new Map(Object.entries(PROBLEM_TYPES).map(([name, { status }]) => [`/problems/${name}`, status]));

/** For the message of a failure: enough to send the request again. */
export function shown({ method, path, headers, body }: FuzzRequest): string {
  const text = typeof body === 'string' ? body : body === undefined ? '' : `bytes ${[...body.slice(0, 400)].join(' ')}`;
  return `${method} ${path}\n${JSON.stringify(headers)}\n${text.slice(0, 4_000)}`;
}

export function checkAnswer(request: FuzzRequest, { status, headers }: Response, text: string): void {
  if (status === 503 && isAhead(request)) return;
  expect(status, 'a fault').toBeLessThan(500);
  const cached = headers.get('cloudflare-cdn-cache-control') ?? headers.get('cache-control') ?? '';
  expect(cached, 'how it may be cached').not.toBe('');
  if (!cached.includes('no-store')) {
    const url = new URL(ORIGIN + request.path);
    url.hash = ''; // No client sends it.
    expect(isPlainUrl(url.href), 'stored under another spelling').toBe(true);
    expect(['empty', null], 'stored for another destination').toContain(request.headers['sec-fetch-dest'] ?? null);
  }
  if (status === 308) expect(headers.get('location')).toMatch(/^http:\/\/localhost\/(?:feeds|articles|problems|docs)/);
  const type = headers.get('content-type') ?? '';
  if (request.method === 'HEAD' || status === 204 || status === 304) expect(text, 'a body').toBe('');
  else if (status >= 400 && !type.startsWith('text/html')) checkProblem(JSON.parse(text), status, type);
  else if (type.startsWith('application/x-ndjson') && status === 200) checkLines(text);
  else if (/^application\/(?:[a-z-]+\+)?json/.test(type)) JSON.parse(text);
  if (status >= 400 && type.startsWith('text/html') && !/^\/(?:console|portal)\b/i.test(pathOf(request))) {
    expect(request.headers['sec-fetch-dest'], 'a page for a program').toBe('document');
    expect(pathOf(request), 'a page for a caller with a key').not.toMatch(/^\/(?:desk|v1|f)\//);
  }
}

/** As it is sent: `//../portal` is `/portal`. */
function pathOf({ path }: FuzzRequest): string {
  return new URL(ORIGIN + path).pathname;
}

/** An article at the portal is not delivered to a browser before somebody opens it. */
function isAhead(request: FuzzRequest): boolean {
  const { headers } = request;
  const isOpening = /^\/portal\/articles\/./.test(pathOf(request));
  return isOpening && (headers['sec-purpose'] !== undefined || (headers['sec-fetch-dest'] ?? 'document') !== 'document');
}

function checkProblem(problem: unknown, status: number, type: string): void {
  expect(type).toBe('application/problem+json');
  const shape = { type: expect.stringMatching(/^\/problems\/[a-z-]+$/), title: expect.any(String), status, detail: expect.any(String) };
  expect(problem).toMatchObject(shape);
  expect(STATUS_OF.get((problem as { type: string }).type), 'status of the type').toBe(status);
}

/** Each line of a bulk response is checked too; an export has no line with a status. */
function checkLines(text: string): void {
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const { status, problem } = JSON.parse(line) as { status?: number; problem?: unknown };
    if (status === undefined) continue;
    expect(status, `a fault in ${line}`).toBeLessThan(500);
    if (problem !== undefined) checkProblem(problem, status, 'application/problem+json');
  }
}

export function learn(world: World, headers: Headers, text: string): void {
  remember(world.etags, headers.get('etag'));
  if (!/^application\/(?:[a-z-]+\+)?json/.test(headers.get('content-type') ?? '')) return;
  for (const [, name, value] of text.matchAll(/"(cursor|next|sha256|key|token|id|receipt)":"([^"\\]{1,600})"/g))
    learnOne(world, name, value);
}

function learnOne(world: World, name: string | undefined, value = ''): void {
  if (name === 'cursor' || name === 'next') remember(world.cursors, /[?&](?:page|cursor)=([^&]*)/.exec(value)?.[1] ?? value);
  else if (name === 'sha256') remember(world.hashes, value);
  else if (name === 'token') remember(world.deskTokens, value);
  else if (value.startsWith('ts_feed_')) remember(world.feedTokens, value);
  else if (value.startsWith('ts_')) remember(world.keys, value);
  else if (name === 'id' && /^[a-z0-9-]{1,64}\.\d+$/.test(value)) remember(world.withdrawals, value);
  else if (name === 'id' && /^[a-z0-9-]{4,64}$/.test(value)) remember(world.keyIds, value);
}
