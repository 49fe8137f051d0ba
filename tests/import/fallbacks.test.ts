// What a page shows to browsers without scripts: copy has no scripts.
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { storedBody } from '../../src/import/stored-body.ts';
import { reading } from './support/publisher.ts';

async function importedBody(html: string): Promise<string> {
  const page = `<!doctype html><title>Fares</title><article><p>The fares are up again, the harbour master said.</p>${html}<p>More follows.</p></article>`;
  const { copies, faults } = await readSource('fares.html', new TextEncoder().encode(page), reading);
  if (copies[0] === undefined) throw new Error(JSON.stringify(faults));
  return storedBody(copies[0].article.bodyHtml, 'https://m10news.example/fares');
}

test('addresses in a page resolve against the page they come from, and places in the text stay places', async () => {
  const { copies } = await readSource(
    'feed.xml',
    new TextEncoder().encode(
      `<rss version="2.0"><channel><title>M10</title><link>https://m10news.example/</link><item><title>Fares</title><link>https://m10news.example/2026/fares/</link><guid>1</guid><description><![CDATA[<p id="n">The fares <a href="#n">are</a> up <a href="?p=2">again</a>.</p><img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x"><video src="v.mp4" poster="p.jpg"></video><blockquote cite="q"><p>Up.</p></blockquote><img data-src="late.jpg">]]></description></item></channel></rss>`,
    ),
    reading,
  );
  const { bodyHtml = '' } = copies[0]?.article ?? {};
  const body = storedBody(bodyHtml, 'https://another.example/');
  expect(body).toContain('<a href="#n">');
  for (const name of ['a.jpg', 'b.jpg 2x', 'v.mp4', 'p.jpg', 'late.jpg', 'q'])
    expect(body).toContain(`https://m10news.example/2026/fares/${name}`);
  expect(body).not.toContain('another.example');
});

describe('in <noscript>', () => {
  test.each([
    ['<noscript><img src="https://datawrapper.dwcdn.net/a1b2c/full.png" alt="Fares"></noscript>', /full\.png/],
    [
      '<div class="flourish-embed" data-src="visualisation/1"><noscript><img src="https://public.flourish.studio/visualisation/1/thumbnail" width="100%" alt="chart"></noscript></div>',
      /thumbnail/,
    ],
    ['<noscript><picture><source srcset="/b.webp"><img src="https://m10news.example/a.jpg"></picture></noscript>', /a\.jpg/],
    ['<noscript><table><tr><td>Seven pounds</td></tr></table></noscript>', /<td>Seven pounds/],
    ['<noscript><iframe src="https://www.youtube.com/embed/a"></iframe></noscript>', /watch\?v=a/],
    ['<noscript><div><p>See the chart:</p><a href="/x"><img src="https://m10news.example/a.png"></a></div></noscript>', /a\.png/],
    ['<p>A chart.</p><noscript><img src="https://m10news.example/chart" alt="Fares by year"></noscript>', /Fares by year/],
    ['<figure><noscript><img src="https://m10news.example/a.jpg" alt=""></noscript><figcaption>The quay</figcaption></figure>', /a\.jpg/],
  ])('what shows something is kept: %s', async (html, expected) => {
    expect(await importedBody(html)).toMatch(expected);
  });

  test.each([
    '<noscript><img height="1" width="1" style="display:none" src="https://www.facebook.com/tr?id=1&amp;noscript=1"></noscript>',
    '<noscript><img src="https://counter.example/count?id=7"></noscript>',
    '<noscript><img src="https://sb.scorecardresearch.com/p.gif?c1=2" alt=""></noscript>',
    '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" height="0" width="0"></iframe></noscript>',
    '<noscript>Please enable JavaScript to view the <a href="https://disqus.com/">comments</a>.</noscript>',
    '<noscript><style>.lazy{display:none}</style></noscript>',
    '<noscript><script>alert(1)</script></noscript>',
    '<noscript></noscript>',
  ])('what shows nothing is not: %s', async (html) => {
    expect(await importedBody(html)).toBe('<p>The fares are up again, the harbour master said.</p><p>More follows.</p>');
  });

  test.each([
    '<p><img data-src="https://m10news.example/a-300x200.jpg" src="data:image/gif;base64,R0"><noscript><img src="https://m10news.example/a.jpg"></noscript></p>',
    '<p><img data-src="https://m10news.example/a.jpg"> <noscript><img src="https://m10news.example/a.jpg"></noscript></p>',
    '<picture><img data-srcset="https://m10news.example/a.jpg 1x"></picture><noscript><img src="https://m10news.example/a.jpg"></noscript>',
    '<iframe data-src="https://youtu.be/a"></iframe><noscript><iframe src="https://youtu.be/a"></iframe></noscript>',
  ])('what loads late is not repeated: %s', async (html) => {
    expect((await importedBody(html)).match(/<(?:img|a) /g)).toHaveLength(1);
  });
});
