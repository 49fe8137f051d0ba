// A story that its source has killed, from the command line to what readers and partners see, in every kind of source that names its stories.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ImportService, startImportService } from '../support/import-service.ts';

let service: ImportService;
let name = '';

beforeAll(async () => {
  service = await startImportService();
});

afterAll(() => service?.end());

beforeEach(() => {
  name = service.begin();
});

const run = (...args: string[]) => service.run(...args);

const importAll = (...args: string[]) => run('import', 'copy', '--collection', 'wire', '--section', 'world', ...args);

const write = (file: string, text: string) => service.write(file, text);

/** What anybody sees of the story: the status of its page, and whether the feed names it as a story. */
async function seen(): Promise<[page: number, isInFeed: boolean]> {
  const page = await fetch(`${service.program.server}/articles/${name}`, { redirect: 'manual' });
  const feed = (await (await fetch(`${service.program.server}/feeds/all.json`)).json()) as { items: { title: string }[] };
  return [page.status, feed.items.some(({ title }) => title === `Bridge closes: ${name}`)];
}

const HIDDEN = [
  [404, false],
  [410, false],
];
const BODY = 'The bridge closes at noon, and nobody knows for how long it will stay closed to traffic.';

const KINDS: Record<string, { ending: string; source: (...states: ('story' | 'kill')[]) => string }> = {
  ninjs: {
    ending: 'json',
    source: (...states) =>
      JSON.stringify(
        states.map((state, index) => ({
          uri: `http://wire.example/${name}`,
          version: String(index + 1),
          type: 'text',
          headline: `Bridge closes: ${name}`,
          slugline: name,
          versioncreated: '2026-11-20T08:00:00Z',
          body_html: `<p>${BODY}</p>`,
          pubstatus: state === 'kill' ? 'canceled' : 'usable',
        })),
      ),
  },
  feed: {
    ending: 'rss',
    source: (...states) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link><description>Wire</description>${states
        .map(
          (state) =>
            `<item><guid isPermaLink="false">${name}</guid><link>https://wire.example/${name}</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><title>${
              state === 'kill' ? 'BULLETIN KILL' : `Bridge closes: ${name}`
            }</title><description>${state === 'kill' ? 'Do not use this story. There will be no substitute.' : BODY}</description></item>`,
        )
        .join('')}</channel></rss>`,
  },
  wxr: {
    ending: 'wxr',
    source: (...states) =>
      `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://wire.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://wire.example</wp:base_site_url>${states
        .map(
          (state) =>
            `<item><title>${state === 'kill' ? 'KILL: ' : ''}Bridge closes: ${name}</title><link>https://wire.example/${name}</link><guid isPermaLink="false">https://wire.example/?p=${name.replace('bridge', '1')}</guid><content:encoded><![CDATA[<p>${BODY}</p>]]></content:encoded><wp:post_id>${name.replace('bridge', '1')}</wp:post_id><wp:post_date_gmt>2026-11-20 08:00:00</wp:post_date_gmt><wp:post_name>${name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
        )
        .join('')}</channel></rss>`,
  },
};

describe.each(Object.entries(KINDS))('a story of %s', (_kind, { ending, source }) => {
  test('that is public goes when its source kills it, and no later import brings it back', async () => {
    write(`a.${ending}`, source('story'));
    expect((await importAll()).code).toBe(0);
    expect((await seen())[1]).toBe(true);
    write(`a.${ending}`, source('kill', 'kill'));
    const open = await importAll();
    expect([open.code, open.stderr]).toEqual([3, expect.stringContaining(`npx --no tearsheet withdraw ${name} --reason`)]);
    expect((await seen())[1]).toBe(true);
    const done = await importAll('--yes');
    expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(new RegExp(`^withdrawn\t${name}\t`, 'm'))]);
    expect(await seen()).toEqual([410, false]);
    write(`a.${ending}`, source('story'));
    const again = await importAll('--force');
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('its source has killed it')]);
    expect(await seen()).toEqual([410, false]);
  });

  test.each([
    ['in one file, first', () => write(`a.${ending}`, source('story', 'kill'))],
    ['in one file, last', () => write(`a.${ending}`, source('kill', 'story').replace('"version":"2"', '"version":"1"'))],
    ['in a later file', () => [write(`a.${ending}`, source('story')), write(`b.${ending}`, source('kill', 'kill'))]],
    ['in an earlier file', () => [write(`a.${ending}`, source('kill', 'kill')), write(`b.${ending}`, source('story'))]],
  ])('does not stay public if the kill is in the same import: the story is %s or the other way round', async (_order, arrange) => {
    arrange();
    const { code } = await importAll();
    expect([0, 3]).toContain(code);
    expect(HIDDEN).toContainEqual(await seen());
  });

  test('is not imported after its kill, whenever it comes', async () => {
    write(`a.${ending}`, source('kill', 'kill'));
    expect((await importAll()).code).toBe(3);
    write(`a.${ending}`, source('story'));
    const { code, stdout } = await importAll();
    expect([code, stdout]).toEqual([0, expect.stringContaining('left out\t1')]);
    expect(await seen()).toEqual([404, false]);
  });
});

test('a story whose kill comes after more than 500 articles in another file of the same import is never public', async () => {
  const { source } = KINDS['ninjs'] as (typeof KINDS)['ninjs'];
  write('a.json', source('story'));
  const others = Array.from({ length: 510 }, (_, index) => ({
    uri: `http://wire.example/${name}/${index}`,
    version: '1',
    type: 'text',
    headline: `Other ${index}`,
    versioncreated: '2026-11-20T08:00:00Z',
    body_html: `<p>${BODY}</p>`,
  }));
  write('b.json', JSON.stringify(others));
  write('c.json', source('kill', 'kill'));
  const { code, stdout } = await importAll();
  expect([code, stdout]).toEqual([3, expect.stringMatching(/^created\t510$/m)]);
  // A story that was withdrawn would be gone, and not unknown.
  expect(await seen()).toEqual([404, false]);
});

test('a file that becomes a kill withdraws the story that it was', async () => {
  write(`${name}.txt`, `Bridge closes: ${name}\n\nBy Ada Quill\n\n${BODY}\n\n${BODY}\n`);
  expect((await importAll()).code).toBe(0);
  write(`${name}.txt`, 'BULLETIN KILL\n\nDo not use this story.\n\nThere will be no substitute.\n');
  expect((await importAll('--yes')).code).toBe(0);
  expect(await seen()).toEqual([410, false]);
});

test('a version that was published after the kill stays, and is reported', async () => {
  const { source } = KINDS['ninjs'] as (typeof KINDS)['ninjs'];
  write('a.json', source('story', 'story', 'story'));
  await importAll();
  write('a.json', source('story', 'kill'));
  const { code, stderr } = await importAll('--yes');
  expect([code, stderr]).toEqual([0, expect.stringContaining('The source has published a newer version since')]);
  expect((await seen())[1]).toBe(true);
});
