// What people see at the portal of the programs that use their sandbox: which key did what with which version, when, how often, and what is still to do.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk, ORIGIN, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, type Issued, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { fieldsIn } from '../../support/worker/forms-of-pages.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { pull, pullText } from '../../support/worker/partner.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();

const SANDBOX = '/portal/sandbox';
const TESTER = { ...ANNE, rights: ['sandbox'] };
let cms: Issued;

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement({ embargoed: true });
  cms = await issueKey({ mode: 'test', name: 'CMS <staging>' });
});

async function act(action: string, slug = 'sandbox-a', key = cms.key): Promise<void> {
  const { status } = await pull(key, '/v1/sandbox', { method: 'POST', body: { action, slug } });
  if (status !== 200) throw new Error(`${action} ${slug}: ${status}`);
  advanceClock(SECOND_MS);
}

/** The text of a page or of a part of one, as people read it. */
async function read(browser: Browser, path: string): Promise<string> {
  const { status, text } = await browser.get(path);
  expect([path, status]).toEqual([path, 200]);
  return text
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

const watch = (browser: Browser, slug = 'sandbox-a') => read(browser, `${SANDBOX}/articles/${slug}/watch`);
const board = (browser: Browser) => read(browser, `${SANDBOX}/board`);

describe('the page of an article says', () => {
  test('which key fetched which version, by which address, in which form, when and how often', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    for (const path of ['/v1/feed.rss', '/v1/feed.rss', '/v1/articles/sandbox-a/html']) await pullText(cms.key, path);
    await act('update');
    await pullText(cms.key, '/v1/articles/sandbox-a');
    const text = await watch(browser);
    const who = `CMS <staging> ${cms.id}`;
    expect(text).toContain(`${who} got the full text by /v1/feed.rss, 2 times, first 1 Mar, 13:00:01, last 1 Mar, 13:00:01`);
    expect(text).toContain(`${who} got the full text by /v1/articles/…/html, 1 Mar, 13:00:01`);
    expect(text).toMatch(new RegExp(`2Updated 1 Mar, 13:00:01by ${who}${who} got the full text by /v1/articles/…, 1 Mar, 13:00:02`));
    expect(text).not.toContain(cms.key.slice(-16));
  });

  test('with which command a version would be fetched that no key has fetched, at the address of this service', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    const command = `curl -H "Authorization: Bearer $TEST_KEY" '${ORIGIN}/v1/articles/sandbox-a'`;
    expect(await watch(browser)).toContain(command);
    await pullText(cms.key, '/v1/articles/sandbox-a');
    expect(await watch(browser)).not.toContain(command);
    await act('correct');
    expect(await watch(browser)).toContain(command);
  });

  test('what a program was told that got no copy: that nothing has changed, or that it is held', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    const first = await pull(cms.key, '/v1/articles/sandbox-a');
    await first.text();
    await pull(cms.key, '/v1/articles/sandbox-a', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    await act('hold');
    await pull(cms.key, '/v1/articles/sandbox-a');
    const text = await watch(browser);
    expect(text).toContain('was told that nothing has changed (304) by /v1/articles/…');
    expect(text).toContain('was refused by /v1/articles/…');
  });

  test('whether a withdrawal was noticed and acknowledged, by which key, and how long there is for it', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    await pullText(cms.key, '/v1/articles/sandbox-a');
    await act('withdraw');
    const open = await watch(browser);
    for (const words of [
      'No key has noticed the withdrawal',
      'No key has acknowledged it',
      'in 59 minutes',
      `${ORIGIN}/v1/withdrawals/sandbox-a.2/acknowledgement`,
    ])
      expect(open).toContain(words);
    expect(await board(browser)).toContain('no key has noticed it');
    await pullText(cms.key, '/v1/changes');
    const noticed = await watch(browser);
    expect(noticed).toContain(`CMS <staging> ${cms.id} was told of the withdrawal by /v1/changes`);
    expect(noticed).not.toContain('No key has noticed the withdrawal');
    const [, said = '{}'] = /-d '(\{[^']+\})'/.exec(noticed) ?? [];
    const answer = await pull(cms.key, '/v1/withdrawals/sandbox-a.2/acknowledgement', { method: 'POST', body: JSON.parse(said) as object });
    expect(answer.status).toBe(200);
    const done = await watch(browser);
    expect(done).toMatch(new RegExp(`Taken down Withdrawal of version 2.*; acknowledged 1 Mar, 13:00:02 by CMS <staging> ${cms.id}`));
    expect(done).not.toContain('curl');
  });

  test('that a deadline has passed, and that an acknowledgement came after it', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    await pullText(cms.key, '/v1/articles/sandbox-a');
    await act('withdraw');
    advanceClock(2 * HOUR_MS);
    expect(await watch(browser)).toMatch(/Overdue Withdrawal of version 2, deadline 1 Mar, 14:00:01, \d+ (?:minutes|hour) ago/);
    const body = { outcome: 'removed', by: 'CMS', at: '2040-03-01T13:00:00Z' };
    await pull(cms.key, '/v1/withdrawals/sandbox-a.2/acknowledgement', { method: 'POST', body });
    expect(await watch(browser)).toContain(', after the deadline,');
  });
});

