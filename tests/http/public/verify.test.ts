// POST /verify: anybody may ask what a receipt proves, and nobody learns more by it than the receipt says.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { signReceipt } from '../../../src/rights/receipts/receipt.ts';
import { catalogue, muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { licensedHtml, PARTNER } from '../../support/worker/delivery.ts';
import { changeState, correct, publish, replace, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';
import { answerTo, ask, BODY, claimsOf, deliveredReceipt, findings, signing } from '../../support/worker/verification.ts';

let receipt: string;

isolateTests();
beforeEach(async () => {
  receipt = await deliveredReceipt();
});

describe('a genuine receipt', () => {
  test('is reported as genuine, in plain sentences and with its claims', async () => {
    expect(await answerTo({ receipt })).toEqual({
      valid: true,
      says: [
        'The signature is genuine: Harbour “Gazette” <Group> received version 1 of “Pilots return to the eastern lock” (eastern-lock) on 2040-03-01T12:00:00.000Z in the form "full", under version 1 of agreement HG-2040-7.',
        'The article has not changed since it was delivered.',
      ],
      claims: expect.objectContaining({ sub: PARTNER, jti: 'main.1.eastern-lock.1.full' }),
      article: 'current',
      text: 'not-compared',
      notice: 'not-compared',
    });
  });

  test.each(['\n', ' ', '\t', '\uFEFF', '\u00A0', '\u2028', '\u0000'])('is malformed with %j around it', async (sign) => {
    for (const around of [`${receipt}${sign}`, `${sign}${receipt}`])
      expect(await answerTo({ receipt: around })).toMatchObject({ valid: false, reason: 'malformed' });
  });

  test('is answered with what became of the article since', async () => {
    const article = async () => (await findings(receipt))[0];
    await changeState('eastern-lock', 'hold');
    expect(await article()).toBe('unknown');
    await changeState('eastern-lock', 'release');
    expect(await article()).toBe('current');
    await replace('eastern-lock', { bodyHtml: BODY.replace('nine', 'ten') });
    expect(await article()).toBe('updated-since');
    await correct('eastern-lock', 'It was ten years.');
    expect(await article()).toBe('corrected-since');
    await withdraw('eastern-lock');
    expect(await article()).toBe('withdrawn');
  });

  test.each<[string, Partial<DraftInput>]>([
    ['headline', { headline: 'Pilots are back at the eastern lock' }],
    ['standfirst', { standfirst: 'After ten days of talks the harbour moves again.' }],
    ['body', { bodyHtml: BODY.replace('nine', 'ten') }],
  ])('says that the article was updated when only the %s was changed', async (_part, change) => {
    await replace('eastern-lock', { bodyHtml: BODY, sections: ['weather'] });
    expect((await findings(receipt))[0]).toBe('current');
    await replace('eastern-lock', { bodyHtml: BODY, ...change });
    expect((await findings(receipt))[0]).toBe('updated-since');
  });

  test('is answered with the expiry of the article', async () => {
    await replace('eastern-lock', { bodyHtml: BODY, expires: fromNow(HOUR_MS) });
    expect((await findings(receipt))[0]).toBe('current');
    advanceClock(HOUR_MS);
    expect((await findings(receipt))[0]).toBe('expired');
  });

  test('proves years later what it proved then, under a key that was rotated, and nothing under one that was taken out', async () => {
    muteLog();
    advanceClock(3_000 * DAY_MS);
    const { d: _private, ...retired } = signing();
    const next = { kty: 'OKP', crv: 'Ed25519', kid: 'next', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    Object.assign(env, { RECEIPT_KEYS: JSON.stringify([next, retired]) });
    expect((await findings(receipt))[0]).toBe('current');
    Object.assign(env, { RECEIPT_KEYS: JSON.stringify([next]) });
    expect(await findings(receipt)).toEqual(['unknown-key']);
  });
});

describe('what may not be told', () => {
  /** A genuine receipt of an article with this slug, whatever the Catalogue knows of it. */
  async function receiptFor(key: string): Promise<string> {
    const made = await claimsOf(receipt);
    const uri = made.article.uri.replace('eastern-lock', key);
    return signReceipt(signing(), { ...made, article: { ...made.article, key, uri } });
  }

  async function bytesFor(asked: string, text?: string): Promise<string> {
    return (await ask({ receipt: asked, text })).text();
  }

  test('an article under embargo, one held and one that never was are answered alike, to the byte', async () => {
    const asked = await receiptFor('secret-report');
    const text = await licensedHtml();
    const answers = async () => [await bytesFor(asked), await bytesFor(asked, text)];
    const never = await answers();
    expect(never.map((answer) => JSON.parse(answer).article)).toEqual(['unknown', 'unknown']);
    await publish('secret-report', { bodyHtml: BODY, embargoedUntil: fromNow(HOUR_MS) });
    expect((await catalogue().article('secret-report'))?.article.uri).toContain('secret-report');
    expect(await answers()).toEqual(never);
    await withdraw('secret-report');
    expect(await answers()).toEqual(never);
    await changeState('secret-report', 'reinstatement');
    advanceClock(HOUR_MS);
    await replace('secret-report', { bodyHtml: BODY });
    await changeState('secret-report', 'hold');
    expect(await answers()).toEqual(never);
    await changeState('secret-report', 'release');
    expect(await answers()).not.toEqual(never);
  });

  test('nothing is disclosed of another article under the same slug', async () => {
    const made = await claimsOf(receipt);
    const other = await signReceipt(signing(), { ...made, article: { ...made.article, uri: 'tag:elsewhere.example,2031:x' } });
    expect(await answerTo({ receipt: other, text: await licensedHtml() })).toMatchObject({ article: 'unknown', text: 'not-compared' });
  });
});

describe('what is no receipt', () => {
  test.each([
    ['changed', 'signature', () => changed({ form: 'summary' })],
    ['of another partner', 'signature', () => changed({ sub: 'other' })],
    ['without a signature', 'malformed', () => `${btoa('{"alg":"none"}').replaceAll('=', '')}.${receipt.split('.')[1]}.`],
    ['a word', 'malformed', () => 'receipt'],
    ['nothing', 'malformed', () => ''],
  ])('one that is %s is refused without I/O', async (_what, reason, make) => {
    const asked = [
      vi.spyOn(env.CATALOGUE, 'getByName'),
      vi.spyOn(env.PARTNER, 'getByName'),
      vi.spyOn(env.REPLICA, 'get'),
      vi.spyOn(env.FAILED_TOKENS, 'limit'),
    ];
    const answer = await answerTo({ receipt: make(), text: 'x' });
    expect(answer).toEqual({ valid: false, reason, says: [expect.stringMatching(/^[A-Z].*\.$/)] });
    expect(asked.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0]);
  });

  function changed(changes: Record<string, unknown>): string {
    const [header, payload = '', signature] = receipt.split('.');
    const before = new TextDecoder().decode(
      Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
    );
    const bytes = new TextEncoder().encode(canonicalJson({ ...JSON.parse(before), ...changes }));
    const after = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    return [header, after, signature].join('.');
  }
});

describe('the address', () => {
  test('fetches nothing, whatever stands in the text', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    expect(await findings(receipt, 'https://www.quay-courier.example/harbour/eastern-lock')).toEqual(['current', 'different', 'missing']);
    expect(fetched).not.toHaveBeenCalled();
  });

  test.each([
    ['a text above its limit', () => ({ receipt, text: 'x'.repeat(256 * 1024 + 1) }), 413, 'too-large'],
    ['a text above its limit in bytes', () => ({ receipt, text: 'é'.repeat(128 * 1024 + 1) }), 413, 'too-large'],
    ['a receipt above its limit', () => ({ receipt: 'x'.repeat(16 * 1024 + 1) }), 413, 'too-large'],
    ['far too much', () => `{"receipt":"","text":"${'x'.repeat(900_000)}"}`, 413, 'too-large'],
    ['a place to look', () => ({ receipt, url: 'https://gazette.example/' }), 422, 'invalid-content'],
    ['no receipt', () => ({ text: 'x' }), 422, 'invalid-content'],
    ['no JSON', () => '{', 400, 'bad-request'],
  ])('refuses %s', async (_what, body, status, type) => {
    const answer = await ask(body());
    expect([answer.status, (await answer.json<{ type: string }>()).type]).toEqual([status, `/problems/${type}`]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('takes a text of exactly its limit, however JSON spells it', async () => {
    const body = JSON.stringify({ receipt, text: 'é'.repeat(128 * 1024) }).replaceAll('é', '\\u00e9');
    expect(await answerTo(body)).toMatchObject({ valid: true, text: 'different' });
  });

  test('reads a page of the worst kind in time that grows with its length', async () => {
    const begun = performance.now();
    for (const part of ['<figure>', '<a><', '<b>', '- ', '\u00AD'])
      expect(
        await answerTo({ receipt, text: part.repeat(Math.floor((250 * 1024) / new TextEncoder().encode(part).byteLength)) }),
      ).toMatchObject({ valid: true });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('may be asked by a script in any page, and answers POST alone', async () => {
    const preflight = await get('/verify', { origin: 'https://gazette.example', 'access-control-request-method': 'POST' }, 'OPTIONS');
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type');
    const answer = await ask({ receipt });
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual(['*', 'no-store']);
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const refused = await get('/verify', {}, method);
      expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS']);
    }
    expect((await ask({ receipt }, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('is unavailable where there are no keys', async () => {
    muteLog();
    Object.assign(env, { RECEIPT_KEYS: '' });
    expect((await ask({ receipt })).status).toBe(503);
  });
});
