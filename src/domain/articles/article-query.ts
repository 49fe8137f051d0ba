// What a list of articles can be narrowed to and in which order it comes: the same at the desk's API and at the console. Pure.
import * as z from 'zod';
import { endOfDayMs, startOfDayMs } from '../values/calendar-day.ts';
import { daySchema } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { cursorLike } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';
import { textSchema } from '../values/text-schema.ts';
import { typedWords } from './search-words.ts';

const STATES = ['published', 'scheduled', 'held', 'withdrawn', 'expired'] as const;
const ORDERS = ['changed', 'newest', 'oldest'] as const;
/** The number of a change, or the Unix ms of a publication and the id of the article. */
const CURSOR = cursorLike(/^(?:[1-9]\d{0,14}|-?\d{1,15}\.[1-9]\d{0,14})$/).transform((text) => text.split('.').map(Number));

/** Fields of both queries. Those for terms differ: the API has codes, and the console what people type. */
export const ARTICLE_QUERY = {
  q: textSchema(NAME_CHARS)
    .pipe(z.string().refine((text) => typedWords(text).phrases.length > 0, { error: 'must have a letter or a digit' }))
    .optional(),
  state: z.enum(STATES).optional(),
  section: codeSchema.optional(),
  source: textSchema(NAME_CHARS).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  sort: z.enum(ORDERS, { error: 'must be changed, newest or oldest' }).default('changed'),
  cursor: CURSOR.optional(),
};

interface Continued {
  sort: (typeof ORDERS)[number];
  cursor?: number[] | undefined;
}

/** Tells whether the cursor is of a list in this order. */
export function isOfOrder({ sort, cursor }: Continued): boolean {
  return cursor === undefined || (cursor.length === 1) === (sort === 'changed');
}

export const OF_ANOTHER_ORDER = { path: ['cursor'], error: 'must be the "next" of a page in the same order' };

/** The days are those of the publisher's time zone. Absent: all days. */
export function publishedWithin({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string) {
  if (from === undefined && to === undefined) return undefined;
  return {
    fromMs: from === undefined ? Number.MIN_SAFE_INTEGER : startOfDayMs(from, timeZone),
    beforeMs: to === undefined ? Number.MAX_SAFE_INTEGER : endOfDayMs(to, timeZone),
  };
}
