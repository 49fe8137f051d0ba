// What a page shows around its article and in it that is no part of it: players, menus in tables, imprints, and the line of a content management system
// that says who entered it, and when.
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const STORY = 'The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms.';
const MORE = 'The pier was built of oak.';
const TEXT = `<p>${STORY}</p><p>${MORE}</p>`;
const plain = (html: string | undefined) =>
  (html ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

async function read(body: string, lang = 'en'): Promise<Copy | undefined> {
  const html = `<html lang="${lang}"><head><title>Pier sold to hotel group</title></head><body>${body}</body></html>`;
  const { copies } = await readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
  return copies[0];
}

const article = (inner: string, lang?: string) => read(`<article><h1>Pier sold to hotel group</h1>${inner}</article>`, lang);
const textOf = async (inner: string) => plain((await article(inner))?.article.bodyHtml);

describe('a player', () => {
  it.each([
    [
      'video.js',
      '<div class="video-js vjs-skin"><video src="/a.mp4"></video><div class="vjs-control-bar"><span>Play</span><div>Duration 1:12</div></div><p>Video Player is loading.</p><p>Beginning of dialog window.</p></div>',
    ],
    [
      'JW Player',
      '<div class="jwplayer"><div class="jw-controls">Abspielen 00:00 / 01:48</div><div class="jw-error-text">Fehlercode: 1</div></div>',
    ],
    ['Plyr', '<div class="plyr plyr--audio"><div class="plyr__controls"><span>0:00</span><span>Speed</span></div></div>'],
    ['MediaElement', '<div class="mejs-container"><div class="mejs-controls"><span>00:00</span></div></div>'],
    ['Ghost', '<div class="kg-card kg-audio-card"><div class="kg-audio-player"><span>0:00</span>/<span>187.2</span></div></div>'],
  ])('leaves nothing of its controls in the text: %s', async (_, player) => {
    const copy = await article(`<p>${STORY}</p>${player}<p>${MORE}</p>`);
    expect(plain(copy?.article.bodyHtml)).toBe(`${STORY} ${MORE}`);
    expect(copy?.remarks.map(({ text }) => text)).toContain('Left out of the text: the controls of a player.');
  });

  it('keeps what it plays, and the caption', async () => {
    const copy = await article(
      `${TEXT}<div class="video-js"><figure><video src="https://m10news.example/a.mp4"></video><figcaption>The pier</figcaption></figure><div>Playback Rate</div></div>`,
    );
    expect(copy?.article.bodyHtml).toContain('a.mp4');
    expect(plain(copy?.article.bodyHtml)).toBe(`${STORY} ${MORE} The pier`);
  });

  it('is none where the text of the story is in an element that is called so', async () => {
    expect(await textOf(`<div class="jwplayer"><p>${STORY} ${STORY}</p><p>${MORE}</p></div>`)).toBe(`${STORY} ${STORY} ${MORE}`);
  });

  it('does not withdraw the story by a message that it cannot play', async () => {
    const fault = 'This video file cannot be played. (Error Code: 102630)';
    expect(await textOf(`${TEXT}<div class="jwplayer"><div>00:00</div><div>${fault}</div></div>`)).toBe(`${STORY} ${MORE}`);
    expect((await article(`${TEXT}<p>This video file cannot be published.</p>`))?.hold?.reason).toBe('instruction');
  });

  it('hides no instruction', async () => {
    const copy = await article(`${TEXT}<div class="video-js"><div>EMBARGOED UNTIL FURTHER NOTICE</div></div>`);
    expect(copy?.hold?.reason).toBe('instruction');
  });

  it.each([
    'Video Player is loading.',
    'Dieses Video kann nicht abgespielt werden. Fehlercode: 102630',
    'Cette vidéo ne peut pas être lue. (Code d’erreur : 102630)',
    'This video file cannot be played. (Error Code: 102630)',
    'Artikel anhören',
    'Écouter l’article',
    'Lytt til saken',
    'Votre navigateur ne supporte pas la vidéo.',
    'Duration 1:12',
  ])('says nothing in a paragraph without a name: %s', async (line) => {
    expect(await textOf(`<p>${STORY}</p><p>${line}</p><p>${MORE}</p>`)).toBe(`${STORY} ${MORE}`);
  });

  it.each([
    'The video player is loading the ship.',
    '“This video cannot be played,” the judge said.',
    'Dieses Video kann nicht abgespielt werden, sagte der Richter.',
    'Listen to this story of a pier: it begins in 1902.',
    'Duration matters.',
  ])('is not spoken of by a sentence of the story: %s', async (line) => {
    expect(await textOf(`<p>${STORY}</p><p>${line}</p><p>${MORE}</p>`)).toBe(`${STORY} ${line} ${MORE}`);
  });
});

describe('the page around the article', () => {
  const links = '<a href="/a">Home</a><br><a href="/b">Sport</a><br><a href="/c">Letters</a>';

  it('may have its menu in a cell of the table that it is laid out with', async () => {
    const copy = await read(`<table><tr><td>${links}</td><td><b>Pier sold to hotel group</b><br>By Ada Quill<br>${TEXT}</td></tr></table>`);
    expect(plain(copy?.article.bodyHtml)).not.toMatch(/Sport|Letters/);
    expect(plain(copy?.article.bodyHtml)).toContain(`${STORY} ${MORE}`);
  });

  it('keeps the links in a table of the article', async () => {
    expect(await textOf(`${TEXT}<table><tr><td>${links}</td><td>Nine</td></tr></table>`)).toContain('Sport');
  });

  it.each([
    'Ansvarlig redaktør: Ada Quill. Alt innhold er beskyttet.',
    'Ansvarig utgivare: Bo Lind',
    'V.i.S.d.P.: Ada Quill, Uferweg 3',
    'Directeur de la publication : Bo Lind',
    'Editor-in-chief: Ada Quill',
  ])('names whom the law wants named: %s', async (line) => {
    expect(
      plain((await read(`<div><h1>Pier sold to hotel group</h1>${TEXT}</div><div class="x"><p>${line}</p></div>`))?.article.bodyHtml),
    ).toBe(`${STORY} ${MORE}`);
  });

  it.each(['Chefredakteurin: der Streit um den Pier geht weiter.', 'Editor-in-chief: The role that nobody wanted.'])(
    'is no sentence of the story that begins so: %s',
    async (line) => {
      expect(await textOf(`${TEXT}<p>${line}</p>`)).toBe(`${STORY} ${MORE} ${line}`);
    },
  );

  it.each([
    ['Submitted by <span>Ada Quill</span> on <span>Fri, 03/01/2024 - 08:45</span>', 'en'],
    ['Submitted by <span>Ada Quill</span> on <span>Tue, 01/02/2024 - 08:45</span>', 'en'],
    ['Soumis par <span>Ada Quill</span> le <span>ven, 01/03/2024 - 08:45</span>', 'fr'],
    ['Eingereicht von <span>Ada Quill</span> am <span>Fr, 01.03.2024 - 08:45</span>', 'de'],
  ])('says who entered it, and when: %s', async (line, lang) => {
    const copy = await article(`<footer><div class="node__submitted">${line}</div></footer>${TEXT}`, lang);
    const day = line.includes('Tue') ? '2024-01-02' : '2024-03-01';
    expect([copy?.article.by?.names, copy?.article.firstPublished?.slice(0, 10), plain(copy?.article.bodyHtml)]).toEqual([
      ['Ada Quill'],
      day,
      `${STORY} ${MORE}`,
    ]);
  });

  it('does not say when, where a date may be read in two ways, and its author is read all the same', async () => {
    const copy = await article(`<footer><div class="node__submitted">Submitted by Ada Quill on 03/01/2024</div></footer>${TEXT}`);
    expect([copy?.article.by?.names, copy?.article.firstPublished]).toEqual([['Ada Quill'], undefined]);
  });
});

describe('who wrote the item', () => {
  const item = (channel: string, inner: string) =>
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Long Read</title><link>https://m10news.example</link>${channel}<item><title>Pier sold</title><guid>7</guid><description>${STORY}</description>${inner}</item></channel></rss>`;
  const namesIn = async (name: string, text: string) => {
    const { copies } = await readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
    return copies[0]?.article.by?.names;
  };

  it.each<[string, string, string[]]>([
    ['', '<itunes:author>Ada Quill</itunes:author>', ['Ada Quill']],
    ['', '<media:credit role="author">Ada Quill</media:credit>', ['Ada Quill']],
    ['<itunes:author>Bay Audio Works</itunes:author>', '<itunes:author>Bay Audio Works</itunes:author>', []],
    ['', '<itunes:author>Long Read</itunes:author>', []],
    ['', '<itunes:author>webmaster</itunes:author>', []],
  ])('is said by members for podcasts, which also name the programme: %s%s', async (channel, inner, names) => {
    expect(await namesIn('feed.xml', item(channel, inner))).toEqual(names);
  });

  it.each(['primary_author', 'writer', 'auteur', 'autor', 'författare', 'authorName'])('is said by front matter as %s', async (field) => {
    expect(await namesIn('pier.md', `---\ntitle: Pier sold\n${field}: Ada Quill\n---\n\n${STORY}\n`)).toEqual(['Ada Quill']);
  });

  it('does not hide an instruction in a field for a date', async () => {
    const text = `---\ntitle: Pier sold\ndate_updated: hold for release\n---\n\n${STORY}\n`;
    const { copies } = await readSource('pier.md', new TextEncoder().encode(text), { ...reading, section: 'world' });
    expect(copies[0]?.hold?.reason).toBe('instruction');
  });
});
