// The heartbeat: a KV key that cron writes when the Catalogue answers, and that expires after an hour. An isolate that starts during an outage
// cannot know how long the outage has lasted; while the key exists, it may serve old copies of feeds.
import { HEARTBEAT_KEY } from './keys.ts';

/** How long public feeds may be served from old copies while the Catalogue does not answer. docs/operations.md states it. */
export const LAST_GOOD_SECONDS = 3_600;
const CACHE_TTL_SECONDS = 60;

/** Returns true if the Catalogue has answered within the last hour. */
export async function isAlive(kv: KVNamespace): Promise<boolean> {
  return (await kv.get(HEARTBEAT_KEY, { type: 'text', cacheTtl: CACHE_TTL_SECONDS })) !== null;
}

/** Records that the Catalogue answers now. */
export async function recordHeartbeat(kv: KVNamespace, epoch: string): Promise<void> {
  await kv.put(HEARTBEAT_KEY, epoch, { expirationTtl: LAST_GOOD_SECONDS });
}
