import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Source } from '../../../src/cli/readers/copy.ts';
import { fetchSource, sourcesIn } from '../../../src/cli/readers/sources.ts';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-sources-'));
  await mkdir(join(folder, 'b', '.hidden'), { recursive: true });
  for (const name of ['c.txt', 'a.md', 'b/z.xml', 'b/d.json', 'photo.jpg', '.secret.txt', 'b/.hidden/x.txt', 'README.md']) {
    await writeFile(join(folder, name), name);
  }
  await symlink(folder, join(folder, 'b', 'loop'));
  server = createServer((request, response) => {
    if (request.url === '/feed') response.writeHead(200, { 'Content-Type': 'application/rss+xml; charset=utf-8' }).end('<rss/>');
    else if (request.url === '/moved') response.writeHead(302, { Location: '/feed' }).end();
    else if (request.url === '/large') response.writeHead(200).end('x'.repeat(2_000));
    else if (request.url === '/slow') setTimeout(() => response.end(), 2_000).unref();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function all(path: string): Promise<(Source | Fault)[]> {
  const found: (Source | Fault)[] = [];
  for await (const source of sourcesIn(path)) found.push(source);
  return found;
}

const isSource = (found: Source | Fault): found is Source => 'bytes' in found;

describe('a directory of copy', () => {
  it('is read by name and all the way down, without hidden files and what is said about the folder', async () => {
    expect((await all(folder)).filter(isSource).map(({ name }) => name)).toEqual(['a.md', 'b/d.json', 'b/z.xml', 'c.txt']);
  });

  it('says which files it left because of their ending, and never walks in circles', async () => {
    const faults = (await all(folder)).filter((found): found is Fault => !isSource(found));
    expect(faults.map(({ file }) => file)).toEqual([join(folder, 'b/loop'), join(folder, 'photo.jpg')]);
  });
});

describe('a file', () => {
  it('is named as it would be within its folder, so that importing either is importing the same', async () => {
    expect(await all(join(folder, 'c.txt'))).toEqual([{ name: 'c.txt', file: join(folder, 'c.txt'), bytes: Buffer.from('c.txt') }]);
  });

  it('that is named is read whatever it is called', async () => {
    expect((await all(join(folder, 'README.md'))).filter(isSource).map(({ name }) => name)).toEqual(['README.md']);
  });

  it('that is not there is a fault', async () => {
    expect(await all(join(folder, 'nowhere.txt'))).toEqual([{ file: join(folder, 'nowhere.txt'), line: 1, message: 'does not exist' }]);
  });
});

describe('a web address', () => {
  it('is fetched with its media type, through redirects, under the name it was asked for by', async () => {
    const source = await fetchSource(`${origin}/moved`);
    expect(source).toMatchObject({ name: `${origin}/moved`, mediaType: 'application/rss+xml; charset=utf-8' });
    expect(isSource(source) && Buffer.from(source.bytes).toString()).toBe('<rss/>');
  });

  it.each([
    ['gone', '/nothing', {}, 'answered 404 Not Found'],
    ['too large', '/large', { maxBytes: 1_000 }, 'is larger than 1000 bytes'],
    ['too slow', '/slow', { timeoutMs: 100 }, 'did not answer within 0.1 seconds'],
  ])('that is %s is a fault', async (_, path, limits, message) => {
    expect(await fetchSource(`${origin}${path}`, limits)).toEqual({ file: `${origin}${path}`, line: 1, message });
  });

  it.each(['file:///etc/hostname', 'ftp://example.org/a', 'nonsense'])('is http or https, and nothing else: %s', async (url) => {
    expect(await fetchSource(url)).toEqual({ file: url, line: 1, message: 'is no http or https address' });
  });

  it('where nobody listens is a fault', async () => {
    expect(await fetchSource('http://127.0.0.1:9/')).toMatchObject({ line: 1, message: expect.stringContaining('cannot be fetched') });
  });
});
