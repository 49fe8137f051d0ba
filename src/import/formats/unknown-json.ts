// Reads JSON that strangers wrote: the result is `undefined` if the shape is another. Pure.
export type Members = Record<string, unknown>;

export function membersOf(value: unknown): Members | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that is not empty; numbers count, because slugs and dates are often written as numbers. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** One or several values, as a list. */
export function listIn(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Texts, or the `name` of objects, from one or several values. */
export function namesIn(value: unknown): string[] {
  return listIn(value).flatMap((entry) => textIn(entry) ?? textIn(membersOf(entry)?.['name']) ?? []);
}

/** Like `namesIn`, for texts that may contain several names with commas between. */
export function wordsIn(value: unknown): string[] {
  return listIn(value)
    .flatMap(
      (entry) =>
        textIn(entry)
          ?.split(/[,;]/)
          .map((word) => word.trim()) ?? namesIn(entry),
    )
    .filter((word) => word !== '');
}

/** A positive whole number, of pixels or bytes. */
export function countIn(value: unknown): number | undefined {
  const count = Number(textIn(value) ?? Number.NaN);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

/** Every text in a value, however it is nested: no more than a hundred of them. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && waiting.length < 1_000 && texts.length < 100) {
    const entry = waiting.shift();
    const text = textIn(entry);
    if (text !== undefined) texts.push(text);
    else if (typeof entry === 'object' && entry !== null) waiting.push(...Object.values(entry).slice(0, 100));
  }
  return texts;
}
