// The fields of the console's long forms: each with its label, its hint and what is wrong with it.
import type { Child } from 'hono/jsx';
import { type FieldError, fieldId } from './article-fields.ts';

/** What the fields of a form have in common. */
export interface FormState {
  /** What was written, by the names of the fields. */
  fields: ReadonlyMap<string, string>;
  errors: readonly FieldError[];
}

interface FieldProps extends FormState {
  name: string;
  label: string;
  hint?: Child;
}

interface LineProps extends FieldProps {
  type?: 'text' | 'datetime-local' | 'number';
  /** Id of a list of suggestions. */
  list?: string;
  inputMode?: 'url' | 'numeric';
}

export function Line({ type = 'text', list, inputMode, ...field }: LineProps) {
  const { name, fields } = field;
  return (
    <Field {...field}>
      <input
        type={type}
        id={fieldId(name)}
        name={name}
        value={fields.get(name)}
        list={list}
        inputmode={inputMode}
        dir={type === 'text' && inputMode === undefined ? 'auto' : undefined}
        autocomplete="off"
        {...described(field)}
      />
    </Field>
  );
}

/** The parser of HTML drops a line break at the beginning (HTML §13.1.2.5). */
export function Area({ rows, ...field }: FieldProps & { rows: number }) {
  const { name, fields } = field;
  return (
    <Field {...field}>
      <textarea id={fieldId(name)} name={name} rows={rows} dir="auto" {...described(field)}>
        {`\n${fields.get(name) ?? ''}`}
      </textarea>
    </Field>
  );
}

/** The text of an article as HTML. A script puts an editor in its place (src/pages/editor). */
export function BodyArea(field: FieldProps) {
  const { fields } = field;
  const attributes = { name: 'bodyHtml', lang: fields.get('language'), rows: 22, dir: 'auto' as const, spellcheck: true };
  return (
    <Field {...field}>
      <textarea id={fieldId('bodyHtml')} data-editor {...attributes} {...described(field)}>
        {`\n${fields.get('bodyHtml') ?? ''}`}
      </textarea>
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  options: readonly (readonly [value: string, label: string])[];
}

export function Choice({ options, ...field }: ChoiceProps) {
  const { name, fields } = field;
  return (
    <Field {...field}>
      <select id={fieldId(name)} name={name} {...described(field)}>
        {options.map(([value, label]) => (
          <option value={value} selected={(fields.get(name) ?? '') === value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Tick({ fields, name, label }: { fields: FormState['fields']; name: string; label: Child }) {
  return (
    <label class="check">
      <input type="checkbox" id={fieldId(name)} name={name} value="on" checked={fields.get(name) === 'on'} />
      <span>{label}</span>
    </label>
  );
}

function Field({ name, label, hint, errors, children }: FieldProps & { children?: Child }) {
  const own = errors.filter(({ field }) => field === name);
  const id = fieldId(name);
  return (
    <div class={own.length === 0 ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {own.length > 0 && (
        <span class="error" id={`${id}-error`}>
          {own.map(({ message }) => message).join(' ')}
        </span>
      )}
      {children}
    </div>
  );
}

function described({ name, hint, errors }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const isWrong = errors.some(({ field }) => field === name);
  const ids = [...(hint === undefined ? [] : [`${fieldId(name)}-hint`]), ...(isWrong ? [`${fieldId(name)}-error`] : [])];
  return { ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }), ...(isWrong ? { 'aria-invalid': 'true' } : {}) };
}

/** Everything that is wrong with the form, each leading to its field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="message errors" role="alert" tabindex={-1} autofocus>
      <h2>{errors.length === 1 ? 'One thing has to be changed' : `${errors.length} things have to be changed`}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${fieldId(field)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
