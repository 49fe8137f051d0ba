// Lists the differences between two records, term by term, for a person: two versions of an agreement, or two states in an audit trail.
// Pure.
import { canonicalJson } from '../../domain/values/canonical-json.ts';

export interface ChangedTerm {
  /** Names from the outermost to the innermost, joined by dots. */
  term: string;
  before: string;
  after: string;
}

const NONE = 'none';

/** `absence` returns the text for a term that only one of the records has; `undefined` for "none". */
export function changedTerms(
  before: object,
  after: object,
  absence: (term: string) => string | undefined = () => undefined,
): ChangedTerm[] {
  const [was, is] = [termsOf(before), termsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const inWords = (value: unknown, term: string) => (value === undefined ? (absence(term) ?? NONE) : textOf(value));
  return names
    .filter((term) => textOf(was.get(term)) !== textOf(is.get(term)))
    .map((term) => ({ term, before: inWords(was.get(term), term), after: inWords(is.get(term), term) }));
}

export function termsOf(value: object, within = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const members: [string, unknown][] = Object.entries(value);
  for (const [name, member] of members) {
    const term = `${within}${name}`;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) found.set(term, member);
    else for (const [inner, one] of termsOf(member, `${term}.`)) found.set(inner, one);
  }
  return found;
}

export function textOf(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return NONE;
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}
