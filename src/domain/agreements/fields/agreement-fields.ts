// Every field of an agreement in words: the one table from which the console's form, the differences between versions and docs/agreements.md
// are made. House tests hold it to the schema and to the document. Pure data.
import { CONTRACT, SCOPE } from './contract-and-scope.ts';
import type { Chapter, FieldWords } from './field-words.ts';
import { FORM, USE } from './form-and-use.ts';
import { DUTIES, NOTICE } from './notice-and-duties.ts';
import { MACHINES, PAYMENT, QUOTA } from './quota-and-payment.ts';

/** In the order of the document and of the form. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'The contract', fields: CONTRACT },
  { title: 'The scope: which articles', fields: SCOPE },
  { title: 'The form: how much of each', fields: FORM },
  { title: 'The use: where, how and for how long', fields: USE },
  { title: 'The notice and the credit', fields: NOTICE },
  { title: 'Duties', fields: DUTIES },
  { title: 'Quota and rate', fields: QUOTA },
  { title: 'Use by machines', fields: MACHINES },
  { title: 'Payment', fields: PAYMENT },
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
