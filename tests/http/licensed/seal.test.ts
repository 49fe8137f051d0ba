// Seals on cursors and pages: they open for whom and for what they were made, under a pepper that is known, and not otherwise.
import { expect, test } from 'vitest';
import type { Pepper } from '../../../src/domain/publisher/secrets.ts';
import { Isolate } from '../../../src/http/isolate/isolate.ts';
import { peppersOf } from '../../../src/http/isolate/peppers.ts';
import { openCursor } from '../../../src/http/licensed/cursors/cursor.ts';
import { seal, sealRepeatably, unseal } from '../../../src/http/licensed/cursors/seal.ts';

const OLD: Pepper = { id: 'p1', secret: 'the first pepper of these tests' };
const NEW: Pepper = { id: 'p2', secret: 'the second pepper of these tests' };
const ring = (peppers: Pepper[]) => ({ peppers, keys: new WeakMap() });
const TEXT = '{"seq":17,"mark":"main/1/good"}';

test.each([seal, sealRepeatably])('text is opened as it was sealed, whatever signs stand in it (%o)', async (sealing) => {
  for (const text of ['', TEXT, 'Łódź 🗞️', 'x'.repeat(2_000)]) {
    expect(await unseal(await sealing(text, { pepper: NEW, bound: 'a', keys: new WeakMap() }), ring([NEW]), 'a')).toBe(text);
  }
});

test('sealed afresh it is another text each time; sealed for a body it is the same, and no other has its beginning', async () => {
  const [fresh, again] = [
    await seal(TEXT, { pepper: NEW, bound: 'a', keys: new WeakMap() }),
    await seal(TEXT, { pepper: NEW, bound: 'a', keys: new WeakMap() }),
  ];
  expect(fresh).not.toBe(again);
  const fixed = (text: string, bound: string) => sealRepeatably(text, { pepper: NEW, bound, keys: new WeakMap() });
  expect(await fixed(TEXT, 'a')).toBe(await fixed(TEXT, 'a'));
  const beginnings = [await fixed(TEXT, 'a'), await fixed(TEXT, 'b'), await fixed(`${TEXT} `, 'a')].map((sealed) => sealed.slice(0, 16));
  expect(new Set(beginnings).size).toBe(3);
});

test('it opens only for its own partner and purpose', async () => {
  const sealed = await seal(TEXT, { pepper: NEW, bound: 'changes\ngazette\nlive', keys: new WeakMap() });
  for (const bound of ['changes\ntide-table\nlive', 'changes\ngazette\ntest', 'page\ngazette\nlive', '']) {
    expect([bound, await unseal(sealed, ring([NEW]), bound)]).toEqual([bound, undefined]);
  }
});

test('it opens as long as its pepper is in the list, at any place, and not under another pepper of the same id', async () => {
  const sealed = await seal(TEXT, { pepper: OLD, bound: 'a', keys: new WeakMap() });
  expect(await unseal(sealed, ring([NEW, OLD]), 'a')).toBe(TEXT);
  expect(await unseal(sealed, ring([NEW]), 'a')).toBeUndefined();
  expect(await unseal(sealed, ring([{ id: OLD.id, secret: NEW.secret }]), 'a')).toBeUndefined();
  expect(await unseal(sealed.replace('p1.', 'p2.'), ring([NEW, OLD]), 'a')).toBeUndefined();
});

test('no bit of it may change', async () => {
  const sealed = await seal(TEXT, { pepper: NEW, bound: 'a', keys: new WeakMap() });
  const bytes = Uint8Array.from(atob(sealed.slice(3).replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  for (let at = 0; at < bytes.length; at++) {
    const bad = Uint8Array.from(bytes);
    bad[at] = (bad[at] ?? 0) ^ 1;
    const text = btoa(String.fromCharCode(...bad))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
    expect([at, await unseal(`p2.${text}`, ring([NEW]), 'a')]).toEqual([at, undefined]);
  }
});

test('it has one spelling: no padding, no other alphabet, no unused bits', async () => {
  const sealed = await seal(TEXT, { pepper: NEW, bound: 'a', keys: new WeakMap() });
  // Otherwise no bits of its last character are unused.
  expect((sealed.length - 'p2.'.length) % 4).toBe(3);
  const last = sealed.at(-1) ?? '';
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const spellings = [`${sealed}=`, `${sealed}==`, sealed.slice(0, -1) + letters[letters.indexOf(last) ^ 1]];
  expect(await unseal(sealed, ring([NEW]), 'a')).toBe(TEXT);
  for (const text of spellings) expect([text, await unseal(text, ring([NEW]), 'a')]).toEqual([text, undefined]);
});

test.each(['', 'p2', 'p2.', 'p2.A', 'p2.AAAA', '.AAAA', 'p2.====', `p2.${'A'.repeat(5_000)}`, 'p2.AAAA.AAAA'])(
  '"%s" opens nothing',
  async (text) => {
    expect(await unseal(text, ring([NEW]), 'a')).toBeUndefined();
  },
);

async function openSealed(place: object) {
  const isolate = new Isolate();
  const host = { isolate, KEY_PEPPERS: `p2:${'x'.repeat(32)}` };
  const [pepper = NEW] = peppersOf(host);
  const bound = 'changes\ngazette\nlive';
  const sealed = await seal(JSON.stringify(place), { pepper, bound, keys: isolate.sealKeys });
  return openCursor(sealed, { partner: 'gazette', mode: 'live' }, host, 2_000);
}

const PLACE = { epoch: 'e', from: { seq: 17, ms: 0 }, issuedMs: 1_000 };

test('a cursor of an earlier program, which called the licence tag a mark, is opened as it was meant', async () => {
  expect(await openSealed({ ...PLACE, mark: 'main/1/good' })).toEqual({ cursor: { ...PLACE, licenceTag: 'main/1/good' } });
});

test.each([{}, { ...PLACE, from: 17 }, { ...PLACE, from: { seq: '17', ms: 0 } }, { ...PLACE, to: null }, { ...PLACE, issuedMs: 'now' }])(
  'a cursor of a program that sealed other fields cannot be read: %o',
  async (place) => {
    expect(await openSealed(place)).toEqual({ reason: 'unreadable' });
  },
);
