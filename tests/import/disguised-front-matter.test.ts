// Front matter and dates in forms that hide a draft or an embargo.
import { expect, it } from 'vitest';
import { onlyCopy, readText } from './support/only-copy.ts';

const marked = (field: string) => `---\ntitle: Pool\n${field}\n---\nThe council met.\n`;

it.each(['a.md', 'a.html', 'a.txt'])('front matter below a comment says that %s is a draft', async (name) => {
  const { copies, remarks } = await readText(`<!-- of the desk -->\n${marked('draft: true')}`, name);
  expect(copies).toEqual([]);
  expect(remarks[0]?.text).toContain('draft');
});

it('a comment above front matter is asked for instructions', async () => {
  expect((await onlyCopy(`<!-- EMBARGOED UNTIL FRIDAY -->\n${marked('urgency: 4')}`, 'a.md')).hold).toMatchObject({
    reason: 'instruction',
  });
});

it('a rule below a comment is no front matter', async () => {
  expect((await onlyCopy('<!-- toc -->\n\n---\n\nThe council met.\n\n---\n\nThe end.\n', 'a.md')).article.bodyHtml).toContain(
    'The council met.',
  );
});

it.each(['9999-12-31T23:59:59Z', '9999-12-31', '999999-01-01'])('copy dated %s, which programs write for never, is held', async (date) => {
  expect((await onlyCopy(marked(`date: ${date}`), 'a.md')).hold).toMatchObject({ reason: 'instruction', field: 'date' });
});

it('seconds and milliseconds since 1970 are dates, and those to come an embargo', async () => {
  expect((await onlyCopy(marked('date: 1764288000'), 'a.md')).article.firstPublished).toBe('2025-11-28T00:00:00.000Z');
  expect((await onlyCopy(marked('publishDate: 1864288000000'), 'a.md')).article.embargoedUntil).toBe('2029-01-28T09:46:40.000Z');
});

it('a fault of a parser that quotes its input is short', async () => {
  const { faults } = await readText(`<rss><channel>${'<a>'.repeat(10_000)}`, 'a.xml');
  expect(faults[0]?.message.length).toBeLessThan(2_100);
});
