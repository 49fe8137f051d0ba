// What a change of a name or of the house line asks of partners, told before it is done: a notice that is another one has to be accepted.
import { beforeEach, expect, test } from 'vitest';
import type { ForeseenAcceptance } from '../../../src/domain/partners/agreement-write.ts';
import { HOUR_MS, NOON } from '../../support/worker/clock.ts';
import { callDesk, publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, agreement, GAZETTE, putAgreement, renamePartner } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();

const LINE = '© {year} The Quay Courier. All rights reserved. Ask before you copy.';
const DUE = new Date(Date.parse(NOON) + 48 * HOUR_MS).toISOString();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement({ notice: { acceptWithinHours: 48 } });
});

interface Plan {
  outcome: string;
  acceptances: ({ partner?: string } & ForeseenAcceptance)[];
  next?: string;
}

const inShort = ({ acceptances }: Plan) =>
  acceptances.map(({ partner, agreement, acceptance: { state, due } }) => [partner, agreement, state, due]);
const planHouse = (changes: Record<string, unknown>, query = '') =>
  callDesk<Plan>('PUT', `/desk/publisher?dryRun=true${query}`, { body: { ...PUBLISHER, ...changes }, headers: { 'if-match': '*' } });
const stands = async () => {
  const { body } = await callDesk<{ agreements: { acceptance: { state: string } }[] }>('GET', `${GAZETTE}/agreements`);
  return body.agreements.map(({ acceptance }) => acceptance.state);
};

test('another name of the partner requires a new acceptance of each agreement that has not ended', async () => {
  await putAgreement({ validUntil: '2040-02-01T00:00:00Z' }, {}, 'last-year');
  expect(inShort((await renamePartner({ name: 'Gazette and Post' }, '?dryRun=true')).body as Plan)).toEqual([
    [undefined, 'main', 'pending', DUE],
  ]);
  expect(await stands()).toEqual(['accepted', 'accepted']);
  expect((await renamePartner({ name: 'Harbour Gazette', contact: 'night desk' }, '?dryRun=true')).body.acceptances).toEqual([]);
  expect(inShort((await renamePartner({ name: 'Gazette and Post' })).body as Plan)).toEqual([[undefined, 'main', 'pending', DUE]]);
  // The name that came with the contract is accepted already.
  expect((await renamePartner({ name: 'Harbour Gazette' }, '?dryRun=true')).body.acceptances).toEqual([]);
});

test('a dry run of another house line tells of acceptances also right after a large import, when dates run ahead of the clock', async () => {
  await publishMany(120);
  await setUpPublisher({ licensingContact: 'rights@quay-courier.example' });
  await putAgreement({ notice: { acceptWithinHours: 48 } }, {}, 'second');
  expect(inShort((await planHouse({ houseLine: '© {year} The Quay Courier, changed.' })).body)).toEqual([
    ['harbour-gazette', 'main', 'pending', DUE],
    ['harbour-gazette', 'second', 'pending', DUE],
  ]);
});

test('a dry run of another name has the notices that it changes, and a name that leaves a line incomplete is refused', async () => {
  await putAgreement({ notice: { licenceLine: 'Reproduced by {partner}' } }, { 'if-match': '*' });
  const planned = await renamePartner({ name: 'Gazette and Post' }, '?dryRun=true');
  const { notices = [] } = planned.body as Plan & { notices?: { agreement: string; text: string }[] };
  expect(notices.map(({ agreement }) => agreement)).toEqual(['main']);
  expect(notices[0]?.text).toMatch(/^Reproduced by Gazette and Post$/m);
  for (const query of ['?dryRun=true', '']) {
    const { status, body } = await renamePartner({ name: 'Void and struck out:' }, query);
    expect([status, (body as unknown as { objections: { pointer: string; detail: string }[] }).objections]).toEqual([
      422,
      [{ pointer: '/name', detail: expect.stringMatching(/^must be complete: .*\(\/notice\/licenceLine of the agreement main\)$/) }],
    ]);
  }
});

test('another house line requires a new acceptance of every partner, and a dry run changes nothing', async () => {
  const planned = await planHouse({ houseLine: LINE });
  expect([planned.status, planned.body.outcome, planned.headers.get('etag')]).toEqual([200, 'updated', null]);
  expect(inShort(planned.body)).toEqual([['harbour-gazette', 'main', 'pending', DUE]]);
  expect(await stands()).toEqual(['accepted']);
  expect((await callDesk<{ houseLine: string }>('GET', '/desk/publisher')).body.houseLine).toBe(PUBLISHER.houseLine);
  expect((await callDesk('GET', '/desk/audit?limit=500')).body).not.toMatchObject({
    entries: [expect.objectContaining({ after: expect.stringContaining(LINE) })],
  });
  expect((await planHouse({ description: 'News of the quays.' })).body).toMatchObject({ outcome: 'updated', acceptances: [] });
  await setUpPublisher({ houseLine: LINE });
  expect(await stands()).toEqual(['pending']);
});

test('a dry run of the house line goes through the directory page by page', async () => {
  const ids = Array.from({ length: 51 }, (_one, index) => `paper-${String(index).padStart(2, '0')}`);
  for (const id of ids) await callDesk('PUT', `/desk/partners/${id}`, { body: { name: id } });
  await callDesk('PUT', `/desk/partners/${ids.at(-1)}/agreements/web`, { body: agreement() });
  const first = (await planHouse({ name: 'The Courier' })).body;
  expect([inShort(first).map(([partner]) => partner), first.next]).toEqual([['harbour-gazette'], 'paper-48']);
  const rest = (await planHouse({ name: 'The Courier' }, `&cursor=${first.next}`)).body;
  expect([inShort(rest).map(([partner]) => partner), rest.next]).toEqual([['paper-50'], undefined]);
});

test('a dry run needs If-Match, and a cursor is refused without a dry run', async () => {
  expect((await callDesk('PUT', '/desk/publisher?dryRun=true', { body: PUBLISHER })).status).toBe(428);
  expect((await callDesk('PUT', '/desk/publisher?cursor=a', { body: PUBLISHER, headers: { 'if-match': '*' } })).status).toBe(422);
});
