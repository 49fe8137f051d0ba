// The audit trail at the console: found by who, what and when, and read without knowing JSON.
import { beforeEach, describe, expect, test } from 'vitest';
import { select } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS } from '../../support/worker/clock.ts';
import { type Browser, mintToken, signedIn } from '../../support/worker/console.ts';
import { callDesk, publish, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { finish, rename } from '../../support/worker/terms.ts';

isolateTests();

const PAGE = '/console/audit';
let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser } = await signedIn('Ada Brink', ['read']));
});

/** Cells of the rows, as text. */
async function rows(query = ''): Promise<string[][]> {
  const { status, text } = await browser.get(`${PAGE}${query}`);
  expect(status).toBe(200);
  const body = text.split('<tbody>')[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );
}

async function entryOf(action: string): Promise<string> {
  const [row] = await select(`SELECT max(seq) AS seq FROM audit WHERE action = '${action}'`);
  return (await browser.get(`${PAGE}/${String((row as { seq: number } | undefined)?.seq)}`)).text;
}

describe('the audit trail', () => {
  test('says in words who did what, and leads to what was changed', async () => {
    await publish('eastern-lock');
    await replace('eastern-lock', { headline: 'Another headline' });
    await setUpPublisher({ description: 'Tides & <i>ports</i>.', publicContent: 'full' });
    await mintToken('Mo Reed', ['read', 'backup']);
    await rename('pilots', { name: 'Harbour pilots' });
    await finish();
    const shown = await rows();
    const cells = shown.map(([, ...rest]) => rest);
    expect(cells).toContainEqual(['bootstrap', 'Updated', 'eastern-lock', 'version 2']);
    expect(cells).toContainEqual(['bootstrap', 'Settings changed', 'The Quay Courier', 'Description, Own articles']);
    expect(cells).toContainEqual(['bootstrap', 'Token made', 'Mo Reed', 'Read, Backups']);
    expect(cells).toContainEqual(['Ada Brink', 'Signed in', '', 'with a token']);
    expect(cells).toContainEqual(['bootstrap', 'Renamed', 'subjects/pilots', 'Name: Pilots → Harbour pilots']);
    const { text } = await browser.get(PAGE);
    for (const href of ['/console/articles/eastern-lock/versions/2', '/console/settings/subjects/pilots'])
      expect(text).toContain(`href="${href}"`);
    expect(text).not.toMatch(/\{&quot;|"sections"/);
  });

  test('shows the former settings beside the new ones, field by field, and never as JSON', async () => {
    await setUpPublisher({
      description: 'Tides & <i>ports</i>.',
      articlePages: 'here',
      sections: [{ code: 'harbour', name: 'Ports' }],
      desks: [],
    });
    const text = await entryOf('publisher.change');
    const parts = [...text.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)].map(([, label, shown = '']) => [
      label,
      shown
        .replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
        .replace(/<del>(.*?)<\/del>/g, '-$1-')
        .replace(/<ins>(.*?)<\/ins>/g, '+$1+'),
    ]);
    expect(parts).toContainEqual(['Description', '-Ports, tides and the people who live by them.-+Tides &amp; &lt;i&gt;ports&lt;/i&gt;.+']);
    expect(parts).toContainEqual(['Page of an article', '-On your site, to which this service redirects-+On this service+']);
    expect(parts).toContainEqual(['Section harbour', '-Harbour-+Ports+']);
    expect(parts).toContainEqual(['Section weather', '-Weather-']);
    expect(text).not.toMatch(/\{&quot;|&quot;name&quot;/);
    expect(await entryOf('token.mint')).toContain('<dt>May</dt>');
    for (const entry of ['0', '99999', 'x', '1e3']) expect((await browser.get(`${PAGE}/${entry}`)).status).toBe(404);
  });

  test('is narrowed by who, what, with what and days of the publisher’s time zone', async () => {
    await publish('eastern-lock');
    const { token } = await mintToken('Mo Reed', ['read', 'articles']);
    advanceClock(DAY_MS);
    ({ browser } = await signedIn('Cy Dale', ['read']));
    await callDesk('PUT', '/desk/articles/second', {
      token,
      body: { headline: 'Second', source: 'The Quay Courier', sections: ['harbour'], bodyHtml: '<p>x</p>' },
    });
    const subjects = async (query: string) => (await rows(query)).map(([, , , subject]) => subject);
    expect(await subjects('?who=mo+r')).toEqual(['second']);
    expect(await subjects('?action=article.&who=&subject=&from=&to=')).toEqual(['second', 'eastern-lock']);
    expect(await subjects('?subject=EASTERN')).toEqual(['eastern-lock']);
    expect(await subjects('?action=article.&from=2040-03-02')).toEqual(['second']);
    expect(await subjects('?action=article.&to=2040-03-01')).toEqual(['eastern-lock']);
    expect(await subjects('?from=2040-03-03')).toEqual([]);
    expect(await subjects('?who=Nobody')).toEqual([]);
    for (const query of ['?action=x', '?from=yesterday', '?cursor=0', '?other=1'])
      expect((await browser.get(`${PAGE}${query}`)).status).toBe(422);
  });

  test('goes on page by page, with the filter, and says where a long search has stopped', async () => {
    const entries = (count: number, action: string) =>
      select(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
         INSERT INTO audit (at_ms, who, action, subject) SELECT ${Date.now()}, 'bootstrap', '${action}', 'a-' || i FROM n`,
      );
    await entries(60, 'token.revoke');
    const { text } = await browser.get(`${PAGE}?action=token.&who=bootstrap`);
    const next = /audit\?([^"]+)">Older entries/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect([(await rows('?action=token.&who=bootstrap')).length, (await rows(`?${next}`)).length]).toEqual([50, 11]);
    await entries(20_100, 'article.expire');
    const long = await browser.get(`${PAGE}?action=token.`);
    expect([long.text.includes('The search has looked back to'), long.text.includes('No entry matches the filter.')]).toEqual([true, true]);
    const on = /cursor=(\d+)">Older entries/.exec(long.text)?.[1];
    expect((await rows(`?action=token.&cursor=${on}`)).length).toBe(50);
  });

  test('is downloaded as CSV, in which no cell is a formula', async () => {
    await mintToken('=HYPERLINK("x")', ['read']).catch(() => undefined);
    await setUpPublisher({ name: '=1+1' });
    const { status, text, headers } = await browser.get(`${PAGE}.csv?action=publisher.`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    const [head, first] = text.split('\r\n');
    expect(head).toBe('at,who,token,what,action,subject,subjectName,change,import');
    expect(first).toContain(`,bootstrap,,Settings changed,publisher.change,"'=1+1",,"Name, Former names",`);
    const { id } = await mintToken('Mo Reed', ['read']);
    await callDesk('DELETE', `/desk/tokens/${id}`);
    const tokens = (await browser.get(`${PAGE}.csv?action=token.`)).text;
    expect(tokens).toContain(`,Token revoked,token.revoke,${id},Mo Reed,,`);
    const { body } = await callDesk<{ entries: { action: string; subjectName?: string }[] }>('GET', '/desk/audit?limit=1');
    expect(body.entries[0]).toMatchObject({ action: 'token.revoke', subjectName: 'Mo Reed' });
    expect((await browser.get(`${PAGE}.csv?cursor=1`)).status).toBe(422);
  });
});
