// One spelling for every value: what reads base64url reads no other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url, isBase64url } from '../../../src/domain/values/base64url.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('base64url', () => {
  it('is read back to the bytes it was written from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...(decodeBase64url(text) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('has one last character for each value: those that differ in unused bits only are refused', () => {
    for (const [beginning, unusedBits] of [
      ['AA', 2],
      ['A', 4],
    ] as const) {
      const accepted = [...ALPHABET].filter((last) => isBase64url(beginning + last));
      expect(accepted).toHaveLength(64 >> unusedBits);
      expect(new Set(accepted.map((last) => String(decodeBase64url(beginning + last)))).size).toBe(accepted.length);
    }
  });

  it.each(['A', 'AAAAA', 'AA==', 'AAA=', 'AA+A', 'AA/A', 'AA A', 'AAAA\n', ' AAAA', 'AAÀA', 'AA.A', 'AAAA='])(
    'is not "%s": padding, another alphabet, space or half a byte',
    (text) => {
      expect(isBase64url(text)).toBe(false);
      expect(decodeBase64url(text)).toBeUndefined();
    },
  );
});
