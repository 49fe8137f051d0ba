// A subscriber's view: three readers poll the feed of everything in three formats while the desk works.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Entry, FORMATS, feedReader, get } from '../support/feed-reader.ts';
import { type Program, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

/** A freshness record is two seconds old at most; the rest is for a busy machine. */
const SEEN_WITHIN_MS = 5_000;
const KEY = 'lantern-parade';
const STORY = {
  headline: 'Lantern parade & fireworks <moved> to Friday',
  standfirst: 'The harbour master expects wind.',
  by: { names: ['Ada Quill', 'Ruy Teles'] },
  source: 'M10News',
  sections: ['culture'],
  bodyHtml: '<p>Four hundred lanterns wait in the customs shed.</p>',
};

/** What nobody may read once the article is withdrawn: headline, standfirst, body, author, old address, the desk's reason. */
const TAKEN_BACK = ['Lantern', 'expects wind', 'customs shed', 'Ada Quill', `culture/${KEY}`, 'Invented'];

const folder = temporaryFolder();
let program: Program;
let readers: Record<(typeof FORMATS)[number], ReturnType<typeof feedReader>>;
/** Of the article, from its publication on. */
let id: string;
let published: number;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
  const reader = (format: (typeof FORMATS)[number]) => feedReader(`${program.server}/feeds/all.${format}`, format);
  readers = { rss: reader('rss'), atom: reader('atom'), json: reader('json') };
  await pollAll();
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function pollAll(): Promise<boolean[]> {
  return Promise.all(FORMATS.map((format) => readers[format].poll()));
}

async function desk(method: string, path: string, body: unknown = {}): Promise<void> {
  // A correction replaces fields, so it says of which version: whichever stands.
  const condition = path === '/correction' ? { 'if-match': '*' } : {};
  const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json', ...condition };
  const answer = await fetch(`${program.server}/desk/articles/${KEY}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

/** Lets every reader poll until it sees what the desk did. */
async function seenByAll(isThere: (entry: Entry) => boolean): Promise<Entry[]> {
  const deadline = Date.now() + SEEN_WITHIN_MS;
  for (;;) {
    await pollAll();
    const found = FORMATS.map((format) => readers[format].entries().find(isThere));
    const seen = found.filter((entry) => entry !== undefined);
    if (seen.length === FORMATS.length) return seen;
    if (Date.now() > deadline) throw new Error(`seen by ${seen.length} of ${FORMATS.length} readers within ${SEEN_WITHIN_MS} ms`);
    await pause(100);
  }
}

function others(): Entry[][] {
  return FORMATS.map((format) => readers[format].entries().filter((entry) => entry.id !== id));
}

function expectAgreement(): void {
  const [rss, atom, json] = FORMATS.map((format) => readers[format].entries());
  expect(atom).toEqual(rss);
  expect(json).toEqual(rss);
}

describe('a reader that subscribed when there was the sample only', () => {
  test('finds the same entries in every format: ids, order, titles, addresses, text, instants, authors', () => {
    expect(readers.rss.entries()).toHaveLength(9);
    expect(readers.rss.entries().map((entry) => entry.published)).toEqual(
      readers.rss
        .entries()
        .map((entry) => entry.published)
        .sort((a, b) => b - a),
    );
    expectAgreement();
  });

  test('sees an article that is published, first in every format, with its headline as it was written', async () => {
    await desk('PUT', '', STORY);
    const [entry] = await seenByAll(({ title }) => title === STORY.headline);
    expect(entry).toMatchObject({ authors: 'Ada Quill and Ruy Teles', url: `${program.server}/articles/${KEY}` });
    ({ id, published } = entry as Entry);
    expect(readers.rss.entries()[0]?.id).toBe(id);
    expect(readers.rss.entries()).toHaveLength(10);
    expectAgreement();
  });
});

describe('a reader that has the article', () => {
  let before: Entry[][];

  beforeEach(async () => {
    before = others();
    // Instants in RSS are whole seconds: what happens next must be told from what happened last.
    await pause(1_100);
  });

  test('sees its correction, updated and with the note, under the same id and date of publication', async () => {
    await desk('POST', '/correction', {
      note: 'The parade is on Saturday, not on Friday.',
      changes: { headline: 'Lantern parade moved to Saturday' },
    });
    const [entry] = await seenByAll(({ title }) => title === 'Lantern parade moved to Saturday');
    expect(entry).toMatchObject({ id, published });
    expect(entry?.updated).toBeGreaterThan(published);
    expect(entry?.html).toContain('The parade is on Saturday, not on Friday.');
    expect(others()).toEqual(before);
    expectAgreement();
  });

  test('sees its withdrawal as a stub in its place, which repeats nothing of it', async () => {
    await desk('POST', '/withdrawal', { reason: 'Invented from start to end', note: 'This article did not meet our standards.' });
    const [stub] = await seenByAll((entry) => entry.id === id && entry.url === `${program.server}/articles/${KEY}`);
    expect(stub).toMatchObject({ id, published, authors: '' });
    expect(stub?.html).toContain('This article did not meet our standards.');
    const repeated = FORMATS.flatMap((format) => TAKEN_BACK.filter((words) => readers[format].document().includes(words)));
    expect(repeated).toEqual([]);
    expect(readers.rss.entries()[0]?.id).toBe(id);
    expect(others()).toEqual(before);
    expectAgreement();
  });

  test('finds the tombstone in Atom and JSON Feed too, and at the address of the stub', async () => {
    const atom = readers.atom.document();
    const deleted = /<at:deleted-entry [^>]*ref="([^"]+)"[^>]*when="([^"]+)"|<at:deleted-entry [^>]*when="([^"]+)"[^>]*ref="([^"]+)"/.exec(
      atom,
    );
    expect(deleted?.[1] ?? deleted?.[4]).toBe(id);
    expect(Math.floor(Date.parse(deleted?.[2] ?? deleted?.[3] ?? '') / 1_000)).toBe(readers.atom.entry(id)?.updated);
    const { items } = JSON.parse(readers.json.document()) as { items: { id: string; _tearsheet: { withdrawn?: { note: string } } }[] };
    expect(items.find((item) => item.id === id)?._tearsheet.withdrawn?.note).toBe('This article did not meet our standards.');
    const gone = await get(`${program.server}/articles/${KEY}`);
    expect([gone.status, JSON.parse(gone.body)]).toEqual([410, expect.objectContaining({ article: id, status: 410 })]);
  });

  test('sees it restored, as it stood before the withdrawal, and no tombstone any more', async () => {
    await desk('POST', '/reinstatement');
    const [entry] = await seenByAll(({ title }) => title === 'Lantern parade moved to Saturday');
    expect(entry).toMatchObject({ id, published, url: `${program.server}/articles/${KEY}`, authors: 'Ada Quill and Ruy Teles' });
    expect(readers.atom.document()).not.toContain('deleted-entry');
    expect(others()).toEqual(before);
    expectAgreement();
  });
});

describe('a poll that finds nothing new', () => {
  test('is a 304 without a body in every format', async () => {
    expect(await pollAll()).toEqual([false, false, false]);
  });

  test.each([
    ['the tag as a proxy strengthened it', (etag: string) => ({ 'if-none-match': etag.replace(/^W\//, '') })],
    ['several tags, one of them right', (etag: string) => ({ 'if-none-match': `"long-gone", ${etag}` })],
    ['nothing but the date', (_etag: string, date: string) => ({ 'if-modified-since': date })],
  ])('is one too for a reader that sends %s', async (_name, conditionOf) => {
    // A feed has no date in the second after which it is dated.
    await vi.waitUntil(async () => 'last-modified' in (await get(`${program.server}/feeds/all.rss`)).headers, {
      timeout: 30_000,
      interval: 500,
    });
    const { headers } = await get(`${program.server}/feeds/all.rss`);
    const again = await get(`${program.server}/feeds/all.rss`, conditionOf(headers.etag ?? '', headers['last-modified'] ?? ''));
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  });

  test('is not confused with one that has an older tag, which gets the whole feed', async () => {
    const stale = await get(`${program.server}/feeds/all.rss`, {
      'if-none-match': '"long-gone"',
      'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT',
    });
    expect(stale.status).toBe(200);
  });
});

test.each([
  ['rss', 'application/rss+xml; charset=utf-8'],
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['json', 'application/feed+json; charset=utf-8'],
])('a reader that would take HTML, as Miniflux says it does, gets the feed: %s', async (ending, type) => {
  const accept =
    'application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9';
  for (const header of [accept, 'text/html', '*/*']) {
    const { status, headers, body } = await get(`${program.server}/feeds/all.${ending}`, { accept: header });
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(body).toMatch(ending === 'json' ? /^\{/ : /^<\?xml /);
  }
});
