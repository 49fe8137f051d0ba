// The records of a partner at the console: ledger, usage and audit trail, however long they are, and as files.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { fromNow } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { type Licensee, pullText } from '../../support/worker/partner.ts';
import { expectHarmless, ID, PAGE, type PartnerStage, partnerStage } from '../../support/worker/partner-stage.ts';

isolateTests();

let browser: Browser;
let gazette: Licensee;
let send: PartnerStage['send'];

beforeEach(async () => {
  ({ browser, gazette, send } = await partnerStage());
});

describe('the records of a partner', () => {
  const ROWS = 10_000;

  /** As if so many articles had been delivered, one a minute until now. */
  function fillLedger(): Promise<void> {
    return runInDurableObject(env.PARTNER.getByName(ID), (_instance, { storage: { sql } }) => {
      sql.exec(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
         INSERT INTO ledger (mode, slug, agreement, agreement_version, version, form, template, first_ms, last_ms, count, key_id)
         SELECT 'live', 'story-' || i, CASE WHEN i % 2 = 0 THEN 'main' ELSE 'other' END, 1, 1, CASE WHEN i % 4 = 0 THEN 'headline' ELSE 'full' END, 1,
           ?1 + i * 60000, ?1 + i * 60000, 3, 'k1' FROM n`,
        Date.parse(fromNow(-ROWS * 60_000)),
      );
    });
  }

  async function gzipped(text: string): Promise<number> {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    return (await new Response(stream).arrayBuffer()).byteLength;
  }

  test('a ledger of ten thousand rows is read page by page, each by one call and small, and is a file with all of them', async () => {
    await fillLedger();
    const ledger = vi.spyOn(Partner.prototype, 'ledger');
    const first = await browser.get(`${PAGE}/ledger`);
    expect(ledger).toHaveBeenCalledTimes(1);
    expect(await gzipped(first.text)).toBeLessThan(40_000);
    const slugs = (text: string) => [...text.matchAll(/\/console\/articles\/(story-\d+)\/versions/g)].map(([, slug]) => slug);
    expect([slugs(first.text)[0], slugs(first.text).length]).toEqual(['story-10000', 100]);
    const next = /href="([^"]+)">Older deliveries/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(slugs((await browser.get(next)).text)[0]).toBe('story-9900');
    ledger.mockClear();
    const file = await browser.get(`${PAGE}/ledger/csv`);
    expect(file.text.split('\r\n')).toHaveLength(ROWS + 2);
    expect(ledger.mock.calls.length).toBeLessThanOrEqual(11);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="harbour-gazette-ledger.csv"');
  });

  test('a ledger is narrowed to an article, an agreement, a form and days, and keeps that on the next page', async () => {
    await fillLedger();
    const count = async (query: string) => (await browser.get(`${PAGE}/ledger/csv?${query}`)).text.split('\r\n').length - 2;
    expect(await count('article=story-7')).toBe(1);
    expect(await count('agreement=main&form=&from=')).toBe(5_000);
    expect(await count('agreement=other&form=headline')).toBe(0);
    expect(await count('form=headline')).toBe(2_500);
    expect(await count('from=2040-02-29&to=2040-02-29')).toBe(1_440);
    expect(await count('to=2040-02-24')).toBe(ROWS - 5 * 1_440 - 721 - 0);
    const { text } = await browser.get(`${PAGE}/ledger?form=headline&from=2040-02-29`);
    expect(text).toMatch(/href="[^"]*form=headline&amp;from=2040-02-29&amp;cursor=\d+">Older/);
    expect((await browser.get(`${PAGE}/ledger?article=nothing`)).text).toContain('No delivery matches the filter.');
    for (const query of ['?form=x', '?from=yesterday', '?cursor=x', '?limit=5', '?article=A%20b'])
      expect([query, (await browser.get(`${PAGE}/ledger${query}`)).status]).toEqual([query, 422]);
  });

  test('usage is shown by day, article and key, and is a file in which no cell is a formula', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    for (const [by, group] of [
      ['day', 'Thursday, 1 March 2040'],
      ['article', 'eastern-lock'],
      ['key', gazette.keyId],
    ])
      expect([by, (await browser.get(`${PAGE}/usage?by=${by}`)).text.includes(`${group}`)]).toEqual([by, true]);
    expect((await browser.get(`${PAGE}/usage/csv?by=article&from=2040-03-01`)).text).toBe(
      'article,articles,versions,deliveries,countedAgainstQuota,overQuota\r\neastern-lock,1,1,1,1,0\r\n',
    );
    expect((await browser.get(`${PAGE}/usage?from=2039-01-01&to=2039-01-02`)).text).toContain('Nothing was delivered in this period.');
  });

  test('the audit trail says in words what was changed, and its file has no formula', async () => {
    await send('standing', { standing: 'warned', reason: '=HYPERLINK("https://evil.example")' });
    await callDesk('PUT', `/desk/partners/${ID}/agreements/main`, {
      body: { reference: 'Q', validFrom: '2040-01-01T00:00:00Z', form: 'summary', channels: ['web'], domains: ['harbour-gazette.example'] },
      headers: { 'if-match': '*' },
    });
    const { text } = await browser.get(`${PAGE}/audit`);
    for (const part of ['Standing set', 'Ada Brink', 'Agreement changed', 'Key made', `href="${PAGE}/keys/${gazette.keyId}"`])
      expect(text).toContain(part);
    expect(text).toMatch(/Standing<\/span> <del dir="auto">good<\/del> <ins dir="auto">warned<\/ins>/);
    expect(text).not.toContain('sha256');
    expectHarmless(text);
    // Older than a page of entries of another kind.
    await runInDurableObject(env.PARTNER.getByName(ID), (_instance, { storage: { sql } }) => {
      sql.exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) INSERT INTO audit (at_ms, who, action, subject) SELECT 1, 'x', 'key.issue', 'k' FROM n",
      );
    });
    const standings = (await browser.get(`${PAGE}/audit?action=standing`)).text;
    expect([standings.includes('Standing set'), standings.includes('Key made')]).toEqual([true, false]);
    const file = (await browser.get(`${PAGE}/audit/csv?action=standing`)).text;
    expect(file).toContain(`Reason,,"'=HYPERLINK(""https://evil.example"")"`);
    expect(file.split('\r\n')).toHaveLength(4);
    expect((await browser.get(`${PAGE}/audit?action=x`)).status).toBe(422);
  });
});
