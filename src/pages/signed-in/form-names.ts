// The forms of copy, by name.
import type { Form } from '../../domain/agreements/choices.ts';

export const FORM_NAMES: Readonly<Record<Form, string>> = {
  headline: 'Headline',
  summary: 'Summary',
  excerpt: 'Excerpt',
  full: 'Full text',
};
