// What every field of a form is made from: what was written in the form, and what is wrong with it. Pure.
import type { Child } from 'hono/jsx';

export interface FieldError {
  /** Name of the field. Absent: the form has no field for it. */
  field?: string | undefined;
  /** A whole sentence. */
  message: string;
}

/** Why a form was not carried out: a sentence about it, or what is wrong with its fields. */
export type Refusal = string | readonly FieldError[];

export interface FormState {
  /** What was written, by the names of the fields. */
  fields: ReadonlyMap<string, string>;
  errors: readonly FieldError[];
  /** Tells the form from others on the page that have fields of the same names. Absent: none has. */
  form?: string | undefined;
}

export interface FieldProps extends FormState {
  name: string;
  label: Child;
  /** What the field is for, and what it means to leave it empty. */
  hint?: Child;
  /** Id of a hint that several fields share, in place of one of its own. */
  hintId?: string | undefined;
  isRequired?: boolean | undefined;
  /** Only the server checks whether it is filled in: it names everything that is wrong, and a browser names one field at a time, and none inside a
   *  closed <details>. */
  isLeftToServer?: boolean | undefined;
  /** Name with which it is sent. Absent: `name`. */
  sentAs?: string | undefined;
}

/** A form in which this was written. Values that are absent were not. */
export function formOf(values: Readonly<Record<string, string | undefined>>, errors: readonly FieldError[] = []): FormState {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { fields: new Map(given), errors };
}

export function errorsIn(refusal: Refusal | undefined): readonly FieldError[] {
  return typeof refusal === 'object' ? refusal : [];
}

/** The id of the element that somebody fills in, to which the list of errors leads. */
export function fieldId(name: string, form?: string): string {
  const id = `field-${name.replaceAll('.', '-')}`;
  return form === undefined ? id : `${form}-${id}`;
}

export function messagesOf({ name, errors }: Pick<FieldProps, 'name' | 'errors'>): string[] {
  return errors.filter(({ field }) => field === name).map(({ message }) => message);
}

/** Ids of what is read to people after the label: the hint, and what is wrong. */
export function describedBy(field: FieldProps): string | undefined {
  const id = fieldId(field.name, field.form);
  const error = messagesOf(field).length === 0 ? [] : [`${id}-error`];
  const hint = field.hint === undefined ? (field.hintId ?? []) : `${id}-hint`;
  const ids = [hint, ...error].flat();
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The attributes that every element which is filled in has. */
export function controlOf(field: FieldProps) {
  const { name, form, isRequired = false, isLeftToServer = false, sentAs = name } = field;
  return {
    id: fieldId(name, form),
    name: sentAs,
    required: isRequired && !isLeftToServer,
    'aria-required': isRequired && isLeftToServer ? ('true' as const) : undefined,
    'aria-describedby': describedBy(field),
    'aria-invalid': messagesOf(field).length === 0 ? undefined : ('true' as const),
  };
}
