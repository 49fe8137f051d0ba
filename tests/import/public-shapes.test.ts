// Shapes that public sites, feeds and wire archives have, each of which a reader once took for something else.
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../support/cpu-time.ts';
import { onlyCopy as only, readText as read } from './support/only-copy.ts';
import { reading, textsOf } from './support/publisher.ts';

const STORY = 'The council will close the bridge for nine weeks. Engineers found rust in two of its piers.';
const post = (fields: string, body = STORY) => `---\ntitle: Bridge to close\ndate: 2026-03-01\n${fields}\n---\n\n${body}\n`;

describe('wire text', () => {
  it.each([
    '<QUAYSIDE HOLDINGS LTD> YEAR NET',
    '<QUAYCORP> WINS APPROVAL FOR HARBOUR DEAL',
    '<TIDE-MILL POWER INC> SIX MTHS LOSS',
    '<QUAYSIDE HOLDINGS LTD>',
  ])('may begin with the name of a company in brackets: %s', async (headline) => {
    expect((await only(`${headline}\n\nSTRANDHAVEN, March 2 - ${STORY}\n`, 'net.txt')).article).toMatchObject({
      headline,
      located: 'Strandhaven',
    });
  });

  it.each(['<STORY><P>One.</P></STORY>', '<NEWS EDITION="2"><P>One.</P></NEWS>', `<STORY>\n${'<P>One.</P>\n'.repeat(900)}</STORY>`])(
    'is not what has an end tag: %s',
    async (text) => {
      expect((await read(text, 'story.txt')).faults[0]?.message).toMatch(/^is XML/);
    },
  );

  it.each(['HARBOUR CUTS DUES, RAISES TOLLS - BOARD', 'FERRY QUOTAS EXPLAINED -- MINISTRY', 'PORT THREATENED - ASSEMBLY REPORT'])(
    'keeps a headline with a dash: %s',
    async (headline) => {
      const { article } = await only(`${headline}\n\nSTRANDHAVEN, March 2 - ${STORY}\n`, 'port.txt');
      expect(article).toMatchObject({ headline, located: 'Strandhaven', bodyHtml: `<p>${STORY}</p>` });
    },
  );

  it('keeps the people who edited it in the note to the desk', async () => {
    const credit = '(Reporting by Ada Quill; Editing by Bo Lind)';
    const { article } = await only(`Bridge to close\n\n${STORY}\n\n${STORY}\n\n${credit}\n`, 'bridge.txt');
    expect([article.by?.names, article.edNote]).toEqual([['Ada Quill'], credit]);
  });
});

describe('front matter', () => {
  it.each([
    ['"Bridge &#8216;to&#8217; close"', 'Bridge ‘to’ close'],
    ['"Bridge &ldquo;to&rdquo; close &amp; open"', 'Bridge “to” close & open'],
    ['"Bridge <em>to</em> close"', 'Bridge to close'],
    ['"Use of <video> is up, a < b"', 'Use of <video> is up, a < b'],
  ])('may have its title as HTML: %s', async (title, headline) => {
    expect((await only(`---\ntitle: ${title}\ndate: 2026-03-01\n---\n\n${STORY}\n`, 'a.md')).article.headline).toBe(headline);
  });

  it.each([
    'publish_at: 2026-12-07T06:00:00Z',
    'publishAt: 2026-12-07',
    'publish_on: 2026-12-07',
    'go_live: 2026-12-07T06:00:00Z',
    'scheduled_for: 2026-12-07',
    'availableAt: 2026-12-07',
    'visible_from: 2026-12-07',
    'date_published: 2026-12-07T06:00:00Z',
    'hold: true',
    'on_hold: yes',
  ])('keeps copy from the public by %s', async (field) => {
    const { article, hold } = await only(`---\ntitle: Bridge to close\n${field}\n---\n\n${STORY}\n`, 'a.md');
    expect(hold !== undefined || (article.embargoedUntil ?? '') > reading.now).toBe(true);
  });

  it.each([
    'hold: false',
    'go_live: 2026-01-07',
    'available_from: 2020-01-01',
    'scheduled: false',
    'publish: true',
    'public: true',
    'visibility: public',
  ])('does not do so by %s', async (field) => {
    expect(await only(post(field), 'a.md')).not.toHaveProperty('hold');
  });

  it.each([
    'publish: false',
    'public: no',
    'unpublished: true',
    'unlisted: true',
    'scheduled: true',
    'wip: true',
    'visibility: private',
    'stage: draft',
    'status: needs review',
    'status: In Arbeit',
  ])('marks a draft by %s', async (field) => {
    const { copies, remarks } = await read(post(field), 'a.md');
    expect([copies, remarks.length]).toEqual([[], 1]);
  });

  it.each(['Entwürfe', 'unpublished', '_drafts', 'borradores'])('is that of a draft in the folder %s', async (folder) => {
    expect((await read(post('tags: [a]'), `site/${folder}/a.md`)).copies).toEqual([]);
  });

  it('holds copy whose date cannot be read and names a year to come', async () => {
    expect((await only('---\ntitle: Bridge\ndate: 14 Fbruary 2031\n---\n\nIt closes.\n', 'a.md')).hold).toMatchObject({ field: 'date' });
    expect(await only('---\ntitle: Bridge\ndate: 14 Fbruary 2021\n---\n\nIt closes.\n', 'a.md')).not.toHaveProperty('hold');
  });
});

