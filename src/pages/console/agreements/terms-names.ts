// Names of the fields of an agreement in its form. They begin with a word of their own, because the form has other fields too: `form` is its token
// there, and the form of the articles here. Pure.
import { isKnown } from '../../../domain/agreements/fields/terms-of-form.ts';

const PREFIX = 'terms.';

export function termsName(name: string): string {
  return `${PREFIX}${name}`;
}

/** The name without the prefix; one without a prefix is returned with a mark, so that it is no field of an agreement. */
export function nameInTerms(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : `?.${name}`;
}

export function isTermsName(name: string): boolean {
  return isKnown(nameInTerms(name));
}
