// Direct access to the Catalogue: runs its alarm, reads its tables, simulates its outage.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { CATALOGUE_NAME, Catalogue } from '../../../src/objects/catalogue.ts';
import { advanceClock } from './clock.ts';

/** A new stub each time: one whose object was aborted stays broken. */
export function catalogue() {
  return env.CATALOGUE.getByName(CATALOGUE_NAME);
}

/** Runs the alarm if one is set. */
export function runAlarm(): Promise<boolean> {
  return runDurableObjectAlarm(catalogue());
}

/** Runs flushes until KV has everything; the clock moves on as far as each has to wait. */
export async function flush(): Promise<void> {
  for (let round = 0; round < 100; round++) {
    if ((await dirtyKeys()).length === 0) return;
    const alarm = await alarmMs();
    if (alarm === null) throw new Error('something is to be flushed and no alarm is set');
    if (alarm > Date.now()) advanceClock(alarm - Date.now());
    await runAlarm();
  }
  throw new Error('the outbox does not become empty');
}

export function alarmMs(): Promise<number | null> {
  return runInDurableObject(catalogue(), (_instance, state) => state.storage.getAlarm());
}

export function select<T extends Record<string, SqlStorageValue>>(query: string, ...bindings: (string | number)[]): Promise<T[]> {
  return runInDurableObject(catalogue(), (_instance, state) => state.storage.sql.exec<T>(query, ...bindings).toArray());
}

export async function dirtyKeys(): Promise<string[]> {
  return (await select<{ key: string }>('SELECT key FROM dirty ORDER BY key')).map(({ key }) => key);
}

export async function count(
  table: 'article' | 'version' | 'change' | 'audit' | 'purge' | 'schedule' | 'dirty' | 'idempotent_answer',
): Promise<number> {
  const [row] = await select<{ number: number }>(`SELECT count(*) AS number FROM ${table}`);
  return row?.number ?? 0;
}

const PUBLIC_METHODS = [
  'freshness',
  'feed',
  'archiveStamp',
  'archivePage',
  'listFeeds',
  'largestFeeds',
  'articleStatus',
  'recentArticles',
  'publisher',
  'isEmpty',
  'heartbeat',
] as const;

/** The methods that public routes and cron call throw until the mocks are restored. The Worker's log of it is kept out of the test's. */
export function breakCatalogue(methods: readonly (typeof PUBLIC_METHODS)[number][] = PUBLIC_METHODS): void {
  muteLog();
  for (const method of methods) {
    vi.spyOn(Catalogue.prototype, method).mockImplementation(() => {
      throw new Error('the Catalogue does not answer');
    });
  }
}

/** For tests that break things on purpose: the log lines are expected. */
export function muteLog(): void {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
}
