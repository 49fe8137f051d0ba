// Decides whether an IP address is on the public internet. The program connects to a host that somebody else named only at such addresses. Pure. The
// lists are from the IANA registries of special-purpose addresses (RFC 6890) and of allocated IPv6 space, as of November 2026.
import { embeddedIpv4, isWithin } from './ip-address.ts';

/** IANA allocates public IPv6 addresses from 2000::/3 only (RFC 4291 §2.4), so all other IPv6 addresses are refused. */
const ALLOCATED = ['0.0.0.0/0', '2000::/3'];

const SPECIAL_PURPOSE = [
  '0.0.0.0/8', // this network, RFC 791 §3.2
  '10.0.0.0/8', // private, RFC 1918
  '100.64.0.0/10', // shared by the customers of a provider, RFC 6598
  '127.0.0.0/8', // loopback, RFC 1122 §3.2.1.3
  '168.63.129.16/32', // Azure's virtual host: it looks public and answers within the cloud only
  '169.254.0.0/16', // link-local, RFC 3927; clouds answer with a machine's credentials here
  '172.16.0.0/12', // private, RFC 1918
  '192.0.0.0/24', // protocol assignments, RFC 6890 §2.1
  '192.0.2.0/24', // documentation, RFC 5737
  '192.31.196.0/24', // AS112, RFC 7535
  '192.52.193.0/24', // AMT, RFC 7450
  '192.88.99.0/24', // 6to4 relays, RFC 7526
  '192.168.0.0/16', // private, RFC 1918
  '192.175.48.0/24', // AS112, RFC 7534
  '198.18.0.0/15', // benchmarks, RFC 2544
  '198.51.100.0/24', // documentation, RFC 5737
  '203.0.113.0/24', // documentation, RFC 5737
  '224.0.0.0/4', // multicast, RFC 5771
  '240.0.0.0/4', // reserved, and the broadcast address, RFC 1112 §4
  '2001::/23', // Teredo, ORCHID, benchmarks and other protocols, RFC 2928
  '2001:db8::/32', // documentation, RFC 3849
  '2620:4f:8000::/48', // AS112, RFC 7534
  '3fff::/20', // documentation, RFC 9637
];

/** IPv6 ranges whose packets are sent to the IPv4 address at `offset`. That address is checked instead. */
const TRANSLATED = [
  { range: '64:ff9b::/96', offset: 12 }, // NAT64, RFC 6052
  { range: '2002::/16', offset: 2 }, // 6to4, RFC 3056
];

/** Tells whether an address is public. Text that is not an address, and an address with a zone, is not. */
export function isPublicAddress(address: string): boolean {
  const translated = TRANSLATED.find(({ range }) => isWithin(address, [range]));
  if (translated !== undefined) return isPublicAddress(embeddedIpv4(address, translated.offset) ?? '');
  return isWithin(address, ALLOCATED) && !isWithin(address, SPECIAL_PURPOSE);
}
