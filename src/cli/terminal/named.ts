/** An id with the name by which people know it, where that is known. */
export function named(id: string, name: string | undefined): string {
  return name === undefined ? id : `${id} (${name})`;
}
