// Byline and date of a page, where pages of different makers state them.
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const TEXT = '<p>The council has sold the pier to a hotel group for nine million.</p><p>The buyer will add forty rooms.</p>';

async function read(head: string, body: string, attributes = ''): Promise<Copy | undefined> {
  const html = `<html ${attributes}><head>${head}</head><body>${body}</body></html>`;
  const { copies } = await readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
  return copies[0];
}

const ld = (value: unknown) => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('the byline of a page', () => {
  const HEADING = '<h1>Pier sold to hotel group</h1>';
  const box = (inner: string) => `<article>${HEADING}${inner}${TEXT}</article>`;
  const below = (line: string) => `${HEADING}<p>${line}</p><article>${TEXT}</article>`;
  const both = ['Ada Quill', 'Bo Lind'];

  it.each<[string, string, string, string[]]>([
    ['each <meta> of one name', '<meta name="DC.creator" content="Quill, Ada"><meta name="DC.creator" content="Lind, Bo">', box(''), both],
    [
      'a <meta> behind one with an address',
      '<meta name="author" content="https://bay.example/ada"><meta name="parsely-author" content="Ada Quill">',
      box(''),
      ['Ada Quill'],
    ],
    ['article_author', '<meta name="article_author" content="Ada Quill">', box(''), ['Ada Quill']],
    ['og:article:author', '<meta property="og:article:author" content="Ada Quill">', box(''), ['Ada Quill']],
    [
      'the label of a card',
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">',
      box(''),
      ['Ada Quill'],
    ],
    ['names in a list in JSON-LD', ld({ '@type': 'Article', author: { '@type': 'Person', name: both } }), box(''), both],
    [
      'the parts of a name in JSON-LD',
      ld({ '@type': 'Article', author: { givenName: 'Ada', familyName: 'Quill' } }),
      box(''),
      ['Ada Quill'],
    ],
    ['references in a name in JSON-LD', ld({ '@type': 'Article', author: 'Ada O&#39;Quill' }), box(''), ["Ada O'Quill"]],
    [
      'the page in JSON-LD',
      ld([[{ '@type': 'MedicalWebPage', author: { '@type': 'Person', name: 'Ada Quill' } }]]),
      box(''),
      ['Ada Quill'],
    ],
    ['JSON-LD with a comma too many', ld('{"@type": "Article", "author": {"name": "Ada Quill",},}'), box(''), ['Ada Quill']],
    [
      'the page, where JSON-LD has a login',
      ld({ '@type': 'Article', author: 'aq7' }),
      box('<span class="author">Ada Quill</span>'),
      ['Ada Quill'],
    ],
    ['a login, if there is nothing else', ld({ '@type': 'Article', author: 'aq7' }), box(''), ['aq7']],
    ['nobody, where a program is the author', '<meta name="author" content="admin">', box('<p>Posted on 3 March 2026 by Admin</p>'), []],
    [
      'the page, where <meta> has the site',
      '<meta property="og:site_name" content="Bay Post"><meta name="author" content="Bay Post">',
      box('<p class="byline">By Ada Quill</p>'),
      ['Ada Quill'],
    ],
    ['microdata in an aside', '', `<aside><span itemprop="author">Ada Quill —</span></aside>${box('')}`, ['Ada Quill']],
    [
      'a name with what somebody is on the next line',
      '',
      box('<div class="author"><a>Ada Quill</a><div>Games Editor</div></div>'),
      ['Ada Quill'],
    ],
    [
      'a name with what somebody is beside it',
      '',
      box('<div class="author"><a class="author-link">Ada Quill</a> <span>Games Editor</span></div>'),
      ['Ada Quill'],
    ],
    ['two names that are an element each', '', box('<div class="byline"><a>Ada Quill</a><a>Bo Lind</a></div>'), both],
    ['two elements side by side', '', box('<ul><li class="author">Ada Quill</li><li class="author">Bo Lind</li></ul>'), both],
    ['"By" and two links with no sign between', '', box('<p class="byline">By <a>Ada Quill</a><a>Bo Lind</a></p>'), both],
    ['two names with "and"', '', box('<span class="author">Ada Quill and Bo Lind</span>'), both],
    ['"By" with one of two names in a link', '', box('<p class="byline">By Ada Quill and <a>Bo Lind</a></p>'), both],
    [
      'a name inside a line with the paper',
      '',
      box('<div class="byline"><span class="author">Ada Quill</span> The Bay Post</div>'),
      ['Ada Quill'],
    ],
    [
      'a name and a date behind it',
      '',
      box('<div class="article-author">Ada Quill Monday, February 9, 2026 @ 11:10 PM UTC</div>'),
      ['Ada Quill'],
    ],
    ['a name and a sign behind it', '', box('<p class="byline">Ada Quill • 8h</p>'), ['Ada Quill']],
    ['"Written by" and an editor', '', box('<p class="byline">Written by Ada Quill<br>Edited by Bo Lind</p>'), ['Ada Quill']],
    ['an id', '', box('<div id="Byline">By Ada Quill</div>'), ['Ada Quill']],
    ['a class in Spanish', '', box('<p class="autor">Ada Quill</p>'), ['Ada Quill']],
    [
      'a line below the heading',
      '',
      `<h1>Pier sold to hotel group</h1><div>By Ada Quill on Monday, March 2nd, 2026 at 11:04 a.m.</div><article>${TEXT}</article>`,
      ['Ada Quill'],
    ],
    [
      'a line below the heading, behind a date',
      '',
      `<h1>Pier sold to hotel group</h1><div>2/26/2026 7:11 AM PST BY ADA QUILL</div><article>${TEXT}</article>`,
      ['Ada Quill'],
    ],
    [
      'a line below the heading, with a date before it and the number of comments',
      '',
      below('3. März 2026, 16:20 Uhr von Ada Quill (0 Kommentare)'),
      ['Ada Quill'],
    ],
    ['a label without a colon, where the element is called so', '', box('<p class="auteur">Tekst Ada Quill</p>'), ['Ada Quill']],
    [
      'the program that says who created the page',
      '',
      box('<p><span class="documentAuthor">creato da <a>Ada Quill</a></span></p>'),
      ['Ada Quill'],
    ],
    [
      'a labelled line below the text',
      '',
      `${box('')}`.replace(
        '</article>',
        '<p>It opens in May, when the gulls are back from the islands, says the council, which has asked all of them.</p><p>It has a café.</p><p>Text: Ada Quill</p></article>',
      ),
      ['Ada Quill'],
    ],
  ])('is that of %s', async (_, head, body, names) => {
    expect((await read(head, body))?.article.by?.names).toEqual(names);
  });

  it.each([
    ['follows', '<div class="author-follow">Bo Lind</div>'],
    ['took the picture', '<figure><figcaption class="author">Bo Lind</figcaption></figure><div class="image-credit author">Bo Lind</div>'],
    ['is a town to which a line with a date leads', '<p>Seit dem 3. März 2026 von Bad Aibling nach Wien und zurück</p>'],
    ['is a word of the story', '<p>Text for the announcement there is none.</p>'],
    ['wrote something else', '<div class="more-by-author"><span class="author">Bo Lind</span></div>'],
    [
      'is one of a list',
      `<div class="authors">${['Ada Quill', 'Bo Lind', 'Cy Marsh', 'Di Orme', 'Ed Pike', 'Flo Reed', 'Gus Tarn'].map((name) => `<p>${name}</p>`).join('')}</div>`,
    ],
  ])('names nobody who %s', async (_, inner) => {
    expect((await read('', box(inner)))?.article.by?.names).toEqual([]);
  });
});

