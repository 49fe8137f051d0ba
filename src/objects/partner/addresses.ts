// Client addresses: whether a range holds one, and how much of one may be kept.
import ipaddr from 'ipaddr.js';

/** False for an address or a range that cannot be read: a list that names ranges lets in nobody else. */
export function isWithin(address: string, cidrs: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const client = ipaddr.process(address);
  return cidrs.some((cidr) => {
    if (!ipaddr.isValidCIDR(cidr)) return false;
    const [range, bits] = ipaddr.parseCIDR(cidr);
    return range.kind() === client.kind() && client.match(range, bits);
  });
}

/** The network of an address, which names no person: /24 of IPv4, /48 of IPv6. */
export function prefixOf(address: string | undefined): string | undefined {
  if (address === undefined || !ipaddr.isValid(address)) return undefined;
  const client = ipaddr.process(address);
  if (client.kind() === 'ipv4') return `${client.toByteArray().slice(0, 3).join('.')}.0/24`;
  const [a, b, c] = client.toNormalizedString().split(':');
  return `${a}:${b}:${c}::/48`;
}
