// Real servers on this machine. Where a redirect is to be followed, the test resolves its names to them: no test asks the network.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchSource } from '../../../src/cli/import/fetch-source.ts';
import { publicLookup } from '../../../src/cli/import/public-lookup.ts';
import type { Source } from '../../../src/import/imported-article.ts';

const NOT_FOLLOWED = 'which is not followed.';
const NAME_IT = 'If you trust that address, name it yourself on the command line.';
const BOMB = gzipSync(Buffer.alloc(20_000_000));

let server: Server;
let origin: string;
let port: number;
/** What came in: method, path and headers. */
let requests: IncomingMessage[] = [];

/** `/to?LOCATION` redirects there, `/to/301?LOCATION` with another status, and `/chain/N` N times before it gives a feed. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  requests.push(request);
  const { pathname, search } = new URL(request.url ?? '', 'http://server');
  const [, first, second] = pathname.split('/');
  const isLast = first === 'chain' && second === '0';
  if (first === 'feed' || isLast) response.writeHead(200, { 'Content-Type': 'application/rss+xml; charset=utf-8' }).end('<rss/>');
  else if (first === 'to') response.writeHead(Number(second ?? 302), { Location: raw(search.slice(1)) }).end('moved');
  else if (first === 'chain') response.writeHead(302, { Location: `${Number(second) - 1}`, 'Set-Cookie': 'session=1' }).end();
  else if (first === 'nowhere') response.writeHead(302).end();
  else if (first === 'large') response.end('x'.repeat(2_000));
  else if (first === 'bomb') response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(BOMB);
  else if (first === 'slow') setTimeout(() => response.end(), 2_000).unref();
  else if (first === 'drip') response.writeHead(200).write('<rss>');
  else response.writeHead(404).end();
}

/** Node writes headers as Latin-1; these bytes are UTF-8. */
function raw(encoded: string): string {
  return Buffer.from(decodeURIComponent(encoded)).toString('latin1');
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});

