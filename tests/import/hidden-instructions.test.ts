// Instructions where readers do not look: comments, elements and members that no format names, switches of front matter, and pictures.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const WORDS = 'EMBARGOED UNTIL 6AM MONDAY';
const STORY = 'The council will close the bridge for nine weeks. Engineers found rust in two of its piers.';

/** What becomes of a source: `public` only if nothing keeps it from the public. */
async function stateOf(text: string, name: string): Promise<string> {
  const { copies, kills, faults } = await readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
  expect(faults).toEqual([]);
  if (kills.length > 0) return 'killed';
  const [copy] = copies;
  if (copy === undefined) return 'left out';
  return copy.hold !== undefined ? 'held' : copy.article.embargoedUntil !== undefined ? 'embargo' : 'public';
}

const markdown = (fields: string, body = STORY) => `---\ntitle: Bridge to close\ndate: 2026-03-01\n${fields}\n---\n\n${body}\n`;
const page = (head: string, body: string) =>
  `<html><head><title>Bridge to close</title>${head}</head><body><article><h1>Bridge to close</h1>${body}<p>${STORY}</p></article></body></html>`;
const ofStatus = (status: string) => page('', '').replace('<article>', `<article id="post-7" class="post-7 post status-${status} hentry">`);
const ofNode = (classes: string, body = '') => page('', body).replace('<article>', `<article class="node node--type-news ${classes}">`);
const rss = (rest: string) =>
  `<rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Bridge to close</title><guid>a1</guid><link>https://quay.example/a1</link><description>${STORY}</description>${rest}</item></channel></rss>`;
