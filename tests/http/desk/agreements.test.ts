// Agreements as a desk puts them: versions that are never edited, editors who do not overwrite each other, objections with their place.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AgreementVersion } from '../../../src/domain/agreements/agreement.ts';
import type { AgreementSummary } from '../../../src/domain/partners/agreement-write.ts';
import { HOUR_MS, NOON } from '../../support/worker/clock.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { type AgreementAnswer, addPartner, agreement, GAZETTE, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
});

const MAIN = `${GAZETTE}/agreements/main`;

describe('an agreement', () => {
  test('is made once and then changed by versions, each of which stays at its own address', async () => {
    const made = await putAgreement();
    expect([made.status, made.body.outcome, made.body.agreement.version, made.body.acceptance.state]).toEqual([
      201,
      'created',
      1,
      'accepted',
    ]);
    const etag = made.headers.get('etag') ?? '';
    const changed = await putAgreement({ form: 'summary' }, { 'if-match': etag });
    expect([changed.status, changed.body.outcome, changed.body.agreement.version]).toEqual([200, 'changed', 2]);
    expect(changed.body.before?.terms.form).toBe('full');
    const standing = await callDesk<AgreementVersion>('GET', MAIN);
    expect([standing.body.version, standing.body.terms.form, standing.headers.get('etag')]).toEqual([
      2,
      'summary',
      changed.headers.get('etag'),
    ]);
    expect((await callDesk<AgreementVersion>('GET', `${MAIN}/versions/1`)).body).toEqual(made.body.agreement);
    expect((await callDesk('GET', `${MAIN}/versions/3`)).status).toBe(404);
  });

  test('that changes nothing makes no version and needs no If-Match', async () => {
    const made = await putAgreement();
    const again = await putAgreement();
    expect([again.status, again.body.outcome, again.headers.get('etag')]).toEqual([200, 'unchanged', made.headers.get('etag')]);
    expect((await putAgreement({}, { 'if-match': '"another"' })).body.outcome).toBe('unchanged');
  });

  test('is equal with defaults written out and left out, in either order', async () => {
    const { terms } = (await putAgreement()).body.agreement;
    const { scope, ...others } = terms;
    const usual = { rate: { requests: 300, perSeconds: 60 }, scope: { ...scope, sources: { ...scope.sources, include: ['Own'] } } };
    const spelled = await putAgreement({ ...others, ...usual });
    expect([spelled.status, spelled.body.outcome, spelled.body.agreement.version]).toEqual([200, 'unchanged', 1]);
    const other = await callDesk<AgreementAnswer>('PUT', `${GAZETTE}/agreements/second`, { body: { ...others, ...usual } });
    expect([other.body.agreement.terms, other.body.agreement.sha256]).toEqual([terms, spelled.body.agreement.sha256]);
  });

  test('is not changed without If-Match, nor over a colleague’s change', async () => {
    const first = (await putAgreement()).headers.get('etag') ?? '';
    const unseen = await putAgreement({ form: 'summary' });
    expect([unseen.status, unseen.body.type, unseen.headers.get('etag'), unseen.body.version]).toEqual([
      428,
      '/problems/precondition-required',
      first,
      1,
    ]);
    expect((await putAgreement({ form: 'summary' }, { 'if-none-match': '*' })).status).toBe(412);
    await putAgreement({ form: 'headline' }, { 'if-match': first });
    const late = await putAgreement({ form: 'summary' }, { 'if-match': first });
    expect([late.status, late.body.type, late.body.version]).toEqual([412, '/problems/precondition-failed', 2]);
    expect((await callDesk<AgreementVersion>('GET', MAIN)).body.terms.form).toBe('headline');
    expect((await putAgreement({}, { 'if-match': '*' }, 'second')).status).toBe(412);
  });

  test('that two editors change at once is changed by one of them', async () => {
    const etag = (await putAgreement()).headers.get('etag') ?? '';
    const forms = ['headline', 'summary'] as const;
    const answers = await Promise.all(forms.map((form) => putAgreement({ form }, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await callDesk<AgreementVersion>('GET', MAIN)).body.version).toBe(2);
  });

  test('is compared with the version it was made from at the moment it is written', async () => {
    await putAgreement();
    const partner = env.PARTNER.getByName('harbour-gazette');
    const { terms } = (await callDesk<AgreementVersion>('GET', MAIN)).body;
    const publisher = { name: 'x', formerNames: [], houseLine: '© {year} x', timeZone: 'UTC', settingsMs: 1 };
    const write = { id: 'main', actor: { name: 'test' }, publisher, dryRun: false, madeFrom: 1 };
    const results = await Promise.all([
      partner.putAgreement({ ...write, terms: { ...terms, form: 'headline' } }),
      partner.putAgreement({ ...write, terms: { ...terms, form: 'summary' } }),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['changed', 'stale']);
  });

  test('in a dry run shows before, after and whether the notice must be accepted again, and is not written', async () => {
    const etag = (await putAgreement()).headers.get('etag') ?? '';
    const notice = { licenceLine: 'Reproduced by {partner} under {reference}.', acceptWithinHours: 48 };
    const planned = await callDesk<AgreementAnswer>('PUT', `${MAIN}?dryRun=true`, {
      body: agreement({ notice }),
      headers: { 'if-match': etag },
    });
    const due = new Date(Date.parse(NOON) + 48 * HOUR_MS).toISOString();
    expect([planned.status, planned.headers.get('etag')]).toEqual([200, null]);
    expect(planned.body).toMatchObject({
      outcome: 'changed',
      agreement: { version: 2 },
      before: { version: 1 },
      acceptance: { state: 'pending', due },
      notices: [{ language: 'en-GB', text: expect.stringMatching(/\nReproduced by .* under .*\.\n© 2040 .*$/) }],
    });
    const silent = await callDesk<AgreementAnswer>('PUT', `${MAIN}?dryRun=true`, {
      body: agreement({ form: 'summary' }),
      headers: { 'if-match': etag },
    });
    expect([silent.body.outcome, silent.body.acceptance.state]).toEqual(['changed', 'accepted']);
    expect((await callDesk('PUT', `${MAIN}?dryRun=true`, { body: agreement({ form: 'summary' }) })).status).toBe(428);
    expect((await callDesk<AgreementVersion>('GET', MAIN)).body.version).toBe(1);
    const { body } = await callDesk<{ agreements: AgreementSummary[] }>('GET', `${GAZETTE}/agreements`);
    expect(body.agreements.map((one) => [one.agreement.id, one.agreement.version, one.acceptance.state, one.inForce])).toEqual([
      ['main', 1, 'accepted', true],
    ]);
  });
});

describe('an agreement that cannot stand', () => {
  test.each([
    ['a section nobody has', { scope: { sections: { include: ['harbour', 'gardening'] } } }, ['/scope/sections/include/1']],
    ['an end before its beginning', { validUntil: '2039-01-01T00:00:00Z' }, ['/validUntil']],
    ['a line with markup', { notice: { licenceLine: '<img src=x onerror=alert(1)>' } }, ['/notice/licenceLine']],
    ['a line that closes the notice', { notice: { licenceLine: '</p><!' } }, ['/notice/licenceLine']],
    ['a line that denies the house line', { notice: { licenceLine: 'No rights reserved.' } }, ['/notice/licenceLine']],
    ['a line that imitates it', { notice: { licenceLine: '© 2040 Harbour Gazette. All rights reserved.' } }, ['/notice/licenceLine']],
    ['a field nobody knows', { notices: {} }, ['/notices']],
    ['no reference and an excerpt of no length', { reference: undefined, form: 'excerpt' }, ['/reference']],
  ])('for %s is refused with its place, and nothing is written', async (_what, changes, pointers) => {
    const answer = await putAgreement(changes);
    expect([answer.status, answer.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
    expect((await callDesk('GET', MAIN)).status).toBe(404);
  });
});

describe('the end of an agreement', () => {
  const end = (body?: unknown, query = '') =>
    callDesk<AgreementAnswer & { objections?: { pointer: string }[] }>('POST', `${MAIN}/end${query}`, body === undefined ? {} : { body });

  test('comes now or at a given time, as a version of its own', async () => {
    await putAgreement();
    const later = await end({ at: '2040-06-01T00:00:00Z' });
    expect([later.body.outcome, later.body.agreement.version, later.body.agreement.terms.validUntil]).toEqual([
      'changed',
      2,
      '2040-06-01T00:00:00.000Z',
    ]);
    const now = await end();
    expect([now.body.agreement.version, now.body.agreement.terms.validUntil]).toEqual([3, NOON]);
    const { body } = await callDesk<{ agreements: AgreementSummary[] }>('GET', `${GAZETTE}/agreements`);
    expect(body.agreements[0]?.inForce).toBe(false);
  });

  test('never comes later than agreed, and a repeated call changes nothing', async () => {
    await putAgreement({ validUntil: '2040-04-01T00:00:00Z' });
    expect((await end({ at: '2041-01-01T00:00:00Z' })).body).toMatchObject({ outcome: 'unchanged', agreement: { version: 1 } });
    expect((await end()).body.outcome).toBe('changed');
    expect((await end()).body).toMatchObject({ outcome: 'unchanged', agreement: { version: 2 } });
  });

  test('can be tried in a dry run, cannot come before the beginning, and needs an agreement that exists', async () => {
    await putAgreement();
    expect((await end({}, '?dryRun=true')).body.outcome).toBe('changed');
    expect((await callDesk<AgreementVersion>('GET', MAIN)).body.version).toBe(1);
    const early = await end({ at: '2039-12-31T00:00:00Z' });
    expect([early.status, early.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/at']]);
    expect((await callDesk('POST', `${GAZETTE}/agreements/other/end`)).status).toBe(404);
  });
});
