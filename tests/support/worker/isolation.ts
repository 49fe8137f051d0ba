// Isolates tests from each other: own storage, own clock, and an isolate of the Worker that remembers nothing.
import { reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { type Host, hostOf, Isolate } from '../../../src/http/isolate/isolate.ts';
import Worker from '../../../src/worker.ts';
import { NOON, setClock } from './clock.ts';
import { checkEveryAnswer } from './described-answers.ts';
import { askOnceForModules } from './module-answers.ts';

askOnceForModules();
checkEveryAnswer();

export function isolateTests(): void {
  const settings = { ...env };
  beforeAll(loadApps);
  beforeEach(() => {
    setClock(NOON);
    newIsolate();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    Object.assign(env, settings);
    await reset();
  });
}

/** Here an import is a call of the request that makes it, so that two requests at the same time cannot make it together. A bundle has no such call. */
async function loadApps(): Promise<void> {
  for (const path of ['/desk', '/console', '/verify', '/.well-known/jwks.json']) await loadFor(path);
}

/** For tests that make many requests of every kind at the same time. */
export async function loadLateModules(): Promise<void> {
  for (const path of ['/portal', '/docs']) await loadFor(path);
}

async function loadFor(path: string): Promise<void> {
  const answer = await exports.default.fetch(`http://localhost${path}`, { redirect: 'manual' });
  await answer.arrayBuffer();
}

/** The bindings as the app gets them. */
export function host(): Host {
  return hostOf(env, Worker.isolate);
}

/** What a reader gets from an isolate that has just started. */
export function newIsolate(): void {
  Worker.isolate = new Isolate();
}
