// Text that was escaped or encoded once too often is repaired, with a remark, and text that is about such signs is not touched.
import { expect, it } from 'vitest';
import { onlyCopy } from './support/only-copy.ts';
import { textsOf } from './support/publisher.ts';

const RSS = (title: string, text: string) =>
  `<rss version="2.0"><channel><title>M10News</title><link>https://m10news.example/</link><item><guid>1</guid><title>${title}</title><description>${text}</description></item></channel></rss>`;

it.each([
  ['a.txt', 'Caf&eacute; closes\n\nThe caf&eacute; &amp; bar said &#8220;no&#8221;&nbsp;– so far.\n'],
  ['a.md', '# Caf&amp;eacute; closes\n\nThe caf&amp;eacute; &amp;amp; bar said &amp;#8220;no&amp;#8221;&amp;nbsp;– so far.\n'],
  ['a.html', '<h1>Caf&amp;eacute; closes</h1><p>The caf&amp;eacute; &amp;amp; bar said &amp;#8220;no&amp;#8221;&amp;nbsp;– so far.</p>'],
  [
    'a.rss',
    RSS(
      'Caf&amp;amp;eacute; closes',
      'The caf&amp;amp;eacute; &amp;amp;amp; bar said &amp;amp;#8220;no&amp;amp;#8221;&amp;amp;nbsp;– so far.',
    ),
  ],
])('character references in %s', async (name, text) => {
  const { article, remarks } = await onlyCopy(text, name);
  expect(article.headline).toBe('Café closes');
  expect(article.bodyHtml).toMatch(/The café &amp; bar said “no”(?:&nbsp;|\u00a0)– so far\./);
  expect(textsOf(remarks).some((remark) => remark.startsWith('Character references'))).toBe(true);
});

it('UTF-8 that was encoded twice', async () => {
  const { article, remarks } = await onlyCopy('CafÃ© closes\n\nThe cafÃ© said â€œnoâ€\u009d â€“ so far.\n', 'a.txt');
  expect(article).toMatchObject({ headline: 'Café closes', bodyHtml: '<p>The café said “no” – so far.</p>' });
  expect(textsOf(remarks).some((remark) => remark.startsWith('Text that was encoded twice'))).toBe(true);
});

it.each([
  [
    'a.md',
    '# How to write it\n\nWrite `&amp;eacute;` or `&lt;` in HTML, and &amp;lt; for the sign.\n',
    'Write <code>&amp;amp;eacute;</code>',
  ],
  ['a.txt', 'Praia\n\nA IRMÃ\u00a0FOI À PRAIA com o cão.\n', 'A IRMÃ'],
  ['a.txt', 'Q&A; and so on\n\nThe R&D; unit at AT&T, see a&b;c.\n', 'The R&amp;D; unit at AT&amp;T, see a&amp;b;c.'],
])('is not seen in %s %j', async (name, text, part) => {
  const { article, remarks } = await onlyCopy(text, name);
  expect(article.bodyHtml).toContain(part);
  expect(textsOf(remarks).filter((remark) => /references|twice/.test(remark))).toEqual([]);
});
