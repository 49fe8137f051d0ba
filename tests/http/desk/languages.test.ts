// Language tags that lose a subtag in their canonical form and are none after that: refused, and of no harm where an earlier program stored one.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { edited, exportAll, restore } from '../../support/worker/backup.ts';
import { catalogue, flush, select } from '../../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { agreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { licensee, pull } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { article, PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();

const NONE = 'en-x-yes';

test('such a tag is refused wherever a language is sent', async () => {
  await setUpPublisher();
  const { id, key } = await licensee();
  const headers = { 'if-match': '*' };
  const terms = (changes: Parameters<typeof agreement>[0]) =>
    callDesk('PUT', `/desk/partners/${id}/agreements/main`, { body: agreement(changes), headers });
  const answers = [
    await callDesk('PUT', '/desk/publisher', { body: { ...PUBLISHER, language: NONE }, headers }),
    await callDesk('PUT', '/desk/articles/pilot', { body: article({ language: NONE }) }),
    await terms({ scope: { languages: { include: [NONE] } } }),
    await terms({ scope: { languages: { exclude: [NONE] } } }),
    await terms({ notice: { licenceLine: { [NONE]: 'For {partner}.' } } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  expect((await pull(key, `/v1/feed.ninjs?language=${NONE}`)).status).toBe(400);
});

test('a stored one becomes the language at its beginning in a restore', async () => {
  await setUpPublisher();
  await publish('pilot', { language: 'de' });
  const whole = await exportAll();
  const other = (cell: unknown) => String(cell).replace(/"language":"[^"]*"/, '"language":"en-x"');
  const { file } = edited(whole, 'setting', (row) => (row[0] === 'publisher' ? row.with(1, other(row[1])) : undefined));
  expect(await restore(edited(file, 'version', (row) => row.with(2, other(row[2]))).file)).toMatchObject({ status: 200 });
  const [settings] = await select<{ value: string }>("SELECT value FROM setting WHERE name = 'publisher'");
  const [version] = await select<{ json: string }>('SELECT json FROM version');
  for (const stored of [settings?.value, version?.json]) expect(stored).toContain('"language":"en"');
});

test('pages and feeds of a publisher with a stored one are there', async () => {
  await setUpPublisher();
  await publish('pilot');
  const replace = `replace(value, '"language":"en-GB"', '"language":"en-x"')`;
  await runInDurableObject(catalogue(), (_instance, { storage }) => {
    storage.sql.exec(`UPDATE setting SET value = ${replace} WHERE name = 'publisher'`);
  });
  newIsolate();
  await publish('second');
  await flush();
  newIsolate();
  const html = { accept: 'text/html' };
  const paths = ['/', '/feeds', '/terms', '/problems', '/articles/pilot', '/feeds/all', '/feeds/all.rss', '/feeds/all.atom'];
  const answers = await Promise.all(paths.map(async (path) => [path, (await get(path, html)).status < 400]));
  expect(answers).toEqual(paths.map((path) => [path, true]));
  expect(await (await get('/', html)).text()).toContain('lang="en-x"');
  expect(await select("SELECT value FROM setting WHERE name = 'publisher' AND value LIKE '%en-x%'")).toHaveLength(1);
});
