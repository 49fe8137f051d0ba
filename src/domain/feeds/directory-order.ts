// The order of feeds in lists: by name, as a dictionary of the publisher's language has them. Pure.
import { closestTag } from '../values/language.ts';

interface Named {
  name: string;
  label: string;
}

/** Compares feeds by their labels, numbers by their value. No two feeds are equal, so the order is the same each time. */
export function byLabel(language: string): (a: Named, b: Named) => number {
  // Earlier programs stored languages without checking them.
  const { compare } = new Intl.Collator(closestTag(language) ?? 'en', { numeric: true });
  return (a, b) => compare(a.label, b.label) || (a.name < b.name ? -1 : 1);
}
