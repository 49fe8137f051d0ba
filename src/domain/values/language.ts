// Language tags (BCP 47). Pure.

const TAG_CHARS = 64;
const TAG_SHAPE = /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i;

/** Returns the tag in its canonical form, which may be longer than the text; the limit applies to the canonical form. `undefined`: the text is
 *  not a tag. The platform removes `yes` and `true` at the end of some tags, which then are not tags (`en-x-yes`); these are refused. */
export function languageTag(text: string): string | undefined {
  const tag = canonicalForm(text);
  return tag !== undefined && tag.length <= TAG_CHARS && canonicalForm(tag) === tag ? tag : undefined;
}

/** Returns the tag, or the longest part at its beginning that is a tag. Earlier programs stored some texts that are not tags. */
export function closestTag(text: string): string | undefined {
  if (!hasTagShape(text)) return undefined;
  const parts = text.split('-');
  return parts.map((_, index) => languageTag(parts.slice(0, parts.length - index).join('-'))).find((tag) => tag !== undefined);
}

/** Tells whether an earlier program may have stored the text as a tag. */
export function hasTagShape(text: string): boolean {
  return text.length <= TAG_CHARS && TAG_SHAPE.test(text);
}

function canonicalForm(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
