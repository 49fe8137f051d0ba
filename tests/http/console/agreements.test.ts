// Agreements at the console: read in sentences, compared version by version, and ended.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { muteLog } from '../../support/worker/catalogue.ts';
import { fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { unescaped } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { amend, licensee, pullText } from '../../support/worker/partner.ts';

isolateTests();

const PAGE = '/console/partners/harbour-gazette/agreements/main';
let browser: Browser;
let key: string;

beforeEach(async () => {
  await setUpPublisher();
  ({ key } = await licensee({ terms: { validFrom: '2025-01-01T00:00:00Z' } }));
  ({ browser } = await signedIn('Ada Brink', ['read', 'partners']));
});

/** The page without its markup. */
const textOf = async (path: string) =>
  (await browser.get(path)).text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

function silence(binding: 'PARTNER' | 'DIRECTORY'): void {
  muteLog();
  vi.spyOn(env[binding], 'getByName').mockImplementation(() => {
    throw Object.assign(new Error('Network connection lost.'), { retryable: true });
  });
}

async function end(fields: Record<string, string>) {
  const { text } = await browser.get(PAGE);
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
  return browser.post(`${PAGE}/ending`, { form: await browser.formToken(), version, at: '', ...fields });
}

describe('an agreement', () => {
  test('says in sentences what it grants, what it does not, who made it, and whether its notice is accepted', async () => {
    const text = await textOf(PAGE);
    for (const part of [
      'The full text of the publisher’s own copy from all sections, for web pages at harbour-gazette.example',
      'In force',
      'No use by machines is granted.',
      'Accepted with the contract.',
      'bootstrap',
    ])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect((await browser.get(PAGE)).text).toMatch(/SHA-256 <code>[0-9a-f]{64}<\/code>/);
  });

  test('is written beside the sources that articles have, and names that no article has had are shown', async () => {
    await publish('wire', { source: 'The Associated Press' });
    const editorFor = async (sources: { include: string[]; exclude?: string[] }) => {
      await amend('harbour-gazette', { validFrom: '2025-01-01T00:00:00Z', scope: { sources } });
      return unescaped((await browser.get(`${PAGE}/terms`)).text.replace(/<[^>]+>/g, ''));
    };
    const text = await editorFor({ include: ['own', 'AP', 'Reutres'], exclude: ['Zeta <b>Wire</b>'] });
    expect(text).toContain('No article has had these sources yet: Reutres, Zeta <b>Wire</b>.');
    expect(/Sources of the articles here: ([^.]*)\./.exec(text)?.[1]?.split(', ')).toContain('The Associated Press');
    expect(await editorFor({ include: ['own', 'associated press'] })).not.toContain('No article has had');
  });

  test('shows what each version changed, the words of texts one by one, and which version is scheduled', async () => {
    await amend('harbour-gazette', {
      validFrom: '2025-01-01T00:00:00Z',
      form: 'summary',
      ai: { search: true },
      notice: { licenceLine: 'Reproduced by {partner} for its readers.' },
    });
    await amend('harbour-gazette', { validFrom: fromNow(HOUR_MS), notice: { licenceLine: 'Reproduced by {partner} for its members.' } });
    const text = await textOf(PAGE);
    for (const part of ['Scheduled', 'Version 3 from', 'Not accepted yet', 'What version 2 says'])
      expect([part, text.includes(part)]).toEqual([part, true]);
    const second = await textOf(`${PAGE}/versions/2`);
    expect(second).toContain('Form the whole text headline and standfirst, or the opening words if there is none');
    expect(second).toContain('Search no yes');
    const third = (await browser.get(`${PAGE}/versions/3`)).text;
    expect(third).toMatch(/<del>.*?readers.*?<\/del><ins>.*?members/s);
    expect(third).not.toContain('Later version');
    expect(await textOf(`${PAGE}/versions/1`)).toContain('It is the first version');
  });

  test.each(['/console/partners/nobody/agreements/main', PAGE.replace('main', 'other'), `${PAGE}/versions/9`, `${PAGE}/versions/x`])(
    'is not found at %s, and no object is made by asking',
    async (path) => {
      expect((await browser.get(path)).status).toBe(404);
      expect((await callDesk<{ partners: unknown[] }>('GET', '/desk/partners')).body.partners).toHaveLength(1);
    },
  );

  test.each(['PARTNER', 'DIRECTORY'] as const)('whose %s does not answer is not guessed at', async (binding) => {
    silence(binding);
    for (const path of [PAGE, `${PAGE}/versions/1`]) {
      const { status, text } = await browser.get(path);
      expect([path, status, text.includes('cannot be read at the moment')]).toEqual([path, 503, true]);
      expect(text).toContain(`<a href="${path}">Try again</a>`);
    }
    const sent = await browser.post(`${PAGE}/ending`, { form: await browser.formToken(), version: '1', at: '' });
    // There is no page at the address of the form.
    expect([sent.status, sent.text.includes('Try again')]).toEqual([503, false]);
  });
});

describe('ending an agreement', () => {
  test('says before what follows, and stops deliveries at once', async () => {
    expect(await textOf(PAGE)).toContain('The partner must remove its copies.');
    expect(await end({})).toMatchObject({ status: 303, location: PAGE });
    expect(await textOf(PAGE)).toContain('Ended');
    expect(await textOf(PAGE)).not.toContain('End the agreement');
    await expect(pullText(key, '/v1/feed.rss')).rejects.toThrow('403');
    const { body } = await callDesk<{ entries: { who: string }[] }>('GET', '/desk/partners/harbour-gazette/audit');
    expect(body.entries[0]?.who).toBe('Ada Brink');
  });

  test('at a date and a time is by the clocks of the publisher', async () => {
    expect((await end({ at: '2099-07-01T00:00' })).status).toBe(303);
    const { body } = await callDesk<{ terms: { validUntil: string } }>('GET', '/desk/partners/harbour-gazette/agreements/main');
    expect(body.terms.validUntil).toBe('2099-06-30T22:00:00.000Z');
  });

  test.each([
    ['is no time', { at: '2099-02-30T00:00' }, 422, 'that there is'],
    ['is before the beginning', { at: '2024-01-01T00:00' }, 422, 'later than the beginning'],
    ['is of terms that have changed since', { version: '7' }, 409, 'Somebody has changed the agreement'],
  ])('with a form that %s changes nothing and keeps what was written', async (_how, fields, status, words) => {
    const answer = await end(fields);
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true]);
    expect(answer.text).toContain('action-panel" open');
    if ('at' in fields) expect(answer.text).toContain(`value="${fields.at}"`);
    expect((await callDesk<{ version: number }>('GET', '/desk/partners/harbour-gazette/agreements/main')).body.version).toBe(1);
  });

  test('needs the scope for partners, and is not offered without it', async () => {
    ({ browser } = await signedIn('Reader', ['read', 'articles']));
    expect((await browser.get(PAGE)).text).not.toContain(`${PAGE}/ending`);
    const answer = await browser.post(`${PAGE}/ending`, { form: await browser.formToken(), version: '1', at: '' });
    expect(answer.status).toBe(403);
    expect(await pullText(key, '/v1/feed.rss')).toContain('<rss');
  });
});
