// What an editor is told of embeds, and where relative addresses in a text lead.
import { beforeEach, describe, expect, test } from 'vitest';
import { correct, publish, replace, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher({ articleUrl: 'https://news.example/{section}/{slug}/' }));

const PLAYER = '<p>Watch.</p><iframe src="https://www.youtube.com/embed/a" title="Ferries"></iframe><canvas></canvas>';
const CHANGES = [
  { element: 'iframe', became: 'link', address: 'https://www.youtube.com/watch?v=a' },
  { element: 'canvas', became: 'nothing' },
];

describe('the answer of the desk', () => {
  test('lists what became something else and what was left out', async () => {
    const { body } = await publish('first', { bodyHtml: PLAYER });
    expect(body).toMatchObject({ outcome: 'created', embeds: CHANGES });
    expect(body.article.bodyHtml).toContain('<a href="https://www.youtube.com/watch?v=a">Ferries</a>');
    expect((await correct('first', 'The player was wrong.', { bodyHtml: PLAYER.replace('Ferries', 'Boats') })).body).toMatchObject({
      embeds: CHANGES,
    });
  });

  test('says nothing of embeds where there are none', async () => {
    expect((await publish('first', { bodyHtml: '<p>Text.</p>' })).body).not.toHaveProperty('embeds');
  });

  test('has them for each line of many commands', async () => {
    const [line] = await sendBulk([{ op: 'put', slug: 'first', article: article({ bodyHtml: PLAYER }) }]);
    expect(line).toMatchObject({ status: 201, embeds: CHANGES });
  });

  test('lists each change once and no more than fifty', async () => {
    const players = Array.from({ length: 60 }, (_, n) => `<iframe src="https://player.example/${n}"></iframe>`.repeat(2)).join('<p>x</p>');
    const { body } = await publish('first', { bodyHtml: `<p>Text.</p>${players}` });
    expect(body).toMatchObject({ moreEmbeds: 10 });
    expect((body as unknown as { embeds: unknown[] }).embeds).toHaveLength(50);
  });
});

describe('a relative address', () => {
  const bodyHtml = '<p><a href="map.html">Map</a> <a href="../port">Port</a> <a href="#n1">1</a></p><p id="n1">Note.</p>';
  const section = article().sections?.[0] ?? '';

  test.each([
    [
      'the address that is given',
      { url: 'https://news.example/a/b/c' },
      'https://news.example/a/b/map.html',
      'https://news.example/a/port',
    ],
    ['the address that the settings make', {}, `https://news.example/${section}/first/map.html`, `https://news.example/${section}/port`],
  ])('leads on from %s', async (_, changes, map, port) => {
    const { body } = await publish('first', { bodyHtml, ...changes });
    expect(body.article.bodyHtml).toBe(
      `<p><a href="${map}">Map</a> <a href="${port}">Port</a> <a href="#n1">1</a></p><p id="n1">Note.</p>`,
    );
  });

  test('leads on from the stored page in a correction and in an update without an address', async () => {
    await publish('first', { url: 'https://news.example/a/b/c' });
    const corrected = await correct('first', 'A link was missing.', { bodyHtml });
    expect(corrected.body.article.bodyHtml).toContain('https://news.example/a/b/map.html');
    const [line] = await sendBulk([
      { op: 'correct', slug: 'first', note: 'Again.', changes: { bodyHtml: `${bodyHtml}<p>More.</p>` }, ifMatch: '*' },
    ]);
    expect(line?.status).toBe(200);
    const replaced = await replace('first', { bodyHtml });
    expect(replaced.body.article.bodyHtml).toContain('https://news.example/a/b/map.html');
  });
});
