// Which section copy is filed under, what happens without one, and what is said of guesses.
import { describe, expect, it } from 'vitest';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import type { Copy, ReadingOptions } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { publisher, reading, textsOf } from './support/publisher.ts';

const MAPS = {
  'skerryweather.example': { Sturm: 'world', ' kultur ': 'arts', '*': 'business' },
  evening: { Money: 'business' },
  wire: { Money: 'arts' },
};
const unmapped: ReadingOptions = { ...reading, collection: undefined, publisher };
const mapped: ReadingOptions = { ...unmapped, publisher: publisherSchema.parse({ ...publisher, sectionMaps: MAPS }) };

async function read(text: string, options: ReadingOptions, name = 'story.md'): Promise<Copy> {
  const { copies, faults } = await readSource(name, new TextEncoder().encode(text), options);
  if (copies[0] === undefined) throw new Error(JSON.stringify(faults));
  return copies[0];
}

const story = (...fields: string[]) =>
  ['---', 'headline: The quay is dry', 'date: 2026-03-01T08:00:00Z', ...fields, '---', '', 'The quay is dry again.', ''].join('\n');

const feed = (category: string) =>
  `<rss version="2.0"><channel><title>Skerry Weather</title><link>https://skerryweather.example/</link><item><guid isPermaLink="false">a</guid>
<link>https://skerryweather.example/a</link><title>Storm over the skerries</title><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>${category}
<description>The storm came from the west and stayed for two days.</description></item></channel></rss>`;

const sectionsIn = async (text: string, options: ReadingOptions, name?: string) => (await read(text, options, name)).article.sections;

describe('copy without a section', () => {
  it('waits in the first one, and a remark says so', async () => {
    const { article, hold, remarks } = await read(story(), unmapped);
    expect(hold).toEqual({ reason: 'no-section', unknown: [] });
    expect(article.sections).toEqual(['world']);
    expect(remarks).toEqual([{ text: 'Held if it is new: it names no section; the sections are world, business, arts.', line: 1 }]);
  });

  it('keeps its date, by which it is published once it is released', async () => {
    expect((await read(story(), unmapped)).article.firstPublished).toBe('2026-03-01T08:00:00.000Z');
  });

  it('is held if it names a section of somebody else, and the remark names that', async () => {
    const { hold, remarks } = await read(story('section: Sport'), unmapped);
    expect(hold).toEqual({ reason: 'no-section', unknown: ['Sport'] });
    expect(textsOf(remarks)).toEqual([
      'Held if it is new: it has no section: "Sport" is not a section of M10News; the sections are world, business, arts.',
    ]);
  });

  it('is filed under one of several that it names, and the others are a remark', async () => {
    const { article, hold, remarks } = await read(story('sections: [Sport, Business]'), unmapped);
    expect([article.sections, hold]).toEqual([['business'], undefined]);
    expect(textsOf(remarks)).toEqual(['Left out, as no section of yours: Sport.']);
  });

  it('says with an instruction what the instruction says', async () => {
    const { hold, remarks } = await read(story('ednote: "Embargo: until the vote"'), unmapped);
    expect(hold).toMatchObject({ reason: 'instruction' });
    expect(textsOf(remarks)[0]).toContain('must not be published yet');
  });

  it('stays where it is if it replaces an article', async () => {
    const { article, hold } = await read(story(), { ...unmapped, replacedSections: ['arts', 'world'] });
    expect([article.sections, hold]).toEqual([['arts', 'world'], undefined]);
    expect(await sectionsIn(story('section: business'), { ...unmapped, replacedSections: ['arts'] })).toEqual(['business']);
  });

  it('takes the section of the command line, and has no remark of it', async () => {
    const { article, hold, remarks } = await read(story('section: Sport'), { ...unmapped, section: 'Arts and Culture' });
    expect([article.sections, hold, remarks]).toEqual([['arts'], undefined, []]);
    const { faults } = await readSource('a.md', new TextEncoder().encode(story()), { ...unmapped, section: 'Sport' });
    expect(faults).toMatchObject([{ message: expect.stringContaining('the sections are world, business, arts') }]);
  });
});