describe('text', () => {
  it('keeps a first heading that is not the title', async () => {
    const part = await only(post('tags: [a]', `# What we found\n\n${STORY}`), 'a.md');
    const title = await only(post('tags: [a]', `# The bridge to close\n\n${STORY}`), 'a.md');
    expect(part.article.bodyHtml).toContain('What we found');
    expect(title.article.bodyHtml).not.toContain('<h1>');
  });

  it('keeps a byline that names somebody else than the fields do', async () => {
    const other = await only(post('author: Newsroom Team', `By Ada Quill\n\n${STORY}`), 'a.md');
    const same = await only(post('author: Ada Quill', `By Ada Quill\n\n${STORY}`), 'a.md');
    expect(other.article.bodyHtml).toContain('By Ada Quill');
    expect(same.article.bodyHtml).not.toContain('By Ada Quill');
  });

  it('keeps the caption that is an attribute of a shortcode', async () => {
    const body = '[caption id="attachment_5" width="300" caption="Ada Quill at the quay"]<img src="https://quay.example/a.jpg">[/caption]';
    expect((await only(post('tags: [a]', `${STORY}\n\n${body}`), 'a.md')).article.bodyHtml).toContain('Ada Quill at the quay');
    expect((await only(post('tags: [a]', `${STORY}\n\n${body}`), 'a.md')).article.bodyHtml).not.toContain('attachment_5');
  });

  it('says that a form was left out', async () => {
    const { article, remarks } = await only(post('tags: [a]', `${STORY}\n\n<form><p>Your address</p></form>`), 'a.md');
    expect(article.bodyHtml).not.toContain('Your address');
    expect(textsOf(remarks)).toContain('Left out of the text: a form.');
  });

  it('may be a list of thousands of items with code and links', async () => {
    const list = (items: number) =>
      '- \\[[`ab12cd`](https://code.example/ab12cd)] - **quay**: mend _it_ [#12](https://code.example/12)\n'.repeat(items);
    expect((await only(post('tags: [a]', list(700)), 'a.md')).article.bodyHtml).toContain('<strong>quay</strong>');
    const ofMany = await cpuMsOf(() => read(post('tags: [a]', list(8_000)), 'a.md'));
    const ofFew = await cpuMsOf(() => read(post('tags: [a]', list(800)), 'a.md'));
    expect(ofMany).toBeLessThan(40 * ofFew + 200);
  });

  it('prints the place of its dateline, whatever a field names', async () => {
    const item = {
      uri: 'urn:x:1',
      type: 'text',
      headline: 'Bridge',
      located: 'Rome',
      body_html: `<p>GROSSMARK, Italy (Quaywire) - ${STORY}</p>`,
    };
    const { article, remarks } = await only(JSON.stringify(item), 'a.json');
    expect(article).toMatchObject({ located: 'Grossmark, Italy', bodyHtml: `<p>${STORY}</p>` });
    expect(textsOf(remarks)).toContain('The dateline Grossmark, Italy was kept, and not the place Rome.');
  });

  it('is not that of a photographer whom a © line of its pictures names', async () => {
    const { article } = await only(post('tags: [a]', `${STORY}\n\n© Fotografías cedidas por Turismo de Valdemar`), 'a.md');
    expect([article.source, article.copyrightHolder]).toEqual(['M10News', undefined]);
    expect(article.bodyHtml).toContain('Turismo de Valdemar');
  });
});
