// The picture or table that an embed's code carries reaches the reader, and what carries nothing for a reader goes.
import { describe, expect, test } from 'vitest';
import { sanitiseBody, sanitiseStoredBody } from '../../../src/markup/sanitise.ts';

const BASE = 'https://m10news.example/a';

function stored(html: string) {
  const body = sanitiseBody(`<p>Text.</p>${html}`, BASE);
  if (!body.ok) throw new Error(body.objection);
  expect(sanitiseBody(body.html, BASE)).toMatchObject({ html: body.html });
  return { html: body.html.replace('<p>Text.</p>', ''), changes: body.changes };
}

const PIXEL = 'width="1" height="1"';

describe('what carries nothing for a reader is left out, and listed', () => {
  test.each([
    '<iframe src="https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fm10news.example%2Fa"></iframe>',
    '<iframe src="//www.facebook.com/v18.0/plugins/share_button.php?href=x"></iframe>',
    '<iframe src="https://platform.twitter.com/widgets/follow_button.html?screen_name=m10"></iframe>',
    '<iframe src="https://platform.twitter.com/widgets/tweet_button.abc123.en.html#url=x"></iframe>',
    '<iframe src="https://www.google.com/recaptcha/api2/anchor?ar=1"></iframe>',
    '<iframe src="https://www.recaptcha.net/recaptcha/api2/anchor"></iframe>',
    '<iframe src="https://newassets.hcaptcha.com/captcha/v1/x"></iframe>',
    '<iframe src="https://googleads.g.doubleclick.net/pagead/ads?client=1"></iframe>',
    '<iframe data-src="https://tpc.googlesyndication.com/safeframe/1"></iframe>',
    '<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1"></iframe>',
    '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" height="0" width="0" style="display:none"></iframe></noscript>',
    '<iframe src="https://count.example/x" style="width: 1px; height: 1px; border: 0"></iframe>',
    '<iframe src="https://www.youtube.com/subscribe_embed?usegapi=1"></iframe>',
    '<iframe src="https://ghbtns.com/github-btn.html?user=m10"></iframe>',
    '<embed src="https://ad.doubleclick.net/x.swf">',
    '<object data="https://ad.doubleclick.net/x.swf">An advertisement</object>',
    '<amp-ad type="doubleclick" src="https://ads.example/x"><div placeholder>Loading</div></amp-ad>',
    '<amp-social-share type="system">Share</amp-social-share>',
    '<amp-facebook data-href="https://www.facebook.com/plugins/like.php?href=x"></amp-facebook>',
    '<a class="twitter-follow-button" href="https://twitter.com/m10">Follow @m10</a>',
    '<a class="twitter-share-button" href="https://twitter.com/share">Tweet</a>',
    '<div class="fb-like" data-href="https://m10news.example/a"></div>',
    '<ins class="adsbygoogle" data-ad-client="ca-1">Advertisement</ins>',
    `<img ${PIXEL} src="https://www.facebook.com/tr?id=1&ev=PageView&noscript=1">`,
    `<noscript><img ${PIXEL} style="display:none" src="https://counter.example/c.gif"></noscript>`,
    '<img src="https://sb.scorecardresearch.com/p?c1=2">',
    '<img src="https://ssl-vg03.met.vgwort.de/na/0f2a" alt="">',
    '<img src="https://pixel.wp.com/g.gif?v=noscript">',
    '<img style="width:1px;height:1px" src="https://counter.example/c.gif">',
    '<amp-pixel src="https://counter.example/c.gif"></amp-pixel>',
  ])('%s', (html) => {
    const { html: kept, changes } = stored(html);
    expect(kept).toBe('');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.became).toBe('nothing');
  });

  test.each([
    '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fm10%2Fposts%2F1"></iframe>',
    '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fm10%2Fvideos%2F1"></iframe>',
    '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=17"></iframe>',
    '<iframe src="https://www.google.com/maps/embed?pb=!2d7.1!3d53.2"></iframe>',
    '<iframe src="https://datawrapper.dwcdn.net/a1b2c/1/" style="width: 0; min-width: 100% !important"></iframe>',
    '<iframe src="https://notdoubleclick.net/chart"></iframe>',
    '<iframe src="https://charts.example/doubleclick.net/1"></iframe>',
    '<img src="https://m10news.example/a.jpg" width="1" height="800">',
    `<img src="https://m10news.example/a.jpg" ${PIXEL} srcset="https://m10news.example/b.jpg 800w">`,
    '<p>Our <a href="https://twitter.com/share">guide to sharing</a>.</p>',
  ])('but not %s', (html) => {
    expect(stored(html).html).toMatch(/<(?:a|img) /);
  });

  test('a picture of one pixel stays in a text that an older program stored, since receipts count on it', () => {
    const html = `<p>Text.</p><p><img alt="" src="https://counter.example/c.gif" ${PIXEL}></p>`;
    expect(sanitiseStoredBody(html, BASE)).toMatchObject({ html });
  });
});

const IMG = '<p><img alt="" src="https://m10news.example/c.png"></p>';
const TABLE = '<table><tbody><tr><td>7</td></tr></tbody></table>';
const link = (address: string, label: string, picture = 'https://m10news.example/c.png') =>
  `<p><a href="${address}"><img alt="" src="${picture}"><br>${label}</a></p>`;

