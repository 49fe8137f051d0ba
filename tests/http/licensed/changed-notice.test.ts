// A changed notice reaches every partner: at once through the isolate that changed it, and through every other one within the two seconds for which
// an isolate uses what it knows. A partner that has an older copy is never told that it is current.
import { expect, test } from 'vitest';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import Worker from '../../../src/worker.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { pull } from '../../support/worker/partner.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

const gazette = licenseeForEachTest();

const PATHS = [
  '/v1/feed.rss',
  '/v1/feed.atom',
  '/v1/feed.json',
  '/v1/feed.ninjs',
  '/v1/articles/eastern-lock',
  '/v1/articles/eastern-lock/html',
  '/v1/articles/eastern-lock/text',
];
const NOTICES = ['first', 'second', 'third'].map((name) => `© {year} The Quay Courier, ${name} notice.`);

/** Through another isolate: this one hears nothing of it. */
async function changeElsewhere(houseLine: string): Promise<void> {
  await catalogue().setPublisher(publisherSchema.parse({ ...PUBLISHER, houseLine }), ['*'], { name: 'another isolate' });
}

test.each(PATHS)('two seconds after each change a poll with the former tag gets the new notice: %s', async (path) => {
  let etag = (await pull(gazette.key, path)).headers.get('etag') ?? '';
  for (const houseLine of [...NOTICES, PUBLISHER.houseLine]) {
    await changeElsewhere(houseLine);
    advanceClock(2 * SECOND_MS);
    const answer = await pull(gazette.key, path, { headers: { 'if-none-match': etag, 'if-modified-since': new Date().toUTCString() } });
    expect([houseLine, answer.status]).toEqual([houseLine, 200]);
    expect(await answer.text()).toContain(houseLine.replace('{year}', '2040'));
    etag = answer.headers.get('etag') ?? '';
  }
});

test.each(PATHS)(
  'an isolate that does not know of the change gives the new notice too, once another one has given it: %s',
  async (path) => {
    await pull(gazette.key, path);
    const outdated = Worker.isolate;
    await changeElsewhere(NOTICES[0] ?? '');
    newIsolate();
    const { headers } = await pull(gazette.key, path);
    Worker.isolate = outdated;
    const answer = await pull(gazette.key, path, { headers: { 'if-none-match': 'W/"another"' } });
    expect(await answer.text()).toContain('first notice');
    // Both isolates give each their tags, and neither takes a copy with the former notice for current.
    advanceClock(2 * SECOND_MS);
    const later = await pull(gazette.key, path, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect(later.status === 304 || (await later.text()).includes('first notice')).toBe(true);
  },
);

test('a notice that changes right after a large import, when dates run ahead of the clock, reaches everybody as well', async () => {
  await publishMany(120);
  for (const houseLine of NOTICES) {
    await setUpPublisher({ houseLine });
    advanceClock(1);
    newIsolate();
    for (const path of PATHS) expect(await (await pull(gazette.key, path)).text()).toContain(houseLine.replace('{year}', '2040'));
  }
  advanceClock(2 * MINUTE_MS);
  await setUpPublisher();
  expect(await (await pull(gazette.key, '/v1/feed.rss')).text()).toContain('© 2040 The Quay Courier. All rights reserved.');
});
