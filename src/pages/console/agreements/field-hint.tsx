// What is said of a field of the form of an agreement: its help, and what it means to leave it out.

import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import { isBoxed } from '../../../domain/agreements/fields/form-fields.ts';
import type { SchemaField } from '../../../domain/agreements/fields/schema-fields.ts';

export function FieldHint({ field }: { field: SchemaField }) {
  return <Coded text={`${FIELD_WORDS.get(field.path)?.help ?? ''} ${absenceHint(field)}`.trim()} />;
}

/** What it means to leave the field as it is in a form for a new agreement. */
function absenceHint(field: SchemaField): string {
  const absent = FIELD_WORDS.get(field.path)?.absent;
  if (absent === undefined) return '';
  if (field.kind === 'group' || (field.kind === 'flag' && field.usual === false)) return `Not ticked: ${absent}.`;
  if (field.kind === 'flag' || field.kind === 'choice') return `Usual: ${absent}.`;
  return `${isBoxed(field) ? 'None ticked' : 'Left empty'}: ${absent}.`;
}

/** Text in which code is between back-ticks. */
export function Coded({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>;
}
