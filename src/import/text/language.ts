// Language tags as strangers write them. Pure.
import { languageTag } from '../../domain/values/language.ts';

/** A BCP 47 tag, or nothing: `en_GB` is common and wrong. */
export function language(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : languageTag(tag.trim().replaceAll('_', '-'));
}
