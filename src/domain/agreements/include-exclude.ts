// The include and exclude lists of agreements. Pure.

export interface Listing {
  include?: string[] | undefined;
  exclude: string[];
}

/** Tells whether the lists allow the values. One excluded value denies; without `include` every other value is allowed. */
export function isListed({ include, exclude }: Listing, values: readonly string[]): boolean {
  if (values.some((value) => exclude.includes(value))) return false;
  return include === undefined || values.some((value) => include.includes(value));
}

/** Lists the language ranges that match a tag by basic filtering (RFC 4647 §3.3.1): `en-GB` matches en and en-GB. */
export function languageRanges(tag: string): string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}
