// A new partner at the console, in three steps: the partner, its first agreement, its first key.
import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Browser, signedIn } from '../../support/worker/console.ts';
import { fieldsSent, fillIn, unescaped } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { issue, licensee, pullText } from '../../support/worker/partner.ts';

isolateTests();

const PARTNER = '/console/partners/harbour-gazette';
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser } = await signedIn('Ada Brink', ['read', 'partners']));
});

const wordsOf = ({ text }: Answer) => unescaped(text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
const send = (path: string, changes: Record<string, string>) => fillIn(browser, path, { do: 'save', ...changes });

describe('a new partner', () => {
  test('gets an id from its name, its first agreement in the next form, and then a link to its first key', async () => {
    await publish('eastern-lock');
    const added = await send('/console/new-partner', { name: 'Harbour Gazette', contact: 'desk@gazette.example' });
    expect([added.status, added.location]).toEqual([303, `${PARTNER}/new-agreement`]);
    const form = await browser.get(added.location ?? '');
    expect(wordsOf(form)).toContain('First agreement of Harbour Gazette');
    expect(form.text).toMatch(/<li aria-current="step">[^/]*Its first agreement/);
    const terms = { reference: 'QC-9', validFrom: '2025-01-01T00:00', form: 'full', 'channels.web': 'yes', domains: 'gazette.example' };
    const fields = Object.fromEntries(Object.entries(terms).map(([name, value]) => [`terms.${name}`, value]));
    const checked = await send(`${PARTNER}/new-agreement`, { ...fields, do: 'check' });
    expect(wordsOf(checked).includes('It would get 1 of the 1 articles that changed last')).toBe(true);
    expect((await callDesk('GET', '/desk/partners/harbour-gazette/agreements/main')).status).toBe(404);
    const stored = await send(`${PARTNER}/new-agreement`, fields);
    expect([stored.status, stored.location]).toEqual([303, `${PARTNER}/agreements/main?first`]);
    expect((await browser.get(stored.location ?? '')).text).toMatch(/<li aria-current="step">[\s\S]*Its first key[\s\S]*href="[^"]+#keys"/);
    const { key } = await issue('harbour-gazette');
    expect(await pullText(key, '/v1/articles/eastern-lock/text')).toContain('The Quay Courier');
  });

  test.each([
    ['without a name', { name: ' ', id: '' }, 422, 'Name must not be empty'],
    ['with an id that is none', { name: 'Other', id: 'Ö!' }, 422, 'Id must be 1 to 64'],
    ['with an id of another one', { name: 'Other', id: 'harbour-gazette' }, 409, 'is the id of another partner'],
  ])('%s is not added, and what was written stays', async (_how, fields, status, words) => {
    await licensee();
    const answer = await send('/console/new-partner', { ...fields, contact: HOSTILE });
    expect([answer.status, wordsOf(answer).includes(words)]).toEqual([status, true]);
    expect(fieldsSent(answer, '/console/new-partner')).toMatchObject({ name: fields.name, contact: HOSTILE });
    // The browser asks before it leaves this page, whatever was written since.
    const pages = [answer, await browser.get('/console/new-partner')];
    expect(pages.map(({ text }) => text.includes('<body class="console" data-unstored>'))).toEqual([true, false]);
    expect((await callDesk<{ partners: unknown[] }>('GET', '/desk/partners')).body.partners).toHaveLength(1);
  });

  test('with a name from right to left keeps it apart from the words beside it', async () => {
    await send('/console/new-partner', { name: 'صحيفة الميناء', id: 'harbour-gazette' });
    expect((await browser.get(`${PARTNER}/new-agreement`)).text).toContain('<bdi>صحيفة الميناء</bdi>');
  });
});

describe('a partner with an agreement', () => {
  test('gets a second agreement, not with an id that is taken or is none', async () => {
    await licensee();
    const page = `${PARTNER}/new-agreement`;
    const fields = {
      'terms.reference': 'QC-9',
      'terms.validFrom': '2025-01-01',
      'terms.form': 'headline',
      'terms.channels.print': 'yes',
    };
    for (const [id, words] of [
      ['main', 'is the id of another agreement'],
      ['A b', 'must be 1 to 64'],
    ] as const) {
      const answer = await send(page, { ...fields, id });
      expect([id, answer.status, wordsOf(answer).includes(words)]).toEqual([id, 422, true]);
    }
    expect((await send(page, { ...fields, id: 'archive' })).location).toBe(`${PARTNER}/agreements/archive`);
    const { body } = await callDesk<{ terms: { validFrom: string } }>('GET', '/desk/partners/harbour-gazette/agreements/archive');
    expect(body.terms.validFrom).toBe('2024-12-31T23:00:00.000Z');
  });
});
