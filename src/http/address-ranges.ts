// Ranges of addresses (RFC 4632 §3.1, RFC 4291 §2.3) as a desk writes them, in one spelling. Pure.
import ipaddr from 'ipaddr.js';

/** The range as it is stored: its first address and its bits. A single address is a range of one. `undefined`: it is none. */
export function addressRange(text: string): string | undefined {
  try {
    const [address, bits] = text.includes('/') ? ipaddr.parseCIDR(text) : wholeOf(ipaddr.parse(text));
    if (!isPlain(text, address)) return undefined;
    if (!(address instanceof ipaddr.IPv6)) return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
    // RFC 4291 §2.5.5.2: clients of IPv4 are known by their IPv4 address.
    if (address.isIPv4MappedAddress() && bits >= 96) return addressRange(`${address.toIPv4Address()}/${bits - 96}`);
    return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
  } catch {
    return undefined;
  }
}

type Address = ReturnType<typeof ipaddr.parse>;

function wholeOf(address: Address): [Address, number] {
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** ipaddr.js reads 10.1 and 0x0a.1 as addresses too, and nobody who writes one in a list of ranges means it. */
function isPlain(text: string, address: Address): boolean {
  if (address.kind() === 'ipv6') return !text.includes('%');
  return /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}(?:\/\d{1,2})?$/.test(text);
}
