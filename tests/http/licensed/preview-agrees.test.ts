// What the desk is shown of a partner and what the partner pulls are decided once: the two agree, whatever the agreement and the standing.
import { beforeEach, expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { DAY_MS, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await publish('old', { firstPublished: fromNow(-40 * DAY_MS) });
  await publish('yesterday', { firstPublished: fromNow(-DAY_MS), language: 'de' });
  await publish('now', { subjects: ['Court'] });
  await publish('weather', { sections: ['weather'], firstPublished: fromNow(-2 * DAY_MS) });
  await publish('agency', { source: 'Agence Corvine', firstPublished: fromNow(-HOUR_MS) });
  await publish('held', { firstPublished: fromNow(-DAY_MS) });
  await changeState('held', 'hold');
  await publish('gone', { firstPublished: fromNow(-DAY_MS) });
  await withdraw('gone');
  await publish('ended', { firstPublished: fromNow(-DAY_MS), expires: fromNow(HOUR_MS) });
  await publish('coming', { embargoedUntil: fromNow(HOUR_MS) });
  await publish('tomorrow', { embargoedUntil: fromNow(DAY_MS) });
  await correct('yesterday', 'It was Sunday.');
});

type Case = [string, Partial<AgreementInput>, { standing?: string; embargoed?: boolean; granted: number }];

test.each<Case>([
  ['everything of the house', {}, { granted: 5 }],
  ['copy under embargo too', { embargoed: true }, { embargoed: true, granted: 7 }],
  ['copy under embargo, with a key that may not', { embargoed: true }, { granted: 5 }],
  [
    'one section, late and not for long',
    { scope: { sections: { include: ['harbour'] }, delayMinutes: 60, archiveDays: 30 } },
    { granted: 2 },
  ],
  [
    'an agency and nothing on courts',
    { scope: { sources: { include: ['own', 'Agence Corvine'] }, subjects: { exclude: ['court'] } } },
    { granted: 5 },
  ],
  ['German, as an excerpt', { form: 'excerpt', excerptWords: 10, scope: { languages: { include: ['de'] } } }, { granted: 1 }],
  ['two articles a day', { quota: { articles: 2, per: 'day' } }, { granted: 5 }],
  ['one article a day, before its hour', { embargoed: true, quota: { articles: 1, per: 'day' } }, { embargoed: true, granted: 7 }],
  ['summaries while on probation', {}, { standing: 'probation', granted: 5 }],
  ['nothing while suspended', {}, { standing: 'suspended', granted: 0 }],
  ['nothing any more', { validUntil: '2040-02-01T00:00:00Z' }, { granted: 0 }],
])('an agreement on %s', async (_what, changes, { standing, embargoed = false, granted }) => {
  await putAgreement(changes);
  if (standing !== undefined)
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing, reason: 'A credit is missing.' }, headers: { 'if-match': '*' } });
  const scopes = embargoed ? ['feed', 'embargoed'] : ['feed'];
  const { key } = await issueKey({ scopes });
  const promised = await previewed(embargoed);
  expect(Object.keys(promised)).toHaveLength(granted);
  expect(await pulled(key)).toEqual(promised);
  // What was taken stays taken, and the preview knows.
  expect(await previewed(embargoed)).toEqual(promised);
});

/** Form and reason for less, of each article that is granted. */
async function previewed(embargoed: boolean): Promise<Record<string, string>> {
  interface Row {
    slug: string;
    grant?: { form: string; limited?: string };
  }
  const { body } = await callDesk<{ articles: Row[] }>('GET', `${GAZETTE}/preview${embargoed ? '?embargoed=true' : ''}`);
  return Object.fromEntries(body.articles.flatMap(({ slug, grant }) => (grant === undefined ? [] : [[slug, inOneWord(grant)]])));
}

/** The same, of what comes. A refusal of everything is nothing. */
async function pulled(token: string): Promise<Record<string, string>> {
  interface Item {
    id: string;
    _tearsheet: { form: string; limited?: string };
  }
  const { status, body } = await callDesk<{ items?: Item[] }>('GET', '/v1/feed.json', { token });
  expect(status).toBe(body.items === undefined ? 403 : 200);
  return Object.fromEntries((body.items ?? []).map(({ id, _tearsheet }) => [id.split('/').at(-1) ?? '', inOneWord(_tearsheet)]));
}

function inOneWord({ form, limited }: { form: string; limited?: string }): string {
  return limited === undefined ? form : `${form} (${limited})`;
}
