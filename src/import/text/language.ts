// Language tags as strangers write them. Pure.

/** BCP 47, or nothing: `en_GB` is common and wrong. */
export function language(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
