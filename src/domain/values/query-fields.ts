// Fields that the queries of several routes have: how long a page of a list may be, where it begins, numbers, and yes or no. Pure.
import * as z from 'zod';

/** A whole number in decimal digits. `least` and `most` are included. */
export function countSchema(least: number, most: number) {
  const unfit = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error: unfit })
    .transform(Number)
    .pipe(z.int().min(least, { error: unfit }).max(most, { error: unfit }));
}

/** `true` or `false`; a query without it means `false`. */
export const flagSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((flag) => flag === 'true');

/** With `?dryRun=true` a route says what would happen, and writes nothing. */
export const dryRunQuerySchema = z.strictObject({ dryRun: flagSchema });

/** Of a route that takes no parameters: one that asks for a dry run must not write. */
export const noQuerySchema = z.strictObject({});

export function cursorLike(form: RegExp) {
  return z.string().regex(form, { error: 'must be the "next" of another page' });
}

/** By what a list is ordered. For callers a cursor is a text without meaning, the `next` of another page. */
export const CURSORS = {
  /** The number of a row. */
  row: cursorLike(/^[1-9]\d{0,14}$/).transform(Number),
  /** The id of a partner, of an agreement or of a key. */
  code: cursorLike(/^[a-z0-9-]{1,64}$/),
  /** How urgent a partner's needs are, and its id. */
  partner: cursorLike(/^\d{1,3}\.[a-z0-9-]{1,64}$/).transform((cursor) => {
    const [rank, id = ''] = cursor.split('.');
    return { rank: Number(rank), id };
  }),
  /** The last day (UTC) on which somebody received an article, and the id of the key or the person. */
  receiver: cursorLike(/^\d{4}-\d\d-\d\d~[\w-]{1,64}$/),
  /** The id of a desk token. */
  token: cursorLike(/^[\w-]{1,64}$/),
  /** Whether some partner has still to act on the withdrawal, and the number of its change. */
  withdrawal: cursorLike(/^[01]\.\d{1,15}$/),
  /** Whether the partner has acknowledged the withdrawal, its deadline if not, and the partner's id. */
  report: cursorLike(/^[01]\.\d{1,15}\.[a-z0-9-]{1,64}$/),
  /** Whether the withdrawal is open for the partner, its instant, and its id. */
  partnerWithdrawal: cursorLike(/^[01]~\d{1,15}~[a-z0-9-]{1,64}\.\d{1,9}$/),
} as const;

/** For a list whose pages are as long as one answer may be. */
export function cursorQuery<C extends z.ZodType>(cursor: C) {
  return { cursor: cursor.optional() };
}

/** For a list whose pages have `default` entries, unless the query asks for another number, up to `max`. */
export function pageQuery<C extends z.ZodType>(cursor: C, limit: { default: number; max: number }) {
  return { limit: countSchema(1, limit.max).prefault(String(limit.default)), ...cursorQuery(cursor) };
}
