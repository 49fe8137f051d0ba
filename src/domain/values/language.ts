// Language tags (BCP 47). Pure.

const TAG_CHARS = 64;
const TAG_SHAPE = /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i;

/** The tag in its canonical form, which may be longer than what was written, and is what is measured. `undefined`: it is no tag. The platform
 *  leaves out `yes` and `true` at the end of some, so that no tag is left of them (`en-x-yes`): they are none. */
export function languageTag(text: string): string | undefined {
  const tag = canonicalForm(text);
  return tag !== undefined && tag.length <= TAG_CHARS && canonicalForm(tag) === tag ? tag : undefined;
}

/** The tag itself, or the longest part at its beginning that is one: earlier programs stored some that are none. */
export function closestTag(text: string): string | undefined {
  if (!hasTagShape(text)) return undefined;
  const parts = text.split('-');
  return parts.map((_, index) => languageTag(parts.slice(0, parts.length - index).join('-'))).find((tag) => tag !== undefined);
}

/** Whether an earlier program may have stored it as a tag. */
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
