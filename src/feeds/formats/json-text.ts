// Writes JSON that every parser can read: without null, and without characters that XML forbids. Pure.
import { legalText } from '../../domain/values/text.ts';

/** Matches JSON text that may have a forbidden value: null, or the escape of a control character or a lone surrogate. It also matches texts that merely
 *  contain "null" or "\u"; those are only written more slowly. */
const SUSPECT = /null|\\[ubf]|[\u007f-\u009f\ufffe\uffff]/;

/** Returns JSON on one line. Members that are `undefined` are left out. */
export function jsonText(value: Record<string, unknown>): string {
  const text = JSON.stringify(value);
  return SUSPECT.test(text) ? JSON.stringify(legalValue(value)) : text;
}

/** Removes what JSON Feed forbids: null, numbers that would become null, and characters that XML forbids. */
function legalValue(value: unknown): unknown {
  if (typeof value === 'string') return legalText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) return value.map(legalValue).filter((member) => member !== undefined);
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [legalText(name), legalValue(member)]));
}
