// What a newspaper has before its first article: feeds that can be subscribed to, and no name of a person or a subject.
import { expect, test } from 'vitest';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getText } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();

const SECTION = PUBLISHER.sections[0]?.code ?? '';

test.each(['rss', 'atom', 'json'])('the feeds of all articles and of each section are there, empty, as %s', async (format) => {
  await setUpPublisher();
  for (const name of ['all', `sections/${SECTION}`]) {
    const answer = await get(`/feeds/${name}.${format}`);
    expect([name, answer.status]).toEqual([name, 200]);
    expect(await answer.text()).not.toMatch(/<item|<entry|"items":\[\n/);
  }
});

test('the list of feeds and the news sitemap are there', async () => {
  await setUpPublisher();
  const opml = await getText('/feeds.opml');
  expect(opml).toContain(`/feeds/sections/${SECTION}.rss`);
  expect(await getText('/sitemap-news.xml')).toContain('<urlset');
});

test('the feed of a section that is added later is there at once', async () => {
  await setUpPublisher();
  await publish('first');
  expect((await get('/feeds/sections/new-section.rss')).status).toBe(404);
  await setUpPublisher({ sections: [...PUBLISHER.sections, { code: 'new-section', name: 'New' }] });
  newIsolate();
  expect((await get('/feeds/sections/new-section.rss')).status).toBe(200);
});

test('the feed of a subject or an author is there with its first public article, and not before', async () => {
  await setUpPublisher();
  const embargoedUntil = '2099-01-01T00:00:00Z';
  await publish('secret', { subjects: ['Secret merger'], by: { names: ['Ada Quill'] }, embargoedUntil });
  newIsolate();
  expect((await get('/feeds/subjects/secret-merger.rss')).status).toBe(404);
  expect((await get('/feeds/authors/ada-quill.rss')).status).toBe(404);
  expect(await getText('/feeds.opml?include=subjects,authors')).not.toMatch(/secret-merger|ada-quill/);
  await publish('open', { subjects: ['Ports'] });
  newIsolate();
  expect((await get('/feeds/subjects/ports.rss')).status).toBe(200);
});

test('OPML has sections in a folder, and the other kinds where they are asked for', async () => {
  await setUpPublisher();
  await publish('first', { subjects: ['Ports'] });
  newIsolate();
  const usual = await getText('/feeds.opml');
  expect(usual).toContain('<outline text=');
  expect(usual).not.toContain('/feeds/subjects/');
  expect(await getText('/feeds.opml?include=subjects')).toContain('/feeds/subjects/ports.rss');
});
