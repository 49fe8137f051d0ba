// Names of subjects and authors that differ only in case, white space or Unicode form are one, with one feed.
import { beforeEach, describe, expect, test } from 'vitest';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

async function codesOf(...names: string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const [index, name] of names.entries()) {
    const { body } = await publish(`story-${names.length}-${index}`, { subjects: [name] });
    codes.push(...body.article.subjects.map(({ code }) => code));
  }
  return codes;
}

describe('a subject', () => {
  test.each([
    [['Climate Change', 'climate change', 'CLIMATE CHANGE', 'Climate  change', 'Climate\u00A0Change']],
    [['Café', 'Cafe\u0301', 'CAFÉ']],
    [['C++', 'c++']],
    [['Λιμάνια', 'λιμάνια']],
  ])('has one code however it is spelled: %j', async (names) => {
    expect(new Set(await codesOf(...names)).size).toBe(1);
  });

  test('is another one where the letters differ: C, C++ and C# are three', async () => {
    expect(new Set(await codesOf('C', 'C++', 'C#', 'c', 'c#')).size).toBe(3);
    expect(new Set(await codesOf('Café', 'Cafe')).size).toBe(2);
  });

  test('stands once in an article that names it twice', async () => {
    const { body } = await publish('story', { subjects: ['Ports', 'PORTS', 'Pilots'] });
    expect(body.article.subjects.map(({ code }) => code)).toEqual(['ports', 'pilots']);
  });

  test('has one feed with every article', async () => {
    await codesOf('Ports', 'PORTS', 'ports');
    newIsolate();
    const opml = await getText('/feeds.opml?include=subjects');
    expect(opml.match(/feeds\/subjects\/ports[^"]*\.rss/g)).toEqual(['feeds/subjects/ports.rss']);
    expect(JSON.parse(await getText('/feeds/subjects/ports.json'))).toMatchObject({ items: { length: 3 } });
  });
});

test('an author and a desk are found however they are spelled', async () => {
  const first = await publish('first', { by: { names: ['Ada Quill'] } });
  const second = await publish('second', { by: { names: ['ADA QUILL'], desks: ['night desk'] } });
  expect(second.body.article.by.names[0]?.code).toBe(first.body.article.by.names[0]?.code);
  expect(second.body.article.by.desks[0]).toEqual({ code: 'night-desk', name: 'Night Desk' });
});
