// Changes one place in a value that would have been accepted.
import type { Dice } from './dice.ts';
import { INSTANTS, MARKUP, NEARLY, TEXTS } from './values.ts';

/** A placeholder for a number that JSON can spell and JavaScript cannot hold, or spells differently. */
const RAW = (text: string) => `@@${text}@@`;
const RAW_NUMBERS = ['1e400', '-1e400', '1e-400', '-0', '-0.0', '1E+2', '9007199254740993', '0.1e1', '100000000000000000000000'].map(RAW);
const RAW_OBJECTS = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":1,"a":2}',
  '["__proto__"]',
].map(RAW);

function nested(depth: number): string {
  return RAW(`${'['.repeat(depth)}${']'.repeat(depth)}`);
}

export function hostileValue(dice: Dice): unknown {
  switch (dice.below(7)) {
    case 0:
      return dice.pick([null, true, false, [], {}, [[]], [null], { '': '' }]);
    case 1:
      return dice.pick([
        0,
        -1,
        1,
        1.5,
        2 ** 31,
        2 ** 53,
        2 ** 53 + 2,
        -11_676_096_000_000,
        253_402_214_400_000,
        253_402_214_400_001,
        1e308,
        -1e308,
        Number.MIN_VALUE,
      ]);
    case 2:
      return dice.pick(RAW_NUMBERS);
    case 3:
      return dice.pick([...RAW_OBJECTS, nested(50), nested(5_000)]);
    case 4:
      return dice.pick(MARKUP);
    case 5:
      return Array.from({ length: dice.pick([2, 300]) }, () => dice.pick(TEXTS));
    default:
      return dice.pick(TEXTS);
  }
}

/** JSON text of the value, with the raw spellings in it. */
export function spelled(value: unknown): string {
  return JSON.stringify(value).replace(/"@@(.*?)@@"/g, (_, raw: string) => JSON.parse(`"${raw}"`) as string);
}

/** A text with a small error in it. */
export function tweaked(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  switch (dice.below(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + dice.pick(['.', '-', '=', ' ', '/', '\u0000', '\u00e9', 'A', '0', '{', '\n']) + text.slice(at);
    case 2:
      return text + text;
    case 3:
      return text.slice(0, at);
    default:
      return dice.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
  }
}

/** The value with one place in it changed: replaced, removed, doubled or added to. */
export function mutated(value: unknown, dice: Dice): unknown {
  const cell = typeof value === 'string' ? jsonIn(value) : undefined;
  if (cell !== undefined) return spelled(mutated(cell, dice));
  if (typeof value === 'string' && dice.chance(0.5)) return tweaked(value, dice);
  if (typeof value !== 'object' || value === null || dice.chance(0.1)) return hostileValue(dice);
  const copy: Record<string, unknown> = Array.isArray(value) ? (value.slice() as never) : { ...value };
  const names = Object.keys(copy);
  const known = names.filter((one) => Object.hasOwn(NEARLY, one));
  if (known.length > 0 && dice.chance(0.4)) {
    const field = dice.pick(known);
    return { ...copy, [field]: dice.pick(NEARLY[field] ?? TEXTS) };
  }
  const name = names.length === 0 ? 'unknown' : dice.pick(names);
  switch (dice.below(8)) {
    case 0:
      delete copy[name];
      return Array.isArray(value) ? Object.values(copy) : copy;
    case 1:
      if (Array.isArray(value)) return [...(value as unknown[]), ...(value as unknown[])];
      return { ...copy, [dice.pick(TEXTS)]: hostileValue(dice) };
    case 2:
      copy[name] = hostileValue(dice);
      return copy;
    case 3:
      return Array.isArray(value) ? value.toReversed() : { ...copy, [dice.pick(Object.keys(NEARLY))]: dice.pick(INSTANTS) };
    default:
      copy[name] = mutated(copy[name], dice);
      return copy;
  }
}

/** A cell of a backup may hold JSON as text. */
function jsonIn(text: string): object | undefined {
  if (!text.startsWith('{"')) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** The text of a body, damaged. */
export function damaged(text: string, dice: Dice): string | Uint8Array {
  const at = dice.below(text.length + 1);
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `\ufeff${text}`;
    case 2:
      return `${text.slice(0, at)}${dice.pick(['\u0000', '"', '{', ',', '\n', '\\u', '\\ud800'])}${text.slice(at)}`;
    case 3:
      return new Uint8Array([...new TextEncoder().encode(text.slice(0, 200)), 0xff, 0xfe, 0xc0, 0x80]);
    case 4:
      return `${'['.repeat(50_000)}${text}`;
    default:
      return `${text}\n${text}`;
  }
}
