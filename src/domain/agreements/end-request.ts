// What the desk sends to end an agreement. Pure.
import * as z from 'zod';
import { instantSchema } from '../values/instant.ts';

/** Absent: now. */
export const endRequestSchema = z.strictObject({ at: instantSchema.optional() });
