// JSON that every parser reads: no null, no character that no format can carry. Pure.
import { legalText } from '../../domain/values/text.ts';

/** What JSON text contains where a value holds something forbidden: null, or an escape for a control character or a lone surrogate. `null`
 *  and `\u` as words of a text match too, and cost that text a closer look. */
const SUSPECT = /null|\\[ubf]|[\u007f-\u009f\ufffe\uffff]/;

/** On one line. Members that are `undefined` are left out. */
export function jsonText(value: Record<string, unknown>): string {
  const text = JSON.stringify(value);
  return SUSPECT.test(text) ? JSON.stringify(sayable(value)) : text;
}

/** The value without what JSON Feed forbids or a parser may choke on: null, what would become null, and characters no format can carry. */
function sayable(value: unknown): unknown {
  if (typeof value === 'string') return legalText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) return value.map(sayable).filter((member) => member !== undefined);
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [legalText(name), sayable(member)]));
}
