// Reads values that this program has stored. They were checked before they were stored and are read on hot paths, so no schema is applied. A value
// that this program cannot have written throws an error that names its table and column. Pure.

/** `place`: table and column, such as `version.json`. */
export function storedJson<T>(json: string, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Error(`${place} is not JSON`, { cause });
  }
  if (value === null) throw new Error(`${place} is null`);
  // Only values of this type are written to the column, and a restore checks every cell.
  return value as T;
}

/** `place`: table and column, such as `change.action`. */
export function storedWord<T extends string>(word: string, known: readonly T[], place: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new Error(`${place} has an unknown value: ${word}`);
  return found;
}

/** Returns the keys of an object that has exactly the members of its type. */
export function namesOf<T extends string>(record: Readonly<Record<T, unknown>>): T[] {
  // The type of Object.keys loses the names. The objects are constants, which have no other members than their type.
  return Object.keys(record) as T[];
}
