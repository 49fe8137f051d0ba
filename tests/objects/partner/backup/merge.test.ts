// A backup of partners put back over what has gone on since: nothing that was closed opens, and nothing that happened is forgotten.
import { beforeEach, describe, expect, test } from 'vitest';
import { TABLES } from '../../../../src/backup/partner-tables.ts';
import { exportAll, type FileLine, restore } from '../../../support/worker/backup.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { credentialOf } from '../../../support/worker/delivery.ts';
import { callDesk, publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { addPartner, GAZETTE, type Issued, issueKey, putAgreement } from '../../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { notifyPartners, statesOf } from '../../../support/worker/notified.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { ACKNOWLEDGEMENT, ask, CHANGE, ID, opens, partnerWithKey, rows, startOver, take } from '../../../support/worker/partner-year.ts';

isolateTests();
beforeEach(() => setUpPublisher());

describe('an export restored over later changes reopens nothing that was closed', () => {
  test('a key revoked since stays revoked, one that was given an end keeps it, one issued since is revoked', async () => {
    const [revoked, rotated] = [await partnerWithKey(), await issueKey({ name: 'second' })];
    const file = await exportAll();
    await callDesk('DELETE', `${GAZETTE}/keys/${revoked.id}`);
    const { body: next } = await callDesk<Issued>('POST', `${GAZETTE}/keys/${rotated.id}/rotation`, { body: { overlapHours: 1 } });
    await restore(file);
    newIsolate();
    expect([await opens(revoked), await opens(rotated), await opens(next)]).toEqual([false, true, false]);
    advanceClock(HOUR_MS);
    newIsolate();
    expect(await opens(rotated)).toBe(false);
  });

  test('a key that is revoked in the file is revoked, and an expiry in the file counts', async () => {
    const key = await partnerWithKey();
    const other = await issueKey({ name: 'second' });
    const file = await exportAll();
    const put = (column: 'revoked_ms' | 'expires_ms', id: string) => (line: string) => {
      const record = JSON.parse(line) as FileLine;
      if (record.table !== 'key' || record.row[0] !== id) return line;
      return JSON.stringify({ ...record, row: record.row.with(TABLES.key.indexOf(column), Date.now()) });
    };
    await restore(file.trimEnd().split('\n').map(put('revoked_ms', key.id)).map(put('expires_ms', other.id)).join('\n'));
    newIsolate();
    expect([await opens(key), await opens(other)]).toEqual([false, false]);
  });

  test('of two standings the worse counts, whichever side it is on', async () => {
    const put = (standing: string) =>
      callDesk('PUT', `${GAZETTE}/standing`, { body: { standing, reason: 'So it is.' }, headers: { 'if-match': '*' } });
    const standing = async () => (await partnerObject(ID).profile())?.standing;
    await addPartner();
    await put('probation');
    const file = await exportAll();
    await put('suspended');
    await restore(file);
    expect(await standing()).toBe('suspended');
    await put('good');
    await restore(file);
    expect(await standing()).toBe('probation');
  });

  test('of two standings of equal rank the one in the file counts, with its reason', async () => {
    const put = (reason: string) =>
      callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'warned', reason }, headers: { 'if-match': '*' } });
    await addPartner();
    await put('The notice was missing.');
    const file = await exportAll();
    await put('The credit was missing.');
    await restore(file);
    expect(await partnerObject(ID).profile()).toMatchObject({ standing: 'warned', standingReason: 'The notice was missing.' });
  });

  test('an agreement that was ended since stays ended, on the terms of the file', async () => {
    const key = await partnerWithKey();
    await publish('first');
    const file = await exportAll();
    await putAgreement({ form: 'summary', validUntil: fromNow(HOUR_MS) }, CHANGE);
    expect(await restore(file)).toMatchObject({ status: 200 });
    newIsolate();
    await take('first', key);
    expect(await partnerObject(ID).agreement('main')).toMatchObject({ version: 3, terms: { form: 'full', validUntil: fromNow(HOUR_MS) } });
    advanceClock(2 * HOUR_MS);
    newIsolate();
    expect((await ask('/v1/articles/first', key)).status).toBe(403);
    // What an export holds of it can be put back.
    expect(await restore(await exportAll())).toMatchObject({ status: 200 });
  });

  test('a partner that is not in the file keeps its records, and all its keys are revoked', async () => {
    const file = await exportAll();
    const key = await partnerWithKey();
    await publish('first');
    await take('first', key);
    expect(await restore(file)).toMatchObject({ status: 200, partners: 0, closed: [ID] });
    newIsolate();
    expect(await opens(key)).toBe(false);
    expect(await rows('SELECT slug FROM ledger')).toEqual([{ slug: 'first' }]);
    expect((await callDesk('GET', GAZETTE)).status).toBe(200);
  });
});

describe('an export restored over later changes loses nothing that happened', () => {
  test('the terms of the file become a new version: no number is given twice', async () => {
    await partnerWithKey();
    const file = await exportAll();
    await putAgreement({ form: 'summary' }, CHANGE);
    await restore(file);
    const versions = await rows<{ version: number; form: string }>(
      "SELECT version, json ->> '$.form' AS form FROM agreement ORDER BY version",
    );
    expect(versions.map(({ form }) => form)).toEqual(['full', 'summary', 'full']);
    await restore(file);
    expect(await rows('SELECT version FROM agreement')).toHaveLength(3);
  });

  test('a partner that received an article after the backup gets its withdrawal', async () => {
    const key = await partnerWithKey();
    await publish('first');
    const file = await exportAll();
    await take('first', key);
    await restore(file);
    newIsolate();
    await withdraw('first');
    await notifyPartners();
    expect(await statesOf('first.2')).toEqual({ [ID]: 'open' });
  });

  test('a later acknowledgement stays, and is reported to the Catalogue again', async () => {
    const key = await partnerWithKey();
    await publish('first');
    await take('first', key);
    await withdraw('first');
    await notifyPartners();
    const file = await exportAll();
    await partnerObject(ID).acknowledge(await credentialOf(key.key), 'first.2', ACKNOWLEDGEMENT);
    await restore(file);
    await notifyPartners();
    expect(await statesOf('first.2')).toEqual({ [ID]: 'acknowledged' });
  });

  test('counts and last uses are the later ones', async () => {
    const key = await partnerWithKey();
    await publish('first');
    await take('first', key);
    const file = await exportAll();
    advanceClock(HOUR_MS);
    await take('first', key);
    await restore(file);
    expect(await rows('SELECT count, last_ms FROM ledger')).toEqual([{ count: 2, last_ms: Date.now() }]);
    expect(await rows('SELECT count FROM delivery')).toEqual([{ count: 2 }]);
    expect(await rows('SELECT used_ms FROM key')).toEqual([{ used_ms: Date.now() }]);
  });

  test('an agreement that was made by hand after a loss is renamed, with all that was delivered under it', async () => {
    const old = await partnerWithKey();
    await publish('first');
    await take('first', old);
    const file = await exportAll();
    await startOver();
    await setUpPublisher();
    await publish('first');
    await addPartner();
    await putAgreement({ reference: 'QC-2040-8' });
    const stopgap = await issueKey();
    await take('first', stopgap);
    expect(await restore(file)).toMatchObject({ status: 200 });
    newIsolate();
    expect([await opens(old), await opens(stopgap)]).toEqual([true, false]);
    await take('first', old);
    await partnerObject(ID).keys();
    expect(await rows('SELECT agreement, count FROM ledger ORDER BY agreement')).toEqual([
      { agreement: 'main', count: 2 },
      { agreement: 'main-aside-1', count: 1 },
    ]);
  });
});
