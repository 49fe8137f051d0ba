// The slug that copy gets at its first import, if nothing states one.
import { describe, expect, test } from 'vitest';
import { slugFrom } from '../../../src/import/text/slug.ts';

const ID = 'https://old.example/77';

describe('a headline becomes a slug', () => {
  test.each([
    ['Ferry sails again', 'ferry-sails-again'],
    ['The pilot’s boat is back', 'the-pilots-boat-is-back'],
    ['Käserei schließt für zwei Wochen', 'kaserei-schliesst-fur-zwei-wochen'],
    ['Забастовка в порту продолжается', 'zabastovka-v-portu-prodolzhaetsya'],
    ['Απεργία στο λιμάνι', 'apergia-sto-limani'],
    ['NATO и порт', 'nato-i-port'],
    ['Harbour 港', 'harbour'],
  ])('%s', async (headline, slug) => expect(await slugFrom([headline], ID)).toBe(slug));

  test('it ends after a whole word', async () => {
    const slug = await slugFrom(['Residents of the upper valley wait for the eleventh winter without a railway'], ID);
    expect(slug).toBe('residents-of-the-upper-valley-wait-for-the-eleventh');
  });
});

describe('nothing is guessed of letters that nobody can spell out one by one', () => {
  test.each(['港のストライキ', 'שביתה בנמל', '항구 파업', '港湾スト2026', 'ストライキ A'])('%s', async (headline) =>
    expect(await slugFrom([headline], ID)).toMatch(/^copy-[0-9a-f]{12}$/),
  );

  test('two sources get two slugs, and one source always the same', async () => {
    const [one, again, other] = await Promise.all([slugFrom(['港'], ID), slugFrom(['山'], ID), slugFrom(['港'], `${ID}0`)]);
    expect([one === again, one === other]).toEqual([true, false]);
  });
});

test('a name comes before the headline, unless it says nothing in Latin letters', async () => {
  expect(await slugFrom(['night-bus', 'The bus comes at night'], ID)).toBe('night-bus');
  expect(await slugFrom(['港のストライキ', 'Port strike'], ID)).toBe('port-strike');
  expect(await slugFrom([undefined, '2026-11-20'], ID)).toBe('2026-11-20');
});
