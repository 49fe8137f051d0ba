import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it, test } from 'vitest';
import { isPublicAddress } from '../../../src/domain/values/public-address.ts';

/** First and last address of each range, and what lies before and behind it: `undefined` where that is not public either. */
const RANGES: [name: string, first: string, last: string, before: string | undefined, behind: string | undefined][] = [
  ['this network', '0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
  ['private', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['shared', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['loopback', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['virtual host of a cloud', '168.63.129.16', '168.63.129.16', '168.63.129.15', '168.63.129.17'],
  ['link-local', '169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['private', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['protocol assignments', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['documentation', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['AS112', '192.31.196.0', '192.31.196.255', '192.31.195.255', '192.31.197.0'],
  ['AMT', '192.52.193.0', '192.52.193.255', '192.52.192.255', '192.52.194.0'],
  ['6to4 relays', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['private', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['AS112', '192.175.48.0', '192.175.48.255', '192.175.47.255', '192.175.49.0'],
  ['benchmarks', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['documentation', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['documentation', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['multicast and reserved', '224.0.0.0', '255.255.255.255', '223.255.255.255', undefined],
  ['everything before 2000::/3', '::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, '2000::'],
  ['protocol assignments', '2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2000:ffff::', '2001:200::'],
  ['documentation', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::', '2001:db9::'],
  ['AS112', '2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff', '2620:4f:7fff::', '2620:4f:8001::'],
  ['documentation', '3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::', '3fff:1000::'],
  ['everything behind 2000::/3', '4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:ffff::', undefined],
];

describe('a special range', () => {
  it.each(RANGES)('%s: %s to %s', (_, first, last, before, behind) => {
    expect([first, last].filter(isPublicAddress)).toEqual([]);
    const neighbours = [before, behind].filter((address) => address !== undefined);
    expect(neighbours.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::FFFF:a9fe:a9fe', false],
  ['0:0:0:0:0:ffff:10.0.0.1', false],
  ['::127.0.0.1', false],
  ['::7f00:1', false],
  ['::8.8.8.8', false],
  ['::ffff:0:127.0.0.1', false],
  ['::1', false],
  ['64:ff9b::8.8.8.8', true],
  ['64:ff9b::127.0.0.1', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['64:ff9b::a00:1', false],
  ['64:ff9b:1::8.8.8.8', false],
  ['64:ff9b:0:0:0:1:808:808', false],
  ['2002:808:808::1', true],
  ['2002:7f00:1::', false],
  ['2002:a00:1::8.8.8.8', false],
  ['2002:c0a8:101::', false],
  ['2001:0:808:808::1', false],
  ['2001:20::1', false],
  ['100::1', false],
  ['100:0:0:1::1', false],
  ['5f00::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['fe80::1%eth0', false],
  ['2606:4700::1111%eth0', false],
  ['8.8.8.8/32', false],
  ['010.0.0.1', false],
  ['134744072', false],
  ['news.example.com', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

/** Near the edges of ranges, and anywhere. */
const edges = RANGES.flatMap(([, ...addresses]) => addresses).filter((address) => address !== undefined);
const near = fc
  .tuple(fc.constantFrom(...edges), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 255 }))
  .map(([edge, at, byte]) => {
    const bytes = ipaddr.parse(edge).toByteArray();
    bytes[at % bytes.length] = byte;
    return ipaddr.fromByteArray(bytes).toString();
  });
const embedded = fc.tuple(fc.constantFrom('64:ff9b::', '2002:', '::ffff:'), fc.ipV4()).map(([prefix, inner]) => {
  const [a, b] = ipaddr.IPv4.parse(inner).toIPv4MappedAddress().toNormalizedString().split(':').slice(-2);
  return prefix === '2002:' ? `2002:${a}:${b}::1` : `${prefix}${a}:${b}`;
});

test('ipaddr.js agrees about every address that is found public, and about every unicast one that is not', () => {
  const seen = { open: 0, closed: 0 };
  const property = fc.property(fc.oneof(near, fc.ipV4(), fc.ipV6(), embedded), (text) => {
    const expected = isUnicast(ipaddr.process(inHex(text)));
    expect(isPublicAddress(text)).toBe(expected);
    seen[expected ? 'open' : 'closed']++;
  });
  fc.assert(property, { numRuns: 5_000 });
  expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(500);
});

/** ipaddr.js takes `::192.0.2.1` for an address of IPv4. */
function inHex(text: string): string {
  return text.includes(':') ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text;
}

/** What ipaddr.js leaves to its user: translated addresses, IPv6 that nobody was given, and a cloud's own address. */
function isUnicast(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'rfc6052':
      return bytes[5] === 0 && isUnicast(ipaddr.fromByteArray(bytes.slice(12)));
    case '6to4':
      return isUnicast(ipaddr.fromByteArray(bytes.slice(2, 6)));
    case 'unicast':
      return bytes.length === 4 ? address.toString() !== '168.63.129.16' : (bytes[0] ?? 0) >> 5 === 1;
    default:
      return false;
  }
}
