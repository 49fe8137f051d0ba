// Who of the partner received an article, at the portal.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { partnerObject } from '../../support/worker/partner-object.ts';
import { atPortal } from '../../support/worker/portal.ts';

isolateTests();

const LIST = '/portal/articles';

test('an article that many have received lists them page by page, each once, and delivers nothing there', async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
  await publish('harbour');
  newIsolate();
  const { browser, user } = await atPortal();
  await runInDurableObject(partnerObject('harbour-gazette'), (_instance, { storage: { sql } }) => {
    const insert = "INSERT INTO delivery (day, mode, slug, key_id, count) VALUES (?, 'live', 'harbour', ?, 1)";
    for (let number = 1; number <= 220; number++) sql.exec(insert, number % 2 === 0 ? '2026-01-01' : '2026-01-02', `key-${number}`);
  });
  const seen: string[] = [];
  let page = await browser.get(`${LIST}/harbour`);
  // The reader is one of the 221.
  expect(page.text).toContain('The next of 121 more that received it');
  for (;;) {
    const rows = [...page.text.matchAll(/<tr><td><bdi>([^<]*)<\/bdi>/g)].map(([, name = '']) => name);
    seen.push(...rows);
    const next = /href="([^"]+)">The next of/.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    if (next === undefined) break;
    expect([rows.length, next.startsWith(`${LIST}/harbour/receivers?`)]).toEqual([100, true]);
    page = await browser.get(next);
  }
  expect([seen.length, new Set(seen).size, seen[0]]).toEqual([221, 221, 'Anne Quay']);
  const ledger = (await callDesk<{ rows: object[] }>('GET', `${GAZETTE}/ledger`)).body.rows;
  expect(ledger).toMatchObject([{ slug: 'harbour', keyId: user.id, count: 1 }]);
  const addresses = ['harbour/receivers?cursor=x', 'nothing/receivers', 'HARBOUR/receivers'];
  const answers = await Promise.all(addresses.map(async (path) => (await browser.get(`${LIST}/${path}`)).status));
  expect(answers).toEqual([400, 404, 404]);
});
