// The desk's first page. It makes one call to the Catalogue and one to the Directory, whatever the number of articles and of partners.
import type { Context } from 'hono';
import { startOfDayMs } from '../../domain/values/calendar-day.ts';
import { dateIn, toInstant } from '../../domain/values/instant.ts';
import { todayPage } from '../../pages/console/today.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf, directoryOf } from '../isolate/stubs.ts';
import { answeredInTime } from './agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';

export async function showToday(context: Context<AppEnv>): Promise<Response> {
  const nowMs = Date.now();
  const frame = await signedInFrameOf(context);
  const timeZone = frame.publisher?.timeZone ?? 'UTC';
  const date = dateIn(timeZone, toInstant(nowMs));
  const [catalogue, partners] = await Promise.all([
    answeredInTime(async () => catalogueOf(context.env).today(startOfDayMs(date, timeZone))),
    answeredInTime(async () => directoryOf(context.env).today()),
  ]);
  return answerConsole(context, todayPage({ frame, date, catalogue: catalogue?.answer, partners: partners?.answer, nowMs }));
}
