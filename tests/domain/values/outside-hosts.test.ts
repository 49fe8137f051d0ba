// Hosts in every spelling: which are refused, and what the others come to.
import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { checkOutsideUrl } from '../../../src/domain/values/outside-url.ts';

const LONG_LABEL = 'a'.repeat(63);
const HOST_OF_253 = `${`${LONG_LABEL}.`.repeat(3)}${'a'.repeat(57)}.com`;

function reasonAgainst(text: string): string {
  const checked = checkOutsideUrl(text, 'redirect');
  return checked.ok ? `accepted: ${checked.url.href}` : checked.refusal.reason;
}

describe('a host that is no public name is refused, in whatever spelling', () => {
  const ADDRESSES = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0x7f000001/',
    'http://0X7F.1/',
    'http://0177.0.0.1/',
    'http://0x7f.0x0.0x0.0x1/',
    'http://0177.0x0.0.1/',
    'http://127.0.0.1./',
    'http://127.1./',
    'http://0x7f.1./',
    'http://127.0.0.1../',
    'http://127%2e0%2e0%2e1/',
    'http://%31%32%37.0.0.1/',
    'http://127.1%2e/',
    'http://１２７．０．０．１/',
    'http://127。0。0。1/',
    'http://①②⑦.0.0.1/',
    'http://𝟭𝟮𝟳.𝟬.𝟬.𝟭/',
    'http://0/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://10.0.0.1/',
    'http://100.100.100.200/',
    'http://192.168.1.1/',
    'http://255.255.255.255/',
    'http://8.8.8.8/',
    'https://8.8.8.8/',
    'http://1\u00ad27.0.0.1/',
    'http://127.0\t.0.1/',
    'http://127.0.0.1:80/',
    'http://[::1]/',
    'http://[::]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[2606:4700::1111]/',
    'https://[2606:4700::1111]:443/',
  ];
  test.each(ADDRESSES)('%j is an address', (text) => expect(reasonAgainst(text)).toBe('address'));

  const UNREADABLE = [
    '',
    ' ',
    'news.example.com',
    '//news.example.com/feed',
    '/feed',
    'http://',
    'http:///',
    'https://?query',
    'http://[fe80::1%25eth0]/',
    'http://[fe80::1%eth0]/',
    'http://[::1/',
    'http://::1/',
    'http://[127.0.0.1]/',
    'http://256.256.256.256/',
    'http://1.2.3.4.5/',
    'http://news.0x7f/',
    'http://news.127/',
    'http://0x100000000/',
    'http://127.0.0.1%00.example.com/',
    'http://news%2fexample.com/',
    'http://news example.com/',
    'http://news.example.com%/',
    'http://١٢٧.٠.٠.١/',
    'http://news.example.com:99999/',
    'http://news.example.com:-1/',
    'http://news.example.com:80a/',
    'http://a<b>.com/',
  ];
  test.each(UNREADABLE)('%j is not a URL', (text) => expect(reasonAgainst(text)).toBe('unreadable'));

  const RESERVED = [
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
    'http://local\u00adhost/',
    'http://%6c%6fcalhost/',
    'http://app.localhost/',
    'http://localhost.localdomain/',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://instance-data.ec2.internal./',
    'http://printer.local/',
    'http://intern。local/',
    'http://wiki.intranet/',
    'http://nas.lan/',
    'http://nas.home/',
    'http://nas.home.arpa/',
    'http://ipv4only.arpa/',
    'http://1.0.0.127.in-addr.arpa/',
    'http://exchange.corp/',
    'http://host.private/',
    'http://duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion/',
    'http://name.alt/',
    'http://news.test/',
    'http://news.invalid/',
    'http://news.example/',
    'http://NEWS.EXAMPLE./',
  ];
  test.each(RESERVED)('%j is reserved', (text) => {
    const isMachine = /(?:^|\.)localhost\.?$/.test(new URL(text).hostname);
    expect(reasonAgainst(text)).toBe(isMachine ? 'machine' : 'reserved');
  });

  const NO_NAMES = [
    'http://intranet-server/',
    'http://localhost../',
    'http://127.0.0.1.../',
    'http://com/',
    'http://./',
    'http://../',
    'http://.com/',
    'http://.example.com/',
    'http://news..example.com/',
    'http://news.example.com../',
    'http://exa_mple.com/',
    'http://_dmarc.example.com/',
    'http://-news.example.com/',
    'http://news-.example.com/',
    'http://*.example.com/',
    'http://news.1e3/',
    'http://news.c/',
    'http://news.c0m/',
    'http://!.com/',
    'http://~.com/',
    "http://o'clock.com/",
    `http://a${LONG_LABEL}.com/`,
    `http://${HOST_OF_253.replace(/^a/, 'aa')}/`,
    `http://a.${HOST_OF_253}/`,
  ];
  test.each(NO_NAMES)('%j has no full name', (text) => expect(reasonAgainst(text)).toBe('name'));
});

