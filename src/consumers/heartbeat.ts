// Cron: sees that the Catalogue answers, has it re-arm its alarm, and leaves word of it for isolates that start in an outage.
import { CATALOGUE_NAME } from '../objects/catalogue.ts';
import * as heartbeat from '../storage/heartbeat.ts';

export async function beat(env: Env): Promise<void> {
  const epoch = await env.CATALOGUE.getByName(CATALOGUE_NAME).heartbeat();
  await heartbeat.recordHeartbeat(env.REPLICA, epoch);
}
