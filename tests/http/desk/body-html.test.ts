// Body HTML as strangers send it, seen where readers see it: in the feeds that carry the whole text.
import { beforeEach, expect, test } from 'vitest';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { getAllFormats, getFeed } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

async function contentOf(bodyHtml: string): Promise<string> {
  await publish('eastern-lock', { bodyHtml });
  return (await getFeed()).items[0]?.content_html ?? '';
}

const NOTICE = '<p>© 2040 The Quay Courier. All rights reserved.</p>';

test('scripts, styles, forms and handlers are gone, the words around them stay', async () => {
  const content = await contentOf(
    '<p onclick="steal()">Before</p><script>steal()</script><style>p{display:none}</style><form action="https://evil.example"><input></form>' +
      '<svg onload="steal()"></svg><p style="x:expression(1)">After</p>',
  );
  expect(content).not.toMatch(/script|steal|style|form|svg|onclick|evil/i);
  expect(content).toMatch(/<p>Before<\/p>.*<p>After<\/p>/s);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
])('a link to %s leads nowhere', async (href) => {
  const content = await contentOf(`<p><a href="${href.replaceAll('<', '&lt;')}">Read on</a></p>`);
  expect(content).toContain('Read on');
  expect(content).not.toMatch(/href|alert|passwd|vbscript/i);
});

test('an embed becomes a plain link, so that no stranger’s page runs inside a reader', async () => {
  const content = await contentOf('<p>See:</p><iframe src="https://video.example/v/7"></iframe>');
  expect(content).toContain('href="https://video.example/v/7"');
  expect(content).not.toContain('iframe');
});

test('a link within the site becomes absolute', async () => {
  expect(await contentOf('<p><a href="/weather/gale">The gale</a></p>')).toContain('href="https://www.quay-courier.example/weather/gale"');
});

test('tags left open cannot swallow the notice', async () => {
  for (const [index, open] of [
    '<p><b><i>Unclosed',
    '<!-- open',
    '<table><tr><td>Cell',
    '<p>Text <a href="https://x.example',
    '<textarea>',
  ].entries()) {
    await publish(`open-${index}`, { bodyHtml: `<p>First.</p>${open}`, headline: `Open ${index}` });
  }
  for (const { title, content_html } of (await getFeed()).items) expect([title, content_html.endsWith(NOTICE)]).toEqual([title, true]);
});

test('garbage nested thousands deep is answered in a moment, and the notice stands beside it', async () => {
  const bodyHtml = `${'<div><b>'.repeat(5_000)}deep${'</i></p>'.repeat(5_000)}`;
  const answer = await callDesk('PUT', '/desk/articles/eastern-lock', { body: article({ bodyHtml }) });
  if (answer.status === 422) {
    expect(answer.body.objections?.[0]?.pointer).toBe('/bodyHtml');
    return;
  }
  expect(answer.status).toBe(201);
  expect((await getFeed()).items[0]?.content_html.endsWith(NOTICE)).toBe(true);
});

test('a body of nothing but a script is refused, so that no empty story leaves', async () => {
  const answer = await callDesk('PUT', '/desk/articles/eastern-lock', { body: article({ bodyHtml: '<script>1</script>' }) });
  expect([answer.status, answer.body.objections?.[0]?.pointer]).toEqual([422, '/bodyHtml']);
});

test('an image keeps its words and its credit, and the end of a CDATA section breaks nothing', async () => {
  const content = await contentOf(
    '<p>if (a[b[0]]]> c) &amp;&amp; d</p><figure><img src="/tug.jpg" alt="A tug"><figcaption>Jon Falk</figcaption></figure>',
  );
  expect(content).toContain('<img alt="A tug" src="https://www.quay-courier.example/tug.jpg">');
  const { rss, atom } = await getAllFormats();
  for (const document of [rss, atom]) {
    expect(document).not.toContain(']]>');
    expect(document).toContain('Jon Falk');
  }
});
