// Receipts at their address, and the keys that stand for them.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256Hex } from '../../../src/domain/values/digest.ts';
import type { KeySet } from '../../../src/rights/receipts/keys.ts';
import { receiptClaimsSchema, verifyReceipt } from '../../../src/rights/receipts/receipt.ts';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, NOON } from '../../support/worker/clock.ts';
import {
  credentialOf,
  deliver,
  fetchReceipt,
  HOUSE_FACTS,
  license,
  newKey,
  PARTNER,
  putAgreement,
  receiptAt,
  receiptOf,
} from '../../support/worker/delivery.ts';
import { callDesk, correct, ORIGIN, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

const RETIRED = { kty: 'OKP', crv: 'Ed25519', kid: 'retired', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

let key: string;

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  key = await license();
});

async function keySet(): Promise<KeySet> {
  return (await get('/.well-known/jwks.json')).json();
}

async function claimsOf(receipt: string) {
  const verified = await verifyReceipt(receipt, await keySet());
  if (!verified.ok) throw new Error(verified.reason);
  return verified.claims;
}

describe('a receipt', () => {
  test('says who took what, when, under which terms, and any library reads it with the published keys', async () => {
    const receipt = await receiptOf(key);
    const { payload, protectedHeader } = await jwtVerify(receipt, createLocalJWKSet((await keySet()) as JSONWebKeySet), {
      issuer: ORIGIN,
      subject: PARTNER,
      typ: 'licence-receipt+jwt',
      currentDate: new Date(NOON),
    });
    expect(protectedHeader).toEqual({ alg: 'Ed25519', kid: 'test-receipts', typ: 'licence-receipt+jwt' });
    expect(receiptClaimsSchema.parse(payload)).toEqual({
      iss: ORIGIN,
      sub: PARTNER,
      jti: 'main.1.eastern-lock.1.full',
      iat: Date.parse(NOON) / 1_000,
      partner: 'Harbour “Gazette” <Group>',
      agreement: {
        id: 'main',
        version: 1,
        sha256: (await env.PARTNER.getByName(PARTNER).agreement('main'))?.sha256,
        reference: 'HG-2040-7',
        url: `${ORIGIN}/v1/agreements/main/versions/1`,
      },
      article: {
        key: 'eastern-lock',
        uri: expect.stringContaining('eastern-lock'),
        version: 1,
        headline: 'Pilots return to the eastern lock',
      },
      text_sha256: await sha256Hex('The first tug left the eastern lock at dawn.'),
      notice_sha256: await sha256Hex(
        'The Quay Courier: https://www.quay-courier.example/harbour/eastern-lock Published by Harbour “Gazette” <Group> under HG-2040-7. © 2040 The Quay Courier. All rights reserved.',
      ),
      form: 'full',
      channels: ['web', 'app'],
      territories: { include: ['GB', 'IE'] },
    });
  });

  test('is the same to the byte after a repeated delivery, hours, new names, another house line, other terms and a withdrawal', async () => {
    const path = await deliver(key);
    const before = await receiptAt(key, path);
    advanceClock(HOUR_MS);
    await deliver(key);
    await env.PARTNER.getByName(PARTNER).setUp(PARTNER, { name: 'The Gazette' }, { actor: { name: 'test' } }, false);
    await putAgreement({ form: 'excerpt', excerptWords: 10 });
    await correct('eastern-lock', 'It was the western lock.', { bodyHtml: '<p>The western lock.</p>' });
    await withdraw('eastern-lock');
    await setUpPublisher({ name: 'The Quay Mail', houseLine: '© {year} The Quay Mail. Ask before you copy.' });
    advanceClock(HOUR_MS);
    expect(await receiptAt(key, path)).toBe(before);
  });

  test('of an excerpt is for the excerpt, and of another version for that version', async () => {
    await putAgreement({ form: 'excerpt', excerptWords: 10 });
    await publish('long-story', { bodyHtml: `<p>${'One two three four five. '.repeat(5)}</p>` });
    const claims = await claimsOf(await receiptOf(key, 'long-story'));
    expect([claims.form, claims.jti]).toEqual(['excerpt', 'main.2.long-story.1.excerpt']);
    expect(claims.text_sha256).toBe(await sha256Hex('One two three four five. One two three four five.…'));
  });

  test('of a version that an older program stored is for the text that was delivered, whatever excerpts and embeds become today', async () => {
    await putAgreement({ form: 'summary' });
    const { standfirst: _none, ...draft } = article();
    const put = await callDesk('PUT', '/desk/articles/old', { body: { ...draft, bodyHtml: '<p>Today.</p>' } });
    expect(put.status).toBe(201);
    const excerpt = 'youtube.com';
    const bodyHtml = '<p><a href="https://www.youtube.com/embed/a">youtube.com</a></p><p>Today.</p>';
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      const at = "(SELECT id FROM article WHERE slug = 'old')";
      sql.exec(`UPDATE version SET json = json_set(json, '$.excerpt', ?) WHERE article = ${at}`, excerpt);
      sql.exec(`UPDATE body SET html = ? WHERE article = ${at}`, bodyHtml);
    });
    newIsolate();
    expect((await claimsOf(await receiptOf(key, 'old'))).text_sha256).toBe(await sha256Hex(excerpt));
    await putAgreement({ form: 'full' });
    expect((await claimsOf(await receiptOf(key, 'old'))).text_sha256).toBe(await sha256Hex('youtube.com Today.'));
  });

  test('of an excerpt that an older program stored has its long word whole, also after a restore, and a new version has it cut', async () => {
    const word = 'x'.repeat(5_000);
    const hashOfOld = await sha256Hex(`${word} one two three four five six seven eight nine…`);
    await putAgreement({ form: 'excerpt', excerptWords: 10 });
    await publish('old', { bodyHtml: `<p>${word} one two three four five six seven eight nine ten.</p>` });
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      sql.exec("UPDATE version SET json = json_remove(json, '$.excerptRules') WHERE article = (SELECT id FROM article WHERE slug = 'old')");
    });
    newIsolate();
    const path = await deliver(key, 'old');
    const before = await receiptAt(key, path);
    expect((await claimsOf(before)).text_sha256).toBe(hashOfOld);
    const file = await exportAll();
    expect(await restore(file)).toMatchObject({ status: 200 });
    newIsolate();
    expect((await claimsOf(await receiptAt(key, path))).text_sha256).toBe(hashOfOld);
    await correct('old', 'It was eleven.');
    expect((await claimsOf(await receiptOf(key, 'old'))).text_sha256).toBe(await sha256Hex(`${'x'.repeat(1_000)}…`));
    expect(await receiptAt(key, path)).toBe(before);
  });

  test('is a 304 for its ETag, is private, and has no CORS header', async () => {
    const path = await deliver(key);
    const first = await fetchReceipt(key, path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('application/jose');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.has('access-control-allow-origin')).toBe(false);
    expect(first.headers.get('ratelimit')).toMatch(/^"requests";r=\d+;t=\d+$/);
    const again = await fetchReceipt(key, path, { 'if-none-match': etag });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await fetchReceipt(key, path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test.each([
    ['of an article that was never delivered', 'main.1.unknown.1.full'],
    ['of another form', 'main.1.eastern-lock.1.summary'],
    ['of another version', 'main.1.eastern-lock.2.full'],
    ['of another agreement', 'other.1.eastern-lock.1.full'],
    ['of no form at all', 'main.1.eastern-lock.1.FULL'],
    ['that is no name', 'main'],
  ])('%s is not there', async (_what, id) => {
    await deliver(key);
    const answer = await fetchReceipt(key, `/v1/receipts/${id}`);
    expect([answer.status, (await answer.json<{ type: string }>()).type]).toEqual([404, '/problems/not-found']);
  });

  test('needs a key', async () => {
    const path = await deliver(key);
    expect((await get(path)).status).toBe(401);
    expect((await fetchReceipt(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, path)).status).toBe(401);
  });

  test('of the sandbox has a type of its own, and is not a receipt', async () => {
    const sandboxed = await newKey('test');
    await env.PARTNER.getByName(PARTNER).changeSandbox(
      await credentialOf(sandboxed),
      { action: 'publish', slug: 'sandbox-one' },
      HOUSE_FACTS,
    );
    const receipt = await receiptOf(sandboxed, 'sandbox-one');
    expect(await verifyReceipt(receipt, await keySet())).toEqual({ ok: false, reason: 'sandbox' });
    expect((await fetchReceipt(key, '/v1/receipts/main.1.sandbox-one.1.full')).status).toBe(404);
  });
});

describe('the keys', () => {
  test('are public, without what is private, for every script, and asked for with an ETag', async () => {
    const [secret] = JSON.parse(env.RECEIPT_KEYS) as { x: string; d: string }[];
    const answer = await get('/.well-known/jwks.json');
    const text = new TextDecoder().decode(await answer.clone().arrayBuffer());
    expect(JSON.parse(text)).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'test-receipts', x: secret?.x, alg: 'Ed25519', use: 'sig' }],
    });
    expect(text).not.toContain(secret?.d);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('content-type')).toBe('application/jwk-set+json');
    const again = await get('/.well-known/jwks.json', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('are published with those that are retired, and their ETag changes with them', async () => {
    const before = (await get('/.well-known/jwks.json')).headers.get('etag');
    const [signing] = JSON.parse(env.RECEIPT_KEYS) as unknown[];
    Object.assign(env, { RECEIPT_KEYS: JSON.stringify([signing, RETIRED]) });
    const answer = await get('/.well-known/jwks.json', { 'if-none-match': before ?? '' });
    expect(answer.status).toBe(200);
    expect((await answer.json<KeySet>()).keys.map(({ kid }) => kid)).toEqual(['test-receipts', 'retired']);
    expect((await claimsOf(await receiptOf(key))).jti).toBe('main.1.eastern-lock.1.full');
  });

  test.each([
    ['empty', ''],
    ['broken', '[{"kty":"OKP"}]'],
    ['retired, all of them', JSON.stringify([RETIRED])],
  ])('that are %s sign nothing, and say so to the caller and in the log without a word of the secret', async (_what, secret) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const path = await deliver(key);
    Object.assign(env, { RECEIPT_KEYS: secret });
    const answer = await fetchReceipt(key, path);
    expect([answer.status, (await answer.json<{ type: string }>()).type]).toEqual([503, '/problems/secret-unusable']);
    expect(answer.headers.get('retry-after')).toBe('300');
    const published = await get('/.well-known/jwks.json');
    expect(published.status).toBe(secret.includes('retired') ? 200 : 503);
    const logged = log.mock.calls.map(([line]) => String(line));
    expect(logged.filter((line) => line.includes('secret-unusable'))).toHaveLength(1);
    expect(logged.join()).not.toContain('OKP');
  });
});
