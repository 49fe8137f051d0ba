// What of a page is not its article, and still counts.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading, textsOf } from './support/publisher.ts';

const read = (html: string) => readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
const STORY =
  '<h1>Pier sold</h1><p>The council has sold the pier to a hotel group for nine million.</p><p>The buyer will add forty rooms.</p>';

const LONG =
  '<p>The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms, a café and a hall.</p>'.repeat(
    4,
  );

describe('a page', () => {
  it('is under the embargo that a part beside its article names', async () => {
    const { copies } = await read(`<article>${STORY}<aside>EMBARGOED UNTIL 06:00 GMT 9 March 2026</aside></article>`);
    expect(copies[0]?.article.embargoedUntil).toBe('2026-03-09T06:00:00.000Z');
    expect(copies[0]?.article.bodyHtml).not.toContain('EMBARGO');
  });

  it('loses a subject that is too long, with a remark, and is not refused', async () => {
    const { copies, faults } = await read(`<meta name="keywords" content="${'x'.repeat(201)}, ships"><article>${STORY}</article>`);
    expect([faults, copies[0]?.article.subjects]).toEqual([[], ['ships']]);
    expect(textsOf(copies[0]?.remarks ?? []).join(' ')).toContain('Subject left out');
  });

  it.each([
    ['the name, if that is its heading', { headline: 'a sale in a harbour', name: 'Pier sold' }, 'Pier sold'],
    ['the headline otherwise', { headline: 'Pier is sold', name: 'Article 7' }, 'Pier is sold'],
    ['the name, if that is all', { name: 'The pier is sold' }, 'The pier is sold'],
  ])('takes of JSON-LD %s', async (_, named, headline) => {
    const script = `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', ...named })}</script>`;
    const { copies } = await read(`<html><head>${script}</head><body><article>${STORY}</article></body></html>`);
    expect(copies[0]?.article.headline).toBe(headline);
  });

  const AMONG = (box: string) => `<article><h1>Pier sold</h1>${LONG}${box}${LONG}</article>`;

  it.each([
    ['a box', '<div class="card"><div class="card-text">The pier is 340 metres long.</div></div>', '340 metres'],
    ['an element that the other paragraphs do not have', '<div>The pier is 340 metres long, and it leans to the east.</div>', '340 metres'],
  ])('keeps the sentences of the story that %s has for itself', async (_, box, words) => {
    const { copies } = await read(AMONG(box));
    expect(copies[0]?.article.bodyHtml).toContain(words);
  });

  it.each(['<div class="card"><div>Sponsored by Quay Paints</div></div>', '<div><a href="/b">The boats are sold, too.</a></div>'])(
    'loses a box without a sentence of its own: %s',
    async (box) => {
      const { copies } = await read(AMONG(box));
      expect(copies[0]?.article.bodyHtml).not.toMatch(/Sponsored|boats/);
    },
  );
});
