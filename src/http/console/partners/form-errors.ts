// What is wrong with a form, as sentences for the person who has sent it, each with the field that it is about. Pure.
import type * as z from 'zod';
import { listedObjectionsOf, type Objection } from '../../../domain/values/objection.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';

/** By the name in the request: the field of the form, and what it is called in a sentence. */
const FIELDS: Readonly<Record<string, readonly [field: string, name: string]>> = {
  name: ['name', 'The name'],
  contact: ['contact', 'The contact'],
  standing: ['standing', 'The standing'],
  reason: ['reason', 'The reason'],
  email: ['email', 'The e-mail address'],
  rights: ['rights', 'The rights'],
  scopes: ['scopes', 'What the key opens'],
  cidrs: ['cidrs', 'Each line'],
  expires: ['lastDay', 'The last day'],
};

/** `schema` is the one that the form was read with. */
export function formErrors(error: z.ZodError, schema: z.core.$ZodType): FieldError[] {
  return errorsOf(listedObjectionsOf(error, schema).objections);
}

/** Equal sentences, as about two lines of one field, are one. */
export function errorsOf(objections: readonly Objection[]): FieldError[] {
  const errors = objections.map(({ pointer, detail }): FieldError => {
    const [field, name = 'The form'] = FIELDS[pointer.split('/')[1] ?? ''] ?? [];
    return { field, message: `${name} ${detail}.` };
  });
  return [...new Map(errors.map((error) => [error.message, error])).values()];
}
