// The form that narrows a list. It is sent as a query, so that a filtered list has an address of its own.
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

/** The query of a link that keeps the filter; empty without one. */
export function queryWith(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query === '' ? '' : `?${query}`;
}
