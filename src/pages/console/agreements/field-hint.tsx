// What is said below a field of the form of an agreement: its help, what it means to leave it out, and objections to it.

import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import { isBoxed } from '../../../domain/agreements/fields/form-fields.ts';
import type { SchemaField } from '../../../domain/agreements/fields/schema-fields.ts';

/** Id of a field, to which the list of objections links. */
export function fieldId(path: string): string {
  return `f-${path}`;
}

/** Ids of what describes a field. */
export function describedBy(path: string, objections: readonly string[]): string {
  return objections.length === 0 ? `${fieldId(path)}-hint` : `${fieldId(path)}-objections ${fieldId(path)}-hint`;
}

export function FieldHint({ field, objections }: { field: SchemaField; objections: readonly string[] }) {
  const id = fieldId(field.path);
  return (
    <>
      {objections.length > 0 && (
        <p class="objection" id={`${id}-objections`}>
          {objections.map((objection) => `This field ${objection}.`).join(' ')}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        <Coded text={`${FIELD_WORDS.get(field.path)?.help ?? ''} ${absenceHint(field)}`.trim()} />
      </p>
    </>
  );
}

/** What it means to leave the field as it is in a form for a new agreement. */
function absenceHint(field: SchemaField): string {
  const absent = FIELD_WORDS.get(field.path)?.absent;
  if (absent === undefined) return 'Required.';
  if (field.kind === 'group' || (field.kind === 'flag' && field.usual === false)) return `Not ticked: ${absent}.`;
  if (field.kind === 'flag' || field.kind === 'choice') return `Usual: ${absent}.`;
  return `${isBoxed(field) ? 'None ticked' : 'Left empty'}: ${absent}.`;
}

/** Text in which code is between back-ticks. */
export function Coded({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>;
}
