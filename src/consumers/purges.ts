// The one queue that purges go through: the account has five calls a minute, and withdrawals come first.
import { type PurgeMessage, TAGS_PER_PURGE } from '../domain/feeds/cache-tags.ts';

/** A refused call is tried again after so long: a fifth of the minute's budget comes back in it. */
const RETRY_SECONDS = 15;

export type PurgeBatch = MessageBatch<PurgeMessage>;

type PurgeCache = Pick<CacheContext, 'purge'>;

/** `cache` is absent where there is none (a local run): then there is nothing to purge. Tags of several messages share calls, urgent
 *  messages first; a message is done when all of its tags are. */
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