const atom = (rest: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><id>urn:x:feed</id><updated>2026-03-01T10:00:00Z</updated><entry><title>Bridge to close</title><id>urn:x:1</id><updated>2026-03-01T10:00:00Z</updated><content type="text">${STORY}</content>${rest}</entry></feed>`;
const jsonFeed = (rest: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Quay',
    items: [{ id: 'a1', url: 'https://quay.example/a1', title: 'Bridge to close', content_html: `<p>${STORY}</p>`, ...rest }],
  });
const ninjs = (rest: object) =>
  JSON.stringify({ uri: 'urn:x:1', type: 'text', headline: 'Bridge to close', body_html: `<p>${STORY}</p>`, ...rest });
const wordpress = (rest: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay</title><link>https://quay.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Bridge to close</title><link>https://quay.example/b</link><content:encoded><![CDATA[<p>${STORY}</p>]]></content:encoded><wp:post_id>7</wp:post_id><wp:post_date_gmt>2026-03-01 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${rest}</item></channel></rss>`;
const comment = (type: string) =>
  wordpress(
    `<wp:comment><wp:comment_type>${type}</wp:comment_type><wp:comment_content><![CDATA[${WORDS}]]></wp:comment_content></wp:comment>`,
  );

const SWITCHED = (label: string, value: string) =>
  `<div class="field"><div class="field__label">${label}</div><div class="field__item">${value}</div></div>`;

describe('copy is kept from the public by', () => {
  it.each([
    ['a draft in brackets behind a dateline', `# Bridge to close\n\nLONDON — [bozza] ${STORY}\n`, 'a.md'],
    ['a note in brackets in wire text', `Bridge to close\n\nBy Ann Lee\n\nLONDON — [utkast] ${STORY}\n\n${STORY}\n`, 'a.txt'],
    [
      'a note of several parts in round brackets',
      `# Bridge to close\n\n${STORY} (Embargo: Friday 19 March 2027, 11:00) ${STORY}\n`,
      'a.md',
    ],
    [
      'a line above the headline, which is no label of the date below it',
      page('', `<p class="byline">Ann Lee</p><time datetime="2025-11-05T08:00:00Z">2025-11-05</time><p>${STORY.repeat(8)}</p>`).replace(
        '<h1>',
        '<p class="kicker">EMBARGOED COPY</p><h1>',
      ),
      'a.html',
    ],
    ['a line of the page above the article', page('', '').replace('<article>', '<div>UNDER EMBARGO</div><article>'), 'a.html'],
    ['a switch of an embargo that is on', page('', SWITCHED('Embargo', 'Nicht vor 10 Uhr')), 'a.html'],
    [
      'a line of the page whose sentence ends with the year',
      page('', '').replace(
        '<article>',
        '<div>PRIVATE AND CONFIDENTIAL UNTIL 07:00 ON 1 MAY 2027. Supplied to its readers under the terms of their undertaking to the company; nothing in it may be told to anybody else.</div><article>',
      ),
      'a.html',
    ],
    [
      'the same in wire text',
      `Bridge to close\n\nPRIVATE AND CONFIDENTIAL UNTIL 07:00 ON 9 MAY 2027. Supplied to you under the terms of your contract; not to be passed on or shown to others.\n\n${STORY}\n`,
      'a.txt',
    ],
    ['a slug line', ninjs({ slugline: 'HOLD-bridge' }), 'a.json'],
    ['a note that nobody understands', ninjs({ ednote: 'Nothing on the site before the ceremony' }), 'a.json'],
    ['a status in words', markdown('status: väntar på godkännande'), 'a.md'],
    ['a comment of Markdown', `# Bridge to close\n\n<!-- ${WORDS} -->\n\n${STORY}\n`, 'a.md'],
    ['a comment of a page', page(`<!-- ${WORDS} -->`, ''), 'a.html'],
    ['a comment in an article', page('', `<!-- ${WORDS} -->`), 'a.html'],
    ['a comment of front matter', markdown(`# ${WORDS}`), 'a.md'],
    ['a comment of a feed', rss(`<!-- ${WORDS} -->`), 'a.rss'],
    ['a summary that opens', page('', '<details><summary>Embargo</summary>6am Monday</details>'), 'a.html'],
    ['a caption of a table', page('', `<table><caption>${WORDS}</caption><tr><td>1</td></tr></table>`), 'a.html'],
    ['a text in place of a picture', page('', `<img src="https://quay.example/b.jpg" alt="${WORDS}">`), 'a.html'],
    ['a title of an element', page('', `<p title="${WORDS}">Bridge</p>`), 'a.html'],
    ['a text in place of a picture of Markdown', `# Bridge to close\n\n![${WORDS}](https://quay.example/b.jpg)\n\n${STORY}\n`, 'a.md'],
    ['a text for browsers without scripts', page('', `<noscript><p>${WORDS}</p></noscript>`), 'a.html'],
    ['a template', page('', `<template><p>${WORDS}</p></template>`), 'a.html'],
    ['a form', page('', `<form>${WORDS}</form>`), 'a.html'],
    ['a state of a paragraph', page('', '<p data-embargo="6am Monday">Bridge</p>'), 'a.html'],
    ['a switch of a paragraph', page('', '<p data-hold="true">Bridge</p>'), 'a.html'],
    ['a note of a paragraph', page('', `<p data-desk-note="${WORDS}">Bridge</p>`), 'a.html'],
    ['rights of media in an attribute', rss(`<media:rights xmlns:media="http://search.yahoo.com/mrss/" status="${WORDS}"/>`), 'a.rss'],
    [
      'a restriction of media',
      rss('<media:restriction xmlns:media="http://search.yahoo.com/mrss/" relationship="deny">all</media:restriction>'),
      'a.rss',
    ],
    [
      'a restriction that allows nobody',
      rss('<media:restriction xmlns:media="http://search.yahoo.com/mrss/" relationship="allow">none</media:restriction>'),
      'a.rss',
    ],
    [
      'a restriction of sharing',
      rss('<media:restriction xmlns:media="http://search.yahoo.com/mrss/" type="sharing" relationship="deny" />'),
      'a.rss',
    ],
    ['a state of media', rss('<media:status xmlns:media="http://search.yahoo.com/mrss/" state="blocked" reason="legal"/>'), 'a.rss'],
    ['an attribute for embargoes', rss('<x:use xmlns:x="urn:x" embargo="6am Monday"/>'), 'a.rss'],
    ['an element of RSS', rss(`<ednote>${WORDS}</ednote>`), 'a.rss'],
    ['an element in CDATA', rss(`<ednote><![CDATA[ ${WORDS} ]]></ednote>`), 'a.rss'],
    ['an element of another namespace', rss(`<x:editorialNote xmlns:x="urn:x">${WORDS}</x:editorialNote>`), 'a.rss'],
    ['rights of RSS', rss(`<dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/">${WORDS}</dc:rights>`), 'a.rss'],
    ['an element of Atom', atom(`<x:note xmlns:x="urn:x">${WORDS}</x:note>`), 'a.atom'],
    ['a member of JSON Feed', jsonFeed({ ednote: WORDS }), 'a.json'],
    ['an extension of JSON Feed', jsonFeed({ _desk: { note: WORDS } }), 'a.json'],
    ['a text beside the HTML of JSON Feed', jsonFeed({ content_text: WORDS }), 'a.json'],
    ['rights of ninjs', ninjs({ rightsinfo: [{ usageterms: WORDS }] }), 'a.json'],
    ['a picture of ninjs', ninjs({ associations: { main: { type: 'picture', ednote: WORDS } } }), 'a.json'],
    ['a caption', markdown(`image: {url: "https://quay.example/b.jpg", caption: "${WORDS}"}`), 'a.md'],
    ['a comment of an editor', comment('editorial-comment'), 'a.xml'],
    ['a switch', markdown('do_not_publish: true'), 'a.md'],
    ['a start of validity', atom('<t:valid xmlns:t="urn:t">start=2027-03-04T06:00:00Z; end=2028-01-01</t:valid>'), 'a.atom'],
  ])('%s', async (_, text, name) => {
    expect(await stateOf(text, name)).toBe('held');
  });

  it.each([
    ['an element for embargoes', rss('<p:embargoDate xmlns:p="urn:p">2027-03-04T06:00:00Z</p:embargoDate>'), 'a.rss'],
    ['a date of availability', rss('<t:available xmlns:t="urn:t">2027-03-04T06:00:00Z</t:available>'), 'a.rss'],
    ['a member of JSON Feed', jsonFeed({ embargoed: '2027-03-04T06:00:00Z' }), 'a.json'],
    ['a time of publication', markdown('publish_time: 2027-03-04T06:00:00Z'), 'a.md'],
    ['a start in front matter', markdown('valid_from: 2027-03-04T06:00:00Z'), 'a.md'],
  ])('a time: %s', async (_, text, name) => {
    expect(await stateOf(text, name)).toBe('embargo');
  });

  it.each([
    ['Atom in RSS', rss('<a:control xmlns:a="http://www.w3.org/2007/app"><a:draft>yes</a:draft></a:control>'), 'a.rss'],
    ['a status of RSS', rss('<status>draft</status>'), 'a.rss'],
    ['a member of JSON Feed', jsonFeed({ draft: true }), 'a.json'],
    ['a status of JSON Feed', jsonFeed({ _status: 'in_review' }), 'a.json'],
    ['a state of ninjs', ninjs({ state: 'in_progress' }), 'a.json'],
    ['a profile of ninjs', ninjs({ profile: 'draft' }), 'a.json'],
    ['a state of the whole page', page('', '').replace('<article>', '<article data-status="draft">'), 'a.html'],
    ['a post without a status', wordpress('').replace('<wp:status>publish</wp:status>', ''), 'a.xml'],
    ['<meta>', page('<meta name="status" content="draft">', ''), 'a.html'],
    ['a nested status', markdown('publication: {status: draft}'), 'a.md'],
    ['a nested stage', markdown('workflow: {stage: in review}'), 'a.md'],
    ['a status of lawyers', markdown('status: Ready for legal'), 'a.md'],
    ['a switch that is off', markdown('approved: false'), 'a.md'],
    ['a German switch', markdown('entwurf: ja'), 'a.md'],
    ['a Spanish switch', markdown('borrador: sí'), 'a.md'],
    ['the status of a post among the classes of its page', ofStatus('draft'), 'a.html'],
    ['a private status there', ofStatus('private'), 'a.html'],
    ['the class of a node of Drupal that is not published', ofNode('node--unpublished'), 'a.html'],
    [
      'that of older versions, around the text',
      ofNode('').replaceAll('article', 'div').replace('node ', 'node node-unpublished '),
      'a.html',
    ],
    [
      'a status of Nikola',
      `<!--\n.. title: Bridge to close\n.. date: 2026-03-01 08:00:00 UTC\n.. status: private\n-->\n\n${STORY}\n`,
      'a.md',
    ],
  ])('a draft: %s', async (_, text, name) => {
    expect(await stateOf(text, name)).toBe('left out');
  });

  it.each([
    ['front matter', markdown('killed: yes'), 'a.md'],
    ['RSS', rss('<killed>true</killed>'), 'a.rss'],
    ['JSON Feed', jsonFeed({ withdrawn: true }), 'a.json'],
    [
      'a post without a status',
      wordpress('').replace('<wp:status>publish</wp:status>', '').replace('Bridge to close', 'KILL: Bridge to close'),
      'a.xml',
    ],
  ])('a kill: %s', async (_, text, name) => {
    expect(await stateOf(text, name)).toBe('killed');
  });
});

describe('copy is public with', () => {
  it.each([
    ['an embargo that is switched off', page('', SWITCHED('Sperrfrist', 'Nein')), 'a.html'],
    ['an embargo that is switched off beside the heading', page('', '').replace('</h1>', `</h1>${SWITCHED('Embargoed:', 'No')}`), 'a.html'],
    ['an embargo that is switched off in a part of the page', page('', `<aside>${SWITCHED('Embargo', 'Nej')}</aside>`), 'a.html'],
    ['an embargo that a line switches off', markdown('', `Sperrfrist: nein\n\n${STORY}`), 'a.md'],
    ['the status of a node that is published', ofNode('node--promoted node--published'), 'a.html'],
    [
      'a teaser of a node that is not published',
      page('', `${STORY.repeat(9)}<div class="node node--unpublished node--view-mode-teaser"><p>Quay to close</p></div>`),
      'a.html',
    ],
    ['comments for programs', page('<!-- Google Tag Manager -->', '<!-- wp:paragraph --><!-- end of article -->'), 'a.html'],
    ['a state of a part of the page', page('', '<ul data-state="private"><li>Quay</li></ul>'), 'a.html'],
    [
      'words about an embargo',
      page(
        '',
        '<img src="https://quay.example/b.jpg" alt="Lorries wait until Monday for the oil embargo to end"><noscript>Please enable scripts until Monday</noscript>',
      ),
      'a.html',
    ],
    [
      'a restriction to a country',
      rss(
        '<media:restriction xmlns:media="http://search.yahoo.com/mrss/" relationship="deny" type="country">us gb</media:restriction><media:rights xmlns:media="http://search.yahoo.com/mrss/" status="userCreated"/><media:status xmlns:media="http://search.yahoo.com/mrss/" state="active"/>',
      ),
      'a.rss',
    ],
    ['a profile of ninjs', ninjs({ profile: 'text-only' }), 'a.json'],
    [
      'a sentence about a year',
      `Bridge to close\n\nConfidential until 1997. That was stamped on the file of the bridge which the archive opened.\n\n${STORY}\n`,
      'a.txt',
    ],
    ['a comment on an embargo', page('', '<!-- related: how the oil embargo ended -->'), 'a.html'],
    ['the status of a post that is published', ofStatus('publish'), 'a.html'],
    [
      'a link above the headline',
      page('', '').replace('<article>', '<ul><li><a href="/r">Sperrfrist: unsere Regeln</a></li></ul><article>'),
      'a.html',
    ],
    ['rights', rss('<dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/">Not to be republished.</dc:rights>'), 'a.rss'],
    ['elements of players', rss('<duration>12</duration><episode>4</episode><m:title xmlns:m="urn:m">Embargo on oil</m:title>'), 'a.rss'],
    ['a day that is over', rss('<t:available xmlns:t="urn:t">2024-03-04</t:available>'), 'a.rss'],
    ['switches', markdown('ready: true\nkilled: false\nwithdrawn: no\ndraft: false'), 'a.md'],
    ['members of JSON Feed', jsonFeed({ _reading_time: 4, _draft: false, banner_image: 'https://quay.example/b.jpg' }), 'a.json'],
    ['a comment of a reader', comment('comment'), 'a.xml'],
    ['the status of something else', markdown('event_status: cancelled\norder-status: on hold\nmatchState: killed'), 'a.md'],
    ['a version', markdown('release: v1.2\npublisher: Quay Press'), 'a.md'],
  ])('%s', async (_, text, name) => {
    expect(await stateOf(text, name)).toBe('public');
  });
});
