// Lists of entity tags in conditional requests (RFC 9110 §8.8.3, §13.1). Pure.

/** A tag may hold commas, so a list is read tag by tag and not split. */
const ENTITY_TAG = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** Weak comparison (RFC 9110 §8.8.3.2) against a list, or `*`. */
export function matchesWeakly(field: string, etag: string): boolean {
  if (field.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '').slice(1, -1);
  for (const [, candidate] of field.matchAll(ENTITY_TAG)) if (candidate === opaque) return true;
  return false;
}

/** The tags of an If-Match, as they came; `*` among them where it was that. */
export function entityTags(field: string): string[] {
  if (field.trim() === '*') return ['*'];
  return [...field.matchAll(ENTITY_TAG)].map(([tag]) => tag);
}
