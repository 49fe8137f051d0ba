// Everything that is wrong with a form, above it. Each line leads to its field, and the browser shows the list first.
import { type FieldError, fieldId } from './form-state.ts';

interface ListProps {
  errors: readonly FieldError[];
  /** Number of errors that are not among them. */
  more?: number;
  /** As in the state of the form. */
  form?: string | undefined;
  /** What was not done because of them. */
  said?: string;
}

const LISTED = 20;

/** Nothing if nothing is wrong. */
export function ErrorList({ errors, more = 0, form, said = 'Nothing was stored.' }: ListProps) {
  if (errors.length === 0) return null;
  const count = errors.length + more;
  return (
    <div class="message errors" role="alert" tabindex={-1} autofocus>
      <h2>{count === 1 ? 'One thing has to be changed' : `${count} things have to be changed`}</h2>
      <p>{said}</p>
      <ErrorLines errors={errors} more={more} form={form} />
    </div>
  );
}

export function ErrorLines({ errors, more = 0, form }: Omit<ListProps, 'said'>) {
  const left = more + Math.max(0, errors.length - LISTED);
  return (
    <ul>
      {errors.slice(0, LISTED).map(({ field, message }) => (
        <li>{field === undefined ? message : <a href={`#${fieldId(field, form)}`}>{message}</a>}</li>
      ))}
      {left > 0 && <li>There are {left} more.</li>}
    </ul>
  );
}
