// What an object can be called for over RPC.

const NOT_CALLS = ['constructor', 'alarm'];

export function callsOf(prototype: object): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => !NOT_CALLS.includes(name));
}
