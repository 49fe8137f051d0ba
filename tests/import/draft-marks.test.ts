// How programs mark what they do not publish, in front matter, in names of files and in exports, and fields of published copy that look alike.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading, textsOf } from './support/publisher.ts';

const STORY = 'The council will close the bridge for nine weeks. Engineers found rust in two of its piers.';
const read = (text: string, name = 'bridge.md') => readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
const post = (fields: string) => `---\ntitle: Bridge to close\n${fields}\n---\n\n${STORY}\n`;

describe('front matter', () => {
  it.each([
    ['Hugo, no page', 'date: 2026-03-01\nbuild:\n  render: never\n  list: always'],
    ['Hugo, a link to no page', 'date: 2026-03-01\n_build:\n  render: link'],
    ['Hugo, in no list', 'date: 2026-03-01\nbuild:\n  list: never'],
    ['Hugo before 0.123', 'date: 2026-03-01\n_build:\n  render: false'],
    ['Hugo, files beside it only', 'headless: true'],
    ['Eleventy, no page', 'permalink: false'],
    ['Eleventy, in no list', 'eleventyExcludeFromCollections: true'],
    ['Zola', 'render: false'],
    ['Lektor', '_hidden: yes'],
    ['Grav', 'routable: false'],
    ['Craft', 'enabled: false'],
    ['Directus', 'status: archived'],
    ['Drupal', 'status: 0'],
    ['Sanity', '_id: drafts.4f1c-77'],
    ['Strapi', 'createdAt: 2026-02-28T10:00:00Z\npublishedAt: null'],
    ['Hashnode', 'saveAsDraft: true'],
    ['SPIP', 'statut: prepa'],
    ['Hexo, for those with a password', 'date: 2026-03-01\npassword: pier'],
    ['a field of the site', 'params:\n  hidden: true'],
  ])('leaves out what is not published: %s', async (_, fields) => {
    expect(await read(post(fields))).toMatchObject({ copies: [], faults: [], leftOut: 1 });
  });

  it.each([
    ['built as usual', 'build:\n  render: always\n  list: always\n  publishResources: false'],
    ['a picture that is hidden', 'cover:\n  image: https://quay.example/a.jpg\n  hidden: true'],
    ['comments that are off', 'comments:\n  enabled: false'],
    ['a path', 'permalink: /bridge/'],
    ['a date in another field', 'date: 2026-03-01\npublishedAt: null'],
    ['a field that nobody filled in', 'date: 2026-03-01\npassword: ""\npublishedOn:'],
    ['an id that begins alike', 'id: draftsman-7'],
    ['a state of the world', 'state: Ohio'],
  ])('brings in what is published: %s', async (_, fields) => {
    const { copies } = await read(post(fields));
    expect(copies.map(({ hold }) => hold)).toEqual([undefined]);
  });
});

describe('the name of a file', () => {
  it.each(['draft_bridge-4f1c.html', 'copy/bridge.draft.md', 'bridge (draft).txt', 'ENTWURF Brücke.txt', 'copy/drafts/bridge.md'])(
    'leaves out a draft: %s',
    async (name) => {
      expect(await read(`Bridge to close\n\n${STORY}\n`, name)).toMatchObject({ copies: [], leftOut: 1 });
    },
  );

  it.each(['HOLD bridge vote.txt', 'bridge-vote-HOLD.txt', 'EMBARGO 2 Dec bridge.txt', 'bridge_DO-NOT-USE.md'])(
    'holds what it gives an order for: %s',
    async (name) => {
      const { copies } = await read(`Bridge to close\n\n${STORY}\n`, name);
      expect(copies[0]?.hold).toMatchObject({ reason: 'instruction', field: 'name of the file' });
    },
  );

  it.each([
    'draft-pick-of-the-year.md',
    'nfl-draft.md',
    'overdraft.txt',
    'hold-the-salt.md',
    'US-embargo-on-Cuba.md',
    'BBC-to-cut-jobs.md',
  ])('may be of a story: %s', async (name) => {
    const { copies } = await read(`Bridge to close\n\n${STORY}\n`, name);
    expect(copies.map(({ hold }) => hold)).toEqual([undefined]);
  });

  it('says less than an hour in the copy', async () => {
    const text = `EMBARGOED UNTIL 06:00 GMT 4 DECEMBER 2096\n\nBridge to close\n\n${STORY}\n`;
    const { copies } = await read(text, 'EMBARGO bridge.txt');
    expect(copies[0]?.article.embargoedUntil).toBe('2096-12-04T06:00:00.000Z');
    expect(copies[0]).not.toHaveProperty('hold');
  });
});

describe('a WordPress export', () => {
  const role = (name: string) =>
    `<wp:postmeta><wp:meta_key>_members_access_role</wp:meta_key><wp:meta_value>${name}</wp:meta_value></wp:postmeta>`;
  const wordpress = (meta: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Quay Post</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://quay.example</wp:base_site_url>
<item><title>Bridge to close</title><content:encoded><![CDATA[${STORY}]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_date_gmt>2026-03-01 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${meta}</item></channel></rss>`;

  it('leaves out a post that only the desk may read, and not one for subscribers', async () => {
    const { copies, remarks } = await read(wordpress(role('editor') + role('administrator')), 'a.xml');
    expect([copies, textsOf(remarks)]).toEqual([[], ['Left out: post that only the desk may read (1).']]);
    expect((await read(wordpress(role('editor') + role('subscriber')), 'a.xml')).copies).toHaveLength(1);
  });
});
