// The publisher's settings at the console: set up, checked, saved as they were checked, and never overwritten unseen.
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { directoryOf } from '../../../src/http/isolate/stubs.ts';
import { Directory } from '../../../src/objects/directory.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { Browser, linkFor, signedIn } from '../../support/worker/console.ts';
import { fieldsSent, fillIn } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();

const PAGE = '/console/settings/publisher';
const stored = async () => (await callDesk<Record<string, unknown>>('GET', '/desk/publisher')).body;
const manager = async (name = 'Ada Brink') => (await signedIn(name, ['read', 'publisher'])).browser;

/** One method of every object of a namespace fails, as if the object did not answer. */
function silence(namespace: { getByName: (name: string) => object }, method: string): void {
  const real = namespace.getByName.bind(namespace);
  const fault = Object.assign(new Error('silent'), { remote: true });
  vi.spyOn(namespace, 'getByName').mockImplementation(
    (name) =>
      new Proxy(real(name), { get: (target, member) => (member === method ? () => Promise.reject(fault) : Reflect.get(target, member)) }),
  );
}

describe('the publisher’s settings', () => {
  test('are shown as a change before they are saved, with what follows, and read by everybody afterwards', async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    const browser = await manager();
    const before = await stored();
    const checked = await fillIn(browser, PAGE, { description: 'Tides <b>only</b>.', articlePages: 'here', do: 'check' });
    expect([checked.status, await stored()]).toEqual([200, before]);
    for (const part of [
      'What changes',
      'Tides &lt;b&gt;only&lt;/b&gt;.',
      'Links to 1 public article will lead to the page of each article on this service',
      'The caches of all public pages and feeds are purged',
    ])
      expect([part, checked.text.includes(part)]).toEqual([part, true]);
    const saved = await browser.post(PAGE, { ...fieldsSent(checked, PAGE), do: 'save' });
    expect([saved.status, saved.location]).toEqual([303, `${PAGE}?saved`]);
    expect((await browser.get(`${PAGE}?saved`)).text).toContain('The settings were saved.');
    expect(await stored()).toEqual({ ...before, description: 'Tides <b>only</b>.', articlePages: 'here' });
    expect(await (await get('/')).text()).toContain('Tides &lt;b&gt;only&lt;/b&gt;.');
    const { body } = await callDesk<{ entries: { action: string; who: string }[] }>('GET', '/desk/audit');
    expect(body.entries.find(({ action }) => action === 'publisher.change')).toMatchObject({ who: 'Ada Brink' });
    // Back in the browser, and sent again.
    expect((await browser.post(PAGE, { ...fieldsSent(checked, PAGE), do: 'save' })).status).toBe(409);
  });

  test('are never saved unchecked: a form that was changed after the check, or sent without one, is shown again', async () => {
    await setUpPublisher();
    const browser = await manager();
    const before = await stored();
    const checked = fieldsSent(await fillIn(browser, PAGE, { description: 'One.' }), PAGE);
    for (const forged of [
      { ...checked, description: 'Two.' },
      { ...checked, checked: '' },
      { ...checked, checked: 'x', secret: 'y' },
    ]) {
      const answer = await browser.post(PAGE, { ...forged, do: 'save' });
      expect([answer.status, answer.text.includes('What changes')]).toEqual([200, true]);
    }
    // "*" is no version that a page showed.
    expect((await browser.post(PAGE, { ...checked, etag: '*', do: 'check' })).status).toBe(409);
    expect(await stored()).toEqual(before);
    const nothing = await fillIn(browser, PAGE, {});
    expect(nothing.text).toContain('nothing was changed');
    expect(nothing.text).not.toContain('value="save"');
  });

  test('name the partners that have to accept another notice, with the old and the new text, and those that did not answer', async () => {
    await setUpPublisher();
    await licensee();
    const browser = await manager();
    const { text } = await fillIn(browser, PAGE, { houseLine: '{year} Quay & Courier' });
    for (const part of ['Harbour Gazette', 'agreement <bdi>main', 'The Quay Courier. All rights reserved.', 'Quay &amp; Courier'])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect((await fillIn(browser, PAGE, { description: 'Another.' })).text).not.toContain('Harbour Gazette');
    silence(env.PARTNER, 'acceptances');
    const unanswered = await fillIn(browser, PAGE, { houseLine: '{year} Quay & Courier' });
    expect([unanswered.status, unanswered.text.includes('could not be asked just now: Harbour Gazette')]).toEqual([200, true]);
    expect((await browser.post(PAGE, { ...fieldsSent(unanswered, PAGE), do: 'save' })).status).toBe(303);
  });

  test('say how many partners are not asked which of them have to accept another notice', async () => {
    await setUpPublisher();
    await licensee();
    const directory = directoryOf(env);
    for (const id of ['quay-one', 'quay-two', 'quay-three']) await directory.put({ id, name: id });
    const browser = await manager();
    // Of a list that never ends.
    const pages = vi.spyOn(Directory.prototype, 'list').mockReturnValue({ partners: [], next: 'quay-one' });
    const { text } = await fillIn(browser, PAGE, { houseLine: '{year} Quay & Courier' });
    expect(pages).toHaveBeenCalledTimes(10);
    pages.mockRestore();
    expect(text).toContain('2 more partners were not asked.');
  });

  test('that somebody else has changed meanwhile are not overwritten: both changes are kept, and theirs are shown', async () => {
    await setUpPublisher();
    const [ada, mo] = [await manager(), await manager('Mo Reed')];
    const adas = fieldsSent(await fillIn(ada, PAGE, { description: 'Of Ada.', licensingContact: 'ada@quay.example' }), PAGE);
    const mos = fieldsSent(await fillIn(mo, PAGE, { description: 'Of Mo.', timeZone: 'Asia/Tokyo' }), PAGE);
    expect((await mo.post(PAGE, { ...mos, do: 'save' })).status).toBe(303);
    const conflict = await ada.post(PAGE, { ...adas, do: 'save' });
    expect(conflict.status).toBe(409);
    for (const part of ['Mo Reed', 'has changed the settings since', 'Of Mo.', 'Asia/Tokyo'])
      expect([part, conflict.text.includes(part)]).toEqual([part, true]);
    const again = fieldsSent(conflict, PAGE);
    expect(again).toMatchObject({ description: 'Of Ada.', licensingContact: 'ada@quay.example', timeZone: 'Asia/Tokyo' });
    const saved = await ada.post(PAGE, { ...fieldsSent(await ada.post(PAGE, again), PAGE), do: 'save' });
    expect(saved.status).toBe(303);
    expect(await stored()).toMatchObject({ description: 'Of Ada.', licensingContact: 'ada@quay.example', timeZone: 'Asia/Tokyo' });
  });

  test('with something wrong are refused with everything that was typed', async () => {
    await setUpPublisher();
    const browser = await manager();
    const answer = await fillIn(browser, PAGE, { siteUrl: 'ftp://x', timeZone: 'Mars/Base', description: 'Mine "&"' });
    expect(answer.status).toBe(422);
    expect(fieldsSent(answer, PAGE)).toMatchObject({ siteUrl: 'ftp://x', timeZone: 'Mars/Base', description: 'Mine "&"' });
    for (const field of ['siteUrl', 'timeZone']) expect(answer.text).toContain(`<a href="#field-${field}">`);
    const more = await fillIn(browser, PAGE, { description: 'Mine', do: 'rows sections' });
    expect([more.status, fieldsSent(more, PAGE)['description'], 'sections.10.name' in fieldsSent(more, PAGE)]).toEqual([200, 'Mine', true]);
  });

  test('are for those whose token covers them, and for forms of their own session', async () => {
    await setUpPublisher();
    const { browser: reader } = await signedIn('Mo Reed', ['read']);
    expect((await reader.get(PAGE)).status).toBe(403);
    expect((await reader.get('/console/settings')).text).not.toContain(PAGE);
    const browser = await manager();
    const stolen = { ...fieldsSent(await browser.get(PAGE), PAGE), form: await reader.formToken() };
    const asked = await browser.post(PAGE, { ...stolen, description: 'Stolen', 'sections.0.name': 'Kept & shown' });
    expect([asked.status, asked.text.includes('Kept &amp; shown'), asked.text.includes('Section 1: Name')]).toEqual([403, true, true]);
    expect((await reader.post(PAGE, { form: await reader.formToken(), description: 'x' })).status).toBe(403);
  });

  test('cannot be read while the Catalogue is silent, which the page says', async () => {
    await setUpPublisher();
    const browser = await manager();
    muteLog();
    silence(env.CATALOGUE, 'publisher');
    const answer = await browser.get(PAGE);
    expect([answer.status, answer.text.includes('<body class="console">')]).toEqual([503, true]);
    const start = await browser.get('/console/settings');
    expect([start.status, start.text.includes('This cannot be read at the moment.')]).toEqual([200, true]);
  });
});

