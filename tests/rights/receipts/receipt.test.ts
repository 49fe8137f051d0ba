// What a receipt proves, and every way in which something else could pass for one.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  areVerifiable,
  keySetOf,
  objectionToReceiptKeys,
  parseReceiptKeys,
  type ReceiptKey,
  type SigningKey,
  signingKeyOf,
} from '../../../src/rights/receipts/keys.ts';
import { type ReceiptClaims, signReceipt, verifyReceipt } from '../../../src/rights/receipts/receipt.ts';

function newKey(kid: string): SigningKey {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', kid, x, d };
}

const KEY = newKey('spring');
const OTHER = newKey('summer');
const KEYS = keySetOf([KEY]);

const CLAIMS: ReceiptClaims = {
  iss: 'https://feeds.tarn-herald.example',
  sub: 'harbour-gazette',
  jti: 'main.2.ferry-returns.3.full',
  iat: 1_767_225_600,
  partner: 'Harbour Gazette',
  agreement: {
    id: 'main',
    version: 2,
    sha256: 'a'.repeat(64),
    reference: 'HG-7',
    url: 'https://feeds.tarn-herald.example/v1/agreements/main/versions/2',
  },
  article: { key: 'ferry-returns', uri: 'tag:tarn-herald.example,2026:ferry-returns', version: 3, headline: 'Ferry returns – at last' },
  text_sha256: 'b'.repeat(64),
  notice_sha256: 'c'.repeat(64),
  form: 'full',
  channels: ['web', 'app'],
  territories: { include: ['GB', 'IE'] },
  until: '2027-01-01T00:00:00.000Z',
};

const b64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The same bytes, for a reader that ignores the bits which its last character does not need. A text without such bits gets some. */
function otherUnusedBits(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  if (text.length % 4 === 0) return `${text}AB`;
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1) ?? '') ^ 1];
}

/** Any header over any payload, signed as `how` does it. */
function forged(header: Record<string, unknown>, payload: unknown, how: (input: string) => Buffer): string {
  const input = `${b64(header)}.${b64(payload)}`;
  return `${input}.${how(input).toString('base64url')}`;
}

const HEADER = { alg: 'Ed25519', kid: 'spring', typ: 'licence-receipt+jwt' };
const signedBy = (key: SigningKey) => (input: string) => sign(null, Buffer.from(input), { key: { ...key }, format: 'jwk' });

async function reasonOf(jws: string, keys = KEYS): Promise<string> {
  const verified = await verifyReceipt(jws, keys);
  return verified.ok ? 'ok' : verified.reason;
}

describe('a receipt', () => {
  it('has the claims that were signed', async () => {
    expect(await verifyReceipt(await signReceipt(KEY, CLAIMS), KEYS)).toEqual({ ok: true, claims: CLAIMS });
  });

  it('names its algorithm as RFC 9864 does, its key and its kind', async () => {
    const [header = ''] = (await signReceipt(KEY, CLAIMS)).split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual(HEADER);
  });

  it('has the same bytes each time it is signed, whatever the order of its claims', async () => {
    const turned = Object.fromEntries(Object.entries(CLAIMS).reverse()) as ReceiptClaims;
    expect(await signReceipt(KEY, turned)).toBe(await signReceipt(KEY, CLAIMS));
  });

  it('is valid years later', async () => {
    const old = { ...CLAIMS, iat: 0, until: '1999-01-01T00:00:00.000Z' };
    expect(await reasonOf(await signReceipt(KEY, old))).toBe('ok');
  });

  it('is valid with claims that a later version has added', async () => {
    const verified = await verifyReceipt(await signReceipt(KEY, { ...CLAIMS, ...{ merkle: 'root' } }), KEYS);
    expect(verified).toEqual({ ok: true, claims: CLAIMS });
  });

  it('signed by an older library, which says EdDSA, is a receipt', async () => {
    expect(await reasonOf(forged({ ...HEADER, alg: 'EdDSA' }, CLAIMS, signedBy(KEY)))).toBe('ok');
  });
});

