// Two people at the desk and one partner: whoever has not seen what stands overwrites nothing, and is told what stands.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KeyResult } from '../../../src/domain/partners/key.ts';
import { callDesk, type DeskAnswer, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
});

interface Refusal {
  type: string;
  etag: string;
  detail: string;
  partner?: { name: string };
  standing?: string;
  reason?: string;
}

interface Thing {
  address: string;
  /** Two states that are not the one that stands. */
  one: Record<string, string>;
  other: Record<string, string>;
}

const THINGS: [string, Thing][] = [
  [
    'who a partner is',
    { address: GAZETTE, one: { name: 'Gazette and Post' }, other: { name: 'Harbour Gazette', contact: 'desk@gazette.example' } },
  ],
  [
    'how a partner stands',
    {
      address: `${GAZETTE}/standing`,
      one: { standing: 'suspended', reason: 'Three pages without the notice.' },
      other: { standing: 'warned', reason: 'A credit is missing.' },
    },
  ],
];

const tagOf = async (address: string) => (await callDesk('GET', address)).headers.get('etag') ?? '';
const put = (address: string, body: unknown, headers: Record<string, string> = {}): Promise<DeskAnswer<Refusal>> =>
  callDesk('PUT', address, { body, headers });

describe.each(THINGS)('%s', (_what, { address, one, other }) => {
  test('is not changed without If-Match, and the refusal has the current state (RFC 6585 §3)', async () => {
    const etag = await tagOf(address);
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
    const unseen = await put(address, one);
    expect([unseen.status, unseen.body.type, unseen.body.etag, unseen.headers.get('etag')]).toEqual([
      428,
      '/problems/precondition-required',
      etag,
      etag,
    ]);
    expect(await tagOf(address)).toBe(etag);
  });

  test('is changed by one of two editors who read the same state, and the other gets the current one (RFC 9110 §13.1.1)', async () => {
    const etag = await tagOf(address);
    const first = await put(address, one, { 'if-match': etag });
    expect([first.status, first.headers.get('etag')]).toEqual([200, await tagOf(address)]);
    const late = await put(address, other, { 'if-match': etag });
    expect([late.status, late.body.type, late.headers.get('etag')]).toEqual([
      412,
      '/problems/precondition-failed',
      first.headers.get('etag'),
    ]);
    expect({ ...late.body.partner, ...late.body }).toMatchObject(one);
    expect((await put(address, other, { 'if-match': late.body.etag })).status).toBe(200);
  });

  test('that exists already cannot be created (RFC 9110 §13.1.2), and may be sent again unchanged by anybody', async () => {
    expect((await put(address, one, { 'if-none-match': '*' })).status).toBe(412);
    await put(address, one, { 'if-match': '*' });
    for (const headers of [{}, { 'if-match': '"another"' }, { 'if-none-match': '*' }])
      expect((await put(address, one, headers as Record<string, string>)).status).toBe(200);
  });

  test('in a dry run needs If-Match too, and gets no ETag of a state that was not written', async () => {
    expect((await put(`${address}?dryRun=true`, one)).status).toBe(428);
    const planned = await put(`${address}?dryRun=true`, one, { 'if-match': await tagOf(address) });
    expect([planned.status, planned.headers.get('etag')]).toEqual([200, null]);
  });
});

test('a partner that two people add at once is added by one of them, and the other is told', async () => {
  const named = ['Lake Post', 'The Lake Post'];
  const answers = await Promise.all(named.map((name) => put('/desk/partners/lake-post', { name }, { 'if-none-match': '*' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  const { body } = await callDesk<{ name: string }>('GET', '/desk/partners/lake-post');
  expect(answers.find(({ status }) => status === 412)?.body.partner?.name).toBe(body.name);
  expect((await put('/desk/partners/nobody', { name: 'Nobody' }, { 'if-match': '*' })).status).toBe(412);
  expect((await callDesk('GET', '/desk/partners/nobody')).status).toBe(404);
});

test('the condition of a change is compared with the state at the moment it is written', async () => {
  const partner = env.PARTNER.getByName('harbour-gazette');
  const seen = { actor: { name: 'test' }, madeFrom: '{"standing":"good"}' };
  const results = await Promise.all([
    partner.setStanding({ standing: 'suspended', reason: 'Three pages.' }, seen, false),
    partner.setStanding({ standing: 'warned', reason: 'One page.' }, seen, false),
  ]);
  expect(results.map(({ kind }) => kind)).toEqual(['changed', 'stale']);
});

test('a key that two people rotate at once has one successor', async () => {
  await putAgreement();
  const { id } = await issueKey();
  const rotate = () => callDesk<KeyResult & { detail?: string }>('POST', `${GAZETTE}/keys/${id}/rotation`, { body: {} });
  const answers = await Promise.all([rotate(), rotate()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  const { body } = await callDesk<{ keys: { id: string; replacedBy?: string }[] }>('GET', `${GAZETTE}/keys`);
  const successor = body.keys.find((key) => key.id === id)?.replacedBy;
  expect(body.keys.map((key) => key.id).sort()).toEqual([id, successor].sort());
  expect(answers.find(({ status }) => status === 404)?.body.detail).toContain(successor);
});
