// Cron: has the Catalogue set its alarm again and do its housekeeping, and records in KV that it answers.
import { CATALOGUE_NAME } from '../objects/catalogue.ts';
import * as heartbeat from '../storage/heartbeat.ts';

/** Throws if the Catalogue does not answer, in which case the heartbeat is not written, or if KV refuses the heartbeat. The platform then shows the
 *  run as failed. The heartbeat has no outbox, because the next run writes it again, and twelve runs have to fail before it expires. */
export async function checkCatalogue(env: Env): Promise<void> {
  try {
    const epoch = await env.CATALOGUE.getByName(CATALOGUE_NAME).heartbeat();
    await heartbeat.recordHeartbeat(env.REPLICA, epoch);
  } catch (fault) {
    console.warn(JSON.stringify({ event: 'heartbeat-failed', fault: String(fault) }));
    throw fault;
  }
}
