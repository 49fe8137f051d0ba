// Values that many answers have. Pure.
import * as z from 'zod';
import { FORMS } from '../../domain/agreements/choices.ts';

/** In UTC, with milliseconds. */
export const instant = z.string().meta({ format: 'date-time' });
export const date = z.string().meta({ format: 'date' });
export const url = z.string().meta({ format: 'uri' });
export const code = z.string().regex(/^[a-z0-9-]{1,64}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int().min(0);
/** Counts from 1. */
export const ordinal = z.int().min(1);
export const form = z.enum(FORMS);
/** Numbers of contracts, by the ids of their agreements. */
export const references = z.record(z.string(), z.string());
