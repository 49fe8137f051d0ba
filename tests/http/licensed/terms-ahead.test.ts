// Next year's terms, filed this year: what holds goes on until the new term begins, and then the new one holds, everywhere at once.
import { describe, expect, test } from 'vitest';
import type { AgreementSummary, AgreementWritten } from '../../../src/domain/partners/agreement-write.ts';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, changesIn, changesSince, outcomeOf, problemOf, pull, pullJson } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

type Filed = Omit<AgreementWritten, 'kind'> & { outcome: string };

const NEXT_YEAR_MS = 30 * DAY_MS;

/** A version from a month hence. */
function fileAhead(changes: Parameters<typeof amend>[1] = {}): Promise<Filed> {
  return amend(gazette.id, { form: 'summary', validFrom: fromNow(NEXT_YEAR_MS), ...changes }) as Promise<Filed>;
}

async function formNow(): Promise<string | undefined> {
  const { items } = await pullJson<{ items: { _tearsheet: { form: string; limited?: string } }[] }>(gazette.key, '/v1/feed.json');
  return items[0]?._tearsheet.form;
}

function inForceNow(): Promise<{
  version: number;
  scheduled?: { version: number; notice: { sha256: string; acceptance: { state: string } } };
}> {
  return pullJson<{ agreements: Awaited<ReturnType<typeof inForceNow>>[] }>(gazette.key, '/v1/agreements').then(({ agreements }) => {
    const [own] = agreements;
    if (own === undefined) throw new Error('there is no agreement');
    return own;
  });
}

describe('terms that lie ahead', () => {
  test('are scheduled: this year’s are in force to their last instant, and the new ones from the next', async () => {
    expect(await formNow()).toBe('full');
    const filed = await fileAhead();
    expect([filed.outcome, filed.agreement.version, filed.pending]).toEqual([
      'changed',
      2,
      { until: filed.agreement.terms.validFrom, meanwhile: 1 },
    ]);
    expect(await inForceNow()).toMatchObject({ version: 1, scheduled: { version: 2 } });
    advanceClock(NEXT_YEAR_MS - 1);
    expect(await formNow()).toBe('full');
    advanceClock(1);
    expect(await formNow()).toBe('summary');
    const now = await inForceNow();
    expect([now.version, now.scheduled]).toEqual([2, undefined]);
    const { body } = await callDesk<{ rows: { agreementVersion: number; form: string }[] }>('GET', `/desk/partners/${gazette.id}/ledger`);
    expect(body.rows.map(({ agreementVersion, form }) => `${agreementVersion} ${form}`)).toEqual(['2 summary', '1 full']);
  });

  test('are shown to the desk beside those in force, and a preview uses those in force', async () => {
    await fileAhead();
    const { body } = await callDesk<{ agreements: AgreementSummary[] }>('GET', `/desk/partners/${gazette.id}/agreements`);
    expect(body.agreements).toMatchObject([{ agreement: { version: 1 }, inForce: true, scheduled: { agreement: { version: 2 } } }]);
    const preview = () => callDesk<{ agreement: { version: number } }>('GET', `/desk/partners/${gazette.id}/preview`);
    expect((await preview()).body.agreement.version).toBe(1);
    advanceClock(NEXT_YEAR_MS);
    expect((await preview()).body.agreement.version).toBe(2);
  });

  test('void the cursors of the change feed when they begin, and not before', async () => {
    const { cursor } = await changesSince(gazette.key);
    await fileAhead();
    advanceClock(NEXT_YEAR_MS - 1);
    expect(changesIn(await changesSince(gazette.key, cursor))).toEqual([]);
    advanceClock(1);
    const problem = await problemOf(await pull(gazette.key, `/v1/changes?cursor=${encodeURIComponent(cursor)}`));
    expect([problem.status, problem.reason]).toEqual([410, 'terms-changed']);
    expect((await changesSince(gazette.key)).changes[0]).toMatchObject({ action: 'agreement', version: 2 });
  });

  test('may be tried in a dry run, which shows the new notice', async () => {
    const body = { reference: 'QC-2041', validFrom: fromNow(NEXT_YEAR_MS), form: 'full', channels: ['print'] };
    const put = (query: string) =>
      callDesk<Filed>('PUT', `/desk/partners/${gazette.id}/agreements/main${query}`, { body, headers: { 'if-match': '*' } });
    const tried = await put('?dryRun=true');
    expect((await inForceNow()).scheduled).toBeUndefined();
    // A dry run shows the composed notice besides.
    const notices = [expect.objectContaining({ text: expect.stringContaining('© ') })];
    expect(tried.body).toEqual({ ...(await put('')).body, notices });
  });

  test('never take effect where other terms are put before they begin, and the desk is told', async () => {
    await fileAhead();
    const other = (await amend(gazette.id, { form: 'excerpt', excerptWords: 10 })) as Filed;
    expect([other.agreement.version, other.dropped, other.pending]).toEqual([3, 2, undefined]);
    advanceClock(NEXT_YEAR_MS);
    expect(await formNow()).toBe('excerpt');
  });

  test('do not prevent the desk from ending the agreement, now or after they began', async () => {
    const end = (at?: string) => callDesk<Filed>('POST', `/desk/partners/${gazette.id}/agreements/main/end`, { body: { at } });
    await fileAhead();
    const late = await end(fromNow(NEXT_YEAR_MS + DAY_MS));
    expect(late.body).toMatchObject({ agreement: { version: 3, terms: { form: 'summary' } }, pending: { meanwhile: 1 }, dropped: 2 });
    expect(await formNow()).toBe('full');
    const now = await end();
    expect(now.body).toMatchObject({ agreement: { version: 4, terms: { form: 'full' } }, dropped: 3 });
    expect(await outcomeOf(await pull(gazette.key, '/v1/feed.json'))).toBe('403 agreement-not-in-force');
    advanceClock(NEXT_YEAR_MS);
    expect(await outcomeOf(await pull(gazette.key, '/v1/feed.json'))).toBe('403 agreement-not-in-force');
  });

  test('decide about a time within their term, with their own notice; those in force decide about today', async () => {
    await fileAhead({ channels: ['print'], notice: { licenceLine: 'In the new year.' } });
    const ask = (channel: string, at?: string) =>
      pullJson<{ decision: string; form?: string; notice?: { text: string } }>(gazette.key, '/v1/decide', {
        method: 'POST',
        body: { article: 'eastern-lock', channel, ...(at === undefined ? {} : { at }) },
      });
    const theirs = fromNow(NEXT_YEAR_MS);
    expect(await ask('web')).toMatchObject({ decision: 'grant', form: 'full' });
    expect(await ask('web', fromNow(NEXT_YEAR_MS - 1))).toMatchObject({ decision: 'grant', form: 'full' });
    expect(await ask('web', theirs)).toMatchObject({ decision: 'refuse' });
    const granted = await ask('print', theirs);
    expect(granted).toMatchObject({ decision: 'grant', form: 'summary' });
    expect(granted.notice?.text).toContain('In the new year.');
    expect(await ask('print')).toMatchObject({ decision: 'refuse' });
  });

  test('are restored from a backup as scheduled', async () => {
    await fileAhead();
    const file = await exportAll();
    await restore(file);
    expect((await restore(file)).status).toBe(200);
    newIsolate();
    expect(await inForceNow()).toMatchObject({ version: 1, scheduled: { version: 2 } });
    advanceClock(NEXT_YEAR_MS);
    expect(await formNow()).toBe('summary');
  });

  test('are scheduled again where a backup is restored over terms that were put since', async () => {
    await fileAhead();
    const file = await exportAll();
    await amend(gazette.id, { form: 'headline' });
    await restore(file);
    newIsolate();
    expect(await formNow()).toBe('full');
    advanceClock(NEXT_YEAR_MS);
    expect(await formNow()).toBe('summary');
  });
});

