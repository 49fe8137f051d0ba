// Copy at the portal: the list costs nothing, opening an article is a delivery, and every whole copy has the notice.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk, correct, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { notifyPartners } from '../../support/worker/notified.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const LIST = '/portal/articles';
const HOUSE_LINE = 'All rights reserved';

async function ledger(): Promise<{ slug: string; keyId: string; count: number }[]> {
  return (await callDesk<{ rows: { slug: string; keyId: string; count: number }[] }>('GET', `${GAZETTE}/ledger`)).body.rows;
}

/** The content of a text area of the page, as a browser reads it. */
function areaOf(page: string, id: string): string {
  const [, text = ''] = new RegExp(`<textarea id="${id}"[^>]*>([\\s\\S]*?)</textarea>`).exec(page) ?? [];
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

async function stateOf(browser: Browser, slug: string, page: string): Promise<string> {
  const [, path = ''] = /data-copies="([^"]+)"/.exec(page) ?? [];
  expect(path).toContain(slug);
  const { text } = await browser.get(path.replaceAll('&amp;', '&'), { accept: 'application/json', 'sec-fetch-dest': 'empty' });
  return (JSON.parse(text) as { state: string }).state;
}

describe('the list', () => {
  test('has what the agreement grants, newest first, and delivers nothing', async () => {
    await putAgreement({ scope: { sections: { include: ['harbour'], exclude: [] } } }, { 'if-match': '*' });
    await publish('first', { headline: 'The first story' });
    advanceClock(HOUR_MS);
    await publish('second', { headline: 'The second story' });
    await publish('elsewhere', { headline: 'Out of scope', sections: ['weather'] });
    newIsolate();
    const { browser } = await atPortal();
    const { status, text } = await browser.get(LIST);
    expect(status).toBe(200);
    expect(text.indexOf('The second story')).toBeGreaterThan(0);
    expect(text.indexOf('The second story')).toBeLessThan(text.indexOf('The first story'));
    expect(text).not.toContain('Out of scope');
    expect(text).toContain('Opening an article is a delivery');
    expect(await ledger()).toEqual([]);
    expect((await callDesk<{ rows: object[] }>('GET', `${GAZETTE}/usage`)).body.rows).toEqual([]);
  });

  test('is narrowed by words of the headline and by a section, within what is granted', async () => {
    await publish('cafe', { headline: 'Café am Hafen eröffnet' });
    await publish('bridge', { headline: 'The bridge reopens' });
    newIsolate();
    const { browser } = await atPortal();
    const found = async (query: string) => {
      const { text } = await browser.get(`${LIST}?${query}`);
      return ['Café am Hafen', 'The bridge reopens'].filter((headline) => text.includes(headline));
    };
    expect(await found('words=cafe+haf')).toEqual(['Café am Hafen']);
    expect(await found('words=bridge&section=&since=')).toEqual(['The bridge reopens']);
    expect(await found('words=afen')).toEqual([]);
    expect(await found('words=+&section=+')).toEqual(['Café am Hafen', 'The bridge reopens']);
    expect((await browser.get(`${LIST}?words=nothing`)).text).toContain('Nothing that your agreement grants has these words');
    expect((await browser.get(`${LIST}?colour=red`)).status).toBe(400);
  });

  test('says what is new or has changed since the last visit', async () => {
    await publish('old', { headline: 'An old story' });
    const { browser } = await atPortal();
    expect((await browser.get(LIST)).text).not.toContain('>New<');
    advanceClock(HOUR_MS);
    await publish('new', { headline: 'A new story' });
    await correct('old', 'It was another street.');
    newIsolate();
    const { text } = await browser.get(LIST);
    expect([text.includes('>New<'), text.includes('>Changed<')]).toEqual([true, true]);
  });

  test('shows copy under embargo only to whoever has the right, with its hour', async () => {
    await putAgreement({ embargoed: true }, { 'if-match': '*' });
    await publish('budget', { headline: 'The budget', embargoedUntil: fromNow(HOUR_MS) });
    newIsolate();
    const { browser } = await atPortal();
    const { browser: trusted } = await atPortal({ ...ANNE, email: 'ben@gazette.example', rights: ['read', 'copy', 'embargoed'] });
    expect((await browser.get(LIST)).text).not.toContain('The budget');
    expect((await browser.get(`${LIST}/budget`)).status).toBe(404);
    expect((await trusted.get(LIST)).text).toContain('Not before');
    expect((await trusted.get(`${LIST}/budget`)).text).toContain('NOT FOR PUBLICATION UNTIL');
  });
});

