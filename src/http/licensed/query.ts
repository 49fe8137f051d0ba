// Reads the parameters of licensed routes. One that is unknown, repeated or malformed is refused by name, because silently dropping a filter
// would widen the answer.

import type { Context } from 'hono';
import type * as z from 'zod';
import { feedQuerySchema } from '../../domain/pulls/pull-queries.ts';
import { clauseOf } from '../../domain/values/objection.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';

/** A parameter's name is cut to this length in the problem that refuses it. */
const NAME_CHARS = 40;

export const feedParameters = parameters(feedQuerySchema);
export type FeedQuery = z.output<(typeof feedParameters)['schema']>;

/** The parameters of a route, with the values of a URL without any, which nearly every poll has. */
export interface Parameters<T extends z.ZodType> {
  schema: T;
  absent: z.output<T>;
}

export function parameters<T extends z.ZodType>(schema: T): Parameters<T> {
  return { schema, absent: schema.parse({}) };
}

/** Throws the problem of the first parameter that is unknown, repeated or invalid. */
export function readQuery<T extends z.ZodType>(context: Context<AppEnv>, { schema, absent }: Parameters<T>): z.output<T> {
  return context.req.url.includes('?') ? readGiven(context, schema) : absent;
}

function readGiven<T extends z.ZodType>(context: Context<AppEnv>, schema: T): z.output<T> {
  // Repeated ones are found here, and so is one called `__proto__`, which an object would drop.
  const given = new Map<string, string>();
  for (const [name, value] of new URL(context.req.url).searchParams) {
    if (isOfTracker(name)) continue;
    if (given.has(name)) throw badParameter(name, 'must not be given twice');
    given.set(name, value);
  }
  if (given.has('__proto__')) throw badParameter('__proto__', 'is not known here');
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys') throw badParameter(issue.keys[0] ?? '', 'is not known here');
  throw badParameter(String(issue?.path[0] ?? ''), issue === undefined ? 'cannot be read' : clauseOf(issue));
}

/** Feed readers and link checkers add parameters of their own, which filter nothing. `__proto__` is no such name. */
function isOfTracker(name: string): boolean {
  return /^(?:utm_|_(?!_))/.test(name);
}

export function badParameter(name: string, what: string): ProblemError {
  const parameter = name.slice(0, NAME_CHARS);
  return new ProblemError('bad-request', { detail: `The parameter "${parameter}" ${what}.`, extensions: { parameter } });
}
