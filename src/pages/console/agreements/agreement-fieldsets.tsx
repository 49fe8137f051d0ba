// The fields of the form of an agreement: a group for each chapter of docs/agreements.md, and within it one for what may be agreed or not.
import { CHAPTERS } from '../../../domain/agreements/fields/agreement-fields.ts';
import type { Chapter } from '../../../domain/agreements/fields/field-words.ts';
import { EMPTY_FORM, type FormFields } from '../../../domain/agreements/fields/form-fields.ts';
import { SCHEMA_FIELDS, type SchemaField } from '../../../domain/agreements/fields/schema-fields.ts';
import { AgreementField, type FieldsProps, labelOf } from './agreement-field.tsx';

const BY_PATH = new Map(SCHEMA_FIELDS.map((field) => [field.path, field]));

export function AgreementFieldsets(props: FieldsProps) {
  return (
    <>
      {CHAPTERS.map((chapter) => (
        <ChapterFields {...props} chapter={chapter} />
      ))}
    </>
  );
}

function ChapterFields({ chapter, ...props }: FieldsProps & { chapter: Chapter }) {
  const fields = Object.keys(chapter.fields).flatMap((path) => BY_PATH.get(path) ?? []);
  const isUsual = chapter.usual !== undefined && fields.every((field) => isAsUsual(field, props));
  return (
    <details class="chapter" open={!isUsual}>
      <summary>
        <h2>{chapter.title}</h2>
        {isUsual && <span class="hint">{chapter.usual}</span>}
      </summary>
      <div class="chapter-fields">
        {fields
          .filter(({ group }) => group === undefined)
          .map((field) =>
            field.kind === 'group' ? (
              <Group {...props} field={field} inner={fields.filter(({ group }) => group === field.path)} />
            ) : (
              <AgreementField {...props} field={field} />
            ),
          )}
      </div>
    </details>
  );
}

/** Tells whether a field is as in the form of a new agreement, and nothing is wrong with it. */
function isAsUsual({ path, kind, group }: SchemaField, { fields, errors }: FieldsProps): boolean {
  if (errors.some((error) => error.field === path)) return false;
  if (kind === 'group') return !fields.has(path);
  if (group !== undefined) return true;
  const own = (form: FormFields) => [...form].filter(([name]) => name === path || name.startsWith(`${path}.`));
  return JSON.stringify(own(fields)) === JSON.stringify(own(EMPTY_FORM));
}

/** The stylesheet hides the fields of a group that is not agreed. */
function Group({ field, inner, ...props }: FieldsProps & { field: SchemaField; inner: readonly SchemaField[] }) {
  const { path } = field;
  return (
    <fieldset class="group">
      <legend class="visually-hidden">{labelOf(path)}</legend>
      <AgreementField {...props} field={field} />
      <div class="inside">
        {inner.map((one) => (
          <AgreementField {...props} field={one} />
        ))}
      </div>
    </fieldset>
  );
}
