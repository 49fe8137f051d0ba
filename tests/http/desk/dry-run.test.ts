// A dry run of an article: everything is checked, and nothing is written.
import { beforeEach, expect, test } from 'vitest';
import { select } from '../../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const etagOf = async () => (await callDesk('GET', AT)).headers.get('etag') ?? '';
const AT = '/desk/articles/night-bus';
const counts = async () =>
  select(
    'SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM dirty) AS dirty',
  );

test('answers the article as it would be, without an ETag, and writes nothing', async () => {
  const before = await counts();
  const { status, body, headers } = await callDesk<{ outcome: string; dryRun: boolean; article: { headline: string } }>(
    'PUT',
    `${AT}?dryRun=true`,
    { body: article({ headline: 'Night bus' }) },
  );
  expect([status, headers.get('etag')]).toEqual([200, null]);
  expect(body).toMatchObject({ outcome: 'created', dryRun: true, article: { headline: 'Night bus', slug: 'night-bus', version: 1 } });
  expect(await counts()).toEqual(before);
  expect((await callDesk('GET', AT)).status).toBe(404);
  expect(await titlesOf()).toEqual([]);
});

test('names what would change of an article, under the same conditions as a write', async () => {
  await publish('night-bus', { headline: 'Night bus' });
  const before = await counts();
  const etag = await etagOf();
  const put = (headline: string, match: string) =>
    callDesk<{ outcome: string }>('PUT', `${AT}?dryRun=true`, { body: article({ headline }), headers: { 'if-match': match } });
  expect((await put('Night bus late', etag)).body.outcome).toBe('updated');
  expect((await put('Night bus', etag)).body.outcome).toBe('unchanged');
  expect((await put('Night bus late', '"other.1"')).status).toBe(412);
  expect((await callDesk('PUT', `${AT}?dryRun=true`, { body: article({ headline: 'Late' }) })).status).toBe(428);
  expect((await callDesk('PUT', `${AT}?dryRun=true`, { body: { headline: 'Late' }, headers: { 'if-match': etag } })).status).toBe(422);
  expect((await callDesk('PUT', `${AT}?dryRun=maybe`, { body: article({}), headers: { 'if-match': etag } })).status).toBe(422);
  expect(await counts()).toEqual(before);
  expect(await titlesOf()).toEqual(['Night bus']);
});

test('leaves an Idempotency-Key unused', async () => {
  const headers = { 'idempotency-key': 'one' };
  await callDesk('PUT', `${AT}?dryRun=true`, { body: article({ headline: 'Night bus' }), headers });
  expect((await callDesk('PUT', AT, { body: article({ headline: 'Night bus' }), headers })).status).toBe(201);
});
