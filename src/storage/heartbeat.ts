// The last time cron found the Catalogue answering. An isolate that starts in an outage has no memory of its own to say how long
// the outage has lasted; this says it. It expires by itself, and with it the right to serve old copies.
import { HEARTBEAT_KEY } from './keys.ts';

/** How long public feeds may be served from old copies while the Catalogue does not answer. Stated in docs/operations.md. */
export const LAST_GOOD_SECONDS = 3_600;
const CACHE_TTL_SECONDS = 60;

/** True while the Catalogue has answered within the last hour. */
export async function isAlive(kv: KVNamespace): Promise<boolean> {
  return (await kv.get(HEARTBEAT_KEY, { type: 'text', cacheTtl: CACHE_TTL_SECONDS })) !== null;
}

export async function recordHeartbeat(kv: KVNamespace, epoch: string): Promise<void> {
  await kv.put(HEARTBEAT_KEY, epoch, { expirationTtl: LAST_GOOD_SECONDS });
}
