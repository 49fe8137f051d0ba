// Cron: has the Catalogue set its alarm again and do its housekeeping, and records in KV that it answers.
import { CATALOGUE_NAME } from '../objects/catalogue.ts';
import * as heartbeat from '../storage/heartbeat.ts';

/** Throws if the Catalogue does not answer; the heartbeat is not written then. */
export async function checkCatalogue(env: Env): Promise<void> {
  const epoch = await env.CATALOGUE.getByName(CATALOGUE_NAME).heartbeat();
  await heartbeat.recordHeartbeat(env.REPLICA, epoch);
}
