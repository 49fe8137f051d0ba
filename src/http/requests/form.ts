// Reads forms that a page of the console sends.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { readText, requireType } from './request-body.ts';

/** The fields of a form by their names. A field that is sent twice has its last value. */
export type Form = ReadonlyMap<string, string>;

export async function readForm({ req }: Pick<Context<AppEnv>, 'req'>, limitBytes: number): Promise<Form> {
  requireType(req.raw, 'application/x-www-form-urlencoded');
  return new Map(new URLSearchParams(await readText(req.raw, limitBytes)));
}
