// The work of the object's single alarm, and when it must run next: due changes, cache purges, writes to KV, notifications of partners.

import type { PurgeMessage } from '../../../domain/feeds/cache-tags.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import * as outbox from '../outbox/outbox.ts';
import * as due from '../outbox/schedule.ts';
import * as settings from '../settings/settings.ts';
import type { Notifier } from '../withdrawals/notifier.ts';
import * as flush from './flush.ts';
import * as hours from './scheduled-changes.ts';

/** How soon a flush follows a change; a burst within that time is one flush. */
const FLUSH_DELAY_MS = 100;
const DUE_PER_ALARM = 100;
const RETRY_MS = 60_000;
/** The platform accepts no alarm after the year 2189. An alarm for a later hour is set for this long from now, and then set again. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

interface Bindings {
  REPLICA: KVNamespace;
  PURGES: Queue<PurgeMessage>;
}

interface Notifying {
  notifier: Notifier;
  /** Called when a step that was left to run by itself is done. */
  after: () => Promise<void>;
}

/** Due changes first, because what they change is flushed with the rest. Purges before KV, because a withdrawal must not wait for puts.
 *  Partners last: they are notified so that the desk knows who received the copy, and they are refused it even before. */
export async function work(storage: DurableObjectStorage, { REPLICA, PURGES }: Bindings, { notifier, after }: Notifying): Promise<void> {
  const nowMs = Date.now();
  const { sql } = storage;
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher !== undefined) {
    for (const row of due.reached(sql, nowMs, DUE_PER_ALARM)) settleHour(storage, row, nowMs, publisher);
  }
  const purges = await flush.flushPurges(sql, PURGES, nowMs).then(
    () => undefined,
    (fault: unknown) => ({ fault }),
  );
  settings.write(sql, 'flushed-ms', String(nowMs));
  await flush.flushKeys(sql, REPLICA, nowMs);
  await notifier.runStep(Date.now(), after);
  // KV does not wait for a queue that is down; the alarm runs again for the purges.
  if (purges !== undefined) throw purges.fault;
}

/** An article that fails does not delay the others: it is tried again every minute until it succeeds. */
function settleHour(storage: DurableObjectStorage, row: due.Due, nowMs: number, publisher: Publisher): void {
  try {
    storage.transactionSync(() => hours.settle(storage.sql, row, nowMs, publisher));
  } catch (fault) {
    console.error(JSON.stringify({ event: 'hour-failed', kind: row.kind, article: row.articleId, fault: String(fault) }));
    storage.transactionSync(() => {
      due.remove(storage.sql, row);
      due.schedule(storage.sql, row.kind, nowMs + RETRY_MS, row.articleId);
    });
  }
}

/** Unix ms, never before `nowMs` and at most a month after it; `undefined` if there is nothing to do. */
export function nextMs(sql: SqlStorage, nowMs: number, notifier: Notifier): number | undefined {
  const flushedMs = Number(settings.read(sql, 'flushed-ms') ?? 0);
  // Without a publisher nothing can be published: due changes and keys wait, and setting one up sets the alarm.
  const isSetUp = settings.read(sql, 'publisher') !== undefined;
  const dirtyMs = isSetUp ? outbox.nextDirtyMs(sql) : undefined;
  const times = [
    isSetUp ? due.nextMs(sql) : undefined,
    dirtyMs === undefined ? undefined : Math.max(dirtyMs, flushedMs + flush.FLUSH_INTERVAL_MS, nowMs + FLUSH_DELAY_MS),
    outbox.hasPurges(sql, true) ? nowMs : undefined,
    outbox.hasPurges(sql, false) ? Math.max(nowMs + FLUSH_DELAY_MS, flush.nextPublishPurgeMs(sql)) : undefined,
    notifier.nextMs(nowMs),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(Math.min(...times, nowMs + LONGEST_WAIT_MS), nowMs);
}
