// Reading the fields of the console's forms.

/** For `z.preprocess`: a field that is left empty is sent all the same, and means that there is none. */
export function emptyIsAbsent(value: unknown): unknown {
  return value === '' ? undefined : value;
}