describe('the map of a collection', () => {
  it.each([
    ['a category that it has', '<category>Sturm</category>', ['world']],
    ['a category in other letters', '<category>KULTUR</category>', ['arts']],
    ['a section of the publisher', '<category>Arts and Culture</category>', ['arts']],
    ['several categories', '<category>Kultur</category><category>Sturm</category>', ['arts', 'world']],
    ['everything else', '<category>Lost and found</category>', ['business']],
    ['nothing', '', ['business']],
  ])('files %s', async (_, category, sections) => {
    expect(await sectionsIn(feed(category), mapped, 'feed.rss')).toEqual(sections);
  });

  it('leaves words that it does not have as subjects', async () => {
    const { article } = await read(feed('<category>Kultur</category><category>Lost and found</category>'), mapped, 'feed.rss');
    expect(article.subjects).toEqual(['Lost and found']);
  });

  it('is that of the folder for a file, and that of the command line before both', async () => {
    expect(await sectionsIn(story('section: Money'), { ...mapped, folderCollection: 'evening' })).toEqual(['business']);
    expect(await sectionsIn(story('section: Money'), { ...mapped, folderCollection: 'evening', collection: 'wire' })).toEqual(['arts']);
    expect(await sectionsIn(feed('<category>Money</category>'), { ...mapped, folderCollection: 'evening', collection: 'wire' })).toEqual([
      'arts',
    ]);
    expect((await read(story('section: Money'), { ...mapped, folderCollection: 'other' })).hold).toMatchObject({ reason: 'no-section' });
  });

  it.each(['constructor', '__proto__', 'toString'])('is not found in what every object has: %s', async (name) => {
    expect((await read(story(`section: ${name}`), { ...mapped, folderCollection: name })).hold).toMatchObject({ reason: 'no-section' });
  });

  it('may not name a section that there is not', () => {
    const checked = publisherSchema.safeParse({ ...publisher, sectionMaps: { evening: { Money: 'money' } } });
    expect(checked.error?.issues).toMatchObject([
      { path: ['sectionMaps', 'evening', 'Money'], message: 'must be the code of a section above' },
    ]);
  });
});

describe('remarks', () => {
  it('have the line of what they are about', async () => {
    const text = ['---', 'headline: The quay is dry', 'section: arts', 'mood: calm', 'date: the other day', '---', '', 'Dry.'].join('\n');
    expect((await read(text, unmapped)).remarks).toEqual([
      { text: 'Front matter that was not understood: mood.', line: 4 },
      { text: 'The date "the other day" cannot be read, so it is dated with the time of the import.', line: 5 },
    ]);
  });

  it.each([
    ['a feed', 'a.rss', feed('').replace(/<pubDate>.*<\/pubDate>/, '<pubDate>soon enough</pubDate>'), 1, 'soon enough'],
    ['ninjs', 'a.json', '{"uri":"a:b","headline":"H","body_html":"<p>T</p>","versioncreated":"some time"}', 1, 'some time'],
    [
      'a page',
      'a.html',
      '<html><head><meta property="article:published_time" content="a while ago"></head><body><article><h1>H</h1><p>Text.</p></article></body></html>',
      1,
      'a while ago',
    ],
    ['wire text', 'a.txt', 'Headline: The quay is dry\nDate: long ago\n\nThe quay is dry again.\n', 2, 'long ago'],
  ])('name the date of %s that cannot be read', async (_, name, text, line, date) => {
    expect((await read(text, reading, name)).remarks).toContainEqual({
      text: `The date "${date}" cannot be read, so it is dated with the time of the import.`,
      line,
    });
  });

  it('say what is cut to a limit', async () => {
    const tags = Array.from({ length: 60 }, (_, n) => `tag ${n}`);
    const { article, remarks } = await read(story(`tags: [${tags.join(', ')}]`, `ednote: ${'word '.repeat(900)}`), reading);
    expect(article.subjects).toHaveLength(50);
    expect(textsOf(remarks)).toEqual(['Subject: only the first 50 of 60 were kept.', 'The note to the desk was cut to 4000 characters.']);
  });

  it('name what a byline has besides names', async () => {
    const { article, remarks } = await read(
      'The quay is dry\n\nBy Ann Lee | some days after the storm\n\nDry again.\n\nMore.\n',
      reading,
      'a.txt',
    );
    expect(article.by?.names).toEqual(['Ann Lee']);
    expect(textsOf(remarks)).toContain('Left out of the byline: some days after the storm.');
  });

  it('are errors with strict, each with its line', async () => {
    const strict = { ...unmapped, strict: true };
    const faultsOf = async (text: string) => (await readSource('a.md', new TextEncoder().encode(text), strict)).faults;
    expect(await faultsOf(story('section: arts', 'mood: calm'))).toEqual([
      {
        file: 'a.md',
        line: 5,
        message: 'is refused, because every remark is an error with --strict: Front matter that was not understood: mood.',
      },
    ]);
    expect(await faultsOf(story())).toMatchObject([{ message: expect.stringContaining('the sections are world, business, arts') }]);
    expect(await faultsOf(story('section: arts'))).toEqual([]);
  });

  it('are all named by strict, up to five', async () => {
    const strict = { ...unmapped, strict: true };
    const messageOf = async (byline: string) => {
      const text = `The quay is dry\n\n${byline}\n\nDry again.\n\nMore.\n`;
      return (await readSource('a.txt', new TextEncoder().encode(text), strict)).faults[0]?.message;
    };
    const message = await messageOf('By Ann Lee | some days after the storm');
    expect(message).toContain('names no section');
    expect(message).toContain('Left out of the byline: some days after the storm.');
    expect(message).not.toContain(' more)');
  });
});
