// What is wrong with a form, as sentences for the person who has sent it. Pure.
import type * as z from 'zod';
import { listedObjectionsOf, type Objection } from '../../../domain/values/objection.ts';

const NAMES: Readonly<Record<string, string>> = {
  name: 'The name',
  contact: 'The contact',
  standing: 'The standing',
  reason: 'The reason',
  scopes: 'What the key opens',
  cidrs: 'An address it may be used from',
  expires: 'The last day',
};

/** `schema` is the one that the form was read with. */
export function objectionsInWords(error: z.ZodError, schema: z.core.$ZodType): string {
  return sentencesOf(listedObjectionsOf(error, schema).objections);
}

export function sentencesOf(objections: readonly Objection[]): string {
  const sentences = objections.map(({ pointer, detail }) => `${NAMES[pointer.split('/')[1] ?? ''] ?? 'The form'} ${detail}.`);
  return [...new Set(sentences)].join(' ');
}