describe('the date of a page', () => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
  const page = (inner: string, below = '') => `<article><h1>Pier sold to hotel group</h1>${inner}${TEXT}${below}</article>`;
  const NOON = '2026-02-26T12:00:00.000Z';
  const NINE = '2026-02-26T09:00:00.000Z';

  it.each([
    ['publishdate', meta('publishdate', '2026-02-26'), '', NOON],
    ['article_date_original', meta('article_date_original', 'Thursday, February 26, 2026, 9:00 AM'), '', NINE],
    ['article:publicationdate', meta('article:publicationdate', 'Thu Feb 26 04:00:00 EST 2026'), '', NINE],
    ['a name of a program', meta('cXenseParse:recs:publishtime', '2026-02-26T09:00:00.000Z'), '', NINE],
    ['the hour of the day that another name states', meta('date', '2026-02-26') + meta('sailthru.date', '2026-02-26T09:00:00Z'), '', NINE],
    ['a second name, where the first cannot be read', meta('date', 'yesterday') + meta('dc.date', '2026-02-26'), '', NOON],
    [
      'the page, where JSON-LD has the first year',
      ld({ '@type': 'Article', datePublished: '0001-01-01T00:00:00Z' }),
      '<div class="publish-date">Published 4:00 AM EST Feb 26, 2026</div>',
      NINE,
    ],
    [
      'the page in JSON-LD',
      ld({
        '@graph': [
          { '@type': 'Article', headline: 'Pier sold' },
          { '@type': 'WebPage', datePublished: NINE },
        ],
      }),
      '',
      NINE,
    ],
    ['the title of an abbreviation', '', `<abbr class="published" itemprop="datePublished" title="${NINE}">9 o'clock</abbr>`, NINE],
    [
      'a time that is no update',
      '',
      `<time class="updated" datetime="2026-03-01T09:00:00Z">1 March</time><time datetime="${NINE}">26 February</time>`,
      NINE,
    ],
    ['an element with the class of a date', '', '<div class="date-header">Thursday, February 26, 2026</div>', NOON],
    ['a class with a label', '', '<span class="post_datetimes">posted on February 26, 2026, at 9:00 a.m.</span>', NINE],
    ['a time in a zone that nobody can read', '', '<div class="date">February 26, 2026, 11:28 XQT</div>', NOON],
    [
      'figures, in a language that says what they are',
      meta('og:locale', 'de_DE'),
      '<p class="datum">02/03/2026</p>',
      '2026-03-02T12:00:00.000Z',
    ],
    ['a line below the heading', '', '<div>Ada Quill • Feb 26, 2026</div>', NOON],
    ['a line with the source in Chinese', '', '<div>2026-02-26 09:00:15 来源： 海湾报</div>', '2026-02-26T09:00:15.000Z'],
    ['characters in Japanese', '', '<div>2026年2月26日 9:00</div>', NINE],
    ['characters in Korean', '', '<div>기사입력 2026년 2월 26일 09:00</div>', NINE],
    [
      'its publication, where <meta> has that of its creation',
      meta('DC.date.created', '2026-02-11T10:00:00Z'),
      '<span class="documentPublished"><span>pubblicato</span> 26.02.2026</span>',
      NOON,
    ],
    ['its creation, where nothing else is stated', meta('DC.date.created', NINE), '', NINE],
    ['a byline in German', '', '<div>Von Ada Quill publiziert am 26. Februar 2026</div>', NOON],
  ])('is that of %s', async (_, head, inner, instant) => {
    expect((await read(head, page(inner)))?.article.firstPublished).toBe(instant);
  });

  it('is that in its address, with a remark', async () => {
    const copy = await read('<link rel="canonical" href="https://m10news.example/2026/02/26/pier-sold">', page(''));
    expect([copy?.article.firstPublished, copy?.remarks.map(({ text }) => text)]).toEqual([NOON, ['Dated 2026-02-26 by its address.']]);
  });

  it.each([
    ['of a comment', '<div class="comments"><span class="date">26 February 2026</span></div>'],
    ['of an update', '<span class="date-updated">26 February 2026</span>'],
    ['in the story', '<p>The festival began on 26 February 2026 and lasts a week.</p>'],
    ['of an event to come', '<p class="date">26 April 2027</p>'],
    ['of today, in the header of the site', '<span class="todays-date">5 March 2026</span>'],
    ['in an infobox', '<span class="bday dtstart published updated">1998-02-28</span>'],
  ])('is none %s', async (_, inner) => {
    const copy = await read('', page('', inner));
    expect([copy?.article.firstPublished, copy?.hold]).toEqual([undefined, undefined]);
  });

  it.each([
    ['shown as that of its publication', '', '<span class="published">26 April 2027</span>'],
    [
      'stated and unreadable, with a year to come, whatever else the page shows',
      meta('date', 'Spring 2027'),
      '<span class="published">26 February 2026</span>',
    ],
  ])('holds the page if it is %s', async (_, head, inner) => {
    expect((await read(head, page(inner)))?.hold).toBeDefined();
  });
});
