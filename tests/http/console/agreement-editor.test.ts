// The form of an agreement at the console: checked before it is stored, and nothing that was written is lost.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgreementInput, AgreementVersion } from '../../../src/domain/agreements/agreement.ts';
import { AGREEMENT_FORM_BYTES } from '../../../src/domain/values/limits.ts';
import { fieldId } from '../../../src/pages/signed-in/fields/form-state.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow } from '../../support/worker/clock.ts';
import { type Answer, type Browser, signedIn } from '../../support/worker/console.ts';
import { fieldsSent, unescaped } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { amend, licensee } from '../../support/worker/partner.ts';

isolateTests();

const PARTNER = '/console/partners/harbour-gazette';
const TERMS = `${PARTNER}/agreements/main/terms`;
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
let browser: Browser;
let token: string;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser, token } = await signedIn('Ada Brink', ['read', 'partners']));
});

const addLicensee = (terms: Partial<AgreementInput> = {}) => licensee({ terms: { validFrom: '2025-01-01T00:00:00Z', ...terms } });

/** What the first form of a page sends. */
async function opened(path: string): Promise<Record<string, string>> {
  return fieldsSent(await browser.get(path), path);
}

async function send(path: string, changes: Record<string, string>): Promise<Answer> {
  return browser.post(path, { ...(await opened(path)), do: 'save', ...inForm(changes) });
}

const OTHERS = /^(?:form|version|id|do|json)$|^terms\./;

/** Fields of the terms by their names in the form, where `form` is the token. */
function inForm(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [OTHERS.test(name) ? name : `terms.${name}`, value]));
}