describe('the page of the sandbox', () => {
  test('says of each article which key fetched its last version or noticed its withdrawal, the newest calls, and the first command', async () => {
    const { browser } = await atPortal(TESTER);
    expect(await board(browser)).toContain(`curl -H "Authorization: Bearer $TEST_KEY" '${ORIGIN}/v1/feed.rss'`);
    await act('publish');
    expect(await board(browser)).toContain('no key has fetched this version');
    await pullText(cms.key, '/v1/feed.ninjs');
    expect(await board(browser)).toMatch(
      new RegExp(`Withdraw sandbox-a · Hold sandbox-aCMS <staging> ${cms.id} got the full text 1 Mar, 13:00:01Latest calls`),
    );
    await act('withdraw');
    expect(await board(browser)).toMatch(/Reinstate sandbox-aOpen in 59 minutesno key has noticed it/);
    await pull(cms.key, '/v1/articles/sandbox-a');
    const text = await board(browser);
    expect(text).toContain(`CMS <staging> ${cms.id} was told of the withdrawal 1 Mar, 13:00:02`);
    expect(text).toContain(`${cms.id} was told of the withdrawal of sandbox-a, version 2, by /v1/articles/…, 1 Mar, 13:00:02`);
  });

  test('counts a program that waits for a change as one call, however often the sandbox was looked at meanwhile', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    const { cursor } = JSON.parse(await pullText(cms.key, '/v1/changes')) as { cursor: string };
    await pullText(cms.key, `/v1/changes?cursor=${cursor}&wait=2`);
    expect(await board(browser)).toContain('read it by /v1/changes, 2 times, first');
  });

  test('says how much room there is, before it is full and when it is', async () => {
    const { browser } = await atPortal(TESTER);
    await act('publish');
    expect(await board(browser)).toContain('1 of 100 articles and 1 of 1,000 versions are used.');
    const fill = (from: number, to: number, slugOf: (at: number) => string, versionOf: (at: number) => number) =>
      runInDurableObject(env.PARTNER.getByName('harbour-gazette'), (_partner, { storage: { sql } }) => {
        const copy =
          "INSERT INTO sandbox (at_ms, slug, version, action, significant, json) SELECT at_ms, ?1, ?2, action, 0, json_set(json, '$.slug', ?1) FROM sandbox LIMIT 1";
        for (let at = from; at <= to; at++) sql.exec(copy, slugOf(at), versionOf(at));
      });
    await fill(
      2,
      90,
      (at) => `sandbox-${at}`,
      () => 1,
    );
    expect(await board(browser)).toContain('90 of 100 articles');
    await fill(
      91,
      100,
      (at) => `sandbox-${at}`,
      () => 1,
    );
    expect(await board(browser)).toContain('The sandbox is full, but its articles can be changed');
    const form = fieldsIn(await browser.get(SANDBOX), `${SANDBOX}/new`);
    const refused = await browser.post(`${SANDBOX}/new`, { ...form, slug: 'sandbox-more' });
    expect([refused.status, refused.text.includes('The sandbox is full'), refused.text.includes('value="sandbox-more"')]).toEqual([
      409,
      true,
      true,
    ]);
    await fill(
      101,
      1_000,
      () => 'sandbox-2',
      (at) => at,
    );
    expect(await board(browser)).toContain('The sandbox is full. Clear it to go on.');
  });

  test('does not name a key of an agreement that the person does not have', async () => {
    await putAgreement({}, {}, 'print');
    const press = await issueKey({ mode: 'test', name: 'Press room', agreement: 'print' });
    const { browser } = await atPortal({ ...TESTER, agreements: ['main'] });
    await act('publish', 'sandbox-a', press.key);
    await pullText(press.key, '/v1/articles/sandbox-a');
    const text = (await browser.get(SANDBOX)).text;
    expect([text.includes('Press room'), text.includes(press.id), text.includes('a key of another agreement')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('says who makes a test key where there is none', async () => {
    const { browser } = await atPortal(TESTER);
    expect((await browser.get(SANDBOX)).text).not.toContain('no test key yet');
    await callDesk('DELETE', `${GAZETTE}/keys/${cms.id}`);
    expect((await browser.get(SANDBOX)).text).toContain('no test key yet. Somebody of your organisation with the right “Keys” makes one');
    const { browser: keeper } = await atPortal({ ...TESTER, name: 'Ben Lock', email: 'ben@gazette.example', rights: ['sandbox', 'keys'] });
    expect((await keeper.get(SANDBOX)).text).toMatch(
      /no test key yet\. <a href="\/portal\/keys\?agreement=\w+">Make one among your keys<\/a>/,
    );
  });

  test('shows nothing that a live key did', async () => {
    await publish('eastern-lock');
    newIsolate();
    const live = await issueKey({ name: 'Live' });
    await pullText(live.key, '/v1/articles/eastern-lock');
    await pullText(live.key, '/v1/changes');
    const { browser } = await atPortal(TESTER);
    expect(await board(browser)).toContain('No test key has called yet');
  });
});
