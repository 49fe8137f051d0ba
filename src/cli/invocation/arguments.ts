// Parses the values of arguments and options. A wrong value is a usage error, which is reported before anything is sent.
import { InvalidArgumentError } from 'commander';
import { EMPTIABLE_FIELDS, type EmptiableField, isEmptiable } from '../../domain/articles/emptiable-fields.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { mistake } from '../client/failure.ts';

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** Parses the value of `option` as an instant. The schema is loaded here, because most commands have no such option and need not wait
 *  for it. */
export async function instantIn(option: string, text: string): Promise<Instant> {
  const { instantSchema } = await import('../../domain/values/instant.ts');
  const parsed = instantSchema.safeParse(text);
  if (!parsed.success) throw mistake(`${option} ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

/** Parses `a,b` as a list; empty parts are dropped. */
export function commaList(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new InvalidArgumentError('It must be a list of at least one name, separated by commas.');
  return parts;
}

/** Parses fields that a correction can empty. */
export function emptiableFields(text: string): EmptiableField[] {
  return commaList(text).map((name) => {
    if (!isEmptiable(name)) throw new InvalidArgumentError(`It must be of ${EMPTIABLE_FIELDS.join(', ')}.`);
    return name;
  });
}

/** Parses the name of a run of an import. */
export function runName(text: string): string {
  return codeOr(text, 'It must be a run as the import printed it, such as 20261128-0712-k3f9.');
}

export function partnerId(text: string): string {
  return codeOr(text, 'The id of a partner is 1 to 64 of a-z, 0-9 and "-".');
}

/** Parses the id of an agreement or of a key. */
export function partnerCode(text: string): string {
  return codeOr(text, 'It must be 1 to 64 of a-z, 0-9 and "-".');
}

export function hourCount(text: string): number {
  if (!/^(?:0|[1-9]\d{0,5})$/.test(text)) throw new InvalidArgumentError('It must be a whole number of hours.');
  return Number(text);
}

export function articleSlug(text: string): string {
  return codeOr(text, 'A slug is 1 to 64 of a-z, 0-9 and "-".');
}

/** Parses the code of a subject or an author. */
export function termCode(text: string): string {
  return codeOr(text, 'A code is 1 to 64 of a-z, 0-9 and "-", as "subject list" and "author list" show it.');
}

export function isCode(text: string): boolean {
  return /^[a-z0-9-]{1,64}$/.test(text);
}

function codeOr(text: string, message: string): string {
  if (!isCode(text)) throw new InvalidArgumentError(message);
  return text;
}

export function isCollectionName(text: string): boolean {
  return /^[\w.:/-]{1,200}$/.test(text);
}

export function collectionName(text: string): string {
  if (!isCollectionName(text)) throw new InvalidArgumentError('It must be 1 to 200 of letters, digits and . _ : / -');
  return text;
}
