// Fields without a fence at the top of Markdown: those of Nikola, and the properties of pages of Notion.
import { describe, expect, it } from 'vitest';
import { onlyCopy, readText } from './support/only-copy.ts';
import { textsOf } from './support/publisher.ts';

const STORY = 'The lock keeper of Port Ellery counts swans for a living.';
const nikola = (fields: string) =>
  `<!--\n.. title: Swans are counted\n.. date: 2026-03-01 08:00:00 UTC+01:00\n${fields}\n-->\n\n${STORY}\n`;
const notion = (properties: string, body = STORY) => `# Swans are counted\n\n${properties}\n\n${body}\n`;
const leftOut = async (text: string) => (await readText(text, 'a.md')).leftOut;

describe('the fields of Nikola', () => {
  it('may be empty', async () => {
    const { article } = await onlyCopy(nikola('.. link: \n.. description:\n.. status: featured\n.. author: Livia Quill'), 'a.md');
    expect(article).toMatchObject({ headline: 'Swans are counted', by: { names: ['Livia Quill'] }, bodyHtml: `<p>${STORY}</p>` });
    expect(article.firstPublished).toBe('2026-03-01T07:00:00.000Z');
  });

  it('leave a draft out beside an empty one', async () => {
    expect(await leftOut(nikola('.. link:\n.. status: draft'))).toBe(1);
  });
});

describe('the properties below a heading', () => {
  it('are those of the page', async () => {
    const properties =
      'Author: Rosa Quill\nPublished: March 1, 2026\nStatus: Published\nTags: swans, locks\nCreated time: March 1, 2026 8:00 AM';
    const { article, remarks } = await onlyCopy(notion(properties), 'Swans 4f1c2ab09d.md');
    expect(article).toMatchObject({
      headline: 'Swans are counted',
      by: { names: ['Rosa Quill'] },
      subjects: ['swans', 'locks'],
      firstPublished: '2026-03-01T12:00:00.000Z',
      bodyHtml: `<p>${STORY}</p>`,
    });
    expect(textsOf(remarks).filter((remark) => remark.includes('date'))).toEqual([]);
  });

  it.each(['Draft', 'In progress', 'Not started', 'Idea', 'In review', 'To do'])('leave a page out that is %s', async (status) => {
    expect(await leftOut(notion(`Status: ${status}\nAuthor: Rosa Quill`))).toBe(1);
  });

  it.each(['Published: No\nTags: swans', 'Draft: Yes\nTags: swans'])('leave a page out by a switch: %j', async (properties) => {
    expect(await leftOut(notion(properties))).toBe(1);
  });

  it('hold a page until its day', async () => {
    expect((await onlyCopy(notion('Publish date: March 9, 2027\nAuthor: Rosa Quill'), 'a.md')).hold).toBeDefined();
  });

  it.each([
    'Where: the old lock\nWhen: Sunday at nine\nPrice: free',
    'Date: March 8, 2026\nPlace: the old lock\nTickets: at the door',
    'Swans: 41\nDucks: 9',
    'Status: critical\nSwans: 41\nDucks: 9\nGeese: none',
    'Author: unknown',
    'Author: Rosa Quill\nStatus: she is the keeper\nand has been for nine years.',
  ])('are none of the page in %j', async (box) => {
    const { article } = await onlyCopy(notion(box), 'a.md');
    for (const line of box.split('\n').slice(-1)) expect(article.bodyHtml).toContain(line);
  });

  it('are none behind the first paragraph', async () => {
    const { article } = await onlyCopy(notion(STORY, 'Author: unknown\nStatus: draft\nTags: none\n\nSo says the label.'), 'a.md');
    expect(article.bodyHtml).toContain('Author: unknown');
  });
});
