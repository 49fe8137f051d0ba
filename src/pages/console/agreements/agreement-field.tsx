// One field of the form of an agreement, as its kind needs it. The texts come from the table of fields.
import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import { type FormFields, isBoxed, languagesOf, TICKED } from '../../../domain/agreements/fields/form-fields.ts';
import type { SchemaField } from '../../../domain/agreements/fields/schema-fields.ts';
import { instantsAt } from '../../../domain/values/local-time.ts';
import type { Term } from '../../../domain/values/term.ts';
import { Coded, describedBy, FieldHint, fieldId } from './field-hint.tsx';
import { termsName } from './terms-names.ts';

export interface FieldsProps {
  fields: FormFields;
  /** Clauses by the path of the field. */
  objections: ReadonlyMap<string, readonly string[]>;
  /** The publisher's sections. */
  sections: readonly Term[];
  /** Whose clocks show the times. */
  timeZone: string;
}

interface FieldProps extends FieldsProps {
  field: SchemaField;
}

export function AgreementField(props: FieldProps) {
  const { field } = props;
  if (isBoxed(field) || field.kind === 'choice') return <Choices {...props} />;
  if (field.kind === 'flag') return <Flag {...props} />;
  return <TextField {...props} />;
}

function TextField(props: FieldProps) {
  const { field } = props;
  const { path, kind } = field;
  const objections = objectionsTo(props);
  return (
    <div class={kind === 'number' ? 'field short' : 'field'}>
      <label for={fieldId(path)}>
        <span>{nameOf(props)}</span>
      </label>
      <Control {...props} />
      {kind === 'lines' && (
        <label>
          <span>{labelOf(path)}, by language</span>
          <textarea
            name={termsName(languagesOf(path))}
            rows={2}
            dir="auto"
            spellcheck={false}
            aria-describedby={describedBy(path, objections)}
          >
            {`\n${props.fields.get(languagesOf(path)) ?? ''}`}
          </textarea>
        </label>
      )}
      <FieldHint field={field} objections={objections} />
    </div>
  );
}

/** Name with the unit or the clocks. */
function nameOf({ field, timeZone }: FieldProps): string {
  const { label = field.path, unit } = FIELD_WORDS.get(field.path) ?? {};
  if (field.kind === 'instant') return `${label} (${timeZone})`;
  if (field.kind === 'list') return `${label}, one a line`;
  return unit === undefined ? label : `${label} (${unit})`;
}

function Control(props: FieldProps) {
  const { field, fields } = props;
  const { path, kind } = field;
  const value = fields.get(path) ?? '';
  const objections = objectionsTo(props);
  const described = {
    id: fieldId(path),
    name: termsName(path),
    'aria-describedby': describedBy(path, objections),
    ...(objections.length === 0 ? {} : { 'aria-invalid': 'true' as const }),
  };
  if (kind === 'list')
    return (
      <textarea rows={rowsFor(value)} dir="auto" spellcheck={false} {...described}>
        {/* The parser of HTML drops a line break at the beginning (HTML §13.1.2.5). */}
        {`\n${value}`}
      </textarea>
    );
  // A browser shows nothing of a value that the kind of its input does not allow.
  if (kind === 'instant' && (value === '' || instantsAt(value, props.timeZone) !== undefined))
    return <input type="datetime-local" value={value} {...described} />;
  if (kind === 'number') return <input type="text" inputmode="numeric" value={value} {...described} />;
  return <input type="text" dir="auto" autocomplete="off" value={value} {...described} />;
}

const MOST_ROWS = 8;

function rowsFor(value: string): number {
  return Math.min(MOST_ROWS, Math.max(2, value.split('\n').length));
}

/** Boxes or radio buttons. Those that are ticked come in their own order, because it is kept. */
function Choices(props: FieldProps) {
  const { field, fields } = props;
  const { path } = field;
  const objections = objectionsTo(props);
  const type = isBoxed(field) ? 'checkbox' : 'radio';
  return (
    <fieldset class="field choices" id={fieldId(path)}>
      <legend>{labelOf(path)}</legend>
      <div class={path.startsWith('scope.') ? 'boxes' : undefined}>
        {optionsOf(props).map(({ value, words }) => {
          const name = type === 'radio' ? path : `${path}.${value}`;
          const isChecked = type === 'radio' ? fields.get(path) === value : fields.get(name) === TICKED;
          return (
            <label class="check">
              <input
                type={type}
                name={termsName(name)}
                value={type === 'radio' ? value : TICKED}
                checked={isChecked}
                aria-describedby={describedBy(path, objections)}
              />
              <span dir="auto">
                <Coded text={words} />
              </span>
            </label>
          );
        })}
      </div>
      <FieldHint field={field} objections={objections} />
    </fieldset>
  );
}

/** What can be chosen, and what was chosen and can no longer be: a section that was removed stays until somebody unticks it. */
function optionsOf({ field, fields, sections }: FieldProps): { value: string; words: string }[] {
  const { path } = field;
  const words = FIELD_WORDS.get(path)?.options;
  const known = words === undefined ? sections.map(({ code }) => code) : field.options;
  const prefix = `${path}.`;
  const ticked = [...fields].flatMap(([name, value]) => (name.startsWith(prefix) && value === TICKED ? [name.slice(prefix.length)] : []));
  const values = isBoxed(field) ? [...new Set([...ticked, ...known])] : known;
  return values.map((value) => ({
    value,
    words: capitalised(words?.[value] ?? sections.find(({ code }) => code === value)?.name ?? value),
  }));
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function Flag(props: FieldProps) {
  const { path } = props.field;
  const objections = objectionsTo(props);
  return (
    <div class="field">
      <Tick path={path} label={labelOf(path)} fields={props.fields} described={describedBy(path, objections)} />
      <FieldHint field={props.field} objections={objections} />
    </div>
  );
}

interface TickProps {
  path: string;
  label: string;
  fields: FormFields;
  described: string;
}

/** The box of a right or of a group that may be absent. */
export function Tick({ path, label, fields, described }: TickProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        id={fieldId(path)}
        name={termsName(path)}
        value={TICKED}
        checked={fields.get(path) === TICKED}
        aria-describedby={described}
      />
      <span>{label}</span>
    </label>
  );
}

function objectionsTo({ field, objections }: FieldProps): readonly string[] {
  return objections.get(field.path) ?? [];
}

export function labelOf(path: string): string {
  return FIELD_WORDS.get(path)?.label ?? path;
}
