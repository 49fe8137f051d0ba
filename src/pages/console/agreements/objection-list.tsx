// Everything that is wrong with a form, above it, each with a link to its field.
import { fieldId } from './field-hint.tsx';

export interface ListedField {
  /** Of the form. Absent: it has no field for it. */
  path?: string | undefined;
  label: string;
  detail: string;
}

interface ListProps {
  objections: readonly ListedField[];
  /** Number of objections that are not listed. */
  more: number;
}

export function ObjectionList({ objections, more }: ListProps) {
  if (objections.length === 0) return null;
  return (
    <div class="message" role="alert">
      <p>Nothing was stored. This has to be changed first:</p>
      <ul>
        {objections.map(({ path, label, detail }) => (
          <li>
            {path === undefined ? <bdi>{label}</bdi> : <a href={`#${fieldId(path)}`}>{label}</a>} {detail}
          </li>
        ))}
        {more > 0 && <li>There are {more} more.</li>}
      </ul>
    </div>
  );
}
