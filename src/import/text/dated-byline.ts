// A date with the byline behind it on the same line: "12. November 2026, 16:20 Uhr von Ada Quill (0 Kommentare)". Pure.
import { isByline } from './byline.ts';
import { type Calendar, type When, whenOf } from './dates.ts';

const DATE_AND_REST = /^(.{6,60}?\d(?:\s?\p{L}{1,4}\.?)?)\s*,?\s+((?:by|von|par|por|di|da|door|van|af|av)\s+\p{Lu}\S*\s+\S.{1,100})$/u;
/** How often readers answered. */
const COUNT = /\s*\(\d{1,5}\s\p{L}{3,20}\)$/u;

export interface DatedByline {
  when: When;
  byline: string;
}

export function datedBylineOf(line: string, calendar: Calendar): DatedByline | undefined {
  const [, date, byline] = DATE_AND_REST.exec(line.replace(COUNT, '')) ?? [];
  const when = date === undefined ? undefined : whenOf(date, calendar);
  return byline === undefined || when?.hasYear !== true || !isByline(byline, calendar) ? undefined : { when, byline };
}
