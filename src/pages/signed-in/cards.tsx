// A table of the console. On a narrow screen each row becomes a card, in which a cell is labelled by its `data-label`.
import type { Child } from 'hono/jsx';

interface CardsProps {
  /** Heads of the columns, in order. */
  columns: readonly string[];
  /** Head of a last column of buttons, for screen readers only. Absent: there is no such column. */
  buttons?: string;
  /** The rows. */
  children?: Child;
}

export function Cards({ columns, buttons, children }: CardsProps) {
  return (
    <div class="table">
      <table class="cards">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
            {buttons !== undefined && (
              <th scope="col">
                <span class="visually-hidden">{buttons}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
