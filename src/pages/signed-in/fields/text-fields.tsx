// Fields in which people write: one line, a day or a time, and several lines.
import { Field } from './field.tsx';
import { controlOf, type FieldProps } from './form-state.ts';

interface LineProps extends FieldProps {
  type?: 'text' | 'search' | 'password' | 'email' | 'date' | 'datetime-local' | 'number';
  /** Id of a list of suggestions. */
  list?: string | undefined;
  inputMode?: 'url' | 'numeric' | undefined;
  maxChars?: number;
  /** The last time, or the bounds of a number, that the browser lets through. */
  min?: number;
  max?: number | string | undefined;
  autocomplete?: string;
  /** It contains a code, a name of an address, or another short text. */
  isShort?: boolean;
}

/** Most characters of a text to look for. */
const SEARCH_CHARS = 200;

export function Line({ type = 'text', list, inputMode, maxChars, min, max, autocomplete = 'off', isShort, ...field }: LineProps) {
  const isProse = (type === 'text' || type === 'search') && inputMode === undefined;
  return (
    <Field {...field} isShort={isShort}>
      <input
        type={type}
        {...controlOf(field)}
        value={field.fields.get(field.name)}
        list={list}
        inputmode={inputMode}
        maxlength={maxChars ?? (type === 'search' ? SEARCH_CHARS : undefined)}
        min={min}
        max={max}
        dir={isProse ? 'auto' : undefined}
        spellcheck={type === 'password' || type === 'email' || type === 'search' || isShort === true ? false : undefined}
        autocomplete={autocomplete}
      />
    </Field>
  );
}

interface AreaProps extends FieldProps {
  rows?: number;
  maxChars?: number;
  /** What is written are names, codes or addresses. */
  isList?: boolean;
  isReadOnly?: boolean;
}

export function Area({ rows = 2, maxChars, isList = false, isReadOnly = false, ...field }: AreaProps) {
  return (
    <Field {...field}>
      <textarea
        {...controlOf(field)}
        rows={rows}
        maxlength={maxChars}
        readonly={isReadOnly}
        dir="auto"
        spellcheck={isList ? false : undefined}
      >
        {written(field)}
      </textarea>
    </Field>
  );
}

/** The text of an article as HTML. A script puts an editor in its place (src/pages/editor), and out of sight the browser cannot check it. */
export function BodyArea(field: FieldProps) {
  return (
    <Field {...field}>
      <textarea
        data-editor
        lang={field.fields.get('language')}
        rows={22}
        dir="auto"
        spellcheck
        {...controlOf({ ...field, isLeftToServer: true })}
      >
        {written(field)}
      </textarea>
    </Field>
  );
}

/** The parser of HTML drops a line break at the beginning (HTML §13.1.2.5). */
function written({ name, fields }: FieldProps): string {
  return `\n${fields.get(name) ?? ''}`;
}
