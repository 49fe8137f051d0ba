import { expect, test } from 'vitest';
import { addressRange } from '../../src/http/address-ranges.ts';

test.each([
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.77/24', '192.0.2.0/24'],
  ['192.0.2.77', '192.0.2.77/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:0::/48', '2001:db8::/48'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
])('%s is kept as %s', (written, kept) => {
  expect(addressRange(written)).toBe(kept);
});

test.each([
  '10.1/16',
  '0x0a.0.0.1',
  '010.0.0.1',
  '192.0.2.0/33',
  '192.0.2.256',
  '192.0.2.0/-1',
  '2001:db8::/129',
  'fe80::1%eth0',
  'harbour-gazette.example',
  '',
  '192.0.2.0/24, 198.51.100.0/24',
])('"%s" is no range', (written) => {
  expect(addressRange(written)).toBeUndefined();
});
