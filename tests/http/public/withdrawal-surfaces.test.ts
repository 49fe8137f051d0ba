// Where a withdrawn article must be gone from, and by when, whatever KV and the memory of an isolate still hold.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { app } from '../../../src/http/app.ts';
import { breakCatalogue, catalogue, flush } from '../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
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

/** As an editor does whom another isolate answers: this one hears nothing of it. */
async function withdrawElsewhere(): Promise<void> {
  const command = { op: 'withdraw', slug: 'eastern-lock', reason: 'Wrong.', condition: { kind: 'any' } } as const;
  await catalogue().apply(command, { actor: { name: 'elsewhere' } });
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

test('after ten seconds without an answer of the Catalogue no licensed surface delivers copy', async () => {
  expect(await showing()).toEqual(surfaces);
  await withdrawElsewhere();
  breakCatalogue(['freshness']);
  advanceClock(10 * SECOND_MS);
  const outcomes = await Promise.all(surfaces.map(async (path) => outcomeOf(await pull(gazette.key, path))));
  expect(new Set(outcomes)).toEqual(new Set(['503 unavailable']));
});
