// Reads JSON that may be anything.

/** Returns the object or array that the text is; `undefined` if it is not JSON, or is another value. */
export function parseJsonObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
