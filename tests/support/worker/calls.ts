// The methods of an object that can be called over RPC.
import { DurableObject } from 'cloudflare:workers';

const NOT_CALLS = ['constructor', 'alarm'];

/** Of the class and of those that it extends. */
export function callsOf(prototype: object): string[] {
  if (prototype === DurableObject.prototype) return [];
  const own = Object.getOwnPropertyNames(prototype).filter((name) => !NOT_CALLS.includes(name));
  return [...new Set([...own, ...callsOf(Object.getPrototypeOf(prototype))])];
}
