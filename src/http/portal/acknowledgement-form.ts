// Reads the form that acknowledges a withdrawal. Pure. No clock: `nowMs` is passed.
import type * as z from 'zod';
import { type Instant, isTimeZone } from '../../domain/values/instant.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { type Acknowledgement, acknowledgementSchema } from '../../domain/withdrawals/withdrawal.ts';
import type { FieldError } from '../../pages/signed-in/fields/form-state.ts';
import { readTime } from '../console/article-times.ts';
import { liesAhead } from '../licensed/withdrawals.ts';
import type { Form } from '../requests/form.ts';

interface Clocks {
  /** Time zone of the publisher. The form names the one that its page showed, which may have been another one. */
  timeZone: string;
  /** Of the stored acknowledgement, which has seconds that the field does not show. */
  stored: Instant | undefined;
  nowMs: number;
}

export type ReadAcknowledgement = { ok: true; said: Acknowledgement } | { ok: false; errors: FieldError[] };

export function readAcknowledgement(form: Form, { timeZone, stored, nowMs }: Clocks): ReadAcknowledgement {
  const zone = form.get('zone') ?? '';
  const time = readTime(form, 'at', isTimeZone(zone) ? zone : timeZone, stored);
  const lines = linesOf(form.get('urls') ?? '');
  const read = acknowledgementSchema.safeParse({
    outcome: form.get('outcome'),
    urls: lines.map(({ text }) => text),
    by: form.get('by') ?? '',
    at: time.ok ? time.instant : undefined,
  });
  const errors = read.success ? [] : sentencesOf(read.error, lines);
  if (!time.ok) errors.push({ field: 'at', message: `The time ${time.detail}.` });
  else if (time.instant === undefined) errors.push({ field: 'at', message: 'Give the date and the time at which it was done.' });
  else if (liesAhead({ at: time.instant }, nowMs)) errors.push({ field: 'at', message: AHEAD });
  return read.success && errors.length === 0 ? { ok: true, said: read.data } : { ok: false, errors };
}

const AHEAD = 'The time must not lie in the future. Acknowledge a withdrawal when it is done.';

interface Line {
  text: string;
  /** Counts from 1 with the empty ones. */
  number: number;
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
}

/** One sentence for each field and line. The time has its own. */
function sentencesOf({ issues }: z.ZodError, lines: readonly Line[]): FieldError[] {
  const errors = issues.flatMap(({ path: [field, index], message }): FieldError[] => {
    switch (field) {
      case 'outcome':
        return [{ field, message: 'Choose what was done with the copies.' }];
      case 'urls':
        return [{ field, message: typeof index === 'number' ? lineSentence(lines[index], message) : 'Give at most 100 addresses.' }];
      case 'by':
        return [{ field, message: `Give the name of the person who acknowledges, in at most ${NAME_CHARS} characters.` }];
      default:
        return [];
    }
  });
  return [...new Map(errors.map((error) => [error.message, error])).values()];
}

const NO_ADDRESS = 'must be the whole address of a page, which begins with https:// or http://';

function lineSentence(line: Line | undefined, detail: string): string {
  const isNoAddress = line === undefined || !URL.canParse(line.text);
  return `Line ${line?.number} of the addresses ${isNoAddress ? NO_ADDRESS : detail}.`;
}
