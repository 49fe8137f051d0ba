// Sentences at the end of copy that say when it was published.
import { describe, expect, it } from 'vitest';
import { publishedIn } from '../../../src/import/text/published-note.ts';
import { onlyCopy } from '../support/only-copy.ts';

const calendar = { timeZone: 'Europe/London', now: '2026-03-05T09:00:00.000Z' };

describe('a sentence', () => {
  it.each([
    'This report by Northern Wire Service was first published March 2, 2026.',
    'This story was originally published on 2 March 2026 in The Bay Post.',
    'This article was first published in The Bay Post on 2 March 2026.',
    'First published: 2 March 2026',
    'Originally published by The Bay Post on March 2, 2026.',
    'Dieser Text erschien zuerst am 2. März 2026.',
    'Cet article a été publié pour la première fois le 2 mars 2026.',
  ])('says when the copy was published: %s', (line) => {
    expect(publishedIn(line, calendar)?.instant).toBe('2026-03-02T12:00:00.000Z');
  });

  it('may say the hour', () => {
    expect(publishedIn('This story was originally published March 2, 2026, 5:30 AM.', calendar)?.instant).toBe('2026-03-02T05:30:00.000Z');
  });

  it.each([
    'The study was first published on 2 March 2026.',
    'This book was first published on 2 March 2026.',
    'This report was first published in 1807.',
    'This letter was originally published in our 2020 annual report.',
    'This story was first published on Monday.',
    'This report was first published on 2 March 2026 and read by nobody until the minister, who had lost his glasses, asked for a copy.',
  ])('is of the story, or has no day: %s', (line) => {
    expect(publishedIn(line, calendar)).toBeUndefined();
  });
});

describe('copy', () => {
  const STORY = 'A warm spell has sent sap running in the east, and boilers are lit.';
  const wire = (more = '', end = 'This report by The Canadian Press was first published March 2, 2026.') =>
    `Sap runs early\n\nBy Ada Quill\n${more}\n${STORY}\n\n${STORY}\n\n${end}\n`;

  it('is dated by such a sentence at its end', async () => {
    expect((await onlyCopy(wire(), 'a.txt')).article).toMatchObject({
      firstPublished: '2026-03-02T12:00:00.000Z',
      source: 'The Canadian Press',
    });
  });

  it('is dated by its own date before', async () => {
    expect((await onlyCopy(wire('March 4, 2026\n'), 'a.txt')).article.firstPublished).toBe('2026-03-04T12:00:00.000Z');
  });

  it('is not dated by a sentence within it', async () => {
    const { article } = await onlyCopy(
      wire('\nThis report was first published March 2, 2026.\n', [STORY, STORY, STORY].join('\n\n')),
      'a.txt',
    );
    expect(article.firstPublished).toBeUndefined();
  });

  it('is held where the sentence names a day to come', async () => {
    expect((await onlyCopy(wire('', 'This report was first published March 9, 2027.'), 'a.txt')).hold).toBeDefined();
  });
});
