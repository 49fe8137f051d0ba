// The alarms of a partner's object, which run only when a test lets time pass.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { advanceClock } from './clock.ts';
import { partnerObject } from './partner-object.ts';

/** When the alarm will run; `null` if none is set. */
export function partnerAlarmMs(id: string): Promise<number | null> {
  return runInDurableObject(partnerObject(id), (_instance, { storage }) => storage.getAlarm());
}

/** Lets so much time pass, and runs the alarms of that time. */
export async function passAlarms(id: string, ms: number): Promise<void> {
  const endMs = Date.now() + ms;
  for (;;) {
    const alarm = await partnerAlarmMs(id);
    if (alarm === null || alarm > endMs) break;
    if (alarm > Date.now()) advanceClock(alarm - Date.now());
    await runDurableObjectAlarm(partnerObject(id));
  }
  advanceClock(endMs - Date.now());
}
