// Every field of an agreement in words: the one table from which the console's form, the differences between versions and docs/agreements.md
// are made. House tests hold it to the schema and to the document. Pure data.
import { DEFAULT_RATE } from '../usual-terms.ts';
import { CONTRACT, SCOPE } from './contract-and-scope.ts';
import type { Chapter, FieldWords } from './field-words.ts';
import { FORM, USE } from './form-and-use.ts';
import { DUTIES, NOTICE } from './notice-and-duties.ts';
import { MACHINES, PAYMENT, QUOTA } from './quota-and-payment.ts';

/** In the order of the document and of the form. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'The contract', fields: CONTRACT },
  {
    title: 'The scope: which articles',
    usual:
      'The scope has the publisher’s own articles of all sections and subjects, in all languages. They are delivered at once, and the whole archive is available.',
    fields: SCOPE,
  },
  { title: 'The form: how much of each', fields: FORM },
  { title: 'The use: where, how and for how long', fields: USE },
  {
    title: 'The notice and the credit',
    usual:
      'The notice has the credit and the house line, and is at the end of a copy. The credit names the holder. The partner must keep the link, name the canonical page, and accept a changed notice within a week.',
    fields: NOTICE,
  },
  {
    title: 'Duties',
    usual:
      'The partner takes a withdrawn article down within an hour, and shows a correction within a day. It need not report its pages. A lower standing takes effect when the desk has confirmed it.',
    fields: DUTIES,
  },
  {
    title: 'Quota and rate',
    usual: `The number of articles is not limited. The partner may make ${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds.`,
    fields: QUOTA,
  },
  {
    title: 'Use by machines',
    usual: 'Every use by machines is denied, and the partner’s programs do not sign their requests.',
    fields: MACHINES,
  },
  { title: 'Payment', usual: 'No payment is recorded.', fields: PAYMENT },
];

/** By the path of the field. */
export const FIELD_WORDS: ReadonlyMap<string, FieldWords> = new Map(CHAPTERS.flatMap(({ fields }) => Object.entries(fields)));

/** Begins what is said of a field that may be left out only together with other values. */
const REQUIRED = 'required';

/** What it means that terms have no value for a field, as plain text. A field that its group requires is left out with the group. `undefined`: nothing. */
export function absenceOf(path: string): string | undefined {
  const group = FIELD_WORDS.has(path) ? FIELD_WORDS.get(path.slice(0, Math.max(0, path.lastIndexOf('.')))) : undefined;
  const absent = FIELD_WORDS.get(path)?.absent ?? group?.absent;
  return absent?.startsWith(REQUIRED) === true ? undefined : absent?.replaceAll('`', '');
}
