// WordPress exports: pictures and their credits, authors, paragraphs, statuses and identity.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { reading, textsOf } from './support/publisher.ts';

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

interface Post {
  id?: number;
  guid?: string;
  content?: string;
  creator?: string;
  status?: string;
  type?: string;
  date?: string;
  more?: string;
}

const post = ({
  id = 1,
  guid = `https://m10news.example/?p=${id}`,
  content = '<p>Body.</p>',
  creator = 'ada',
  status = 'publish',
  type = 'post',
  date = '2020-01-02 03:04:05',
  more = '',
}: Post) =>
  `<item><title>Story ${id}</title><link>https://m10news.example/s-${id}/</link><dc:creator><![CDATA[${creator}]]></dc:creator><guid isPermaLink="false">${guid}</guid><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_name>s-${id}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${more}</item>`;

const picture = (id: number, name: string, more = '', parent = 0) =>
  post({
    id,
    type: 'attachment',
    status: 'inherit',
    more: `<wp:post_parent>${parent}</wp:post_parent><wp:attachment_url>https://m10news.example/${name}.jpg</wp:attachment_url><excerpt:encoded><![CDATA[The ${name}]]></excerpt:encoded>${more}`,
  });

const AUTHORS =
  '<wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ada@bay.example</wp:author_email><wp:author_display_name><![CDATA[Ada Quill]]></wp:author_display_name></wp:author>' +
  '<wp:author><wp:author_login>tom</wp:author_login><wp:author_display_name>tom</wp:author_display_name><wp:author_first_name>Tom</wp:author_first_name><wp:author_last_name>Brandt</wp:author_last_name></wp:author>';

const exported = (...items: string[]) =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:excerpt="e" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel><title>Q</title><link>https://m10news.example</link><wp:wxr_version>1.2</wp:wxr_version>${AUTHORS}\n${items.join('\n')}\n</channel></rss>`;
const read = (...items: string[]) => readSource('site.xml', new TextEncoder().encode(exported(...items)), { ...reading, section: 'world' });
const first = async (...items: string[]) => {
  const { copies, faults } = await read(...items);
  expect(faults).toEqual([]);
  const [copy] = copies;
  if (copy === undefined) throw new Error('nothing was read');
  return copy;
};
const bodyOf = async (content: string, ...others: string[]) => (await first(post({ content }), ...others)).article.bodyHtml;

describe('the byline', () => {
  const coauthor = (name: string, nicename: string) => `<category domain="author" nicename="${nicename}"><![CDATA[${name}]]></category>`;
  it.each([
    ['a display name', post({}), ['Ada Quill']],
    ['a first and a last name, where the display name is the login', post({ creator: 'tom' }), ['Tom Brandt']],
    ['the name of an e-mail address', post({ creator: 'ada@bay.example' }), ['Ada Quill']],
    ['no unknown e-mail address', post({ creator: 'someone@bay.example' }), []],
    ['no unknown login', post({ creator: 'jdoe42' }), []],
    ['no administrator', post({ creator: 'Admin' }), []],
    ['a name that is no login', post({ creator: 'Zoë Núñez' }), ['Zoë Núñez']],
    [
      'all co-authors',
      post({ more: coauthor('Ada Quill', 'cap-ada') + coauthor('Ines Calloway', 'cap-ines') }),
      ['Ada Quill', 'Ines Calloway'],
    ],
    ['co-authors by login', post({ more: coauthor('ada', 'cap-ada') + coauthor('tom', 'cap-tom') }), ['Ada Quill', 'Tom Brandt']],
    ['a printed byline', post({ more: meta('_byline', 'Ines Calloway') }), ['Ines Calloway']],
  ])('is %s', async (_, item, names) => {
    expect((await first(item)).article.by?.names).toEqual(names);
  });

  it('is the name of a guest author, who is a post', async () => {
    const guest = post({ id: 9, type: 'guest-author', more: meta('cap-display_name', 'Ines Calloway') + meta('cap-user_login', 'ines') });
    expect((await first(post({ more: coauthor('ines', 'cap-ines') }), guest)).article.by?.names).toEqual(['Ines Calloway']);
  });

  it('says which login has no name', async () => {
    expect(textsOf((await first(post({ creator: 'jdoe42' }))).remarks)).toContain(
      'The export does not say what "jdoe42" is called, so the article is not signed.',
    );
  });
});

