// A partner with a long ledger, exported while it goes on pulling.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { TABLES } from '../../../../src/backup/partner-tables.ts';
import type { PartnerCursor } from '../../../../src/objects/partner/backup/export.ts';
import { comparable, exportAll, type FileLine, restore } from '../../../support/worker/backup.ts';
import { advanceClock, SECOND_MS } from '../../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, setUpPublisher } from '../../../support/worker/desk.ts';
import { GAZETTE, type Issued, issueKey, putAgreement } from '../../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { CHANGE, ID, partnerWithKey, rows, startOver, take } from '../../../support/worker/partner-year.ts';
import { get } from '../../../support/worker/reader.ts';

isolateTests();

const DELIVERIES = 10_000;
const MESSAGE_BYTES = 1_000_000;
let key: Issued;

/** A ledger of four pages. */
beforeEach(async () => {
  await setUpPublisher();
  await publish('first');
  await publish('second');
  key = await partnerWithKey();
  await take('first', key);
  const fill = `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= ${DELIVERIES})
    INSERT INTO ledger (id, mode, slug, version, form, agreement, agreement_version, template, first_ms, last_ms, count, key_id)
    SELECT i, 'live', 'archive-' || i, 1, 'full', 'main', 1, 1, first_ms, last_ms, 1, key_id FROM n, (SELECT * FROM ledger)`;
  await runInDurableObject(partnerObject(ID), (_instance, { storage }) => void storage.sql.exec(fill));
  // So long ago that nothing of it has just been written.
  advanceClock(60 * SECOND_MS);
});

/** The file of an export in the midst of whose ledger something happens. */
async function exportDuring(happens: () => Promise<unknown>): Promise<string> {
  const answer = await get('/desk/export', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let file = '';
  let happened = false;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    file += decoder.decode(part.value, { stream: true });
    if (happened || !file.includes('"table":"ledger"')) continue;
    happened = true;
    advanceClock(SECOND_MS);
    await happens();
  }
  return file;
}

test('no page is larger than one message, and without changes no row is exported twice', async () => {
  const pages: string[][] = [];
  let cursor: PartnerCursor | undefined;
  do {
    const page = await partnerObject(ID).exportPage(cursor);
    pages.push(page.lines);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(pages.length).toBeGreaterThan(3);
  expect(Math.max(...pages.map((lines) => JSON.stringify(lines).length))).toBeLessThan(MESSAGE_BYTES);
  const ledger = pages.flat().filter((line) => line.startsWith('{"table":"ledger"'));
  expect([ledger.length, new Set(ledger).size]).toEqual([DELIVERIES + 1, DELIVERIES + 1]);
});

test('contains what was pulled, agreed and revoked during the export, and can be restored', async () => {
  const other = await issueKey({ name: 'other' });
  const file = await exportDuring(async () => {
    await take('first', key);
    await putAgreement({ form: 'summary', quota: { articles: 9, per: 'day' } }, CHANGE);
    await take('second', key);
    await callDesk('DELETE', `${GAZETTE}/keys/${other.id}`);
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'warned', reason: 'So it is.' }, headers: { 'if-match': '*' } });
  });
  const after = comparable(await exportAll());
  expect(comparable(file)).toEqual(after);
  await startOver();
  expect(await restore(file, '')).toMatchObject({ status: 200, partners: 1 });
  newIsolate();
  expect(comparable(await exportAll())).toEqual(after);
  expect(await rows('SELECT count(*) AS rows FROM ledger')).toEqual([{ rows: DELIVERIES + 2 }]);
});

test('a key that was issued long ago and is revoked during an export is exported as revoked', async () => {
  const old = await issueKey({ name: 'old' });
  advanceClock(60 * SECOND_MS);
  const exported: FileLine[] = [];
  let cursor: PartnerCursor | undefined;
  do {
    const page = await partnerObject(ID).exportPage(cursor);
    const lines = page.lines.map((line) => JSON.parse(line) as FileLine);
    exported.push(...lines.filter(({ table, row }) => table === 'key' && row[0] === old.id));
    // The first pass through the tables has exported the key as live.
    if (cursor?.pass === 1 && page.next?.pass === 2) await callDesk('DELETE', `${GAZETTE}/keys/${old.id}`);
    cursor = page.next;
  } while (cursor !== undefined);
  // Of several lines of one key the last counts.
  const revokedAt = exported.map(({ row }) => row[TABLES.key.indexOf('revoked_ms')]);
  expect(revokedAt).toEqual([null, Date.now()]);
});

test('ends, even where the ledger is of days to come and so looks as if it had just been written', async () => {
  advanceClock(-3_600 * SECOND_MS);
  const file = await exportAll();
  expect(file).toMatch(/"partners":1\}\n$/);
});
