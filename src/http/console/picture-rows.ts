// The rows of pictures in the form of an article: which are filled in, moved up, removed and added. Pure.
import { IMAGES } from '../../domain/values/limits.ts';
import { PICTURE_FIELDS, type PictureFieldName, pictureField, pictureOf } from '../../pages/console/article-fields.ts';
import type { Form } from '../requests/form.ts';

/** Rows that the form has beyond the pictures that there are. */
const EMPTY_ROWS = 3;

type Row = Map<PictureFieldName, string>;

/** Numbers of the rows in which something was written, in order. */
export function pictureRows(fields: Form): number[] {
  const rows = [...fields].flatMap(([name, value]) => {
    const picture = pictureOf(name);
    return picture === undefined || value.trim() === '' ? [] : [picture.row];
  });
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** How many rows the form shows. `more`: it was asked for more than it had. */
export function shownRows(fields: Form, more: boolean): number {
  const sent = Math.max(0, ...[...fields.keys()].map((name) => pictureOf(name)?.row ?? 0));
  const used = pictureRows(fields).at(-1) ?? 0;
  const wanted = Math.max(used + EMPTY_ROWS, more ? sent + EMPTY_ROWS : 0);
  return Math.max(used, Math.min(wanted, IMAGES));
}

/** The same fields with the picture of a row one place further up, or without it. Empty rows are left out. */
export function withRow(fields: Form, action: 'up' | 'remove', row: number): Map<string, string> {
  const rows = pictureRows(fields);
  const at = rows.indexOf(row);
  const pictures = rows.map((number) => pictureIn(fields, number));
  const [moved] = at === -1 ? [] : pictures.splice(at, 1);
  if (moved !== undefined && action === 'up') pictures.splice(Math.max(0, at - 1), 0, moved);
  const others = [...fields].filter(([name]) => pictureOf(name) === undefined);
  return new Map([
    ...others,
    ...pictures.flatMap((picture, index) => [...picture].map(([name, value]) => [pictureField(index + 1, name), value] as const)),
  ]);
}

function pictureIn(fields: Form, row: number): Row {
  return new Map(
    PICTURE_FIELDS.flatMap((name) => {
      const value = fields.get(pictureField(row, name));
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
