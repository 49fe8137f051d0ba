// The objection to a field that a schema does not know: it names the fields that are allowed in its place, and the nearest one. Pure.
import * as z from 'zod';

type Schema = z.core.$ZodType;

/** Makes a clause that follows the name of the field. */
export function unknownFieldClause(name: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'is not a field we know; no field is expected here';
  const nearest = nearestTo(name, allowed);
  const question = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `is not a field we know${question === '' ? '; the fields here are' : `${question} The fields here are`} ${allowed.join(', ')}`;
}

/** Lists the names of the fields that the schema allows at a path. Of the branches of a union, those count that refuse exactly the fields
 *  `refused`. */
export function fieldsAt(schema: Schema, path: readonly PropertyKey[], refused: readonly string[]): string[] {
  let schemas = objectsIn(schema);
  for (const part of path) schemas = schemas.flatMap((one) => childrenAt(one, part)).flatMap(objectsIn);
  const names = schemas.flatMap((one) => (one instanceof z.ZodObject ? [Object.keys(one.shape)] : []));
  return [...new Set(names.filter((known) => known.every((name) => !refused.includes(name))).flat())];
}

/** The schemas that a wrapper, a pipe or a union consists of. */
function objectsIn(schema: Schema): Schema[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(objectsIn);
  if (schema instanceof z.ZodPipe) return [...objectsIn(schema.in), ...objectsIn(schema.out)];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return objectsIn(schema.unwrap());
  return [schema];
}

function childrenAt(schema: Schema, part: PropertyKey): Schema[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, part)) return [schema.shape[String(part)]];
  return [];
}

/** Names of fields are short, and the caller decides how long a wrong one is. */
const COMPARED_CHARS = 40;

/** Finds the field that was probably meant: it differs in a few letters, or one of the two names begins with the other. */
function nearestTo(name: string, allowed: readonly string[]): string | undefined {
  if (name.length > COMPARED_CHARS) return undefined;
  const wrong = plain(name);
  let best: { field: string; edits: number } | undefined;
  for (const field of allowed) {
    const right = plain(field);
    const isPrefix = Math.min(wrong.length, right.length) >= 3 && (right.startsWith(wrong) || wrong.startsWith(right));
    const edits = isPrefix ? 1 : editsBetween(wrong, right);
    if (edits <= Math.floor(right.length / 3) && (best === undefined || edits < best.edits)) best = { field, edits };
  }
  return best?.field;
}

/** `body_html` and `bodyHTML` are spellings of `bodyHtml`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Counts the letters to insert, delete, replace or exchange with the next (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let edits = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1));
      if (row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    before = above;
    above = current;
  }
  return above[other.length] ?? 0;
}
