import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it, test } from 'vitest';
import { addressRange, clientNetwork, isWithin, prefixOf } from '../../../src/domain/values/ip-address.ts';

test.each([
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.77/24', '192.0.2.0/24'],
  ['192.0.2.77', '192.0.2.77/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:0::/48', '2001:db8::/48'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['2001:db8::1:0:0:1/128', '2001:db8::1:0:0:1/128'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  ['::192.0.2.0/120', '::c000:200/120'],
  ['::/0', '::/0'],
])('%s is kept as %s', (written, kept) => {
  expect(addressRange(written)).toBe(kept);
});

test.each([
  '10.1/16',
  '10.1',
  '3221225985',
  '0x7f.1',
  '0x0a.0.0.1',
  '010.0.0.1',
  '192.0.2.0/33',
  '192.0.2.256',
  '192.0.2.0/-1',
  '192.0.2.0/',
  '192.0.2.0/24/24',
  ' 192.0.2.0',
  '192.0.2.0\n',
  '2001:db8::/129',
  '2001:db8::1::',
  '2001:db8:1',
  '1:2:3:4:5:6:7:8:9',
  '::10.1',
  '[::1]',
  '::1]/x?[',
  '2001:\tdb8::',
  'fe80::1%eth0',
  'fe80::1%25eth0',
  'harbour-gazette.example',
  '',
  '/0',
  '192.0.2.0/24, 198.51.100.0/24',
])('"%s" is no range, holds nobody and is nobody', (written) => {
  expect(addressRange(written)).toBeUndefined();
  expect(isWithin('192.0.2.1', [written])).toBe(false);
  expect(isWithin(written, ['0.0.0.0/0', '::/0'])).toBe(false);
  expect(prefixOf(written)).toBeUndefined();
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:0:7::1', '2001:db8::/48'],
  ['2001:0:0:7::1', '2001::/48'],
  ['2001:0:5:7:8:9:a:b', '2001:0:5::/48'],
  ['0:0:5::1', '0:0:5::/48'],
  ['64:ff9b::192.0.2.77', '64:ff9b::/48'],
  ['::1', '::/48'],
])('of %s no more than %s is kept', (address, prefix) => {
  expect(prefixOf(address)).toBe(prefix);
});

/** Few bits are set, so that zeros to leave out and neighbours within a range are usual. */
const group = fc.oneof(fc.constant(0), fc.constantFrom(1, 0x8000, 0xffff), fc.integer({ min: 0, max: 0xffff }));
const groups = fc.oneof(
  fc.array(group, { minLength: 8, maxLength: 8 }),
  fc.tuple(group, group).map((two) => [0, 0, 0, 0, 0, 0xffff, ...two]),
);
const ipv6 = groups.chain((parts) =>
  fc.constantFrom(
    parts.map((part) => part.toString(16)).join(':'),
    parts.map((part) => part.toString(16).padStart(4, '0').toUpperCase()).join(':'),
    ipaddr.fromByteArray(parts.flatMap((part) => [part >> 8, part & 0xff])).toString(),
    `${parts
      .slice(0, 6)
      .map((part) => part.toString(16))
      .join(':')}:${parts
      .slice(6)
      .flatMap((part) => [part >> 8, part & 0xff])
      .join('.')}`,
  ),
);
const ipv4 = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 128, 255), fc.integer({ min: 0, max: 255 })), { minLength: 4, maxLength: 4 })
  .map((bytes) => bytes.join('.'));
const bits = fc.oneof(fc.integer({ min: 0, max: 33 }), fc.integer({ min: 90, max: 130 }), fc.integer({ min: 0, max: 130 }));
const anyAddress = fc.oneof(ipv4, ipv6);
const anyCidr = fc.tuple(anyAddress, bits).map(([address, length]) => `${address}/${length}`);

describe('an address, next to what ipaddr.js makes of it', () => {
  it('is in the same ranges', () => {
    const seen = { inside: 0, outside: 0 };
    const property = fc.property(anyAddress, fc.option(anyAddress), bits, (client, other, length) => {
      const cidr = addressRange(`${other ?? client}/${length}`);
      fc.pre(cidr !== undefined);
      const [network, kept] = ipaddr.parseCIDR(cidr);
      const processed = ipaddr.process(client);
      const expected = network.kind() === processed.kind() && processed.match(network, kept);
      expect(isWithin(client, [cidr])).toBe(expected);
      seen[expected ? 'inside' : 'outside']++;
    });
    fc.assert(property, { numRuns: 3_000 });
    expect(Math.min(seen.inside, seen.outside)).toBeGreaterThan(300);
  });

  it('begins the same range, in the same spelling', () => {
    const property = fc.property(anyCidr, (cidr) => {
      expect(addressRange(cidr)).toBe(ipaddr.isValidCIDR(cidr) ? firstOf(cidr) : undefined);
      expect(addressRange(addressRange(cidr) ?? cidr)).toBe(addressRange(cidr));
    });
    fc.assert(property, { numRuns: 3_000 });
  });

  it('keeps the same network', () => {
    const property = fc.property(anyAddress, (address) => {
      const client = ipaddr.process(address);
      const bytes = client.toByteArray();
      const prefix = prefixOf(address) ?? '';
      expect(prefix).toBe(firstOf(`${client.toString()}/${bytes.length === 4 ? 24 : 48}`));
      expect(addressRange(prefix)).toBe(prefix);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});

function firstOf(cidr: string): string {
  const [address, length] = ipaddr.parseCIDR(cidr);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && length >= 96) {
    return firstOf(`${address.toIPv4Address()}/${length - 96}`);
  }
  const { IPv4, IPv6 } = ipaddr;
  return `${(address.kind() === 'ipv4' ? IPv4 : IPv6).networkAddressFromCIDR(`${address}/${length}`)}/${length}`;
}

describe('the network that one client chooses its addresses from', () => {
  it.each([
    ['192.0.2.77', '192.0.2.77'],
    ['::ffff:192.0.2.77', '192.0.2.77'],
    ['::FFFF:c000:24d', '192.0.2.77'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '::/64'],
  ])('of %s is %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  it.each([
    '',
    ' ',
    'nobody',
    '192.0.2.1, 192.0.2.2',
    '192.0.2.1,2001:db8::1',
    '192.0.2.0/24',
    '2001:db8::/64',
    'fe80::1%eth0',
    '010.0.0.1',
  ])('is none of "%s"', (address) => {
    expect(clientNetwork(address)).toBeUndefined();
  });
});
