// The include and exclude lists of agreements. Pure.

export interface Listing {
  include?: string[] | undefined;
  exclude: string[];
}

/** Deny beats allow; no `include` allows everything. */
export function isListed({ include, exclude }: Listing, values: readonly string[]): boolean {
  if (values.some((value) => exclude.includes(value))) return false;
  return include === undefined || values.some((value) => include.includes(value));
}

/** RFC 4647 §3.3.1, basic filtering: `en-GB` is in the ranges en-GB and en. */
export function languageRanges(tag: string): string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}