describe('pictures', () => {
  it.each([
    ['Newspack', meta('_media_credit', 'Bo Li'), 'Bo Li'],
    ['Navis, with an organisation', meta('_media_credit', 'Bo Li') + meta('_navis_media_credit_org', 'Bay Post'), 'Bo Li / Bay Post'],
    ['the data of the file', meta('_wp_attachment_metadata', 'a:1:{s:10:"image_meta";a:1:{s:6:"credit";s:5:"Bo Li";}}'), 'Bo Li'],
  ])('have the credit of %s', async (_, more, credit) => {
    const { article } = await first(post({ more: meta('_thumbnail_id', '61') }), picture(61, 'pier', more));
    expect(article.images).toEqual([{ url: 'https://m10news.example/pier.jpg', alt: undefined, caption: 'The pier', credit }]);
  });

  it('in the text get the credit that the site prints with them', async () => {
    const figure = '<figure><img class="wp-image-61" src="https://m10news.example/pier.jpg"><figcaption>The pier</figcaption></figure>';
    expect(await bodyOf(figure, picture(61, 'pier', meta('_media_credit', 'Bo Li')))).toContain(
      '<figcaption>The pier (Bo Li)</figcaption>',
    );
    expect(await bodyOf(figure.replace('The pier', 'The pier. Bo Li'), picture(61, 'pier', meta('_media_credit', 'Bo Li')))).toContain(
      '<figcaption>The pier. Bo Li</figcaption>',
    );
  });

  it('of a gallery are shown where it stands, each with its caption', async () => {
    const html = await bodyOf('One.\n\n[gallery link="file" ids="62,61"]\n\nTwo.', picture(61, 'pier'), picture(62, 'quay'));
    expect(html.replace(/\s*\n\s*/g, '')).toBe(
      '<p>One.</p><figure><img class="wp-image-62" src="https://m10news.example/quay.jpg" alt=""><figcaption>The quay</figcaption></figure><figure><img class="wp-image-61" src="https://m10news.example/pier.jpg" alt=""><figcaption>The pier</figcaption></figure><p>Two.</p>',
    );
  });

  it('of a gallery without numbers are those of the post', async () => {
    const html = await bodyOf('One.\n\n[gallery]', picture(61, 'pier', '', 1), picture(62, 'quay', '', 7));
    expect(html).toContain('pier.jpg');
    expect(html).not.toContain('quay.jpg');
  });

  it('of a gallery that the export does not have are said', async () => {
    expect(textsOf((await first(post({ content: 'One.\n\n[gallery ids="5"]' }))).remarks)).toContain(
      'Left out of the text: [gallery ids="5"].',
    );
  });

  it('keep a caption that a shortcode gives them', async () => {
    expect(await bodyOf('[caption id="a" width="300"]<img src="https://m10news.example/a.jpg"> The <em>pier</em>[/caption]')).toBe(
      '<figure><img src="https://m10news.example/a.jpg"><figcaption>The <em>pier</em></figcaption></figure>',
    );
  });
});

describe('paragraphs', () => {
  it.each([
    ['classic', 'One.\n\nTwo,\nthree.', '<p>One.</p><p>Two,<br>three.</p>'],
    [
      'classic around blocks',
      'One.\n\nTwo.\n\n<!-- wp:paragraph -->\n<p>Three.</p>\n<!-- /wp:paragraph -->\n\nFour.\n\nFive.',
      '<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p>Five.</p>',
    ],
    [
      'in a classic block',
      '<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->\n<!-- wp:freeform -->\nTwo.\n\nThree.\n<!-- /wp:freeform -->',
      '<p>One.</p><p>Two.</p><p>Three.</p>',
    ],
    [
      'in nested blocks',
      '<!-- wp:group {"a":1} --><div><!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph --></div><!-- /wp:group -->\n\nTwo.\n\nThree.',
      '<div><p>One.</p></div><p>Two.</p><p>Three.</p>',
    ],
    ['after a heading on the line before', '<h2>Head</h2>\nOne.\n\nTwo.', '<h2>Head</h2><p>One.</p><p>Two.</p>'],
    ['in preformatted text', '<pre>a\n\nb</pre>\n\nOne.', '<pre>a\n\nb</pre><p>One.</p>'],
  ])('are made as WordPress makes them: %s', async (_, content, html) => {
    expect((await bodyOf(content)).replace(/>\s+(?=<)|(?<=<br>)\s+/g, (space) => space.trim())).toBe(html);
  });
});

