// The board of a withdrawal in the browser: who has to take it down until when, and what they say.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Directory } from '../../../src/objects/directory.ts';
import { muteLog, runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { type Licensee, licensee, pull, pullText } from '../../support/worker/partner.ts';

isolateTests();

const BOARD = '/console/withdrawals/eastern-lock.2';
let browser: Browser;
let gazette: Licensee;

beforeEach(async () => {
  await setUpPublisher();
  gazette = await licensee({ id: 'harbour-gazette', name: 'Harbour <Gazette>' });
  await callDesk('PUT', '/desk/partners/harbour-gazette', {
    body: { name: 'Harbour <Gazette>', contact: 'desk@gazette.example' },
    headers: { 'if-match': '*' },
  });
  await publish('eastern-lock');
  await pullText(gazette.key, '/v1/articles/eastern-lock/text');
  await withdraw('eastern-lock', 'The tug was another one.');
  await runAlarm();
  ({ browser } = await signedIn());
});

function acknowledge(by: string): Promise<Response> {
  const body = { outcome: 'removed', by, at: new Date(Date.now()).toISOString(), urls: ['https://gazette.example/lock'] };
  return pull(gazette.key, '/v1/withdrawals/eastern-lock.2/acknowledgement', { method: 'POST', body });
}

describe('the list of withdrawals', () => {
  test('leads to the board of each, with its state', async () => {
    const { text } = await browser.get('/console/withdrawals');
    expect(text).toContain(`href="${BOARD}"`);
    expect(text).toContain('0 of 1');
    expect(text).toContain('Open');
  });

  test('cannot be paged by a made-up cursor or a parameter that it does not have', async () => {
    expect((await browser.get('/console/withdrawals?cursor=x')).status).toBe(422);
    expect((await browser.get('/console/withdrawals?limit=5')).status).toBe(422);
  });
});

describe('the board of a withdrawal', () => {
  test('has each partner by its name with contact, state, deadline and the time that is left', async () => {
    const { text } = await browser.get(BOARD);
    expect(text).toContain('Harbour &lt;Gazette&gt;');
    expect(text).toContain('href="mailto:desk@gazette.example"');
    expect(text).toContain('The tug was another one.');
    expect(text).toMatch(/data-relative[^>]*>in \d+ (?:minutes|hours|days)</);
  });

  test('shows an acknowledgement with what the partner says, and an overdue one as overdue', async () => {
    advanceClock(1_000 * HOUR_MS);
    expect((await (await signedIn('Later')).browser.get(BOARD)).text).toMatch(/badge bad">Overdue/);
    expect((await acknowledge('Mo <Reed>')).status).toBe(200);
    const { text } = await (await signedIn('Latest')).browser.get(BOARD);
    expect(text).toContain('Mo &lt;Reed&gt;');
    expect(text).toContain('href="https://gazette.example/lock"');
    expect(text).toContain('1 of 1 have taken it down');
  });

  test('is fetched alone by the page that shows it, and needs the session like the page', async () => {
    const { status, text } = await browser.get(`${BOARD}/board`);
    expect([status, text.startsWith('<p class="lead">'), text.includes('<html')]).toEqual([200, true, false]);
    browser.cookie = undefined;
    expect((await browser.get(`${BOARD}/board`)).status).toBe(303);
  });

  test('can be downloaded as CSV, in which no cell is a formula', async () => {
    await acknowledge('=HYPERLINK("https://evil.example")');
    const { headers, text } = await browser.get(`${BOARD}/csv`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="withdrawal-eastern-lock.2.csv"');
    const [head, line, end] = text.split('\r\n');
    expect(head).toBe('partner,name,contact,state,deadline,outcome,by,at,pages');
    expect(line).toMatch(/^harbour-gazette,Harbour <Gazette>,desk@gazette\.example,acknowledged,/);
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(end).toBe('');
  });

  test('shows what it has while the Directory does not answer, and says what is missing', async () => {
    muteLog();
    vi.spyOn(Directory.prototype, 'named').mockImplementation(() => {
      throw new Error('the Directory does not answer');
    });
    const { status, text } = await browser.get(BOARD);
    expect([status, text.includes('harbour-gazette'), text.includes('cannot be read at the moment')]).toEqual([200, true, true]);
  });

  test('of an id that nobody has, or that is no id, is 404', async () => {
    for (const id of ['nothing.1', 'eastern-lock.9', 'x%2Fy', '..%2F..'])
      expect([id, (await browser.get(`/console/withdrawals/${id}`)).status]).toEqual([id, 404]);
  });
});