describe('a public name is called as it is resolved', () => {
  test.each([
    ['http://news.example.com/feed', 'http://news.example.com/feed'],
    ['HTTPS://NEWS.EXAMPLE.COM/Feed', 'https://news.example.com/Feed'],
    ['https://news.example.com./', 'https://news.example.com/'],
    ['https://news.example.com.:443/', 'https://news.example.com/'],
    ['https://news.example.com:443/', 'https://news.example.com/'],
    ['http://news.example.com:/', 'http://news.example.com/'],
    ['http://news.example.com:443/', 'http://news.example.com:443/'],
    ['https://news.example.com/a?b=c#d', 'https://news.example.com/a?b=c'],
    ['https://news.example.com/#', 'https://news.example.com/'],
    ['https:news.example.com', 'https://news.example.com/'],
    ['https:\\\\news.example.com\\feed', 'https://news.example.com/feed'],
    ['ht\ntps://news.exa\tmple.com/', 'https://news.example.com/'],
    ['  https://news.example.com/  ', 'https://news.example.com/'],
    ['https://example。com/', 'https://example.com/'],
    ['https://ex%61mple.com/', 'https://example.com/'],
    ['https://ｅｘａｍｐｌｅ.com/', 'https://example.com/'],
    ['https://zeitung.münchen.de/', 'https://zeitung.xn--mnchen-3ya.de/'],
    ['https://xn--mnchen-3ya.de/', 'https://xn--mnchen-3ya.de/'],
    ['https://пример.рф/', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['https://a.b.c.d.e.f.example.com/', 'https://a.b.c.d.e.f.example.com/'],
    ['https://123.com/', 'https://123.com/'],
    ['https://1.2.3.4.example.com/', 'https://1.2.3.4.example.com/'],
    ['https://localhost.example.com/', 'https://localhost.example.com/'],
    ['https://internal.example.com/', 'https://internal.example.com/'],
    ['https://notlocal/.local', 'name'],
    ['https://@news.example.com/', 'https://news.example.com/'],
    [`https://${LONG_LABEL}.com/`, `https://${LONG_LABEL}.com/`],
    [`https://${HOST_OF_253}/`, `https://${HOST_OF_253}/`],
    // Where such a name leads cannot be told from the name: whoever resolves it looks.
    ['http://127.0.0.1.nip.io/', 'http://127.0.0.1.nip.io/'],
    ['http://7f000001.nip.io/', 'http://7f000001.nip.io/'],
    ['http://localtest.me/', 'http://localtest.me/'],
  ])('%j', (text, expected) => {
    expect(reasonAgainst(text)).toBe(expected.includes(':') ? `accepted: ${expected}` : expected);
  });
});

/** Numbers in every notation, in every count, and what stands between and behind them. */
const part = fc.oneof(
  fc
    .integer({ min: 0, max: 0xffffffff })
    .chain((n) => fc.constantFrom(`${n}`, `0x${n.toString(16)}`, `0${n.toString(8)}`, `0X${n.toString(16)}`)),
  fc.integer({ min: 0, max: 255 }).map(String),
  fc.constantFrom('0x', '００', '①', '', 'com', 'e3', '1e3', '0b1', 'xn--a'),
);
const dot = fc.constantFrom('.', '%2e', '。', '．');
const numericHost = fc
  .tuple(fc.array(fc.tuple(part, dot), { minLength: 0, maxLength: 4 }), part, fc.constantFrom('', '.', '%2e'))
  .map(([parts, last, end]) => parts.flat().join('') + last + end);
const bracketed = fc.ipV6().map((address) => `[${address}]`);
const host = fc.oneof(numericHost, bracketed, fc.ipV4(), fc.ipV4Extended(), fc.webAuthority(), fc.domain());

test('no host that is accepted is an IP address in any spelling', () => {
  const seen = { accepted: 0, addresses: 0 };
  const property = fc.property(host, fc.constantFrom('http', 'https'), (name, scheme) => {
    const text = `${scheme}://${name}/`;
    const checked = checkOutsideUrl(text, 'redirect');
    if (!checked.ok) return void (checked.refusal.reason === 'address' && seen.addresses++);
    seen.accepted++;
    const { hostname } = checked.url;
    expect(hostname).toMatch(/\.[a-z][a-z0-9-]*$/);
    expect([isIP(hostname), ipaddr.isValid(hostname), ipaddr.isValid(name), hostname.includes('[')]).toEqual([0, false, false, false]);
    // What was checked is what another parser would call.
    expect(new URL(checked.url.href).hostname).toBe(hostname);
    expect(checkOutsideUrl(checked.url.href, 'redirect')).toEqual(checked);
  });
  fc.assert(property, { numRuns: 5_000 });
  expect(Math.min(seen.accepted, seen.addresses)).toBeGreaterThan(300);
});
