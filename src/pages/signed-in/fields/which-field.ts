// The name of the field that says which of two equal times of a zone is meant. Pure.

/** `first` or `second`, where the clocks show a time twice. */
export function whichField(name: string): string {
  return `${name}.which`;
}
