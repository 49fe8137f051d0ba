// Values that this program wrote itself, read back: without a schema, since they were checked before they were stored and are read on hot
// paths. What cannot have been written by this program is a fault, and its error names the place. Pure.

/** `place`: table and column, such as `version.json`. */
export function storedJson<T>(json: string, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Error(`${place} is not JSON`, { cause });
  }
  if (value === null) throw new Error(`${place} is null`);
  // The column is written from values of this type alone, and a restore checks it cell by cell.
  return value as T;
}

/** `place`: table and column, such as `change.action`. */
export function storedWord<T extends string>(word: string, known: readonly T[], place: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new Error(`${place} is none of its words: ${word}`);
  return found;
}

/** The keys of an object that has no others than its type says. */
export function namesOf<T extends string>(record: Readonly<Record<T, unknown>>): T[] {
  // Object.keys forgets the names; tables and settings are constants, which have no members beyond their type.
  return Object.keys(record) as T[];
}
