// `tearsheet verify` looks at the signature itself, with the keys that the server publishes, and asks the server for the rest.
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newReceiptKey } from '../../../src/cli/client/receipt-key.ts';
import { keySetOf, parseReceiptKeys, type ReceiptKey, type SigningKey, signingKeyOf } from '../../../src/rights/receipts/keys.ts';
import { type ReceiptClaims, signReceipt } from '../../../src/rights/receipts/receipt.ts';
import { command } from '../../support/resident-cli.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

/** Each test starts the program, and a busy machine takes its time. */

const KEY = newReceiptKey() as SigningKey;

let folder: ReturnType<typeof temporaryFolder>;
let server: Server;
let origin: string;
/** What the server publishes, what it answers, and what it was asked. */
let published: ReceiptKey[];
let found: Record<string, unknown>;
let asked: { url: string; authorization: string | undefined; body: string }[];

beforeEach(async () => {
  folder = temporaryFolder();
  published = [KEY];
  found = { valid: true, says: ['The signature is genuine.'], article: 'current', text: 'not-compared', notice: 'not-compared' };
  asked = [];
  server = createServer(async (request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization, body: await text(request) });
    const body = request.url === '/verify' ? { claims: claims(), ...found } : keySetOf(published);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  folder.remove();
});

function claims(): ReceiptClaims {
  return {
    iss: origin,
    sub: 'harbour-gazette',
    jti: 'main.2.eastern-lock.3.full',
    iat: 1_767_225_600,
    partner: 'Harbour Gazette',
    agreement: { id: 'main', version: 2, sha256: 'a'.repeat(64), reference: 'HG-7', url: `${origin}/v1/agreements/main/versions/2` },
    article: { key: 'eastern-lock', uri: 'tag:quay-courier.example,2031:eastern-lock', version: 3 },
    text_sha256: 'b'.repeat(64),
    notice_sha256: 'c'.repeat(64),
    form: 'full',
    channels: ['web', 'app'],
    territories: { exclude: ['US'] },
  };
}

async function fileOf(name: string, content: string | Promise<string>): Promise<string> {
  const path = join(folder.path, name);
  writeFileSync(path, await content);
  return path;
}

const verify = (file: string, ...more: string[]) =>
  command(['verify', file, '--server', origin, ...more], { TEARSHEET_TOKEN: 'desk-secret' });

describe('a receipt in a file', () => {
  test('is reported as genuine with its terms, and the token is not sent', async () => {
    const { code, stdout, stderr } = await verify(await fileOf('receipt', signReceipt(KEY, claims())));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'The receipt is verified.',
      'signature\tgenuine',
      'partner\tHarbour Gazette (harbour-gazette)',
      'article\teastern-lock, version 3: current',
      'delivered\t2026-01-01T00:00:00.000Z',
      'agreement\tHG-7 (main, version 2)',
      'form\tfull',
      'channels\tweb, app',
      'territories\teverywhere, without US',
      'until\tas long as it is licensed',
      'text\tnot-compared',
      'notice\tnot-compared',
      'The signature is genuine.',
      '',
    ]);
    expect(asked.map(({ url, authorization }) => [url, authorization]).sort()).toEqual([
      ['/.well-known/jwks.json', undefined],
      ['/verify', undefined],
    ]);
  });

  test('is sent to the server with the text to compare, and a different text fails', async () => {
    found = { ...found, text: 'different', notice: 'present' };
    const receipt = await signReceipt(KEY, claims());
    const page = await fileOf('page.html', '<p>Something else.</p>');
    const { code, stdout } = await verify(await fileOf('receipt', `${receipt}\n`), '--text', page);
    expect(code).toBe(1);
    expect(stdout).toContain('The receipt is genuine, but the text is not the licensed one with its notice.\n');
    const body = asked.find(({ url }) => url === '/verify')?.body ?? '';
    expect(JSON.parse(body)).toEqual({ receipt, text: '<p>Something else.</p>' });
  });

  test.each([
    ['a missing notice', { text: 'licensed', notice: 'missing' }, 1],
    ['a text that is the licensed one', { text: 'licensed', notice: 'present' }, 0],
    ['an article that was withdrawn, which the receipt outlives', { article: 'withdrawn' }, 0],
    ['a server that finds it no receipt', { valid: false, reason: 'signature', says: ['The signature does not fit.'] }, 1],
  ])('ends with the right code: %s', async (_what, answer, wanted) => {
    found = { ...found, ...answer };
    expect((await verify(await fileOf('receipt', signReceipt(KEY, claims())))).code).toBe(wanted);
  });

  test('that is not signed by a published key fails, whatever the server answers', async () => {
    const other = newReceiptKey() as SigningKey;
    const { code, stdout, stderr } = await verify(await fileOf('receipt', signReceipt({ ...other, kid: KEY.kid }, claims())));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^The receipt is not genuine\.\nsignature\tnot genuine\n/);
    expect(stderr).toContain('do not agree about the signature');
  });

  test('of another service is reported as such', async () => {
    const elsewhere = { ...claims(), iss: 'https://feeds.elsewhere.example' };
    found = { ...found, claims: elsewhere };
    const { stderr } = await verify(await fileOf('receipt', signReceipt(KEY, elsewhere)));
    expect(stderr).toContain('issuer is https://feeds.elsewhere.example');
  });

  test('is one JSON document for a program', async () => {
    const { code, stdout } = await verify(await fileOf('receipt', signReceipt(KEY, claims())), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, signature: 'genuine', answer: { article: 'current' } });
  });

  test('that does not exist is reported before any request', async () => {
    const { code, stderr } = await verify(join(folder.path, 'none'));
    expect([code, asked.length]).toEqual([1, 0]);
    expect(stderr).toContain('cannot be read');
  });
});

describe('a key for receipts', () => {
  const listOf = async (...args: string[]): Promise<ReceiptKey[]> => {
    const { code, stdout } = await command(['receipt-key', 'new', ...args]);
    expect(code).toBe(0);
    return parseReceiptKeys(stdout) ?? [];
  };

  test('is a list with a fresh key that signs, each time another', async () => {
    const [one, other] = [await listOf(), await listOf()];
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(signingKeyOf(one)?.x).not.toBe(signingKeyOf(other)?.x);
    const receipt = await signReceipt(signingKeyOf(one) as SigningKey, claims());
    published = one;
    expect((await verify(await fileOf('receipt', receipt))).code).toBe(0);
  });

  const { d: _private, ...retired } = KEY;

  test.each([
    ['the secret', JSON.stringify([KEY])],
    ['the secret in base64url', Buffer.from(JSON.stringify([KEY])).toString('base64url')],
    ['what the service publishes', JSON.stringify(keySetOf([KEY]))],
  ])('is put before the existing keys of %s, which lose their private parts', async (_what, content) => {
    const [first, ...rest] = await listOf('--rotate', await fileOf('keys', content));
    expect(first?.d).toMatch(/^[\w-]{43}$/);
    expect(rest).toEqual([retired]);
  });

  test.each(['', '{}', '[]', '{"keys":[]}', 'nothing'])(
    'is not added where the existing value is not a list of keys: %s',
    async (content) => {
      const { code, stdout, stderr } = await command(['receipt-key', 'new', '--rotate', await fileOf('keys', content)]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('contains no keys for receipts');
    },
  );
});
