// Lists the differences between two records, term by term, for a person: two versions of an agreement, or two states in an audit trail.
// Pure.
import { DEFAULT_RATE } from '../../domain/agreements/usual-terms.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';

export interface ChangedTerm {
  /** Names from the outermost to the innermost, joined by dots. */
  term: string;
  before: string;
  after: string;
}

/** The meaning of terms that an agreement leaves out (docs/agreements.md). */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  validUntil: 'until it is ended',
  'scope.sections.include': 'all sections',
  'scope.subjects.include': 'all subjects, and none',
  'scope.languages.include': 'all languages',
  'scope.sources.include': 'own copy only',
  'scope.publishedFrom': 'from the beginning',
  'scope.publishedUntil': 'for the term',
  'scope.archiveDays': 'the whole archive',
  'territories.include': 'everywhere',
  displayDays: 'for the term',
  'quota.articles': 'no limit',
  'rate.requests': `${DEFAULT_RATE.requests} (the default)`,
  'rate.perSeconds': `${DEFAULT_RATE.perSeconds} (the default)`,
};

const NONE = 'none';

/** `leftOut`: texts for terms that only one of the records has. */
export function changedTerms(before: object, after: object, leftOut: Readonly<Record<string, string>> = {}): ChangedTerm[] {
  const [was, is] = [termsOf(before), termsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const inWords = (value: unknown, term: string) => (value === undefined ? (leftOut[term] ?? NONE) : textOf(value));
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
