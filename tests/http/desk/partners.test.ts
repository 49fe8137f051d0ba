// The directory and the standing of partners, as a desk sees and changes them.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Directory } from '../../../src/objects/directory.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { NOON } from '../../support/worker/clock.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement, renamePartner } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(() => setUpPublisher());

/** What a partner's object reports as soon as the partner was added. */
const NEW_SUMMARY = { made: NOON, standing: 'good', openWithdrawals: 0, overdueWithdrawals: 0, deliveriesToday: 0 };

interface Trail {
  entries: { who: string; action: string; subject: string; before?: string; after?: string }[];
  next?: string;
}

async function listedIds(query = ''): Promise<{ ids: string[]; next?: string | undefined }> {
  const { body } = await callDesk<{ partners: { id: string }[]; next?: string }>('GET', `/desk/partners${query}`);
  return { ids: body.partners.map(({ id }) => id), next: body.next };
}

describe('the directory of partners', () => {
  test('takes a partner once, however often it is added, and renames it under its id', async () => {
    const first = await addPartner();
    expect([first.status, first.body.outcome, first.body.partner.standing]).toEqual([201, 'created', 'good']);
    expect((await addPartner()).body.outcome).toBe('unchanged');
    const renamed = await renamePartner({ name: 'The Gazette', contact: 'desk@gazette.example' });
    expect([renamed.status, renamed.body.outcome]).toEqual([200, 'changed']);
    expect((await callDesk('GET', GAZETTE)).body).toMatchObject({
      id: 'harbour-gazette',
      name: 'The Gazette',
      contact: 'desk@gazette.example',
    });
    const renamedEntry = { id: 'harbour-gazette', name: 'The Gazette', contact: 'desk@gazette.example', needs: [] };
    expect((await callDesk('GET', '/desk/partners')).body).toEqual({ partners: [{ ...renamedEntry, summary: NEW_SUMMARY }] });
  });

  test('is read page by page, by id', async () => {
    for (const id of ['b', 'c', 'a']) await callDesk('PUT', `/desk/partners/${id}`, { body: { name: id } });
    const { ids, next } = await listedIds('?limit=2');
    expect(ids).toEqual(['a', 'b']);
    expect(await listedIds(`?limit=2&cursor=${next}`)).toEqual({ ids: ['c'], next: undefined });
  });

  test('is unchanged by a dry run', async () => {
    const planned = await addPartner({ name: 'Harbour Gazette' }, '?dryRun=true');
    expect([planned.status, planned.body.outcome]).toEqual([200, 'created']);
    expect((await listedIds()).ids).toEqual([]);
    await addPartner();
    expect((await renamePartner({ name: 'Other' }, '?dryRun=true')).body).toMatchObject({ outcome: 'changed', partner: { name: 'Other' } });
    expect((await callDesk<{ name: string }>('GET', GAZETTE)).body.name).toBe('Harbour Gazette');
    const entry = { id: 'harbour-gazette', name: 'Harbour Gazette', needs: [] };
    expect((await callDesk('GET', '/desk/partners')).body).toEqual({ partners: [{ ...entry, summary: NEW_SUMMARY }] });
  });

  test('has what each partner’s object has reported, and why the desk should look at it', async () => {
    await addPartner();
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'No notice.' }, headers: { 'if-match': '*' } });
    const { body } = await callDesk<{ partners: unknown[] }>('GET', '/desk/partners');
    expect(body.partners).toEqual([
      expect.objectContaining({ needs: ['suspended'], summary: expect.objectContaining({ standing: 'suspended' }) }),
    ]);
  });

  test('is repaired by repeating the call where a fault came between the two objects', async () => {
    const put = vi.spyOn(Directory.prototype, 'put').mockImplementation(() => {
      throw new Error('the Directory does not answer');
    });
    muteLog();
    expect((await addPartner()).status).toBe(503);
    put.mockRestore();
    expect((await callDesk('GET', GAZETTE)).status).toBe(404);
    expect((await addPartner()).body.outcome).toBe('unchanged');
    expect((await callDesk('GET', GAZETTE)).status).toBe(200);
  });

  test('calls no partner’s object for an id that is not on it', async () => {
    await addPartner();
    const woken = vi.spyOn(env.PARTNER, 'getByName');
    const nobody = '/desk/partners/nobody';
    const calls: [string, string, unknown?][] = [
      ['GET', nobody],
      ['GET', `${nobody}/standing`],
      ['PUT', `${nobody}/standing`, { standing: 'good' }],
      ['GET', `${nobody}/agreements`],
      ['GET', `${nobody}/agreements/main`],
      ['PUT', `${nobody}/agreements/main`, {}],
      ['GET', `${nobody}/agreements/main/versions/1`],
      ['POST', `${nobody}/agreements/main/end`],
      ['GET', `${nobody}/keys`],
      ['POST', `${nobody}/keys`, {}],
      ['DELETE', `${nobody}/keys/abc`],
      ['POST', `${nobody}/keys/abc/rotation`],
      ['GET', `${nobody}/preview`],
      ['GET', `${nobody}/ledger`],
      ['GET', `${nobody}/usage`],
      ['GET', `${nobody}/withdrawals`],
      ['GET', `${nobody}/audit`],
    ];
    for (const [method, path, body] of calls) {
      const answer = await callDesk(method, path, body === undefined ? {} : { body });
      expect([method, path, answer.status, answer.body.type]).toEqual([method, path, 404, '/problems/not-found']);
    }
    expect(woken).not.toHaveBeenCalled();
  });

  test.each([
    [{}, ['/name']],
    [{ name: ' ' }, ['/name']],
    [{ name: 'x', standing: 'good' }, ['/standing']],
  ])('refuses %j at %j', async (body, pointers) => {
    const answer = await addPartner(body);
    expect([answer.status, answer.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
  });

  test('accepts any company name, and none that would change the meaning of the notice', async () => {
    await addPartner();
    await putAgreement({ notice: { licenceLine: 'Reproduced by {partner}.' } });
    for (const name of ['A & "B" <c>', "O'Hara’s", 'עיתון הנמל', '\u202Eetteg\u202C'])
      expect([name, (await renamePartner({ name })).status]).toEqual([name, 200]);
    const answer = await renamePartner({ name: '© 2040 Harbour Gazette. All rights reserved' });
    expect([answer.status, answer.body.objections]).toEqual([
      422,
      [{ pointer: '/name', detail: expect.stringContaining('/notice/licenceLine of the agreement main') }],
    ]);
  });

  test('refuses an id that could not be part of a key', async () => {
    expect((await callDesk('PUT', '/desk/partners/Harbour_Gazette', { body: { name: 'x' } })).status).toBe(400);
  });
});