describe('a notice that waits', () => {
  const NEXT_NOTICE = { notice: { licenceLine: 'For {partner} in the new year.', acceptWithinHours: 0 }, form: 'full' } as const;
  const accept = (sha256: string) => pull(gazette.key, '/v1/agreements/main/acceptance', { method: 'POST', body: { sha256 } });

  test('is in no copy, needs no acceptance yet and may be accepted already', async () => {
    const { acceptance } = await fileAhead(NEXT_NOTICE);
    expect(acceptance).toMatchObject({ state: 'pending', due: fromNow(NEXT_YEAR_MS) });
    const { scheduled } = await inForceNow();
    expect((await accept(scheduled?.notice.sha256 ?? '')).status).toBe(200);
    expect((await inForceNow()).scheduled?.notice.acceptance.state).toBe('accepted');
    expect(await formNow()).toBe('full');
    const answer = await pull(gazette.key, '/v1/feed.json');
    expect(await answer.text()).not.toContain('in the new year');
    advanceClock(NEXT_YEAR_MS);
    expect(await formNow()).toBe('full');
    expect(await (await pull(gazette.key, '/v1/feed.json')).text()).toContain('in the new year');
  });

  test('that nobody accepted limits copy to headlines after the time to accept, which begins with its term', async () => {
    await fileAhead({ ...NEXT_NOTICE, notice: { ...NEXT_NOTICE.notice, acceptWithinHours: 1 } });
    advanceClock(NEXT_YEAR_MS);
    expect(await formNow()).toBe('full');
    advanceClock(HOUR_MS - 1);
    expect(await formNow()).toBe('full');
    advanceClock(SECOND_MS);
    expect(await formNow()).toBe('headline');
  });

  test('counts in a decision about a later time: if the time to accept is over by then, the form is headline', async () => {
    await fileAhead({ ...NEXT_NOTICE, notice: { ...NEXT_NOTICE.notice, acceptWithinHours: 1 } });
    const ask = (ms: number) =>
      pullJson<{ form: string; reasons: string[] }>(gazette.key, '/v1/decide', {
        method: 'POST',
        body: { article: 'eastern-lock', channel: 'web', at: fromNow(ms) },
      });
    expect(await ask(NEXT_YEAR_MS + HOUR_MS - 1)).toMatchObject({ form: 'full', reasons: [] });
    expect(await ask(NEXT_YEAR_MS + HOUR_MS)).toMatchObject({ form: 'headline', reasons: [expect.stringContaining('by then')] });
  });

  test('of a version that never took effect cannot be accepted', async () => {
    await fileAhead(NEXT_NOTICE);
    const { scheduled } = await inForceNow();
    await amend(gazette.id, { form: 'summary' });
    expect(await outcomeOf(await accept(scheduled?.notice.sha256 ?? ''))).toBe('409 notice-changed');
  });
});
