// Recent withdrawals as the Catalogue names them for partners' feeds: each within the scope, however many there are.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { agreementSchema } from '../../../../src/domain/agreements/agreement.ts';
import { type CandidatePage, type CandidatePosition, WITHDRAWN_IN_PAGE } from '../../../../src/domain/pulls/candidates.ts';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS } from '../../../support/worker/clock.ts';
import { publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { rowsRead } from '../../../support/worker/rows-read.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('gale', { sections: ['weather'] });
  await publish('locks');
  await withdraw('gale');
  advanceClock(MINUTE_MS);
  await withdraw('locks');
});

/** Withdrawals like that of the article called locks, a hundred of them in each millisecond after it. */
async function withdrawMore(count: number): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    const copies = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
    const locks = "(SELECT id FROM article WHERE slug = 'locks')";
    sql.exec(`${copies} INSERT INTO article (id, slug, uri, version, pub_status, source, headline, published_ms, changed_seq)
      SELECT 1000 + i, 'more-' || i, 'tag:more-' || i, 2, a.pub_status, a.source, a.headline, a.published_ms, 1000 + i FROM n, article a WHERE a.id = ${locks}`);
    sql.exec(`${copies} INSERT INTO version (article, version, json)
      SELECT 1000 + i, 2, json_set(v.json, '$.slug', 'more-' || i) FROM n, version v WHERE v.article = ${locks} AND v.version = 2`);
    sql.exec(`${copies} INSERT INTO change (seq, at_ms, action, article, version, significant, note, who)
      SELECT 1000 + i, ${Date.now()} + i / 100, 'withdraw', 1000 + i, 2, 1, NULL, 'bootstrap' FROM n`);
    sql.exec(`UPDATE setting SET value = ${1000 + count} WHERE name = 'head'`);
  });
  advanceClock(MINUTE_MS);
}

function pageOf(scope: Record<string, unknown>, before?: CandidatePosition): Promise<CandidatePage> {
  const terms = { reference: 'R-1', validFrom: '2030-01-01T00:00:00Z', form: 'full', channels: ['print'], scope };
  return catalogue().candidates({ scope: agreementSchema.parse(terms).scope, embargoed: false, filters: {}, limit: 50, before });
}

test('all of them, page by page, and candidates only behind the last', async () => {
  await publish('tide');
  await withdrawMore(2_500);
  const seen: string[] = [];
  let page = await pageOf({});
  for (; page.next !== undefined; page = await pageOf({}, page.next)) {
    expect([page.withdrawn.length, page.candidates]).toEqual([WITHDRAWN_IN_PAGE, []]);
    seen.push(...page.withdrawn.map(({ slug }) => slug));
  }
  seen.push(...page.withdrawn.map(({ slug }) => slug));
  const more = Array.from({ length: 2_500 }, (_, index) => `more-${2_500 - index}`);
  expect(seen).toEqual([...more, 'locks', 'gale']);
  expect(page.candidates.map(({ slug }) => slug)).toEqual(['tide']);
});

test('one within the scope behind thousands that are not', async () => {
  await withdrawMore(6_000);
  const first = await pageOf({ sections: { include: ['weather'] } });
  expect([first.withdrawn, first.next?.withdrawn]).toEqual([[], true]);
  const second = await pageOf({ sections: { include: ['weather'] } }, first.next);
  expect([second.withdrawn.map(({ slug }) => slug), second.next]).toEqual([['gale'], undefined]);
});

test('a page of them costs as much as it has, wherever it begins', async () => {
  await withdrawMore(2_500);
  const { next } = await pageOf({});
  const rows = await rowsRead(async () => expect((await pageOf({}, next)).withdrawn).toHaveLength(WITHDRAWN_IN_PAGE));
  expect(rows).toBeLessThan(WITHDRAWN_IN_PAGE * 6);
});
