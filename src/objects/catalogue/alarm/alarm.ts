// The Catalogue's alarm: makes due changes, purges caches, writes to KV and notifies partners. Computes when the alarm must run next.

import type { PurgeMessage } from '../../../domain/feeds/cache-tags.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import * as outbox from '../outbox/outbox.ts';
import * as schedule from '../outbox/schedule.ts';
import * as settings from '../settings/settings.ts';
import type { Notifier } from '../withdrawals/notifier.ts';
import * as flush from './flush.ts';
import type { Indexer } from './indexer.ts';
import * as scheduledChanges from './scheduled-changes.ts';
import type { TermMerger } from './term-merger.ts';

/** Delay of a flush after a change. All changes within that time are one flush. */
const FLUSH_DELAY_MS = 100;
const DUE_PER_ALARM = 100;
const RETRY_MS = 60_000;
/** The platform accepts no alarm after the year 2189. The alarm is therefore at most this far ahead, and is then set again. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

interface Bindings {
  REPLICA: KVNamespace;
  PURGES: Queue<PurgeMessage>;
}

interface Workers {
  notifier: Notifier;
  merger: TermMerger;
  indexer: Indexer;
}

interface Stepping extends Workers {
  /** Is called at the end of a step that finished in the background. */
  after: () => Promise<void>;
}

/** Does the work that is due. Due changes are made first, so that this flush includes them. Caches are purged before KV is written, because a
 *  withdrawal must not wait for KV. Partners are notified last: an isolate stops selecting a withdrawn article within seconds whether or not its partner
 *  was notified. The notification makes the partner's object refuse the article at once, and tells the desk who received it. */
export async function work(
  storage: DurableObjectStorage,
  { REPLICA, PURGES }: Bindings,
  { notifier, merger, indexer, after }: Stepping,
): Promise<void> {
  const nowMs = Date.now();
  const { sql } = storage;
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher !== undefined) {
    for (const row of schedule.reached(sql, nowMs, DUE_PER_ALARM)) makeDueChange(storage, row, nowMs, publisher);
  }
  const purges = await flush.flushPurges(sql, PURGES, nowMs).then(
    () => undefined,
    (fault: unknown) => ({ fault }),
  );
  await flush.flushKeys(sql, REPLICA, nowMs);
  // Not awaited: a partner that is slow to be asked about a merge delays nothing.
  merger.run(Date.now(), after);
  indexer.run(Date.now());
  await notifier.runStep(Date.now(), after);
  // A failed queue does not delay the writes to KV. The alarm fails after them and runs again for the purges.
  if (purges !== undefined) throw purges.fault;
}

/** Makes one due change. If it fails it is tried again after a minute, so that it does not delay other articles. */
function makeDueChange(storage: DurableObjectStorage, row: schedule.Due, nowMs: number, publisher: Publisher): void {
  try {
    storage.transactionSync(() => scheduledChanges.make(storage.sql, row, nowMs, publisher));
  } catch (fault) {
    console.error(JSON.stringify({ event: 'scheduled-change-failed', kind: row.kind, article: row.articleId, fault: String(fault) }));
    storage.transactionSync(() => {
      schedule.remove(storage.sql, row);
      schedule.add(storage.sql, row.kind, nowMs + RETRY_MS, row.articleId);
    });
  }
}

/** Returns when the alarm must run next, in Unix ms: not before `nowMs` and at most a month later; `undefined` if there is nothing to do. */
export function nextMs(sql: SqlStorage, nowMs: number, { notifier, merger, indexer }: Workers): number | undefined {
  // Before the publisher is set up nothing can be published. Due changes and writes to KV are then postponed; the setup sets the alarm.
  const isSetUp = settings.read(sql, 'publisher') !== undefined;
  const dirtyMs = isSetUp ? outbox.nextDirtyMs(sql) : undefined;
  const times = [
    isSetUp ? schedule.nextMs(sql) : undefined,
    dirtyMs === undefined ? undefined : Math.max(dirtyMs, flush.nextFlushMs(sql), nowMs + FLUSH_DELAY_MS),
    outbox.hasPurges(sql, true) ? nowMs : undefined,
    outbox.hasPurges(sql, false) ? Math.max(nowMs + FLUSH_DELAY_MS, flush.nextPublishPurgeMs(sql)) : undefined,
    notifier.nextMs(nowMs),
    isSetUp ? merger.nextMs(nowMs) : undefined,
    indexer.nextMs(nowMs),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(Math.min(...times, nowMs + LONGEST_WAIT_MS), nowMs);
}
