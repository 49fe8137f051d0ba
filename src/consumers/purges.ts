// Consumes the queue of cache purges. Cloudflare allows an account five purge calls a minute, so all purges share one queue and urgent ones go first.
import { type PurgeMessage, TAGS_PER_PURGE } from '../domain/feeds/cache-tags.ts';

/** Delay before a refused call is tried again. In this time at least one of the five calls a minute is allowed again. */
const RETRY_SECONDS = 15;

export type PurgeBatch = MessageBatch<PurgeMessage>;

/** The end of the names of dead-letter queues, whatever a deployment calls its queues. */
const DEAD_LETTER = '-dead';

/** Tells whether the queue is the one with messages that the queue of purges gave up. */
export function isDeadLetter({ queue }: Pick<PurgeBatch, 'queue'>): boolean {
  return queue.endsWith(DEAD_LETTER);
}

type PurgeCache = Pick<CacheContext, 'purge'>;

/** Purges the tags of a batch. Messages share calls, urgent messages first, and a message is acknowledged when all its tags are purged. `cache` is
 *  absent in a local run, where there is nothing to purge. */
export async function consumePurges(batch: PurgeBatch, cache: PurgeCache | undefined): Promise<void> {
  const messages = [...batch.messages].sort((a, b) => Number(b.body.urgent) - Number(a.body.urgent));
  const waiting = [...new Set(messages.flatMap((message) => message.body.tags))];
  const done = new Set<string>();
  while (waiting.length > 0) {
    const tags = waiting.splice(0, TAGS_PER_PURGE);
    if (!(await isPurged(cache, tags))) break;
    for (const tag of tags) done.add(tag);
  }
  for (const message of messages) {
    if (message.body.tags.every((tag) => done.has(tag))) message.ack();
    else message.retry({ delaySeconds: RETRY_SECONDS });
  }
}

async function isPurged(cache: PurgeCache | undefined, tags: string[]): Promise<boolean> {
  if (cache === undefined) return true;
  try {
    const { success, errors } = await cache.purge({ tags });
    if (!success) console.warn(JSON.stringify({ event: 'purge-refused', tags: tags.length, errors }));
    return success;
  } catch (fault) {
    console.warn(JSON.stringify({ event: 'purge-failed', tags: tags.length, fault: String(fault) }));
    return false;
  }
}