describe('a service without settings', () => {
  test('leads whoever comes by the bootstrap link to setting it up, with suggestions, and is set up by that', async () => {
    const browser = new Browser();
    const opened = await browser.post(await linkFor(), { name: 'Ada Brink' });
    expect((await browser.get(opened.location ?? '')).location).toBe(PAGE);
    expect((await browser.get('/console/new-article')).location).toBe(PAGE);
    const first = await browser.get(PAGE, { 'accept-language': 'fr-CA,fr;q=0.9' });
    expect(fieldsSent(first, PAGE)).toMatchObject({ language: 'fr-CA', 'sections.0.name': 'News' });
    const typed = {
      ...fieldsSent(first, PAGE),
      name: 'The Quay Courier',
      siteUrl: 'quay.example',
      licensingContact: 'x@quay.example',
    };
    const checked = await browser.post(PAGE, typed);
    expect(checked.text).toContain('What will be set up');
    expect((await callDesk('GET', '/desk/publisher')).status).toBe(404);
    expect((await browser.post(PAGE, { ...fieldsSent(checked, PAGE), do: 'save' })).status).toBe(303);
    expect(await stored()).toMatchObject({
      name: 'The Quay Courier',
      articlePages: 'here',
      tagAuthority: 'quay.example,2040',
      thirdPartyContent: { default: 'summary' },
    });
    expect((await browser.get('/console')).location).toBe('/console/today');
  });
});
