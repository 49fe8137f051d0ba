// The terms that a form or a pasted text contains, checked as the HTTP API checks them, and the objections with the fields that they are about.
import { type Agreement, agreementSchema } from '../../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../../domain/agreements/agreement-rules.ts';
import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import type { FormFields } from '../../../domain/agreements/fields/form-fields.ts';
import { SCHEMA_FIELDS } from '../../../domain/agreements/fields/schema-fields.ts';
import { termsOfForm } from '../../../domain/agreements/fields/terms-of-form.ts';
import { withoutUsualTerms } from '../../../domain/agreements/usual-terms.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { type ListedObjections, listedObjections, listedObjectionsOf, type Objection } from '../../../domain/values/objection.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';

export type Checked = { terms: Agreement } | { refused: ListedObjections };

export function checkedForm(fields: FormFields, publisher: Publisher, partnerName: string): Checked {
  const { input, objections } = termsOfForm(fields, publisher.timeZone);
  const checked = checkedTerms(input, publisher, partnerName);
  if (objections.length === 0) return checked;
  // What the schema says of a value that could not be read is of no use.
  const unread = new Set(objections.map(({ pointer }) => pointer));
  const others = 'refused' in checked ? checked.refused.objections.filter(({ pointer }) => !unread.has(pointer)) : [];
  return { refused: listedObjections([...objections, ...others]) };
}

export function checkedJson(text: string, publisher: Publisher, partnerName: string): Checked {
  try {
    return checkedTerms(JSON.parse(text), publisher, partnerName);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { refused: listedObjections([{ pointer: '/json', detail: `is not JSON: ${fault.message}` }]) };
  }
}

function checkedTerms(input: unknown, publisher: Publisher, partnerName: string): Checked {
  const parsed = agreementSchema.safeParse(input);
  if (!parsed.success) return { refused: listedObjectionsOf(parsed.error, agreementSchema) };
  const terms = withoutUsualTerms(parsed.data);
  const objections = objectionsToAgreement(terms, publisher, partnerName);
  return objections.length === 0 ? { terms } : { refused: listedObjections(objections) };
}

/** The objections as sentences, each with the field that it is about. */
export function errorsOf(objections: readonly Objection[]): FieldError[] {
  return objections.map(({ pointer, detail }) => {
    const parts = pointer.split('/').slice(1);
    const length = parts.findLastIndex((_, index) => isField(parts.slice(0, index + 1).join('.'))) + 1;
    // A name of a forged form that is none of the terms has a mark.
    if (length === 0) return { message: `${parts.join('.').replace(/^\?\./, '')} ${detail}.` };
    const path = parts.slice(0, length).join('.');
    const label = OTHER_FIELDS[path] ?? FIELD_WORDS.get(path)?.label ?? path;
    return { field: path, message: detail === 'is required' ? missing(path, label) : `${label} ${placeIn(parts[length])}${detail}.` };
  });
}

function missing(path: string, label: string): string {
  const kind = SCHEMA_FIELDS.find((field) => field.path === path)?.kind;
  if (kind === 'choice' || kind === 'choices') return `Choose ${kind === 'choice' ? 'one' : 'at least one'} for “${label}”.`;
  return `Fill in “${label}”.`;
}

/** Fields of the page that are none of an agreement. */
const OTHER_FIELDS: Readonly<Record<string, string>> = { id: 'Id of the agreement', json: 'The agreement in JSON' };

function isField(path: string): boolean {
  return FIELD_WORDS.has(path) || Object.hasOwn(OTHER_FIELDS, path);
}

/** Which line of a field is meant: that of a list by its number, that of a language by its tag. */
function placeIn(part: string | undefined): string {
  if (part === undefined) return '';
  return /^\d+$/.test(part) ? `(line ${Number(part) + 1}) ` : `(${part}) `;
}
