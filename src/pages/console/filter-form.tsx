// The form that narrows a list, and its fields. It is sent as a query, so that a filtered list has an address of its own.
import type { Child } from 'hono/jsx';

interface FormProps {
  /** Path of the list. */
  path: string;
  button?: string;
  children?: Child;
}

export function FilterForm({ path, button = 'Show', children }: FormProps) {
  return (
    <search>
      <form method="get" action={path} class="filter">
        {children}
        <button type="submit">{button}</button>
      </form>
    </search>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string | undefined;
}

const MOST_CHARS = 200;

export function FilterText({ name, label, value }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="search" name={name} value={value} maxlength={MOST_CHARS} spellcheck={false} dir="auto" />
    </label>
  );
}

export function FilterDay({ name, label, value }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="date" name={name} value={value} />
    </label>
  );
}

interface ChoiceProps extends FieldProps {
  /** What is shown with no choice. Absent: one is always made. */
  any?: string;
  options: readonly (readonly [value: string, label: string])[];
}

export function FilterChoice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([option, text]) => (
          <option value={option} selected={value === option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The query of a link that keeps the filter; empty without one. */
export function queryWith(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query === '' ? '' : `?${query}`;
}