describe('a text that is not a receipt', () => {
  it('a receipt with changed claims', async () => {
    const [header, , signature] = (await signReceipt(KEY, CLAIMS)).split('.');
    expect(await reasonOf([header, b64({ ...CLAIMS, form: 'excerpt' }), signature].join('.'))).toBe('signature');
  });

  it('a receipt signed with another key under the id of our key', async () => {
    expect(await reasonOf(forged(HEADER, CLAIMS, signedBy(OTHER)))).toBe('signature');
    expect(await reasonOf(forged(HEADER, CLAIMS, signedBy(KEY)))).toBe('ok');
  });

  it.each([
    ['no signature at all', { alg: 'none' }, () => Buffer.alloc(0)],
    ['no signature, in other letters', { alg: 'NONE' }, () => Buffer.alloc(0)],
    ['a password made of our public key', { alg: 'HS256' }, (input: string) => createHmac('sha256', KEY.x).update(input).digest()],
    [
      'a password made of its bytes',
      { alg: 'HS256' },
      (input: string) => createHmac('sha256', Buffer.from(KEY.x, 'base64url')).update(input).digest(),
    ],
    ['a genuine signature under another name', { alg: 'ES256' }, signedBy(KEY)],
    ['an extension that must be understood', { crit: ['x'], x: true }, signedBy(KEY)],
    ['a key that it brings itself', { kid: undefined, jwk: { kty: 'OKP', crv: 'Ed25519', x: OTHER.x } }, signedBy(OTHER)],
  ])('one with %s', async (_what, header, how) => {
    const { ok } = await verifyReceipt(forged({ ...HEADER, ...header }, CLAIMS, how), KEYS);
    expect(ok).toBe(false);
  });

  it.each([
    ['a token of another kind under our key', { typ: 'JWT' }, CLAIMS],
    ['a token without a kind', { typ: undefined }, CLAIMS],
    ['a receipt without an article', {}, { ...CLAIMS, article: undefined }],
    ['a receipt of a form that is none', {}, { ...CLAIMS, form: 'everything' }],
    ['something that is no JSON', {}, '{'],
  ])('%s', async (_what, header, payload) => {
    expect(await reasonOf(forged({ ...HEADER, ...header }, payload, signedBy(KEY)))).toBe('malformed');
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c', '{}', 'https://feeds.tarn-herald.example/receipt', '.'.repeat(5_000)])('%s', async (text) => {
    expect(await reasonOf(text)).toBe('malformed');
  });

  describe('the same statement in another spelling of base64url', () => {
    const respelt: [string, (part: string) => string][] = [
      ['with padding', (part) => part.padEnd(Math.ceil((part.length + 1) / 4) * 4, '=')],
      ['with other unused bits', (part) => otherUnusedBits(part)],
      ['in the alphabet of base64', (part) => part.replaceAll('-', '+').replaceAll('_', '/').replace(/^\w/, '+')],
      ['with a line break', (part) => `${part}\n`],
    ];

    it.each(respelt)('%s, in any of its parts', async (_how, spell) => {
      const parts = (await signReceipt(KEY, CLAIMS)).split('.');
      for (const [index, part] of parts.entries()) {
        expect(spell(part)).not.toBe(part);
        expect([index, await reasonOf(parts.with(index, spell(part)).join('.'))]).toEqual([index, 'malformed']);
      }
    });

    it('under a signature that was made over that spelling', async () => {
      const [header, payload] = [b64(HEADER), b64(CLAIMS)].map((part) => `${part}==`);
      const input = `${header}.${payload}`;
      expect(await reasonOf(`${input}.${signedBy(KEY)(input).toString('base64url')}`)).toBe('malformed');
    });
  });

  it('a receipt from the sandbox, whatever its claims', async () => {
    expect(await reasonOf(await signReceipt(KEY, CLAIMS, 'sandbox'))).toBe('sandbox');
  });
});