describe('the picture or table of an embed', () => {
  test.each([
    [
      '<div class="flourish-embed" data-src="visualisation/1"><noscript><img src="/c.png" alt="Fares"></noscript></div>',
      '<p><img alt="Fares" src="https://m10news.example/c.png"></p><p><a href="https://public.flourish.studio/visualisation/1/">Flourish</a></p>',
    ],
    [
      '<div><script src="https://datawrapper.dwcdn.net/a1b2c/embed.js"></script><noscript><img src="/c.png" alt="Fares"></noscript></div>',
      '<p><a href="https://datawrapper.dwcdn.net/a1b2c/">Datawrapper</a></p><p><img alt="Fares" src="https://m10news.example/c.png"></p>',
    ],
    ['<iframe src="https://charts.example/7"><img src="/c.png"></iframe>', link('https://charts.example/7', 'charts.example')],
    [
      '<iframe src="https://charts.example/7"><picture><img src="/c.png"></picture></iframe>',
      link('https://charts.example/7', 'charts.example'),
    ],
    [`<iframe src="https://charts.example/7">${TABLE}</iframe>`, `<p><a href="https://charts.example/7">charts.example</a></p>${TABLE}`],
    ['<iframe><img src="/c.png"></iframe>', IMG],
    ['<iframe src="https://charts.example/7" data-poster="/c.png"></iframe>', link('https://charts.example/7', 'charts.example')],
    [
      `<iframe src="https://www.youtube.com/embed/a" srcdoc="<a href=https://www.youtube.com/embed/a><img src='https://i.ytimg.com/vi/a/hqdefault.jpg'></a>"></iframe>`,
      link('https://www.youtube.com/watch?v=a', 'YouTube', 'https://i.ytimg.com/vi/a/hqdefault.jpg'),
    ],
    ['<iframe src="https://www.youtube.com/embed/a"></iframe>', '<p><a href="https://www.youtube.com/watch?v=a">YouTube</a></p>'],
    [
      '<lite-youtube videoid="a" style="background-image: url(\'/c.png\')"></lite-youtube>',
      link('https://www.youtube.com/watch?v=a', 'YouTube'),
    ],
    ['<lite-youtube videoid="a"><img src="/c.png"></lite-youtube>', link('https://www.youtube.com/watch?v=a', 'YouTube')],
    ['<lite-vimeo videoid="7" data-thumbnail="/c.png"></lite-vimeo>', link('https://vimeo.com/7', 'Vimeo')],
    [
      '<amp-youtube data-videoid="a"><amp-img placeholder src="/c.png"></amp-img></amp-youtube>',
      link('https://www.youtube.com/watch?v=a', 'YouTube'),
    ],
    ['<amp-video src="/v.mp4" poster="/c.png"></amp-video>', link('https://m10news.example/v.mp4', 'v.mp4')],
    [
      '<amp-iframe src="https://charts.example/7"><amp-img placeholder src="/c.png"></amp-img></amp-iframe>',
      link('https://charts.example/7', 'charts.example'),
    ],
    ['<video src="/v.mp4"><p>No video here.</p><img src="/c.png"></video>', link('https://m10news.example/v.mp4', 'v.mp4')],
    [`<video src="/v.mp4">${TABLE}</video>`, `<p><a href="https://m10news.example/v.mp4">v.mp4</a></p>${TABLE}`],
    ['<video poster="/c.png" src="/v.mp4"><img src="/c.png"></video>', link('https://m10news.example/v.mp4', 'v.mp4')],
    [
      '<video class="video-js" data-account="1" data-video-id="2" poster="/c.png">Please enable JavaScript</video>',
      link('https://players.brightcove.net/1/default_default/index.html?videoId=2', 'Brightcove'),
    ],
    [
      '<object data="https://charts.example/7"><img src="/c.png"></object>',
      `${IMG}<p><a href="https://charts.example/7">charts.example</a></p>`,
    ],
    [`<object data="https://charts.example/7">${TABLE}</object>`, `${TABLE}<p><a href="https://charts.example/7">charts.example</a></p>`],
    ['<object data="/c.png" type="image/png"></object>', IMG],
    ['<object data="/c.svg" title="Fares"></object>', '<p><img alt="Fares" src="https://m10news.example/c.svg"></p>'],
    ['<embed src="/c.png">', IMG],
    ['<iframe src="/c.png"></iframe>', IMG],
    ['<svg><image href="/c.png"/></svg>', IMG],
    ['<svg><image xlink:href="/c.png"/><text>Fares</text></svg>', '<p><img src="https://m10news.example/c.png" alt="Fares"></p>'],
    ['<svg><foreignObject><img src="/c.png"></foreignObject></svg>', IMG],
    ['<svg><g><image href="/c.png"/><image href="/c.png"/></g></svg>', IMG],
    ['<svg aria-hidden="true"><image href="/c.png"/></svg>', IMG],
  ])('%s', (html, expected) => {
    const normal = (text: string) => text.replace(/<img src="([^"]*)" alt="([^"]*)">/g, '<img alt="$2" src="$1">');
    const { html: kept, changes } = stored(html);
    expect(normal(kept)).toBe(normal(expected));
    expect(changes.every(({ became }) => became !== 'nothing')).toBe(true);
  });

  test('is safe whatever the content of a frame is, and frames within frames take linear time', () => {
    const { html } = stored(
      '<iframe src="https://charts.example/7"><img src=x onerror=alert(1)><table><tr><td><script>alert(1)</script>7</table></iframe>',
    );
    expect(html).not.toMatch(/script|onerror/);
    const startMs = performance.now();
    stored('<iframe src="https://charts.example/7"><table><tr><td>'.repeat(4_000));
    stored('<iframe><img src=a>'.repeat(10_000));
    expect(performance.now() - startMs).toBeLessThan(3_000);
  });
});
