// A kill that arrives together with its story, before that was ever stored: the story must not be published, in whatever formats and order they come.
import { describe, expect, it } from 'vitest';
import { openNotices, type Placed } from '../../../src/cli/import/notices.ts';
import type { ReadingOptions, SourceIdentity } from '../../../src/import/imported-article.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from '../../import/support/publisher.ts';

const options: ReadingOptions = { ...reading, section: 'world' };
const ADDRESS = 'https://wire.example/bridge-closes';
const HEADLINE = 'Bridge closes for repairs';
const TEXT = 'The bridge over the river closes at noon, and nobody has said for how long.';
const NO_STORY = 'Do not use this story. There will be no substitute.';

interface Written {
  name: string;
  text: string;
}

const json = (value: object) => JSON.stringify(value);
const rss = (title: string, text: string, address = ADDRESS) =>
  `<rss version="2.0"><channel><title>Wire</title><link>https://other.example/</link><item><guid>${address}</guid><link>${address}</link><title>${title}</title><description>${text}</description></item></channel></rss>`;
const wxr = (title: string, text: string, address = ADDRESS) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://blog.example</wp:base_site_url><item><title>${title}</title><link>${address}</link><guid>https://blog.example/?p=17</guid><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded><wp:post_id>17</wp:post_id><wp:post_name>post-17</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`;

/** Each names the story by its headline, its address or its slug, as the format does. */
const STORIES: Record<string, (headline: string, address: string) => Written> = {
  ninjs: (headline, address) => ({
    name: 'story.json',
    text: json({ uri: address, version: '1', type: 'text', headline, versioncreated: '2026-03-01T08:00:00Z', body_html: `<p>${TEXT}</p>` }),
  }),
  'a JSON Feed': (title, id) => ({
    name: 'feed.json',
    text: json({ version: 'https://jsonfeed.org/version/1.1', title: 'Wire', items: [{ id, url: id, title, content_text: TEXT }] }),
  }),
  RSS: (headline, address) => ({ name: 'story.rss', text: rss(headline, TEXT, address) }),
  WXR: (headline, address) => ({ name: 'story.wxr', text: wxr(headline, TEXT, address) }),
  'wire text': (headline) => ({ name: 'w1.txt', text: `${headline}\n\nBy Ada Quill\n\n${TEXT}\n\n${TEXT}\n` }),
  Markdown: (headline) => ({ name: 'm1.md', text: `---\nheadline: ${headline}\n---\n\n${TEXT}\n` }),
  'a page': (headline) => ({
    name: 'p1.html',
    text: `<title>${headline}</title><article><h1>${headline}</h1><p>${TEXT}</p><p>${TEXT}</p></article>`,
  }),
};

const KILLS: Record<string, Written> = {
  'ninjs by id and headline': {
    name: 'k.json',
    text: json({
      uri: ADDRESS,
      version: '2',
      type: 'text',
      pubstatus: 'canceled',
      headline: HEADLINE,
      versioncreated: '2026-03-01T09:00:00Z',
      body_html: `<p>${TEXT}</p>`,
    }),
  },
  RSS: { name: 'k.rss', text: rss(`KILL: ${HEADLINE}`, NO_STORY) },
  WXR: { name: 'k.wxr', text: wxr(`KILL - ${HEADLINE}`, NO_STORY) },
  'wire text': {
    name: 'k.txt',
    text: `BULLETIN KILL\n\nEditors: kill the story headlined “${HEADLINE}”.\n\nThere will be no substitute.\n`,
  },
  'wire text without quotes': { name: 'k2.txt', text: `BULLETIN KILL\n\nKill the story ${HEADLINE} that was sent at 0900.\n` },
  'German wire text': { name: 'k3.txt', text: `ANNULLIERUNG: ${HEADLINE}\n\nBitte verwenden Sie die Meldung nicht.\n` },
  Markdown: { name: 'k.md', text: `---\nheadline: ${HEADLINE}\nkilled: true\n---\n\n${TEXT}\n` },
  'a page': { name: 'k.html', text: `<title>KILL: ${HEADLINE}</title><article><h1>KILL: ${HEADLINE}</h1><p>${NO_STORY}</p></article>` },
};

const placed = <T extends SourceIdentity>(one: T, folder = 'folder'): Placed<T> => ({
  ...one,
  collection: one.collection ?? folder,
  formerId: one.formerId ?? one.sourceId,
});

async function read({ name, text }: Written) {
  const reading = await readSource(name, new TextEncoder().encode(text), options);
  expect(reading.faults).toEqual([]);
  return reading;
}

/** What becomes of the story after these sources were read. */
async function decided(story: Written, ...others: Written[]) {
  const notices = openNotices(false);
  for (const other of others) {
    const { kills, waiting = [] } = await read(other);
    for (const kill of kills) notices.addKill(placed(kill));
    for (const version of waiting) notices.addWaiting(placed(version));
  }
  const [copy] = (await read(story)).copies;
  if (copy === undefined) throw new Error('the story was not read');
  return { copy: placed(copy), decided: notices.decide(placed(copy)) };
}