describe('keys', () => {
  it('still verify their receipts after a rotation, and do not after they were removed', async () => {
    const old = await signReceipt(KEY, CLAIMS);
    const { d: _private, ...retired } = KEY;
    expect(await reasonOf(old, keySetOf([OTHER, KEY]))).toBe('ok');
    expect(await reasonOf(old, keySetOf([OTHER, retired]))).toBe('ok');
    expect(await reasonOf(old, keySetOf([OTHER]))).toBe('unknown-key');
    expect(await reasonOf(old, { keys: [] })).toBe('unknown-key');
  });

  it('are published without their private parts', () => {
    const published = JSON.stringify(keySetOf([KEY, OTHER]));
    expect(JSON.parse(published)).toEqual({
      keys: [KEY, OTHER].map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', kid, x, alg: 'Ed25519', use: 'sig' })),
    });
    for (const { d } of [KEY, OTHER]) expect(published).not.toContain(d);
  });

  it('sign with the first, and not with a retired one', () => {
    const { d: _private, ...retired } = KEY;
    expect(signingKeyOf([OTHER, KEY])).toEqual(OTHER);
    expect(signingKeyOf([retired, OTHER])).toBeUndefined();
  });

  it('are read as JSON and as the base64url of it', () => {
    const list = JSON.stringify([KEY, OTHER]);
    expect(parseReceiptKeys(list)).toEqual([KEY, OTHER]);
    expect(parseReceiptKeys(b64(list))).toEqual([KEY, OTHER]);
    expect(parseReceiptKeys(` ${list}\n`)).toEqual([KEY, OTHER]);
  });

  const broken: [string, unknown][] = [
    ['nothing', ''],
    ['an empty list', []],
    ['a key outside a list', KEY],
    ['a key without a name', [{ ...KEY, kid: undefined }]],
    ['two keys of one name', [KEY, { ...OTHER, kid: KEY.kid }]],
    ['a key that is too short', [{ ...KEY, x: KEY.x.slice(1) } satisfies ReceiptKey]],
    ['a key in another spelling', [{ ...KEY, x: otherUnusedBits(KEY.x) } satisfies ReceiptKey]],
    ['a private part in another spelling', [{ ...KEY, d: otherUnusedBits(KEY.d) } satisfies ReceiptKey]],
    ['a key of another curve', [{ ...KEY, crv: 'X25519' }]],
    ['a good key and a bad one', [KEY, { kty: 'RSA', kid: 'old' }]],
    ['text that is neither', 'c3ByaW5n~'],
    ['base64url of no JSON', b64('spring')],
  ];

  const { d: _private, ...retired } = KEY;
  const octets = (value: number) => Buffer.alloc(32, value).toString('base64url');
  const unlike: [string, ReceiptKey[]][] = [
    ['the private part of one key and the public part of another', [{ ...KEY, d: OTHER.d }]],
    ['such a key behind one that fits', [OTHER, { ...KEY, d: OTHER.d }]],
    ['such a key behind a retired one', [retired, { ...OTHER, x: KEY.x }]],
    ['a public part that is no point of the curve', [{ ...KEY, x: octets(2) }]],
    ['a public part of zeros', [{ ...KEY, x: octets(0) }]],
  ];

  it.each(unlike)('cannot be used if the secret has %s', async (_what, keys) => {
    expect(parseReceiptKeys(JSON.stringify(keys))).toEqual(keys);
    expect(await areVerifiable(keys)).toBe(false);
    expect(await objectionToReceiptKeys(JSON.stringify(keys))).toContain('does not belong');
  });

  it('can be used if every private part belongs to its public part, and if some keys are retired', async () => {
    expect(await objectionToReceiptKeys(JSON.stringify([KEY, OTHER]))).toBeUndefined();
    expect(await objectionToReceiptKeys(JSON.stringify([OTHER, retired]))).toBeUndefined();
    expect(await areVerifiable([retired])).toBe(true);
  });

  it.each(broken)('are all refused if the secret has %s', (_what, secret) => {
    expect(parseReceiptKeys(typeof secret === 'string' ? secret : JSON.stringify(secret))).toBeUndefined();
  });
});
