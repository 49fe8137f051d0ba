// Where a withdrawn article must be gone from, and by when, whatever KV and the memory of an isolate still hold.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { app } from '../../../src/http/app.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { breakCatalogue, catalogue, flush } from '../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, NOON, SECOND_MS } from '../../support/worker/clock.ts';
import { edgeKv } from '../../support/worker/edge-kv.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, outcomeOf, pull, textOf } from '../../support/worker/partner.ts';

const WORDS = 'The first tug left the eastern lock at dawn.';
const HEADLINE = 'Pilots return to the eastern lock';

const gazette = licenseeForEachTest();
let surfaces: string[];

beforeEach(async () => {
  const token = await issue(gazette.id, { mode: 'feed' });
  surfaces = copyRoutes().map((path) => path.replace(':slug', 'eastern-lock').replace(':token', token.key));
});

/** Every address that answers licensed copy: one that is added is tried here too. */
function copyRoutes(): string[] {
  const paths = app.routes.map(({ path }) => path).filter((path) => /^\/(?:v1\/(?:feed|articles)|f\/)/.test(path));
  return [...new Set(paths)];
}

const WITHDRAWAL = { op: 'withdraw', slug: 'eastern-lock', reason: 'Wrong.', condition: { kind: 'any' } } as const;
/** As the Catalogue notifies partners of it. */
const NEWS = { id: 'eastern-lock.2', slug: 'eastern-lock', version: 2, headline: HEADLINE, note: 'Wrong.', at: NOON };

/** As an editor does whom another isolate answers: this one hears nothing of it. */
async function withdrawElsewhere(): Promise<void> {
  await catalogue().apply(WITHDRAWAL, { actor: { name: 'elsewhere' } });
}

async function showing(): Promise<string[]> {
  const texts = await Promise.all(surfaces.map(async (path) => [path, await textOf(await pull(gazette.key, path))] as const));
  return texts.filter(([, text]) => text.includes(WORDS) || text.includes(HEADLINE)).map(([path]) => path);
}

test('a withdrawal is on every licensed surface within ten seconds, with KV a minute behind and everything in memory', async () => {
  edgeKv(env.REPLICA, { lagMs: MINUTE_MS });
  await flush();
  advanceClock(2 * MINUTE_MS);
  expect(surfaces.length).toBeGreaterThanOrEqual(10);
  expect(await showing()).toEqual(surfaces);
  await withdrawElsewhere();
  advanceClock(10 * SECOND_MS);
  expect(await showing()).toEqual([]);
  expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 withdrawn');
});

test('an article that is withdrawn after candidates were chosen and before the partner’s object decides is not delivered', async () => {
  const { candidates } = Catalogue.prototype;
  vi.spyOn(Catalogue.prototype, 'candidates').mockImplementation(function (this: Catalogue, query) {
    const page = candidates.call(this, query);
    this.apply(WITHDRAWAL, { actor: { name: 'elsewhere' } });
    return page;
  });
  const { admit } = Partner.prototype;
  vi.spyOn(Partner.prototype, 'admit').mockImplementation(async function (this: Partner, request) {
    if (request.candidates !== undefined) this.receiveWithdrawals([NEWS]);
    return admit.call(this, request);
  });
  const feed = await pull(gazette.key, '/v1/feed.json');
  expect([feed.status, await textOf(feed)]).toEqual([200, expect.not.stringContaining(WORDS)]);
  expect((await catalogue().article('eastern-lock'))?.article.pubStatus).toBe('canceled');
});

test('after ten seconds without an answer of the Catalogue no licensed surface delivers copy', async () => {
  expect(await showing()).toEqual(surfaces);
  await withdrawElsewhere();
  breakCatalogue(['freshness']);
  advanceClock(10 * SECOND_MS);
  const outcomes = await Promise.all(surfaces.map(async (path) => outcomeOf(await pull(gazette.key, path))));
  expect(new Set(outcomes)).toEqual(new Set(['503 unavailable']));
});
