// Reads lists of entity tags in conditional requests (RFC 9110 §8.8.3, §13.1). Pure.

/** A tag may contain commas, so a list is not split at them. */
const ENTITY_TAG = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** Tells whether a list, or `*`, contains the tag by weak comparison (RFC 9110 §8.8.3.2). */
export function matchesWeakly(field: string, etag: string): boolean {
  if (field.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '').slice(1, -1);
  for (const [, candidate] of field.matchAll(ENTITY_TAG)) if (candidate === opaque) return true;
  return false;
}

/** Returns the tags of an If-Match as they are written; for `*`, the list `['*']`. */
export function entityTags(field: string): string[] {
  if (field.trim() === '*') return ['*'];
  return [...field.matchAll(ENTITY_TAG)].map(([tag]) => tag);
}