describe.each(Object.entries(KILLS))('a kill in %s', (_kind, kill) => {
  it('is a kill, and no copy', async () => {
    const { kills, copies } = await read(kill);
    expect([kills.length, copies.length]).toEqual([1, 0]);
  });

  it.each(Object.entries(STORIES))('keeps its story in %s from the public, and no other story', async (_format, story) => {
    const { copy, decided: verdict } = await decided(story(HEADLINE, ADDRESS), kill);
    const [identity] = (await read(kill)).kills.map((one) => placed(one));
    // The server leaves out a story under the identity of its kill.
    const isSame = identity?.collection === copy.collection && identity.sourceId === copy.sourceId;
    if (!isSame) expect(verdict).toMatchObject({ copy: { hold: { reason: 'instruction' } } });
    const other = await decided(story('Bridge opens after eleven years', 'https://wire.example/bridge-opens'), kill);
    expect(other.decided).toEqual({ copy: other.copy });
  });
});

it('the note to the desk of such a story says why it is held, in words about which a release asks', async () => {
  const { decided: verdict } = await decided(STORIES['Markdown']?.(HEADLINE, '') as Written, KILLS['wire text'] as Written);
  const { copy } = verdict as { copy: { article: { edNote: string }; remarks: { text: string }[] } };
  expect(copy.article.edNote).toBe('Held: its kill says "BULLETIN KILL". The kill in k.txt, line 1, is likely about this story.');
  expect(copy.remarks[0]?.text).toContain('k.txt:1 is likely about it');
  const { instructionInNote } = await import('../../../src/import/instructions/held-note.ts');
  expect(instructionInNote(copy.article.edNote, options.now)).toBe('Held: its kill says "BULLETIN KILL"');
});

it('a story is held by its address alone, whatever the headline of its kill, and by two words behind a label', async () => {
  const HELD = { copy: { hold: { reason: 'instruction' } } };
  const byAddress = { name: 'k.rss', text: rss('MANDATORY KILL', NO_STORY) };
  expect((await decided(STORIES['ninjs']?.('Quay reopens', ADDRESS) as Written, byAddress)).decided).toMatchObject(HELD);
  const byWords = { name: 'k.txt', text: 'KILL: Quay reopens\n\nIt is wrong.\n' };
  expect((await decided(STORIES['Markdown']?.('Quay reopens', '') as Written, byWords)).decided).toMatchObject(HELD);
});

it('a story that is named by the slug of its kill is held', async () => {
  const kill = { name: 'k.txt', text: 'BULLETIN KILL\n\nKill the story slugged Quay-Fire. It is wrong.\n' };
  const story = { name: 'quay-fire.txt', text: `Fire at the quay\n\nBy Ada Quill\n\n${TEXT}\n\n${TEXT}\n` };
  expect((await decided(story, kill)).decided).toMatchObject({ copy: { hold: { reason: 'instruction' } } });
});

describe('a later version of the same import that must not be public yet', () => {
  const version = (number: string, more: object): Written => ({
    name: `${number}.json`,
    text: json({
      uri: 'urn:wire:bridge',
      version: number,
      type: 'text',
      headline: HEADLINE,
      versioncreated: '2026-03-01T08:00:00Z',
      body_html: `<p>${TEXT}</p>`,
      ...more,
    }),
  });
  const LATER = { leftOut: expect.stringContaining('a later version of it must not be public yet (2.json:1)') };

  it.each<[string, object]>([
    ['is under an embargo', { embargoed: '2027-01-01T00:00:00Z' }],
    ['is held', { ednote: 'Hold for release' }],
    ['is withheld by its source', { pubstatus: 'withheld' }],
  ])('that %s keeps the earlier one from the public', async (_state, more) => {
    expect((await decided(version('1', {}), version('2', more))).decided).toEqual(LATER);
    // An earlier version says nothing about a later one.
    const later = await decided(version('3', {}), version('2', more));
    expect(later.decided).toEqual({ copy: later.copy });
  });

  it('is imported itself, and what comes after it as well', async () => {
    const notices = openNotices(false);
    const [first, second] = await Promise.all([
      read(version('2', { ednote: 'Hold for release' })),
      read(version('2', { headline: 'Again' })),
    ]);
    for (const one of first.waiting ?? []) notices.addWaiting(placed(one));
    const [held, plain] = [...first.copies, ...second.copies].map((copy) => placed(copy));
    if (held === undefined || plain === undefined) throw new Error('a version was not read');
    expect(notices.decide(held)).toEqual({ copy: held });
    expect(notices.decide(plain)).toEqual({ copy: plain });
  });
});