const wordsOf = ({ text }: Answer) => unescaped(text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');

async function newest(agreement = 'main'): Promise<AgreementVersion> {
  return (await callDesk<AgreementVersion>('GET', `/desk/partners/harbour-gazette/agreements/${agreement}`)).body;
}

describe('the form of an agreement', () => {
  test('is stored as a new version by whoever is signed in, and only if something was changed', async () => {
    await addLicensee();
    expect((await send(TERMS, {})).status).toBe(303);
    expect((await newest()).version).toBe(1);
    const answer = await send(TERMS, { 'terms.form': 'summary', 'ai.search': 'yes', validUntil: '2099-07-01T00:00' });
    expect([answer.status, answer.location]).toEqual([303, `${PARTNER}/agreements/main`]);
    const { version, terms } = await newest();
    expect([version, terms.form, terms.ai.search, terms.ai.train, terms.validUntil]).toEqual([
      2,
      'summary',
      true,
      false,
      '2099-06-30T22:00:00.000Z',
    ]);
    expect(wordsOf(await browser.get(`${PARTNER}/agreements/main`))).toContain('Ada Brink');
  });

  test('says before anything is stored what would be delivered, why not the rest, what changes, and who has to accept', async () => {
    await addLicensee();
    await publish('eastern-lock');
    await publish('storm', { headline: 'Storm <b>passes</b>', sections: ['weather'] });
    for (const action of ['check', 'preview']) {
      const answer = await send(TERMS, {
        do: action,
        'scope.sections.include.weather': 'yes',
        'notice.licenceLine': 'Reproduced by {partner} for its readers.',
      });
      expect([action, answer.status, answer.text.includes('<html')]).toEqual([action, 200, action === 'check']);
      for (const part of [
        'from Weather',
        'It would get 1 of the 2 articles that changed last',
        '1: the whole text',
        'Storm <b>passes</b>',
        '1: not delivered, because its sections are out of scope',
        'Now: the whole text',
        'What version 2 would change',
        'Sections to include all sections Weather',
        'the partner has to accept it by',
        'Reproduced by Harbour Gazette for its readers.',
      ])
        expect([action, part, wordsOf(answer).includes(part)]).toEqual([action, part, true]);
    }
    expect((await newest()).version).toBe(1);
  });

  test('says that terms of the future are scheduled, and which scheduled ones they replace', async () => {
    await addLicensee();
    await amend('harbour-gazette', { validFrom: fromNow(DAY_MS) });
    const answer = await send(TERMS, { do: 'check', validFrom: '2099-01-01T00:00' });
    for (const part of [
      'Version 3 would be scheduled',
      'Version 2, which is scheduled, would be cancelled',
      'As at the beginning of the term',
    ])
      expect([part, wordsOf(answer).includes(part)]).toEqual([part, true]);
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['ends before it begins', { validUntil: '2024-01-01T00:00' }, 'validUntil', 'must be later than validFrom'],
    ['has a time that there is not', { validFrom: '2025-02-30T00:00' }, 'validFrom', 'must be a date and a time'],
    ['has an unknown section', { 'scope.sections.include.nowhere': 'yes' }, 'scope.sections.include', '(line 1) is not a section'],
    [
      'delays copy that it delivers before its release',
      { embargoed: 'yes', 'scope.delayMinutes': '5' },
      'scope.delayMinutes',
      'contradicts',
    ],
    [
      'imitates the house line',
      { 'notice.licenceLine': 'All rights reserved. Unauthorised reproduction is prohibited.' },
      'notice.licenceLine',
      'must not look like the house line',
    ],
  ])('that %s is refused at its field, with everything that was written', async (_how, changes, path, clause) => {
    await addLicensee();
    const answer = await send(TERMS, { ...changes, 'exclusivity.note': HOSTILE });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`<a href="#${fieldId(path)}">`);
    expect(answer.text).toContain(`id="${fieldId(path)}-error"`);
    expect(wordsOf(answer)).toContain(clause);
    expect(answer.text).not.toContain('<script>alert');
    expect(fieldsSent(answer, TERMS)).toMatchObject(inForm({ ...changes, 'exclusivity.note': HOSTILE }));
    expect((await newest()).version).toBe(1);
  });

  test('with a field that no agreement has, or with one missing, changes nothing', async () => {
    await addLicensee();
    const forged = await send(TERMS, { 'ai.everything': 'yes' });
    expect([forged.status, wordsOf(forged).includes('is not a field of an agreement')]).toEqual([422, true]);
    const { 'terms.validUntil': _left, ...rest } = await opened(TERMS);
    const short = await browser.post(TERMS, { ...rest, do: 'save', form: rest['form'] ?? '' });
    expect([short.status, (await newest()).version]).toEqual([422, 1]);
  });

  test('may have a script for the number of the contract, which every page shows as text', async () => {
    await addLicensee();
    expect((await send(TERMS, { reference: HOSTILE, 'contacts.withdrawals': HOSTILE })).status).toBe(303);
    for (const path of [`${PARTNER}/agreements/main`, `${PARTNER}/agreements/main/versions/2`, TERMS]) {
      const answer = await browser.get(path);
      expect([path, unescaped(answer.text).includes(HOSTILE), answer.text.includes('<script>alert')]).toEqual([path, true, false]);
    }
  });

  test('of two editors: the second sees what the first has changed, loses nothing, and can store over it knowingly', async () => {
    await addLicensee();
    const mine = { ...(await opened(TERMS)), do: 'save', 'terms.displayDays': '30', 'terms.contacts.withdrawals': 'night@gazette.example' };
    await amend('harbour-gazette', { validFrom: '2025-01-01T00:00:00Z', modification: 'trim' });
    const answer = await browser.post(TERMS, mine);
    expect(answer.status).toBe(409);
    expect(wordsOf(answer)).toContain('bootstrap has stored version 2 since you opened this form');
    expect(wordsOf(answer)).toContain('Changes to the text no changes it may be shortened');
    const kept = fieldsSent(answer, TERMS);
    expect(kept).toMatchObject({ version: '2', 'terms.displayDays': '30', 'terms.contacts.withdrawals': 'night@gazette.example' });
    expect((await newest()).version).toBe(2);
    expect((await browser.post(TERMS, { ...mine, ...kept, 'terms.modification': 'none' })).status).toBe(303);
    expect(await newest()).toMatchObject({ version: 3, terms: { displayDays: 30, modification: 'none' } });
  });

  test('is filled from a file in JSON, which is stored only when the form is', async () => {
    await addLicensee();
    const terms = { ...(await newest()).terms, displayDays: 14, payment: { model: 'free', note: HOSTILE } };
    const filled = await send(TERMS, { do: 'paste', json: JSON.stringify(terms) });
    expect([filled.status, filled.text.includes('<script>alert')]).toEqual([200, false]);
    expect(fieldsSent(filled, TERMS)).toMatchObject({ 'terms.displayDays': '14', 'terms.payment': 'yes', 'terms.payment.note': HOSTILE });
    expect((await newest()).version).toBe(1);
    for (const [json, words] of [
      ['{"form": ', 'The agreement in JSON is not JSON'],
      ['{"forms": "full"}', 'did you mean "form"?'],
    ] as const) {
      const refused = await send(TERMS, { do: 'paste', json });
      expect([refused.status, wordsOf(refused).includes(words), unescaped(refused.text).includes(json)]).toEqual([422, true, true]);
    }
  });

  test('holds the largest agreement there is, with 200 sources, and is read again as it was', async () => {
    const names = (prefix: string) => Array.from({ length: 200 }, (_, index) => `${prefix} ${index} ${'وكالة الأنباء '.repeat(6)}`.trim());
    await addLicensee({ scope: { sources: { include: ['own', ...names('A').slice(1)], exclude: names('B') } } });
    const before = await newest();
    const fields = { ...(await opened(TERMS)), do: 'save' };
    expect(new URLSearchParams(fields).toString().length).toBeLessThan(AGREEMENT_FORM_BYTES);
    expect((await browser.post(TERMS, fields)).status).toBe(303);
    expect(await newest()).toEqual(before);
  });

  test.each(['PARTNER', 'DIRECTORY'] as const)(
    'whose %s does not answer keeps what was written, and says that nothing was stored',
    async (binding) => {
      await addLicensee();
      const fields = { ...(await opened(TERMS)), do: 'save', 'terms.displayDays': '30' };
      muteLog();
      vi.spyOn(env[binding], 'getByName').mockImplementation(() => {
        throw Object.assign(new Error('Network connection lost.'), { retryable: true });
      });
      const answer = await browser.post(TERMS, fields);
      expect([answer.status, wordsOf(answer).includes('nothing was changed')]).toEqual([503, true]);
      expect(fieldsSent(answer, TERMS)).toMatchObject({ 'terms.displayDays': '30' });
      expect((await browser.get(TERMS)).status).toBe(503);
      expect((await browser.post(TERMS, { ...fields, do: 'preview' })).status).toBe(503);
    },
  );

  test('is refused without the scope for partners, from another session, and for an agreement that there is not', async () => {
    await addLicensee();
    const fields = { ...(await opened(TERMS)), do: 'save', 'terms.displayDays': '30' };
    const { browser: reader } = await signedIn('Reader', ['read']);
    const own = { ...fields, form: await reader.formToken() };
    for (const path of [TERMS, `${PARTNER}/new-agreement`, '/console/new-partner'])
      expect([path, (await reader.get(path)).status, (await reader.post(path, own)).status]).toEqual([path, 403, 403]);
    expect((await reader.post(TERMS, own)).text).toContain('needs the scope');
    const { browser: other } = await signedIn('Mo Reed', ['read', 'partners']);
    const stolen = await other.post(TERMS, fields);
    expect([stolen.status, wordsOf(stolen).includes('opened in another session')]).toEqual([403, true]);
    const missing = TERMS.replace('main', 'other');
    expect([(await browser.get(missing)).status, (await browser.post(missing, fields)).status]).toEqual([404, 404]);
    expect((await newest()).version).toBe(1);
  });

  test('survives the end of the session, empty fields and ticks included', async () => {
    await addLicensee({ validUntil: '2098-01-01T00:00:00Z', credit: { linkRequired: true } });
    const { 'terms.credit.linkRequired': _unticked, ...fields } = await opened(TERMS);
    const written = { ...fields, do: 'save', 'terms.validUntil': '', 'terms.reference': 'QC-10', 'terms.ai.search': 'yes' };
    advanceClock(DAY_MS);
    const kept = await browser.post(TERMS, written);
    expect([kept.status, wordsOf(kept).includes('Your session has ended')]).toEqual([401, true]);
    await browser.post('/console/sign-in', { token });
    const asked = await browser.post(TERMS, fieldsSent(kept, TERMS));
    expect(wordsOf(asked)).toContain('Open the form again');
    const again = await browser.post(TERMS, fieldsSent(asked, TERMS));
    expect([again.status, (await newest()).version]).toEqual([200, 1]);
    const stored = await browser.post(TERMS, { ...written, ...fieldsSent(again, TERMS), form: fieldsSent(again, TERMS)['form'] ?? '' });
    expect(stored.status).toBe(303);
    const { terms } = await newest();
    expect([terms.reference, terms.validUntil, terms.ai.search, terms.credit.linkRequired]).toEqual(['QC-10', undefined, true, false]);
  });
});
