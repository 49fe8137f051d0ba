// Isolates tests from each other: own storage, own clock, and an isolate of the Worker that remembers nothing.
import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, vi } from 'vitest';
import { type Host, hostOf, Isolate } from '../../../src/http/isolate/isolate.ts';
import Worker from '../../../src/worker.ts';
import { NOON, setClock } from './clock.ts';

export function isolateTests(): void {
  const settings = { ...env };
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

/** The bindings as the app gets them. */
export function host(): Host {
  return hostOf(env, Worker.isolate);
}

/** What a reader gets from an isolate that has just started. */
export function newIsolate(): void {
  Worker.isolate = new Isolate();
}
