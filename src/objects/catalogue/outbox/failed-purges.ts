// Purges that the queue gave up after its last try. Their tags go into the outbox once more, so that no cache keeps an old document for long.
import type { FailedPurges } from '../../../domain/publisher/catalogue-today.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import * as settings from '../settings/settings.ts';
import * as outbox from './outbox.ts';

const SETTING = 'failed-purges';

/** Stored as JSON. */
interface Stored {
  count: number;
  lastMs: number;
}

/** Records messages that failed, within the caller's transaction. Their tags are not urgent any more: as urgent ones they would be sent three times
 *  each time that they fail. */
export function record(sql: SqlStorage, messages: readonly (readonly string[])[], nowMs: number): void {
  outbox.markPurge(sql, [...new Set(messages.flat())], false, settings.head(sql));
  const { count } = read(sql) ?? { count: 0 };
  settings.write(sql, SETTING, JSON.stringify({ count: count + messages.length, lastMs: nowMs } satisfies Stored));
}

/** `undefined`: no message has failed. */
export function failedPurges(sql: SqlStorage): FailedPurges | undefined {
  const stored = read(sql);
  return stored === undefined ? undefined : { count: stored.count, last: toInstant(stored.lastMs) };
}

function read(sql: SqlStorage): Stored | undefined {
  const json = settings.read(sql, SETTING);
  return json === undefined ? undefined : storedJson<Stored>(json, `setting.${SETTING}`);
}
