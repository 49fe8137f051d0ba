// Reads forms that a page of the console sends.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';
import { readText, requireType } from './request-body.ts';

/** The fields of a form by their names. A field that is sent twice has its last value. */
export type Form = ReadonlyMap<string, string>;

/** Most fields of a form, which is far more than ours have. A page that shows many fields again is much longer than the form, and an isolate has
 *  little memory. */
const MOST_FIELDS = 50_000;

export async function readForm({ req }: Pick<Context<AppEnv>, 'req'>, limitBytes: number): Promise<Form> {
  requireType(req.raw, 'application/x-www-form-urlencoded');
  const text = await readText(req.raw, limitBytes);
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS)
    throw new ProblemError('too-large', { detail: `A form has at most ${MOST_FIELDS} fields here.` });
  return new Map(new URLSearchParams(text));
}

/** The path that a form was sent to, as it was sent: Hono decodes it. */
export function sentPathOf({ req }: Pick<Context<AppEnv>, 'req'>): string {
  return new URL(req.url).pathname;
}
