// Requests made from the document of the API: every endpoint, every parameter and every field, at its bounds and beyond, with and without a credential.
// None is a fault, and the document describes every answer: the comparison of all answers fails the test otherwise. The seed is that of the other fuzz.
import { exports } from 'cloudflare:workers';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { answersChecked } from '../support/answer-check.ts';
import { bodyOf, type Described, edgesOf, OPERATIONS } from '../support/worker/described-requests.ts';
import { BOOTSTRAP_TOKEN, ORIGIN, publish, setUpPublisher, withdraw } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { issue, licensee, pull } from '../support/worker/partner.ts';

isolateTests();

const SEED = inject('fuzzSeed');
/** Bodies that an endpoint gets. */
const BODIES = 10;
const PARTS: Readonly<Record<string, (operation: Described) => boolean>> = {
  'of everybody': ({ path }) => !/^\/(?:v1\/|f\/|desk\/)/.test(path),
  'of partners': ({ path }) => path.startsWith('/v1/'),
  'of feed readers': ({ path }) => path.startsWith('/f/'),
  'of a desk that reads': ({ path, method }) => path.startsWith('/desk/') && method === 'GET',
  'of a desk that writes': ({ path, method }) => path.startsWith('/desk/') && method !== 'GET',
};

/** Parts of paths that lead to something. */
const THERE: Record<string, string> = {
  slug: 'eastern-lock',
  partner: 'harbour-gazette',
  agreement: 'main',
  id: 'main',
  version: '1',
  kind: 'sections',
  code: 'harbour',
  format: 'json',
  page: '1',
  type: 'withdrawn',
  run: 'none',
  key: 'none',
  user: 'none',
};

let live = '';
let sent = 0;
let accepted = 0;

beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  await publish('gone');
  const { id, key, keyId } = await licensee({ terms: { rate: { requests: 100_000, perSeconds: 1 } } });
  live = key;
  await (await pull(key, '/v1/articles/gone')).arrayBuffer();
  await withdraw('gone');
  const feed = await issue(id, { mode: 'feed' });
  Object.assign(THERE, { token: feed.key, key: keyId });
});

interface Wanted {
  parts?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  isAnonymous?: boolean;
}

async function send(operation: Described, { parts = {}, query = {}, headers = {}, body, isAnonymous = false }: Wanted): Promise<void> {
  const { method, credentials } = operation;
  const path = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent((parts[name] ?? THERE[name] ?? 'x').toWellFormed()),
  );
  const [scheme] = isAnonymous ? [] : credentials;
  const secret = scheme === 'deskToken' ? BOOTSTRAP_TOKEN : live;
  const address = `${ORIGIN}${path}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`}`;
  const answer = await exports.default.fetch(address, {
    method,
    headers: {
      ...(scheme === undefined ? {} : { authorization: `Bearer ${secret}` }),
      ...(operation.body === undefined ? {} : { 'content-type': operation.body.mediaType }),
      ...headers,
    },
    redirect: 'manual',
    ...(method === 'GET' || method === 'DELETE' || body === undefined ? {} : { body }),
  });
  const text = await new Response(answer.body).arrayBuffer();
  sent += 1;
  accepted += Number(answer.status < 400);
  expect(answer.status, `${method} ${address} ${body?.slice(0, 2_000)}\n${new TextDecoder().decode(text.slice(0, 1_000))}`).toBeLessThan(
    500,
  );
}

/** Reads first, then what changes something, and last what takes away what others need. */
function inOrder(operations: readonly Described[]): Described[] {
  const rank = ({ method, id }: Described) => (method === 'GET' ? 0 : method === 'DELETE' || id === 'restoreAll' ? 2 : 1);
  return [...operations].sort((one, other) => rank(one) - rank(other));
}

async function tryParameters(operation: Described): Promise<void> {
  for (const [index, { name, in: place, schema }] of operation.parameters.entries()) {
    for (const value of edgesOf(schema, SEED + index)) {
      if (place === 'path') await send(operation, { parts: { [name]: value } });
      else if (place === 'query') await send(operation, { query: { [name]: value } });
      else if (/^[\x20-\x7e]*$/.test(value)) await send(operation, { headers: { [name]: value } });
    }
  }
}

/** As JSON, which one line of NDJSON is too. */
async function tryBodies(operation: Described): Promise<void> {
  if (operation.body === undefined) return;
  for (const body of fc.sample(bodyOf(operation.body.schema), { seed: SEED, numRuns: BODIES }))
    await send(operation, { body: JSON.stringify(body) });
  await send(operation, { body: '' });
  await send(operation, { body: '{' });
  await send(operation, { body: '{}', headers: { 'content-type': 'text/plain' } });
}

/** Operations of one test, which asks for so little that a busy machine has time for it. */
const OF_ONE_TEST = 8;

const TESTS = Object.entries(PARTS).flatMap(([name, isMeant]) => {
  const operations = inOrder(OPERATIONS.filter(isMeant));
  return Array.from({ length: Math.ceil(operations.length / OF_ONE_TEST) }, (_, index) => ({
    name,
    part: index + 1,
    operations: operations.slice(index * OF_ONE_TEST, (index + 1) * OF_ONE_TEST),
  }));
});

describe(`requests made from the document (seed ${SEED})`, () => {
  test('reach every operation', () => {
    expect(TESTS.flatMap(({ operations }) => operations)).toHaveLength(OPERATIONS.length);
  });

  test.each(TESTS)('$name are answered as it says, and none is a fault (part $part)', async ({ operations }) => {
    const logged: unknown[] = [];
    vi.spyOn(console, 'error').mockImplementation((line) => logged.push(line));
    const before = answersChecked();
    for (const operation of operations) {
      await send(operation, { isAnonymous: true, ...(operation.body === undefined ? {} : { body: '{}' }) });
      await send(operation, operation.body === undefined ? {} : { body: '{}' });
      await tryParameters(operation);
      await tryBodies(operation);
    }
    expect(logged).toEqual([]);
    expect(answersChecked() - before).toBeGreaterThan(operations.length * 2);
  });

  afterAll(() => {
    console.info(`requests made from the document: ${sent}, of which ${accepted} were accepted, seed ${SEED}`);
    expect(accepted).toBeGreaterThan(sent / 20);
  });
});
