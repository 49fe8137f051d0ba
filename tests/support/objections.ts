// The objections that an answer lists, of a test that expects few of them.
import type * as z from 'zod';
import { listedObjectionsOf, type Objection } from '../../src/domain/values/objection.ts';

export function objectionsOf(error: z.ZodError, schema: z.ZodType): Objection[] {
  return listedObjectionsOf(error, schema).objections;
}
