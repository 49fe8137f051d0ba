// Real copy that may not be published with the code: read where TEARSHEET_SAMPLES names its folder, left out elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const folder = process.env['TEARSHEET_SAMPLES'];

describe.skipIf(folder === undefined)('real copy', () => {
  const read = async (name: string) => {
    const { copies, faults } = await readSource(name, readFileSync(join(folder ?? '', name)), reading);
    expect(faults).toEqual([]);
    expect(copies.length).toBe(1);
    return copies[0];
  };

  it('as the desk filed it comes out with desk, contact, date and every paragraph, its notice no part of it', async () => {
    const copy = await read('000_06965aeb9a393da3.txt');
    expect(copy?.article.by).toMatchObject({
      names: [],
      desks: [{ name: 'M10News International Desk' }],
      contact: 'international@m10news.com',
    });
    expect(copy?.article).toMatchObject({ firstPublished: '2025-08-22T11:00:00.000Z', source: 'M10News' });
    expect(copy?.article.bodyHtml.match(/<p>/g)?.length).toBe(21);
    expect(copy?.article.bodyHtml).not.toMatch(/©|Editing by|Contact:/);
    expect(copy?.remarks[0]).toContain('Headline taken from the first sentence');
  });

  it('in agency shape comes out with headline, two people and a desk, place, list and correction', async () => {
    const copy = await read('harbour-strike.txt');
    expect(copy?.article).toMatchObject({ located: 'Port Ellery', firstPublished: '2026-03-03T12:00:00.000Z', source: 'M10News' });
    expect(copy?.article.by).toMatchObject({ names: ['Ines Calloway', 'Tomas Brandt'], contact: 'business@m10news.com' });
    expect(copy?.article.bodyHtml.match(/<p>/g)?.length).toBe(3);
    expect(copy?.article.bodyHtml.match(/<li>/g)?.length).toBe(2);
    expect(copy?.article.bodyHtml).not.toMatch(/©|Reporting by|corrected/);
    expect(copy?.corrections).toEqual(['This story has been corrected to say four terminals, not five, in paragraph 3.']);
  });
});
