// Times of day as copy writes them, with their zone. Pure.
import { zoneOf } from './zones.ts';

export interface Clock {
  hour: number;
  minute: number;
  second: number;
  /** Minutes east of UTC, or an IANA name; absent: the calendar's zone. */
  zone?: number | string | undefined;
}

const ZONE = '(?:Z|\\(?(?:GMT|UTC)?\\s?[+-]\\d{1,2}(?::?\\d{2})?\\)?|\\(?[A-Z]{2,5}\\)?|\\[?[A-Z][A-Za-z_]+/[A-Za-z_/+-]+\\]?)';
/** An explanation in brackets after the zone: "GMT+0000 (Coordinated Universal Time)", "+01:00[Europe/Paris]". */
const EXPLAINED = '(?:\\s*(?:\\([\\p{L}\\s/_+-]{1,60}\\)|\\[[\\w/+-]{1,40}\\]|(?<=\\d)\\s(?:UTC|GMT|[A-Z]{3,5})))?';
const HALF = '(a\\.?\\s?m\\.?|p\\.?\\s?m\\.?)';
/** With minutes, or an hour that a word or letter marks as one: "18.30", "18h30", "18 Uhr", "6 p.m.". */
const TIME = new RegExp(
  `^(\\d{1,2})(?:\\s?[:.h]\\s?(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(?:min\\b)?)?(?:\\s*${HALF})?\\s*(h(?:rs|ours|eures)?\\.?|uhr|uur|horas?|ore)?\\s*(${ZONE})?${EXPLAINED}$`,
  'iu',
);
const NAMED = new RegExp(
  `^(midnight|noon|midday|mitternacht|mittag|minuit|midi|medianoche|mediodia|mezzanotte|mezzogiorno|middernacht)(?:\\s+(${ZONE}))?$`,
  'i',
);

/** The time of day if the text is that and nothing else. A bare number is not one: nobody writes "6" without a colon, a.m. or "Uhr". */
export function clockOf(text: string): Clock | undefined {
  const named = NAMED.exec(text.normalize('NFD').replace(/\p{M}/gu, ''));
  if (named !== null)
    return zoned(
      {
        hour: /^m(?:id[dni]+(?:ght)$|itternacht|inuit|edianoche|ezzanotte|iddernacht)/i.test(named[1] ?? '') ? 0 : 12,
        minute: 0,
        second: 0,
      },
      named[2],
    );
  const match = TIME.exec(text.replace(/^(\d{2})(\d{2})(?=\s*(?:h|uhr|uur|Z|[A-Z]{2,5}\b|[+-]\d))/i, '$1:$2'));
  if (match === null) return undefined;
  const [, hourText = '', minute, second, half, mark, zone] = match;
  if (minute === undefined && half === undefined && mark === undefined) return undefined;
  const hour = hourOf(Number(hourText), half);
  return hour === undefined ? undefined : zoned({ hour, minute: Number(minute ?? 0), second: Number(second ?? 0) }, zone);
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function zoned(clock: Clock, named: string | undefined): Clock | undefined {
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 60) return undefined;
  if (named === undefined || named === '') return clock;
  const zone = zoneOf(named);
  return zone === undefined ? undefined : { ...clock, zone };
}
