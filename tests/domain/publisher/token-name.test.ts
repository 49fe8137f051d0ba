// What a desk token may be called, and which names a reader of the audit trail could take for each other.
import { describe, expect, it } from 'vitest';
import { looksLikeKey, nameShape, objectionToTokenName } from '../../../src/domain/publisher/token-name.ts';
import { loggablePath, withoutSecrets } from '../../../src/http/responses/redact.ts';

describe('a name', () => {
  it.each([
    'Ada Brink',
    'night-desk',
    'Arts desk',
    'Sports Desk (web)',
    'Arts live',
    'Studio 75 Live',
    'Boots',
    'Clockwise',
    'Keyboard',
    'Partners',
    'The partner desk',
    'Ночная смена',
    '夜勤',
    '!!!',
    'José Núñez (web) №2',
    'राम',
  ])('may be "%s"', (name) => {
    expect(objectionToTokenName(name)).toBeUndefined();
  });

  it.each([
    'ts_live_p1_harbour-gazette',
    'TS_LIVE_P1',
    'ts-test-p1',
    'ts feed',
    'tslive',
    't s _ l i v e',
    'old ts_live_p1 key',
    '(ts_feed_p1)',
    'ts.live.p1',
    'тs_live_p1',
    'ｔｓ＿ｌｉｖｅ＿ｐ１',
    't5_l1ve_p1',
    'ts_Iive_p1',
    'tş_lïve_p1',
    'ts\u200b_li\u00adve_p1',
    'ts\u02cdlive\u02cdp1',
    'tsd_p1_Ab12',
    'TSD desk',
    'artsd_x',
    'xts_live_x',
  ])('must not be "%s", which looks like a key or a token', (name) => {
    expect(objectionToTokenName(name)).toBe('must not look like a key or a token');
  });

  it('that the log would redact, in upper or lower case, is refused', () => {
    for (const secret of ['tsd_a', 'ts_live_a', 'ts_test_a', 'ts_feed_a']) {
      for (const name of [secret, `a${secret}`, `9${secret}`, `"${secret}`]) {
        expect(withoutSecrets(name)).not.toBe(name);
        for (const written of [name, name.toUpperCase()]) expect([written, looksLikeKey(written)]).toEqual([written, true]);
      }
    }
    expect(loggablePath('/desk/tokens/Arts desk')).toBe('/desk/tokens/Arts desk');
  });

  it.each(['bootstrap', 'Bootstrap', 'boot-strap', 'Вооtstrap', 'b00tstrap', 'clock', 'CLOCK', 'c1ock', 'quota', ' Quota '])(
    'must not be "%s", which stands in the audit trail for what no token did',
    (name) => {
      expect(objectionToTokenName(name)).toBe('is a word that the audit trail uses for another actor');
    },
  );

  it.each([
    'key 0a1b2c3d4e5f',
    'Key: 0a1b2c3d4e5f',
    'key0a1b2c3d4e5f',
    'кеу 0a1b',
    'k e y 0a1b',
    'K.e-y 0a1b',
    'ke y 0a1b',
    'p a r t n e r x',
    'partner harbour-gazette',
    'PARTNER lake-post',
    'partner7',
  ])('must not be "%s", as partners and their keys are named there', (name) => {
    expect(objectionToTokenName(name)).toMatch(/^must not begin with the word "(?:key|partner)"/);
  });

  it.each([
    ['PARTΝER gazette', /script|partner/],
    ['KEΥ 0a1b2c3d4e5f', /script|key/],
    ['ꓐootstrap', /script/],
    ['ts_ꓡive_p1_gazette_x', /script/],
    ['Pauӏ', /script/],
    ['Νight desk', /script/],
    ['\u202eksed thgin\u202c', /U\+202E/],
    ['Night\u200b desk', /U\+200B/],
    ['🗞️', /U\+/],
    ['Night  desk', /space/],
  ])('must not be "%s", in which another is hidden', (name, objection) => {
    expect(objectionToTokenName(name)).toMatch(objection);
  });
});

describe('two names', () => {
  it.each([
    ['Night desk', 'NIGHT DESK'],
    ['Night desk', 'night-desk'],
    ['Night desk', ' Night\u00a0desk. '],
    ['Night desk', 'Ni\u200bght desk'],
    ['Night desk', 'Ｎｉｇｈｔ ｄｅｓｋ'],
    ['Ada Brink', 'Аdа Brіnk'],
    ['José', 'Jose'],
    ['José', 'Jose\u0301'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['İstanbul', 'Istanbul'],
    ['Desk ①', 'Desk 1'],
    ['Desk I', 'Desk L'],
    ['AI import', 'Al import'],
    ['AI import', 'A1 import'],
    ['Paul', 'Pauӏ'],
    ['Michal', 'Michał'],
    ['NOTE', 'ΝΟΤΕ'],
    ['ΝΟΤΑ', 'νοτα'],
    ['Night desk', 'Νight desk'],
    ['Дед', 'ДЕД'],
    ['cop', 'сор'],
    ['二班', 'ニ班'],
    ['力士', 'カ士'],
    ['口', 'ロ'],
    ['工場', 'エ場'],
    ['一', 'ー'],
    ['へ', 'ヘ'],
    ['べ', 'ベ'],
    ['夕刊', 'タ刊'],
    ['八', 'ハ'],
    ['ハ', 'ﾊ'],
    ['تحریر', 'تحرير'],
    ['مکتب', 'مكتب'],
    ['Night desk', 'NightDesk'],
    ['Night desk', 'N i g h t desk'],
    ['Desk 12', 'Desk 1 2'],
    ['Desk cl', 'Desk d'],
    ['DESK CL', 'Desk cl'],
    ['Desk c\u200bl', 'Desk d'],
  ])('"%s" and "%s" could be taken for each other', (one, other) => {
    expect(nameShape(one)).toBe(nameShape(other));
  });

  it.each([
    ['Desk 1', 'Desk 2'],
    ['Desk 4', 'Desk A'],
    ['Night desk', 'Night desk 2'],
    ['राम', 'रम'],
    ['!!!', '???'],
    ['🗞️', '📰'],
    ['夜勤', '日勤'],
    ['二班', '三班'],
    ['カ', 'ガ'],
    ['Alicia', 'Alida'],
  ])('"%s" and "%s" could not', (one, other) => {
    expect(nameShape(one)).not.toBe(nameShape(other));
  });
});
