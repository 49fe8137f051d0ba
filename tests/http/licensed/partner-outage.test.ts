// A partner's object or the directory that does not answer, on every route that asks it: 503 with the time to come back, and nothing else.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ALL_ROUTES } from '../../support/worker/all-routes.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, type PullOptions, pull, pullText, textOf } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();
let token: string;

beforeEach(async () => {
  ({ key: token } = await issue(gazette.id, { mode: 'feed' }));
  advanceClock(3 * SECOND_MS);
  await pullText(gazette.key, '/v1/feed.rss');
});

/** As the platform marks it. */
function silence(binding: 'PARTNER' | 'DIRECTORY'): void {
  muteLog();
  vi.spyOn(env[binding], 'getByName').mockImplementation(() => {
    throw Object.assign(new Error('Network connection lost.'), { retryable: true });
  });
}

/** What a call must send to be understood. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /v1/decide': { article: 'eastern-lock' },
  'POST /v1/agreements/:id/acceptance': { sha256: '0'.repeat(64) },
  'POST /v1/sandbox': { action: 'publish', slug: 'sandbox-one' },
  'POST /v1/withdrawals/:id/acknowledgement': { outcome: 'removed', by: 'Night desk', at: '2040-03-01T12:00:00Z' },
  'PUT /desk/partners/:partner': { name: 'Harbour Gazette and Post' },
  'PUT /desk/partners/:partner/standing': { standing: 'good' },
  'POST /desk/partners/:partner/agreements/:agreement/end': {},
  'POST /desk/partners/:partner/keys': {},
  'POST /desk/partners/:partner/keys/:key/rotation': {},
};

function pathOf(pattern: string): string {
  const receipt = 'main.1.eastern-lock.1.full';
  return pattern
    .replace('/receipts/:id', `/receipts/${receipt}`)
    .replace(':slug', 'eastern-lock')
    .replace(':key', 'abcdef012345')
    .replace(':id', pattern.includes('agreements') ? 'main' : 'eastern-lock.2')
    .replace(':partner', gazette.id)
    .replace(':agreement', 'main')
    .replace(':version', '1')
    .replace(':token', token);
}

/** Every call there is below `prefix`, but those that say only what may be called. */
function callsBelow(prefix: string): { name: string; path: string; options: PullOptions }[] {
  const names = new Set(ALL_ROUTES.map(({ method, path }) => `${method} ${path}`));
  return [...names]
    .filter((name) => /^(?:GET|PUT|POST|DELETE) /.test(name) && name.split(' ')[1]?.startsWith(prefix))
    .map((name) => {
      const [method = '', pattern = ''] = name.split(' ');
      return { name, path: pathOf(pattern), options: { method, body: BODIES[name] } };
    });
}

async function terms(): Promise<unknown> {
  return (JSON.parse(await pullText(BOOTSTRAP_TOKEN, `/desk/partners/${gazette.id}/agreements/main`)) as { terms: unknown }).terms;
}

async function seen(key: string, calls: ReturnType<typeof callsBelow>): Promise<unknown[]> {
  const answers = [];
  for (const { name, path, options } of calls) {
    const answer = await pull(key, path, options);
    const text = await textOf(answer);
    answers.push([name, answer.status, answer.headers.has('retry-after'), answer.headers.get('cache-control'), text.includes('first tug')]);
  }
  return answers;
}

const unavailable = (calls: ReturnType<typeof callsBelow>) => calls.map(({ name }) => [name, 503, true, 'no-store', false]);

describe('a partner’s object that does not answer', () => {
  test.each(['/v1/', '/f/'])('is 503 on every route below %s', async (prefix) => {
    const calls = callsBelow(prefix);
    expect(calls.length).toBeGreaterThan(2);
    silence('PARTNER');
    expect(await seen(gazette.key, calls)).toEqual(unavailable(calls));
  });
});

test.each(['PARTNER', 'DIRECTORY'] as const)('with %s silent every call of the desk about a partner is 503', async (binding) => {
  const agreed = await terms();
  const calls = callsBelow('/desk/partners/:partner').map((call) =>
    call.name === 'PUT /desk/partners/:partner/agreements/:agreement' ? { ...call, options: { ...call.options, body: agreed } } : call,
  );
  expect(calls.length).toBeGreaterThan(15);
  silence(binding);
  expect(await seen(BOOTSTRAP_TOKEN, calls)).toEqual(unavailable(calls));
});

test('a bad request gets the same 503 as others while its key cannot be checked', async () => {
  silence('PARTNER');
  for (const path of ['/v1/feed.rss?bogus=1', `/v1/changes?cursor=${fromNow(0)}`])
    expect([path, (await pull(gazette.key, path)).status]).toEqual([path, 503]);
});