describe('an article', () => {
  test('that is opened is delivered once, under the name of the person, and both whole copies have the notice', async () => {
    await publish('harbour', { headline: 'The harbour <reopens>', bodyHtml: '<p>The harbour reopened & nobody came.</p>' });
    newIsolate();
    const { browser, user } = await atPortal();
    const { status, text, headers } = await browser.get(`${LIST}/harbour`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    for (const id of ['copy-html', 'copy-text']) {
      expect(areaOf(text, id)).toContain(HOUSE_LINE);
      expect(areaOf(text, id)).toContain('nobody came');
    }
    expect(areaOf(text, 'copy-html')).toContain('<h2>The harbour &lt;reopens&gt;</h2>');
    expect(areaOf(text, 'copy-text')).toContain('The harbour <reopens>');
    expect(text).toContain('The notice stays with the text');
    await browser.get(`${LIST}/harbour`);
    expect(await ledger()).toMatchObject([{ slug: 'harbour', keyId: user.id, count: 2 }]);
    expect(text).toMatch(/Received by[\s\S]*Anne Quay/);
    expect((await browser.get(LIST)).text).toContain('>Received<');
    expect(text).not.toContain('more received it');
  });

  test('that was opened before lists what its receivers received since', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    const times = async () => /data-label="Times">(\d+)</.exec((await browser.get(`${LIST}/harbour`)).text)?.[1];
    expect(await times()).toBe('1');
    // A repeat of the last seconds is not counted yet.
    expect(await times()).toBe('1');
    expect(await ledger()).toMatchObject([{ slug: 'harbour', count: 2 }]);
    expect(await times()).toBe('2');
  });

  test.each(['sec-purpose', 'purpose', 'x-moz'])('that a browser fetches ahead by %s is not delivered', async (header) => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    expect((await browser.get(`${LIST}/harbour`, { [header]: 'prefetch' })).status).toBe(503);
    expect(await ledger()).toEqual([]);
  });

  test('that the agreement does not grant looks like one that does not exist', async () => {
    await putAgreement({ scope: { sections: { include: ['weather'], exclude: [] } } }, { 'if-match': '*' });
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    expect([(await browser.get(`${LIST}/harbour`)).status, (await browser.get(`${LIST}/nothing`)).status]).toEqual([404, 404]);
  });

  test('needs the right to copy, which the list does not', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal({ ...ANNE, rights: ['read'] });
    expect([(await browser.get(LIST)).status, (await browser.get(`${LIST}/harbour`)).status]).toEqual([200, 403]);
    expect((await browser.get(LIST)).text).not.toContain(`${LIST}/harbour`);
    expect(await ledger()).toEqual([]);
  });

  test('beyond the quota is refused when it is opened, and the list says so', async () => {
    await putAgreement({ quota: { articles: 1, per: 'month', past: 'headlines' } }, { 'if-match': '*' });
    for (const slug of ['one', 'two']) await publish(slug);
    newIsolate();
    const { browser } = await atPortal();
    expect((await browser.get(LIST)).text).toContain('0 of 1 in this month are used');
    expect((await browser.get(`${LIST}/one`)).status).toBe(200);
    expect((await browser.get(`${LIST}/two`)).status).toBe(429);
    expect((await browser.get(`${LIST}/one`)).status).toBe(200);
    expect((await browser.get(LIST)).text).toContain('the quota is used');
  });

  test('shows its corrections, and pictures with whether they may be used; of a refused one the credit alone', async () => {
    await publish('harbour', {
      images: [
        { url: 'https://pictures.example/a.jpg', caption: 'The pier at dawn', alt: 'A pier', credit: 'Photo: Agency', source: 'Agency' },
      ],
    });
    await correct('harbour', 'The pier is older.');
    newIsolate();
    const { browser } = await atPortal();
    const { text } = await browser.get(`${LIST}/harbour`);
    expect(text).toContain('The pier is older.');
    expect(text).toContain('You may not use this picture.');
    expect(text).toContain('Photo: Agency');
    for (const withheld of ['pictures.example/a.jpg', 'The pier at dawn', 'A pier']) expect(text).not.toContain(withheld);
  });
});

describe('before a copy is made, the page asks whether it is still current', () => {
  test('and is told of a correction, another notice and a withdrawal; asking delivers nothing', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    const open = async () => (await browser.get(`${LIST}/harbour`)).text;
    const first = await open();
    const before = await ledger();
    expect(await stateOf(browser, 'harbour', first)).toBe('current');
    expect(await ledger()).toEqual(before);
    await correct('harbour', 'It was the pier.');
    newIsolate();
    expect(await stateOf(browser, 'harbour', first)).toBe('changed');
    const second = await open();
    expect(await stateOf(browser, 'harbour', second)).toBe('current');
    await putAgreement({ notice: { licenceLine: 'Licensed to {partner}.' } }, { 'if-match': '*' });
    newIsolate();
    expect(await stateOf(browser, 'harbour', second)).toBe('changed');
    const third = await open();
    await withdraw('harbour');
    await notifyPartners();
    newIsolate();
    expect(await stateOf(browser, 'harbour', third)).toBe('withdrawn');
    expect((await browser.get(`${LIST}/harbour`)).status).toBe(410);
  });

  test('and is refused when the right was taken away or the user revoked', async () => {
    await publish('harbour');
    newIsolate();
    const { browser, user } = await atPortal();
    const { text } = await browser.get(`${LIST}/harbour`);
    const [, path = ''] = /data-copies="([^"]+)"/.exec(text) ?? [];
    const asked = async () =>
      (await browser.get(path.replaceAll('&amp;', '&'), { accept: 'application/json', 'sec-fetch-dest': 'empty' })).status;
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...ANNE, rights: ['read'] } });
    expect(await asked()).toBe(403);
    await callDesk('DELETE', `${GAZETTE}/users/${user.id}`);
    expect(await asked()).toBe(303);
  });
});