describe('the status', () => {
  it.each(['draft', 'pending', 'private', 'auto-draft', 'trash', 'inherit'])('%s is left out and counted', async (status) => {
    const { copies, remarks } = await read(post({ status }), post({ id: 2 }));
    expect(copies.map(({ slug }) => slug)).toEqual(['s-2']);
    expect(textsOf(remarks)).toEqual([`Left out: post with the status "${status}" (1).`]);
  });

  it('future is an embargo until its hour, and is left out if that has passed', async () => {
    expect((await first(post({ status: 'future', date: '2026-03-09 06:00:00' }))).article.embargoedUntil).toBe('2026-03-09T06:00:00.000Z');
    const { copies, remarks } = await read(post({ status: 'future' }));
    expect([copies, textsOf(remarks)]).toEqual([[], ['Left out: post with the status "future" (1).']]);
  });

  it('does not bring in what a password protects', async () => {
    for (const status of ['publish', 'future']) {
      const { copies } = await read(post({ status, date: '2026-03-09 06:00:00', more: '<wp:post_password>x</wp:post_password>' }));
      expect(copies).toEqual([]);
    }
  });
});

describe('the date', () => {
  const NO_GMT = '0000-00-00 00:00:00';

  it.each([
    ['of GMT', '2020-01-02 03:04:05', '<pubDate>Thu, 02 Jan 2020 05:00:00 +0000</pubDate>', '2020-01-02T03:04:05.000Z'],
    [
      'with the zone of pubDate, if GMT is missing',
      NO_GMT,
      '<pubDate>Thu, 02 Jul 2020 03:04:05 +0000</pubDate><wp:post_date>2020-07-02 13:04:05</wp:post_date>',
      '2020-07-02T03:04:05.000Z',
    ],
    ['in the publisher’s zone otherwise', NO_GMT, '<wp:post_date>2020-07-02 13:04:05</wp:post_date>', '2020-07-02T12:04:05.000Z'],
  ])('is that %s', async (_, date, more, published) => {
    expect((await first(post({ date, more }))).article.firstPublished).toBe(published);
  });

  it('that cannot be read is a remark', async () => {
    expect(textsOf((await first(post({ date: NO_GMT, more: '<wp:post_date>in spring</wp:post_date>' }))).remarks)).toContain(
      'The date "in spring" cannot be read, so it is dated with the time of the import.',
    );
  });
});

describe('the identity', () => {
  it('of a post is its number, also where two have one guid', async () => {
    const { copies } = await read(
      post({ id: 1, guid: 'https://m10news.example/?p=7' }),
      post({ id: 2, guid: 'https://m10news.example/?p=7' }),
    );
    expect(copies.map(({ sourceId, formerId, collection }) => [sourceId, formerId, collection])).toEqual([
      ['post 1', 'https://m10news.example/?p=7', 'm10news.example'],
      ['post 2', undefined, 'm10news.example'],
    ]);
  });

  it('has the time of the last change as its version, of which an export may hold several', async () => {
    const modified = (at: string) => post({ content: `<p>${at}</p>`, more: `<wp:post_modified_gmt>${at}</wp:post_modified_gmt>` });
    const { copies, remarks } = await read(
      modified('2020-02-01 00:00:00'),
      modified('2020-03-01 00:00:00'),
      modified('2020-01-05 00:00:00'),
    );
    expect(copies.map(({ sourceVersion }) => sourceVersion)).toEqual(['2020-03-01T00:00:00.000Z']);
    expect(textsOf(remarks)).toEqual(['Left out: older version of a post (2).']);
  });
});

it('what a plugin’s field says is passed on', async () => {
  const { article } = await first(post({ more: meta('newspack_post_subtitle', 'It was old.') }));
  expect(article.standfirst).toBe('It was old.');
});

describe('bombs', () => {
  it.each([
    ['captions without end', '[caption '.repeat(20_000)],
    ['captions that are closed late', `${'[caption]<img src="a">'.repeat(10_000)}[/caption]`],
    ['blocks without end', '<!-- wp:group -->'.repeat(20_000)],
    ['comments without end', '<!-- wp:group '.repeat(20_000)],
    ['shortcodes within shortcodes', '[vc_row a="'.repeat(20_000)],
    ['preformatted text without end', '<pre>'.repeat(400)],
    ['tags without end', `${'{{ '.repeat(50_000)}${'{% '.repeat(50_000)}`],
  ])('do not hold up an import: %s', async (_, content) => {
    const text = exported(post({ content }));
    expect(await cpuMsOf(() => readSource('site.xml', new TextEncoder().encode(text), reading))).toBeLessThan(3_000);
  });
});
