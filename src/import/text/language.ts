// Language tags as strangers write them. Pure.

/** A BCP 47 tag, or nothing: `en_GB` is common and wrong. */
export function language(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
