// Lists that a partner can lengthen, or a desk for it: their pages are bounded by what is in them, too.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { fromNow } from '../../support/worker/clock.ts';
import { callDesk, publish, publishMany, withdraw, withdrawMany } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { stage } from '../../support/worker/pages.ts';
import { keysIn, pull, pullJson, textOf } from '../../support/worker/partner.ts';
import { partnerObject } from '../../support/worker/partner-object.ts';

isolateTests();

test('lists that a partner can lengthen have bounded pages', async () => {
  const partner = await stage();
  await publishMany(60, 'story-');
  await keysIn(partner.key, '?limit=100');
  const slugs = Array.from({ length: 60 }, (_, index) => `story-${index + 1}`);
  await withdrawMany(slugs, () => '"'.repeat(2_000));
  for (const slug of slugs) {
    const urls = Array.from({ length: 14 }, (_, index) => `https://harbour-gazette.example/${index}${'x'.repeat(2_000)}`);
    const said = { outcome: 'removed', urls, by: 'Night desk', at: fromNow(0) };
    await pull(partner.key, `/v1/withdrawals/${slug}.2/acknowledgement`, { method: 'POST', body: said });
  }
  const ids: string[] = [];
  let next: string | undefined = '/v1/withdrawals?limit=500';
  while (next !== undefined) {
    const text: string = await textOf(await pull(partner.key, next));
    expect(text.length).toBeLessThan(1_000_000);
    const page = JSON.parse(text) as { withdrawals: { id: string }[]; next?: string };
    ids.push(...page.withdrawals.map(({ id }) => id));
    next = page.next === undefined ? undefined : `/v1/withdrawals?limit=500&cursor=${page.next}`;
  }
  expect(new Set(ids).size).toBe(60);
  expect(ids).toHaveLength(60);
  const changes = await pullJson<{ changes: unknown[] }>(partner.key, '/v1/changes');
  expect(JSON.stringify(changes).length).toBeLessThan(1_000_000);
});

test('a list of five hundred withdrawals with long notes has bounded pages', async () => {
  const partner = await stage();
  await pull(partner.key, '/v1/account');
  await runInDurableObject(partnerObject(partner.id), (_instance, { storage: { sql } }) => {
    for (let number = 0; number < 500; number++)
      sql.exec(
        `INSERT INTO withdrawal (mode, id, slug, version, headline, note, at_ms, deadline_ms, received_ms) VALUES ('live', ?, ?, 2, ?, ?, ?, 0, 0)`,
        `story-${number}.2`,
        `story-${number}`,
        '文'.repeat(500),
        '文'.repeat(2_000),
        number,
      );
  });
  const text = await textOf(await pull(partner.key, '/v1/withdrawals?limit=500'));
  expect(text.length).toBeLessThan(500_000);
  expect((JSON.parse(text) as { next?: string }).next).toBeDefined();
});

test('the audit trail of a partner that acknowledges again and again has bounded pages', async () => {
  const partner = await stage();
  await publish('locks');
  await keysIn(partner.key);
  await withdraw('locks');
  for (let number = 0; number < 30; number++) {
    const urls = Array.from({ length: 14 }, (_, index) => `https://harbour-gazette.example/${number}${index}${'x'.repeat(2_000)}`);
    const said = { outcome: 'removed', urls, by: 'Night desk', at: fromNow(0) };
    await pull(partner.key, '/v1/withdrawals/locks.2/acknowledgement', { method: 'POST', body: said });
  }
  let entries = 0;
  for (let next: string | undefined = ''; next !== undefined; ) {
    const path: string = `/desk/partners/${partner.id}/audit?limit=500${next === '' ? '' : `&cursor=${next}`}`;
    const { body }: { body: { entries: object[]; next?: string } } = await callDesk('GET', path);
    expect(JSON.stringify(body).length).toBeLessThan(600_000);
    entries += body.entries.length;
    next = body.next;
  }
  // Set up, with an agreement and a key.
  expect(entries).toBe(33);
});
