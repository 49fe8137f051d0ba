import { describe, expect, it, test } from 'vitest';
import {
  checkOutsideUrl,
  type OutsideCaller,
  type OutsideUrlOptions,
  type OutsideUrlRefusal,
  sentenceOfRefusal,
} from '../../../src/domain/values/outside-url.ts';

function reasonAgainst(text: string, caller: OutsideCaller = 'redirect', options: OutsideUrlOptions = {}): string {
  const checked = checkOutsideUrl(text, caller, options);
  return checked.ok ? `accepted: ${checked.url.href}` : checked.refusal.reason;
}

describe('what a URL may not contain', () => {
  test.each([
    ['ftp://news.example.com/', 'scheme'],
    ['file:///etc/hostname', 'scheme'],
    ['file://news.example.com/feed', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,hello', 'scheme'],
    ['blob:https://news.example.com/1', 'scheme'],
    ['ws://news.example.com/', 'scheme'],
    ['gopher://news.example.com/', 'scheme'],
    ['news.example.com:443/feed', 'scheme'],
    ['https://ada@news.example.com/', 'credentials'],
    ['https://ada:quill@news.example.com/', 'credentials'],
    ['https://:quill@news.example.com/', 'credentials'],
    ['https://news.example.com@127.0.0.1/', 'credentials'],
    ['https://news.example.com%40@127.0.0.1/', 'credentials'],
    ['https://127.0.0.1\\@news.example.com/', 'address'],
    ['https://127.0.0.1#@news.example.com/', 'address'],
    ['https://127.0.0.1?@news.example.com/', 'address'],
    ['http://news.example.com:22/', 'port'],
    ['http://news.example.com:0/', 'port'],
    ['http://news.example.com:6379/', 'port'],
    ['https://news.example.com:8443/', 'port'],
    [`https://news.example.com/${'a'.repeat(2_048)}`, 'length'],
    // Counted as it is sent.
    [`https://news.example.com/${'é'.repeat(400)}`, 'length'],
  ])('%j: %s', (text, reason) => expect(reasonAgainst(text)).toBe(reason));

  it('has 2,048 characters at most, without its fragment', () => {
    const longest = `https://news.example.com/${'a'.repeat(2_048 - 'https://news.example.com/'.length)}`;
    expect(reasonAgainst(`${longest}#${'b'.repeat(100)}`)).toBe(`accepted: ${longest}`);
    expect(reasonAgainst(`${longest}a`)).toBe('length');
  });
});

describe('who asks decides', () => {
  const own = { ownHosts: ['tearsheet.example.com', '*.workers.dev'] };
  const gazette = { domains: ['gazette.example.com', 'harbour-gazette.org'] };
  const development = { isDevelopment: true };
  test.each<[OutsideCaller, string, OutsideUrlOptions, string]>([
    ['webhook', 'https://hooks.example.com/', {}, 'accepted'],
    ['webhook', 'http://hooks.example.com/', {}, 'scheme'],
    ['webhook', 'https://hooks.example.com:8443/', {}, 'port'],
    ['webhook', 'https://hooks.example.com:80/', {}, 'port'],
    ['webhook', 'https://hooks.example.com:8443/', { ports: [8443] }, 'accepted'],
    ['page', 'https://hooks.example.com/', {}, 'accepted'],
    ['page', 'http://hooks.example.com/', {}, 'scheme'],
    ['callback', 'https://hooks.example.com/', {}, 'accepted'],
    ['callback', 'http://hooks.example.com/', {}, 'accepted'],
    ['callback', 'http://hooks.example.com:8080/', {}, 'port'],
    ['redirect', 'http://hooks.example.com/', {}, 'accepted'],
    ['webhook', 'https://tearsheet.example.com/', own, 'own'],
    ['webhook', 'https://TEARSHEET.example.com./', own, 'own'],
    ['webhook', 'https://www.tearsheet.example.com/', own, 'accepted'],
    ['webhook', 'https://tearsheet.ada.workers.dev/', own, 'own'],
    ['webhook', 'https://workers.dev/', own, 'accepted'],
    ['webhook', 'https://notworkers.dev/', own, 'accepted'],
    ['page', 'https://gazette.example.com/story', gazette, 'accepted'],
    ['page', 'https://www.harbour-gazette.org/story', gazette, 'accepted'],
    ['page', 'https://notharbour-gazette.org/', gazette, 'domain'],
    ['page', 'https://harbour-gazette.org.evil.com/', gazette, 'domain'],
    ['page', 'https://example.com/', gazette, 'domain'],
    ['page', 'https://gazette.example.com/', { domains: [] }, 'domain'],
    ['webhook', 'http://localhost:8787/', development, 'accepted'],
    ['webhook', 'http://127.0.0.1:9000/', development, 'accepted'],
    ['webhook', 'http://[::1]:9000/', development, 'accepted'],
    ['webhook', 'http://localhost.:9000/', development, 'accepted'],
    ['webhook', 'http://ada@localhost:9000/', development, 'credentials'],
    ['webhook', 'ftp://localhost/', development, 'scheme'],
    ['webhook', 'http://10.0.0.1/', development, 'scheme'],
    ['webhook', 'https://10.0.0.1/', development, 'address'],
    ['webhook', 'http://0.0.0.0/', development, 'scheme'],
    ['webhook', 'http://hooks.test/', development, 'scheme'],
    ['webhook', 'https://hooks.test/', development, 'accepted'],
    ['webhook', 'https://printer.local/', development, 'reserved'],
  ])('%s: %s with %j is %s', (caller, text, options, expected) => {
    expect(reasonAgainst(text, caller, options).split(':')[0]).toBe(expected);
  });
});

describe('a redirect', () => {
  const from = new URL('https://news.example.com/a/feed?x=1');
  test.each([
    ['other', 'accepted: https://news.example.com/a/other'],
    ['/other', 'accepted: https://news.example.com/other'],
    ['?y=2', 'accepted: https://news.example.com/a/feed?y=2'],
    ['', 'accepted: https://news.example.com/a/feed?x=1'],
    ['//cdn.example.com/feed', 'accepted: https://cdn.example.com/feed'],
    ['https:/other', 'accepted: https://news.example.com/other'],
    ['\\\\127.0.0.1\\feed', 'address'],
    ['//127.0.0.1/feed', 'address'],
    ['//localhost/', 'machine'],
    ['http://news.example.com/a/feed', 'downgrade'],
    ['http:other', 'downgrade'],
    ['http://127.0.0.1/', 'downgrade'],
    ['http://[', 'unreadable'],
    ['https://', 'unreadable'],
  ])('from an https address to %j: %s', (location, expected) => {
    expect(reasonAgainst(location, 'redirect', { from })).toBe(expected);
  });

  it('from http to https is followed', () => {
    expect(reasonAgainst('https://news.example.com/', 'redirect', { from: new URL('http://news.example.com/') })).toContain('accepted');
  });

  it('from an address on the intranet does not lead back there', () => {
    const options = { from: new URL('http://10.0.0.1:8080/feed'), ports: [8080] };
    expect(reasonAgainst('/feed/', 'redirect', options)).toBe('address');
  });
});

test.each<[OutsideUrlRefusal]>([
  [{ reason: 'unreadable' }],
  [{ reason: 'downgrade' }],
  [{ reason: 'credentials' }],
  [{ reason: 'length' }],
  [{ reason: 'address' }],
  [{ reason: 'machine' }],
  [{ reason: 'reserved' }],
  [{ reason: 'name' }],
  [{ reason: 'own' }],
  [{ reason: 'scheme', allowed: ['https:'] }],
  [{ reason: 'port', allowed: [443, 80] }],
  [{ reason: 'domain', allowed: ['gazette.example.com'] }],
  [{ reason: 'domain', allowed: [] }],
])('%j is a sentence', (refusal) => {
  expect(sentenceOfRefusal(refusal)).toMatch(/^[A-Z].+\.$/);
});
