// The value of a field in the terms of an agreement. Pure.
import type { Agreement } from '../agreement.ts';

/** `undefined`: the terms leave the field out. */
export function valueAt(terms: Agreement, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), terms);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
