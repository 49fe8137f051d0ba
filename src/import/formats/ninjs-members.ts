// Members of a ninjs item, in the spelling of any of its versions. Pure.
import { listIn, type Members, membersOf, textIn } from './unknown-json.ts';

/** A member in the spelling of 3.x, or in small letters as before. */
export function either(item: Members, name: string): unknown {
  return item[name] ?? item[name.toLowerCase()];
}

/** The value with the main role among `[{role, value}]`, or the plain member of 1.x. */
export function valueIn(item: Members, plural: string, single: string, role = /^(?:main|headline|title)$/i): string | undefined {
  const values = listIn(item[plural])
    .map(membersOf)
    .filter((entry) => textIn(entry?.['value']) !== undefined);
  const main = values.find((entry) => role.test(textIn(entry?.['role']) ?? '')) ?? values[0];
  return textIn(main?.['value']) ?? textIn(item[single]);
}
