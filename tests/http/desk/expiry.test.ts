// An article whose time is over. The hour lies ahead when it is set; when it has come, readers that keep copies are told.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import type { PurgeMessage } from '../../../src/domain/feeds/cache-tags.ts';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { keysIn, licensee, outcomeOf, pull } from '../../support/worker/partner.ts';
import { get, getText, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const IRI = 'tag:quay-courier.example,2031:article/eastern-lock';

async function putRaw(changes: Partial<DraftInput>): Promise<[number, string[] | undefined]> {
  const { status, body } = await callDesk('PUT', '/desk/articles/eastern-lock', { body: article(changes), headers: { 'if-match': '*' } });
  return [status, body.objections?.map(({ pointer }) => pointer)];
}

async function createRaw(changes: Partial<DraftInput>): Promise<[number, string[] | undefined]> {
  const { status, body } = await callDesk('PUT', '/desk/articles/eastern-lock', { body: article(changes) });
  return [status, body.objections?.map(({ pointer }) => pointer)];
}

describe('the hour of an expiry', () => {
  test('lies ahead when the article is made', async () => {
    expect(await createRaw({ expires: fromNow(-1) })).toEqual([422, ['/expires']]);
    expect(await createRaw({ expires: fromNow(0) })).toEqual([422, ['/expires']]);
    expect(await createRaw({ expires: fromNow(1) })).toEqual([201, undefined]);
  });

  test('lies ahead when the article is changed: to remove an article at once, withdraw it', async () => {
    await publish('eastern-lock', { expires: fromNow(DAY_MS) });
    expect(await putRaw({ expires: fromNow(-MINUTE_MS) })).toEqual([422, ['/expires']]);
    const body = { note: 'Too late.', changes: { expires: fromNow(-MINUTE_MS) } };
    const correction = await callDesk('POST', '/desk/articles/eastern-lock/correction', { body, headers: { 'if-match': '*' } });
    expect([correction.status, correction.body.objections?.length]).toEqual([422, 1]);
    expect(await titlesOf()).toHaveLength(1);
  });

  test('may stay where it is when it has passed, while something else is mended', async () => {
    const expires = fromNow(HOUR_MS);
    await publish('eastern-lock', { expires });
    advanceClock(2 * HOUR_MS);
    expect(await putRaw({ expires, headline: 'Mended' })).toEqual([200, undefined]);
    expect(await putRaw({ expires: fromNow(-MINUTE_MS) })).toEqual([422, ['/expires']]);
  });

  test('comes after the end of the embargo', async () => {
    const embargoedUntil = fromNow(2 * HOUR_MS);
    expect(await createRaw({ embargoedUntil, expires: fromNow(HOUR_MS) })).toEqual([422, ['/expires']]);
    expect(await createRaw({ embargoedUntil, expires: embargoedUntil })).toEqual([422, ['/expires']]);
    expect(await createRaw({ embargoedUntil, expires: fromNow(3 * HOUR_MS) })).toEqual([201, undefined]);
    expect(await putRaw({ expires: fromNow(HOUR_MS) })).toEqual([422, ['/expires']]);
  });
});

test('at the very instant of its expiry an article is over everywhere, and a millisecond before it is nowhere', async () => {
  await publish('eastern-lock', { expires: fromNow(HOUR_MS) });
  const { key } = await licensee();
  const surfaces = async () => {
    newIsolate();
    return {
      address: (await get('/articles/eastern-lock')).status,
      feed: await titlesOf(),
      licensedFeed: await keysIn(key),
      licensedArticle: await outcomeOf(await pull(key, '/v1/articles/eastern-lock')),
    };
  };
  advanceClock(HOUR_MS - 1);
  await runAlarm();
  expect(await surfaces()).toEqual({
    address: 303,
    feed: ['Pilots return to the eastern lock'],
    licensedFeed: ['eastern-lock'],
    licensedArticle: '200',
  });
  advanceClock(1);
  await runAlarm();
  expect(await surfaces()).toEqual({ address: 410, feed: [], licensedFeed: [], licensedArticle: '410 expired' });
});

test('an article that is released from a hold at the very instant of its expiry is over', async () => {
  await publish('eastern-lock', { expires: fromNow(HOUR_MS) });
  await changeState('eastern-lock', 'hold');
  advanceClock(HOUR_MS);
  await changeState('eastern-lock', 'release');
  newIsolate();
  expect(await titlesOf()).toEqual([]);
  expect(await getText('/feeds/all.atom')).toContain(`ref="${IRI}"`);
});

test('an article released from a hold after its expiry is reported as expired, and purged at once', async () => {
  await publish('eastern-lock', { expires: fromNow(HOUR_MS) });
  await changeState('eastern-lock', 'hold');
  advanceClock(2 * HOUR_MS);
  await runAlarm();
  newIsolate();
  expect(await getText('/feeds/all.atom')).not.toContain('deleted-entry');
  advanceClock(MINUTE_MS);
  await runAlarm();
  const urgent = vi.spyOn(env.PURGES, 'sendBatch');
  await changeState('eastern-lock', 'release');
  await runAlarm();
  newIsolate();
  const atom = await getText('/feeds/all.atom');
  expect(/<at:deleted-entry [^>]*>/.exec(atom)?.[0]).toContain(`ref="${IRI}"`);
  expect(atom).not.toContain('<entry');
  expect(messagesOf(urgent).map(({ delaySeconds }) => delaySeconds)).toEqual([0, 5, 70]);
  for (const { body } of messagesOf(urgent)) expect(body.tags).toEqual(expect.arrayContaining(['feed:all', 'article:eastern-lock']));
});

test('the tombstone of an article that was held stands for two weeks like any other', async () => {
  await publish('eastern-lock', { expires: fromNow(HOUR_MS) });
  await changeState('eastern-lock', 'hold');
  advanceClock(2 * HOUR_MS);
  await changeState('eastern-lock', 'release');
  for (const [days, stands] of [[13, true] as const, [2, false] as const]) {
    advanceClock(days * DAY_MS);
    await runAlarm();
    newIsolate();
    expect([days, (await getText('/feeds/all.atom')).includes(`ref="${IRI}"`)]).toEqual([days, stands]);
  }
});

function messagesOf(batch: { mock: { calls: unknown[][] } }): MessageSendRequest<PurgeMessage>[] {
  return batch.mock.calls.flatMap(([messages]) => [...(messages as Iterable<MessageSendRequest<PurgeMessage>>)]);
}