beforeEach(() => {
  requests = [];
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** Every name is this machine. */
const here: LookupFunction = (_name, { all }, callback) =>
  all === true ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

const to = (location: string, status = 302) => `${origin}/to/${status}?${encodeURIComponent(location)}`;
const paths = () => requests.map(({ url }) => url);

async function messageFor(url: string, lookup?: LookupFunction): Promise<string> {
  const found = await fetchSource(url, {}, lookup);
  return 'message' in found ? found.message : `read: ${Buffer.from(found.bytes)}`;
}

describe('an address that the operator named', () => {
  it.each(['127.0.0.1', 'localhost', '2130706433'])('may be of this machine or of an intranet: %s', async (host) => {
    const named = `http://${host}:${port}/feed`;
    const source = (await fetchSource(named)) as Source;
    expect(source).toMatchObject({ name: named, file: named, mediaType: 'application/rss+xml; charset=utf-8' });
    expect(Buffer.from(source.bytes).toString()).toBe('<rss/>');
  });

  it.each([
    ['gone', '/nothing', {}, 'answered 404 Not Found'],
    ['too large', '/large', { maxBytes: 1_000 }, 'is larger than 1000 bytes'],
    ['too large once it is unpacked', '/bomb', { maxBytes: BOMB.byteLength + 1 }, `is larger than ${BOMB.byteLength + 1} bytes`],
    ['too slow', '/slow', { timeoutMs: 100 }, 'did not answer within 0.1 seconds'],
    ['too slow in the middle', '/drip', { timeoutMs: 100 }, 'did not answer within 0.1 seconds'],
  ])('that is %s is reported as an error', async (_, path, limits, message) => {
    expect(await fetchSource(`${origin}${path}`, limits)).toEqual({ file: `${origin}${path}`, message });
  });

  it.each(['file:///etc/hostname', 'ftp://example.org/a', 'nonsense'])('must be http or https: %s', async (url) => {
    expect(await fetchSource(url)).toEqual({ file: url, message: 'is not an http or https URL' });
  });

  it('where no server listens is reported as such, even for a name with several addresses', async () => {
    expect(await messageFor('http://127.0.0.1:9/')).toContain('cannot be fetched');
    const nobody = ['127.0.0.2', '127.0.0.3'].map((address) => ({ address, family: 4 }));
    const several: LookupFunction = (_name, _options, callback) => callback(null, nobody);
    expect(await messageFor(to(`http://news.example.com:${port}/`), several)).toMatch(/which cannot be fetched: E[A-Z]+$/);
  });

  it('with a password in it is not fetched, and the password is not printed', async () => {
    const message = 'contains a user name or a password, which is not sent';
    expect(await fetchSource(`http://ada:quill@127.0.0.1:${port}/feed`)).toEqual({ file: `${origin}/feed`, message });
    expect(paths()).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:PORT/feed',
    'http://[::1]:PORT/feed',
    'http://localhost:PORT/feed',
    'http://localhost.:PORT/feed',
    'http://app.localhost:PORT/feed',
    'http://2130706433:PORT/feed',
    'http://0x7f.1:PORT/feed',
    'http://0177.0.0.1:PORT/feed',
    'http://①②⑦.0.0.1:PORT/feed',
    'http://[::ffff:127.0.0.1]:PORT/feed',
    'http://0.0.0.0:PORT/feed',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[fd00:ec2::254]/',
    'http://metadata.google.internal/',
    'http://10.0.0.1/',
    'http://intranet/',
    '/feed',
    'feed',
    '../feed',
    '//127.0.0.1:PORT/feed',
    '\\feed',
    '',
    'http://news.example.com:22/',
  ])('to %j is not followed, and the message says how to import from it nevertheless', async (location) => {
    const message = await messageFor(to(location.replace('PORT', String(port))), here);
    expect(message).toMatch(/^redirects to [a-z]+:.*, which is not followed\. [A-Z]/);
    expect(message.endsWith(NAME_IT)).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it.each(['http://', 'http://[', 'https://a b/', 'ftp://news.example.com/', 'file:///etc/hostname', 'data:text/plain,x', 'javascript:0'])(
    'to %j is not followed, and the message does not suggest to name it',
    async (location) => {
      const message = await messageFor(to(location));
      expect(message).toContain(NOT_FOLLOWED);
      expect(message).not.toContain(NAME_IT);
    },
  );

  it('with a password is not followed, and the password is not printed', async () => {
    const message = await messageFor(to('http://ada:quill@news.example.com/feed'), here);
    expect(message).toBe('redirects to http://news.example.com/feed, which is not followed. It contains a user name or a password.');
  });

  it.each([301, 302, 303, 307, 308])('of status %i is one', async (status) => {
    expect(await messageFor(to(origin, status))).toContain(NOT_FOLLOWED);
    expect(await messageFor(to(`http://news.example.com:${port}/feed`, status), here)).toBe('read: <rss/>');
  });

  it.each([300, 304, 305, 306])('is none where the status is %i', async (status) => {
    expect(await messageFor(to(`http://news.example.com:${port}/feed`, status), here)).toMatch(new RegExp(`^answered ${status} `));
    expect(requests).toHaveLength(1);
  });

  it('without a Location is a fault', async () => {
    expect(await messageFor(`${origin}/nowhere`)).toBe('answered 302 without a Location');
  });

  it('to a public name is followed, and the source keeps the address that was typed', async () => {
    const named = to(`http://news.example.com:${port}/feed#top`);
    const source = await fetchSource(named, {}, here);
    expect(source).toMatchObject({ name: named, file: named, mediaType: 'application/rss+xml; charset=utf-8' });
    expect(paths()).toEqual([expect.stringContaining('/to/302'), '/feed']);
  });

  it('is followed at most five times, and no cookie or referrer is sent along', async () => {
    const chain = (length: number) => to(`http://news.example.com:${port}/chain/${length}`);
    expect(await messageFor(chain(4), here)).toBe('read: <rss/>');
    expect(requests).toHaveLength(6);
    for (const { method, headers } of requests) {
      expect([method, headers.cookie, headers.authorization, headers.referer, headers['user-agent']]).toEqual([
        'GET',
        undefined,
        undefined,
        undefined,
        'Tearsheet-Import',
      ]);
    }
    requests = [];
    expect(await messageFor(chain(5), here)).toBe('redirects more than 5 times');
    expect(requests).toHaveLength(6);
  });

  it('is checked at every hop, and the fault names the last', async () => {
    const second = `http://news.example.com:${port}/to?${encodeURIComponent(`${origin}/feed`)}`;
    expect(await messageFor(to(second), here)).toMatch(
      new RegExp(`^redirects to http://news\\.example\\.com:.*, which redirects to ${origin}/feed, ${NOT_FOLLOWED}`),
    );
    expect(await messageFor(to(`http://news.example.com:${port}/gone`), here)).toMatch(/\/gone, which answered 404 Not Found$/);
  });
});

describe('a redirect to a public name', () => {
  const at = (...addresses: string[]) =>
    publicLookup(async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['169.254.169.254']],
    [['fe80::1%lo']],
    // One bad address among good ones: which of them a socket takes is not ours to say.
    [['8.8.8.8', '127.0.0.1']],
    [['2606:4700::1111', '::1', '8.8.8.8']],
    [['64:ff9b::7f00:1']],
  ])('that resolves to %j is not followed', async (addresses) => {
    const message = await messageFor(to(`http://127.0.0.1.nip.io:${port}/feed`), at(...addresses));
    expect(message).toMatch(/, which is not followed\. Its host resolves to \S+, which is not a public address\. If you trust/);
    expect(requests).toHaveLength(1);
  });

  it('that has no address is a fault', async () => {
    expect(await messageFor(to(`http://news.example.com:${port}/feed`), at())).toContain('news.example.com has no address');
  });

  it('is resolved once for each connection, so that a name that changes its mind reaches nothing', async () => {
    const asked: string[] = [];
    const fickle = publicLookup(async (name) => {
      asked.push(name);
      return [asked.length === 1 ? { address: '8.8.8.8', family: 4 } : { address: '127.0.0.1', family: 4 }];
    });
    const resolved = await new Promise((settle) => fickle('news.example.com', { all: true }, (_error, found) => settle(found)));
    expect(resolved).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await messageFor(to(`http://news.example.com:${port}/feed`), fickle)).toContain('resolves to 127.0.0.1');
    expect(asked).toHaveLength(2);
  });
});
