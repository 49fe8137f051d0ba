// The desk's first page in the browser: what is known is shown, whatever does not answer.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Directory } from '../../../src/objects/directory.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { fromNow, HOUR_MS, NOON, setClock } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, changeState, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();
let browser: Browser;

beforeEach(async () => {
  await setUpPublisher({ timeZone: 'Pacific/Auckland' });
  ({ browser } = await signedIn());
});
afterEach(() => void vi.restoreAllMocks());

async function page(): Promise<string> {
  const { status, text } = await browser.get('/console/today');
  expect(status).toBe(200);
  return text;
}

/** Of the fragment of the page that begins with the heading. */
const after = (text: string, heading: string) => text.slice(text.indexOf(`>${heading}<`)).split('<h2>')[0];

test('the day is that of the newsroom, and not of UTC', async () => {
  // In Auckland it is one in the morning.
  await publish('quay');
  expect(after(await page(), 'Published today')).toContain('/console/articles/quay');
  // An hour and a half before its midnight.
  setClock('2040-03-02T09:30:00.000Z');
  ({ browser } = await signedIn('Mo Reed'));
  expect(await page()).toContain('/console/articles?state=published&amp;from=2040-03-02&amp;to=2040-03-02');
  setClock('2040-03-02T11:30:00.000Z');
  const tomorrow = await page();
  expect(tomorrow).toContain('Nothing has been published today.');
  expect(tomorrow).toContain('/console/articles?state=published&amp;from=2040-03-03&amp;to=2040-03-03');
});

test('each figure leads to the articles that it counts', async () => {
  await publish('quay');
  await publish('lock');
  await changeState('lock', 'hold');
  await publish('vote', { embargoedUntil: fromNow(HOUR_MS) });
  const figures = /<ul class="figures">.*?<\/ul>/s.exec(await page())?.[0] ?? '';
  const paths = [...figures.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
  const listed = [];
  for (const path of paths) {
    const { status, text } = await browser.get(path);
    listed.push([status, ...['quay', 'lock', 'vote'].filter((slug) => text.includes(`href="/console/articles/${slug}"`))]);
  }
  expect(listed).toEqual([[200, 'quay'], [200, 'vote'], [200, 'lock'], [200]]);
});

test('one call to the Catalogue and one to the Directory make the page', async () => {
  const directory = vi.spyOn(Directory.prototype, 'today');
  const others = (['list', 'listSummaries', 'named', 'has'] as const).map((name) => vi.spyOn(Directory.prototype, name));
  const catalogue = vi.spyOn(Catalogue.prototype, 'today');
  await page();
  expect(directory).toHaveBeenCalledTimes(1);
  expect(catalogue).toHaveBeenCalledTimes(1);
  for (const other of others) expect(other).not.toHaveBeenCalled();
});

test('with a silent Directory the page shows the articles and says that partners are not known', async () => {
  muteLog();
  await publish('quay');
  vi.spyOn(Directory.prototype, 'today').mockImplementation(() => {
    throw new Error('the Directory does not answer');
  });
  const text = await page();
  expect(text).toContain('/console/articles/quay');
  expect(text).toContain('Partners cannot be read at the moment.');
  expect(text).not.toContain('Deliveries to partners');
  expect(after(text, 'Needs attention')).not.toContain('Nothing needs attention.');
});

test('with a Directory that never answers the page is shown after five seconds', async () => {
  const patience: number[] = [];
  const later = globalThis.setTimeout;
  vi.spyOn(Directory.prototype, 'today').mockImplementation(() => new Promise(() => {}) as never);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((call: () => void, ms = 0) => {
    if (ms >= 1000) patience.push(ms);
    return later(call, ms === 5000 ? 500 : ms);
  });
  expect(await page()).toContain('Partners cannot be read at the moment.');
  expect(patience).toEqual([5000, 5000]);
});

test('with sixty partners the page counts what they need, and shows at once that the desk has suspended one', async () => {
  const directory = env.DIRECTORY.getByName('directory');
  for (let number = 10; number < 70; number += 1) {
    const id = `p-${number}`;
    await directory.put({ id, name: `Partner ${number}` });
    if (number >= 60) continue;
    const deliveries = [{ day: NOON.slice(0, 10), deliveries: number }];
    await directory.report(id, {
      made: NOON,
      standing: 'good',
      openWithdrawals: 0,
      overdueWithdrawals: 0,
      acceptanceDue: NOON,
      deliveries,
    });
  }
  await callDesk('PUT', '/desk/partners/p-10', { body: { name: 'Partner 10' } });
  await callDesk('PUT', '/desk/partners/p-10/standing', {
    body: { standing: 'suspended', reason: 'No notice.' },
    headers: { 'if-match': '*' },
  });
  const text = await page();
  const attention = after(text, 'Needs attention');
  for (const sentence of ['One partner is suspended.', '49 partners have a notice to accept.', '10 partners have not reported yet.'])
    expect([sentence, attention?.includes(sentence)]).toEqual([sentence, true]);
  expect(after(text, 'Deliveries to partners')).toMatch(/1,715|1715/);
});

test('with a Catalogue that cannot say what is on, the page shows the partners', async () => {
  muteLog();
  vi.spyOn(Catalogue.prototype, 'today').mockImplementation(() => {
    throw new Error('no');
  });
  const text = await page();
  expect(text).toContain('Articles, withdrawals and deliveries to readers cannot be read at the moment.');
  expect(text).toContain('Deliveries to partners');
  expect(text).not.toContain('published today');
});

test('it is what somebody sees first', async () => {
  expect((await browser.get('/console')).location).toBe('/console/today');
});
