// Every test alone: its own storage, its own clock, an isolate that knows nothing yet.
import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, vi } from 'vitest';
import { forgetFailedTokens } from '../../../src/http/credentials/failed-tokens.ts';
import { forgetLists } from '../../../src/http/isolate/catalogue-lists.ts';
import { forgetFreshness } from '../../../src/http/isolate/freshness.ts';
import { forgetSnapshots } from '../../../src/http/isolate/licence-cache.ts';
import { forgetCatalogue } from '../../../src/http/licensed/sources/catalogue-source.ts';
import { NOON, setClock } from './clock.ts';

/** Of one test, on a machine that has other things to do. */
const PATIENCE_MS = 30_000;

export function isolateTests(): void {
  vi.setConfig({ testTimeout: PATIENCE_MS });
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

/** What a reader meets who is answered by an isolate that has just started. */
export function newIsolate(): void {
  forgetFailedTokens();
  forgetFreshness();
  forgetLists();
  forgetSnapshots();
  forgetCatalogue();
}