describe('a standing', () => {
  const put = (body: unknown, query = '') =>
    callDesk<Record<string, unknown>>('PUT', `${GAZETTE}/standing${query}`, { body, headers: { 'if-match': '*' } });
  beforeEach(() => addPartner());

  test('other than good needs a reason, which the partner is told; the good one has none', async () => {
    const silent = await put({ standing: 'suspended' });
    expect([silent.status, silent.body['objections']]).toEqual([
      422,
      [{ pointer: '/reason', detail: expect.stringContaining('required') }],
    ]);
    const body = { standing: 'suspended', reason: 'The notice is gone from three pages.' };
    expect((await put(body)).body).toEqual({ outcome: 'changed', before: { standing: 'good' }, ...body });
    expect((await put(body)).body).toMatchObject({ outcome: 'unchanged' });
    expect((await callDesk('GET', `${GAZETTE}/standing`)).body).toEqual(body);
    const good = await put({ standing: 'good', reason: 'Mended.' });
    expect(good.body).toEqual({ outcome: 'changed', before: body, standing: 'good' });
  });

  test('of a dry run is not set', async () => {
    const planned = await put({ standing: 'warned', reason: 'A credit is missing.' }, '?dryRun=true');
    expect(planned.body).toMatchObject({ outcome: 'changed', standing: 'warned' });
    expect((await callDesk('GET', `${GAZETTE}/standing`)).body).toEqual({ standing: 'good' });
  });
});

test('the trail of a partner says who did what, before and after, and holds no key', async () => {
  const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'Ada Brink', scopes: ['partners'] } });
  await callDesk('PUT', GAZETTE, { body: { name: 'Harbour Gazette' }, token: body.token });
  await putAgreement();
  const { id, key } = await issueKey();
  await callDesk('PUT', `${GAZETTE}/standing`, {
    body: { standing: 'warned', reason: 'A credit is missing.' },
    headers: { 'if-match': '*' },
  });
  await callDesk('DELETE', `${GAZETTE}/keys/${id}`);
  const trail = (await callDesk<Trail>('GET', `${GAZETTE}/audit`)).body;
  expect(trail.entries.map(({ who, action, subject }) => [who, action, subject])).toEqual([
    ['bootstrap', 'key.revoke', id],
    ['bootstrap', 'standing.set', 'harbour-gazette'],
    ['bootstrap', 'key.issue', id],
    ['bootstrap', 'agreement.add', 'main'],
    ['Ada Brink', 'partner.add', 'harbour-gazette'],
  ]);
  expect(JSON.parse(trail.entries[1]?.before ?? '')).toEqual({ standing: 'good' });
  expect(JSON.parse(trail.entries[1]?.after ?? '')).toMatchObject({ standing: 'warned' });
  expect(JSON.stringify(trail)).not.toContain(key.split('_')[4]);
  const page = (await callDesk<Trail>('GET', `${GAZETTE}/audit?limit=2`)).body;
  expect(page.entries).toEqual(trail.entries.slice(0, 2));
  expect((await callDesk<Trail>('GET', `${GAZETTE}/audit?limit=2&cursor=${page.next}`)).body.entries).toEqual(trail.entries.slice(2, 4));
});
