// Resolves names that a stranger chose. The socket connects to the very addresses that were checked, and the name is not resolved a second
// time, so an answer that changes between two lookups has no effect.
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../domain/values/public-address.ts';

/** Returns every address of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** Thrown if a name leads to an address that is not on the public internet. */
export class PrivateAddress extends Error {
  readonly address: string;
  constructor(name: string, address: string) {
    super(`${name} resolves to ${address}, which is not a public address`);
    this.address = address;
  }
}

/** The `lookup` function of a socket. It fails with `PrivateAddress` if any address of the name is not public. By default it resolves as
 *  the system does, with its hosts file. A socket does not look up an IP address: refuse private ones before. */
export function publicLookup(resolve: Resolve = (name) => lookup(name, { all: true })): LookupFunction {
  return (name, { all }, callback) => {
    checked(name, resolve).then(
      ([first, ...others]) => (all === true ? callback(null, [first, ...others]) : callback(null, first.address, first.family)),
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

async function checked(name: string, resolve: Resolve): Promise<[LookupAddress, ...LookupAddress[]]> {
  const [first, ...others] = await resolve(name);
  if (first === undefined) throw new Error(`${name} has no address`);
  for (const { address } of [first, ...others]) {
    if (!isPublicAddress(address)) throw new PrivateAddress(name, address);
  }
  return [first, ...others];
}
