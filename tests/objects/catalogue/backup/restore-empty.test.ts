// What counts as nothing to lose, and a Catalogue that nobody has set up.
import { reset, runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { comparable, exportAll, restore } from '../../../support/worker/backup.ts';
import { alarmMs, catalogue, count, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';

isolateTests();

async function backupOfOneArticle(): Promise<string> {
  await setUpPublisher();
  await publish('first', { headline: 'First' });
  const file = await exportAll();
  await reset();
  newIsolate();
  return file;
}

test('a publisher without articles is not replaced unasked: its settings and its trail are something to lose', async () => {
  const file = await backupOfOneArticle();
  await setUpPublisher({ description: 'New here.' });
  const before = await exportAll();
  expect(await restore(file, '')).toMatchObject({ status: 409, type: '/problems/not-empty' });
  expect(comparable(await exportAll())).toEqual(comparable(before));
  expect(await restore(file, '?replace=true')).toMatchObject({ status: 200 });
});

test('desk tokens without a publisher are not replaced unasked either', async () => {
  const file = await backupOfOneArticle();
  await callDesk('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  expect(await restore(file, '')).toMatchObject({ status: 409, type: '/problems/not-empty' });
  expect(await select('SELECT name FROM token')).toEqual([{ name: 'Night desk' }]);
});

test('a new Catalogue accepts a backup without replace', async () => {
  const file = await backupOfOneArticle();
  expect(await restore(file, '')).toMatchObject({ status: 200, outcome: 'restored' });
  expect(await count('article')).toBe(1);
});

test('what was set up between the check and the restore is not replaced either', async () => {
  const file = await backupOfOneArticle();
  const name = await catalogue().beginRestore();
  const [, ...lines] = file.trimEnd().split('\n').slice(0, -1);
  await catalogue().gatherRestore(
    name,
    lines.map((line, index) => JSON.stringify({ line: index + 2, ...(JSON.parse(line) as object) })),
  );
  await setUpPublisher();
  expect(await catalogue().commitRestore(name, false, { name: 'bootstrap' }, 0)).toEqual({ kind: 'not-empty' });
});

test('without a publisher, scheduled changes and KV keys set no alarm; setting one up sets it', async () => {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    sql.exec("INSERT INTO schedule (at_ms, kind, article) VALUES (1, 'embargo', 1)");
    sql.exec("INSERT INTO dirty (key, generation, tries, not_before_ms) VALUES ('feed/all', 1, 0, 0)");
  });
  await catalogue().heartbeat();
  expect(await alarmMs()).toBeNull();
  await setUpPublisher();
  expect(await alarmMs()).not.toBeNull();
  await runAlarm();
  expect(await count('schedule')).toBe(0);
});
