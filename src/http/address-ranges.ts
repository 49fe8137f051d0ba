// Ranges of addresses (RFC 4632, RFC 4291 §2.3) as a desk writes them: one spelling each. Pure.
import ipaddr from 'ipaddr.js';

/** The range as it is stored; a single address is a range of one. `undefined`: it is none. */
export function addressRange(text: string): string | undefined {
  try {
    const [address, bits] = text.includes('/') ? ipaddr.parseCIDR(text) : wholeOf(ipaddr.parse(text));
    // ipaddr.js reads 10.1 and 0x0a.1 as addresses; nobody who writes one in a list of ranges means it.
    return isPlain(text, address.kind()) ? `${address.toString()}/${bits}` : undefined;
  } catch {
    return undefined;
  }
}

type Address = ReturnType<typeof ipaddr.parse>;

function wholeOf(address: Address): [Address, number] {
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isPlain(text: string, kind: 'ipv4' | 'ipv6'): boolean {
  return kind === 'ipv6' ? !text.includes('%') : /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}(?:\/\d{1,2})?$/.test(text);
}
