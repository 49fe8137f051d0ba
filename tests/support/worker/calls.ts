// The methods of an object that can be called over RPC, and a way to replace them.
import { DurableObject } from 'cloudflare:workers';
import { vi } from 'vitest';

const NOT_CALLS = ['constructor', 'alarm'];

/** Of the class and of those that it extends. */
export function callsOf(prototype: object): string[] {
  if (prototype === DurableObject.prototype) return [];
  const own = Object.getOwnPropertyNames(prototype).filter((name) => !NOT_CALLS.includes(name));
  return [...new Set([...own, ...callsOf(Object.getPrototypeOf(prototype))])];
}

type Methods = Record<string, (...given: unknown[]) => unknown>;

/** Replaces every call of the class. */
export function replaceCalls({ prototype }: { prototype: object }, by: (name: string, call: () => unknown) => unknown): void {
  for (const name of callsOf(prototype)) {
    const call: unknown = Reflect.get(prototype, name);
    if (typeof call !== 'function') continue;
    vi.spyOn(prototype as Methods, name).mockImplementation(function called(this: unknown, ...given) {
      return by(name, () => Reflect.apply(call, this, given));
    });
  }
}
