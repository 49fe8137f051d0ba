// Subjects, authors and sections at the console: what another name or a merge leads to is shown first, and what cannot be done is said in words.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { fieldsSent, fillIn } from '../../support/worker/console-forms.ts';
import { callDesk, publish, publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { fileTwo, finish, listed, slugsIn } from '../../support/worker/terms.ts';

isolateTests();

const SUBJECTS = '/console/settings/subjects';
let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser } = await signedIn('Ada Brink', ['read', 'publisher']));
});

/** Sends the form of a page that says what follows. */
const confirm = (page: string) => fillIn(browser, page, {}, page.split('?')[0]);

describe('subjects', () => {
  test('are joined after the page has said what follows, and the code that was given up leads to the other', async () => {
    await fileTwo();
    const list = await browser.get(`${SUBJECTS}?q=CLIM`);
    expect([list.text.includes(`${SUBJECTS}/climate-change"`), list.text.includes('<td data-label="Articles">1</td>')]).toEqual([
      true,
      true,
    ]);
    const targets = await browser.get(`${SUBJECTS}/climate-change/merge`);
    expect(targets.text).toContain(`${SUBJECTS}/climate-change/merge?into=climate"`);
    expect(targets.text).not.toContain('into=climate-change"');
    const page = `${SUBJECTS}/climate-change/merge?into=climate`;
    const asked = await browser.get(page);
    for (const part of ['1 article of Climate change will be in the feed of Climate', '/feeds/subjects/climate-change', 'cannot be undone'])
      expect([part, asked.text.includes(part)]).toEqual([part, true]);
    expect(await listed()).toHaveLength(2);
    const done = await confirm(page);
    expect([done.status, done.location]).toEqual([303, `${SUBJECTS}/climate-change`]);
    await finish();
    expect(await slugsIn('subjects/climate')).toEqual(['Drought', 'Warming']);
    const { text } = await browser.get(`${SUBJECTS}/climate-change`);
    expect([text.includes('This code means'), text.includes('See what follows')]).toEqual([true, false]);
    // Back in the browser, and sent again.
    const again = await browser.post(`${SUBJECTS}/climate-change/merge`, { form: await browser.formToken(), into: 'climate' });
    expect([again.status, again.text.includes('climate-change is an alias of climate already')]).toEqual([409, true]);
  });

  test('that are being joined say how many articles have been moved, of how many', async () => {
    await publish('drought', { subjects: ['Climate'] });
    await publishMany(3, 'story-', () => ({ subjects: ['Climate change'] }));
    await confirm(`${SUBJECTS}/climate-change/merge?into=climate`);
    expect((await browser.get(SUBJECTS)).text).toContain('is being joined to climate.');
    const { text } = await browser.get(`${SUBJECTS}/climate-change/progress`);
    expect(text).toContain('0 of 3 articles have been moved');
    expect((await browser.get(`${SUBJECTS}/climate-change`)).text).toContain(`data-live="${SUBJECTS}/climate-change/progress"`);
    await finish();
    expect((await browser.get(`${SUBJECTS}/climate-change/progress`)).text).toContain('It is done.');
  });

  test('wait for a partner whose object does not answer, and the page says how many have', async () => {
    await fileTwo();
    await licensee();
    muteLog();
    const review = vi.spyOn(Partner.prototype, 'dividedAgreements').mockImplementation(() => {
      throw new Error('unreachable');
    });
    const page = `${SUBJECTS}/climate-change/merge?into=climate`;
    const asked = await browser.get(page);
    expect([asked.status, asked.text.includes('Not all partners have answered')]).toEqual([200, true]);
    expect((await confirm(page)).location).toBe(`${SUBJECTS}/climate-change`);
    expect((await browser.get(`${SUBJECTS}/climate-change`)).text).toContain('0 of 1 have answered');
    const other = await browser.get(`${SUBJECTS}/climate-change/rename?name=Warming&code=warming`);
    expect([other.status, other.text.includes('is being joined to climate')]).toEqual([409, true]);
    review.mockRestore();
    await finish();
    expect(await slugsIn('subjects/climate')).toEqual(['Drought', 'Warming']);
  });

  test('are not joined to themselves, in a circle, to nothing, or against an agreement, and each is said in words', async () => {
    await fileTwo();
    const refused = async (path: string) => {
      const { status, text } = await browser.get(`${SUBJECTS}/${path}`);
      return [status, /role="alert"><p>(.*?)<\/p>/.exec(text)?.[1]];
    };
    expect(await refused('climate/merge?into=climate')).toEqual([
      409,
      'Nothing was changed. The code “climate” must be the code of another term.',
    ]);
    expect(await refused('climate/merge?into=none')).toEqual([
      409,
      'Nothing was changed. The code “none” must be the code of one of the subjects.',
    ]);
    expect((await refused('climate/merge?into=No+Code'))[0]).toBe(409);
    expect((await browser.get(`${SUBJECTS}/none/merge`)).status).toBe(404);
    await confirm(`${SUBJECTS}/climate-change/merge?into=climate`);
    await finish();
    expect(await refused('climate/merge?into=climate-change')).toEqual([
      409,
      'Nothing was changed. The code “climate-change” must be the code of another term.',
    ]);
    await publish('ice', { subjects: ['Ice'] });
    await licensee({ terms: { scope: { subjects: { include: ['climate'] } } } });
    const divided = await browser.get(`${SUBJECTS}/ice/merge?into=climate`);
    expect([divided.status, divided.text.includes('/console/partners/harbour-gazette/agreements/main')]).toEqual([409, true]);
    expect(divided.text).not.toContain('Join them');
  });

  test('get another name or another code, but none that is taken', async () => {
    await fileTwo();
    const page = `${SUBJECTS}/climate/rename?name=Weather+%3Cand%3E+climate&code=climate`;
    expect((await browser.get(page)).text).toContain('Its feed will be called Weather &lt;and&gt; climate.');
    expect((await confirm(page)).status).toBe(303);
    expect((await confirm(`${SUBJECTS}/climate-change/rename?name=Warming&code=warming`)).status).toBe(303);
    await finish();
    expect((await listed()).map(({ code, name }) => [code, name])).toEqual([
      ['climate', 'Weather <and> climate'],
      ['warming', 'Warming'],
    ]);
    const taken = await browser.get(`${SUBJECTS}/warming/rename?name=Weather+%3Cand%3E+climate&code=warming`);
    expect([taken.status, taken.text.includes('is the name of climate already. To join the two, merge them')]).toEqual([409, true]);
    for (const query of ['name=&code=Not+One', 'name=Warming&code=warming', 'name=&code=climate-change', `name=${'x'.repeat(201)}&code=`])
      expect([query, (await browser.get(`${SUBJECTS}/warming/rename?${query}`)).status]).toEqual([query, 409]);
    expect((await browser.get(`${SUBJECTS}/warming/rename?other=x`)).status).toBe(422);
  });

  test('are listed fifty a page, and found by a part of the name', async () => {
    for (let page = 0; page < 2; page++)
      await publishMany(1, `s${page}-`, () => ({ subjects: Array.from({ length: 50 }, (_, index) => `Subject ${page} ${index + 10}`) }));
    const shown = ({ text }: { text: string }) => text.match(/<td data-label="Code">/g)?.length;
    const first = await browser.get(`${SUBJECTS}?q=subject`);
    const next = /subjects\?([^"]+)">More subjects/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect([shown(first), shown(await browser.get(`${SUBJECTS}?${next}`))]).toEqual([50, 50]);
    expect((await browser.get(`${SUBJECTS}?q=nothing`)).text).toContain('No name contains this.');
  });

  test('are changed only with the scope for it', async () => {
    await fileTwo();
    const { browser: reader } = await signedIn('Mo Reed', ['read']);
    expect((await reader.get(`${SUBJECTS}/climate`)).text).not.toContain('Rename');
    expect((await reader.get(`${SUBJECTS}/climate/merge?into=climate-change`)).status).toBe(403);
    const form = await reader.formToken();
    expect((await reader.post(`${SUBJECTS}/climate/merge`, { form, into: 'climate-change' })).status).toBe(403);
    expect(await listed()).toHaveLength(2);
  });
});

describe('authors', () => {
  test('are joined like subjects, and a desk is not', async () => {
    await publish('one', { by: { names: ['Ada Brink'] } });
    await publish('two', { by: { names: ['A. Brink'], desks: ['Night Desk'] } });
    expect((await confirm('/console/settings/authors/a-brink/merge?into=ada-brink')).status).toBe(303);
    await finish();
    expect((await listed('authors')).map(({ code }) => code)).toEqual(['ada-brink', 'night-desk']);
    const desk = await browser.get('/console/settings/authors/night-desk/merge?into=ada-brink');
    expect([desk.status, desk.text.includes('is a desk in the settings of the publisher')]).toEqual([409, true]);
  });
});

describe('sections', () => {
  const PAGE = '/console/settings/sections';

  test('are joined after the page has said what follows for articles, feeds, imports and agreements', async () => {
    const maps = { 'wire.example': { Docks: 'harbour' } };
    await setUpPublisher({ sectionMaps: maps, redirects: { '/docks/feed': 'sections/harbour' } });
    await publish('eastern-lock', { sections: ['harbour'] });
    expect((await browser.get(`${PAGE}/harbour`)).text).toContain(`href="${PAGE}/harbour/merge"`);
    expect((await browser.get(`${PAGE}/harbour/merge`)).text).toContain(`${PAGE}/harbour/merge?into=weather"`);
    const page = `${PAGE}/harbour/merge?into=weather`;
    const asked = await browser.get(page);
    for (const part of [
      'The address /feeds/sections/harbour will lead to /feeds/sections/weather.',
      'Imported copy of the collection wire.example will be filed under Weather',
      'lead to that of Weather: /docks/feed.',
      'Agreements that exclude one of the two will exclude both.',
      'told to read their changes anew',
      'This cannot be undone.',
    ])
      expect([part, asked.text.includes(part)]).toEqual([part, true]);
    const form = fieldsSent(await browser.get('/console/settings/publisher'), '/console/settings/publisher');
    const done = await confirm(page);
    expect([done.status, done.location]).toEqual([303, `${PAGE}/harbour`]);
    await finish();
    expect((await browser.get(`${PAGE}/harbour`)).text).toContain('This code means');
    expect((await get('/feeds/sections/harbour.rss')).status).toBe(308);
    // A form that was opened before, and one that names the section anew.
    expect((await browser.post('/console/settings/publisher', { ...form, do: 'check' })).status).toBe(409);
    const now = fieldsSent(await browser.get('/console/settings/publisher'), '/console/settings/publisher');
    const again = { ...now, 'sections.1.code': 'harbour', 'sections.1.name': 'Harbour', do: 'check' };
    const refused = await browser.post('/console/settings/publisher', again);
    expect([refused.status, refused.text.includes('harbour was joined to weather')]).toEqual([422, true]);
    expect((await browser.get('/console/audit?action=term.')).text).toContain('Joined to another');
  });

  test('get another name after the page has said what follows', async () => {
    await publish('eastern-lock');
    const { text } = await browser.get(PAGE);
    expect([text.includes(`href="${PAGE}/harbour"`), text.includes('<td data-label="Articles">1</td>')]).toEqual([true, true]);
    const page = `${PAGE}/harbour/rename?name=Ports`;
    expect((await browser.get(page)).text).toContain('/feeds/sections/harbour, stays');
    expect((await confirm(page)).status).toBe(303);
    expect(await (await get('/feeds')).text()).toContain('Ports');
    const { body } = await callDesk<{ sections: unknown[] }>('GET', '/desk/publisher');
    expect(body.sections[0]).toEqual({ code: 'harbour', name: 'Ports' });
  });

  test('keep their names if the new one is taken, empty, or was asked for before somebody changed the settings', async () => {
    expect((await browser.get(`${PAGE}/harbour/rename?name=weather`)).status).toBe(422);
    expect((await browser.get(`${PAGE}/harbour/rename?name=+`)).status).toBe(422);
    expect((await browser.get(`${PAGE}/none/rename?name=Ports`)).status).toBe(404);
    const asked = fieldsSent(await browser.get(`${PAGE}/harbour/rename?name=Ports`), `${PAGE}/harbour/rename`);
    await setUpPublisher({ description: 'Another.' });
    expect((await browser.post(`${PAGE}/harbour/rename`, { ...asked, etag: '*' })).status).toBe(409);
    const late = await browser.post(`${PAGE}/harbour/rename`, asked);
    expect([late.status, late.text.includes('Somebody has changed the settings'), late.text.includes('value="Ports"')]).toEqual([
      409,
      true,
      true,
    ]);
  });
});
