// The text of the sample newspaper as it is imported: with dates that suit the first start, and pictures at the service that was started.
import { join } from 'node:path';
import { dateIn, type Instant, MINUTE_MS, msOf, toInstant } from '../../domain/values/instant.ts';
import { assetPath } from '../assets/asset-path.ts';
import { SAMPLE } from './places.ts';

/** The day in the files on which the newest article was published. No other article has it. */
const NEWEST_DAY = '2026-11-22';
/** How long before the first start the newest article was published. */
const NEWEST_AGE_MS = 85 * MINUTE_MS;

/** A date in the files. Without a zone it is read as one of the publisher's time zone. */
const DATE = /^date: (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/m;
const PICTURE = /\bpictures\/[a-z0-9-]+\.jpg\b/g;

export interface FirstStart {
  now: Instant;
  timeZone: string;
  /** Where readers reach the service. */
  origin: string;
}

/** Replaces the date and the names of pictures in one file. The newest article keeps neither day nor time. Every other keeps its time of day and its
 *  distance in days from the newest, so none is in the future. */
export function placedSample(text: string, { now, timeZone, origin }: FirstStart): string {
  const newest = toInstant(Math.floor((msOf(now) - NEWEST_AGE_MS) / MINUTE_MS) * MINUTE_MS);
  const shiftMs = midnight(dateIn(timeZone, newest)) - midnight(NEWEST_DAY);
  const dateOf = (day: string, time: string) =>
    day === NEWEST_DAY ? newest : `${toInstant(midnight(day) + shiftMs).slice(0, '2026-11-22'.length)} ${time}`;
  return text
    .replace(DATE, (_, day: string, time: string) => `date: ${dateOf(day, time)}`)
    .replace(PICTURE, (file) => origin + assetPath(join(SAMPLE, file)));
}

/** Of a calendar date, in UTC: days are counted there, because every day of UTC has the same length. */
function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
