// What one version of an agreement says otherwise than another, term by term, as a person reads it. Pure.
import { canonicalJson } from '../../domain/values/canonical-json.ts';

export interface ChangedTerm {
  /** Names from the outside in, joined by dots. */
  term: string;
  before: string;
  after: string;
}

export function changedTerms(before: object, after: object): ChangedTerm[] {
  const [was, is] = [termsOf(before), termsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names
    .map((term) => ({ term, before: inWords(was.get(term)), after: inWords(is.get(term)) }))
    .filter((change) => change.before !== change.after);
}

function termsOf(value: object, within = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const term = `${within}${name}`;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) found.set(term, member);
    else for (const [inner, one] of termsOf(member as object, `${term}.`)) found.set(inner, one);
  }
  return found;
}

function inWords(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}
