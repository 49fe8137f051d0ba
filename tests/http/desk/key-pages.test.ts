// Many keys of a partner, and many desk tokens: they are listed page by page, each once, the newest first.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { catalogue } from '../../support/worker/catalogue.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { stage } from '../../support/worker/pages.ts';
import { partnerObject } from '../../support/worker/partner-object.ts';

const MANY = 1_300;
const NUMBERS = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`;
/** Several of one moment, so that a page may end between them. */
const CREATED = '1000000000000 + i / 7';

isolateTests();

interface Page {
  keys?: { id: string; created: string }[];
  tokens?: { id: string; created: string }[];
  next?: string;
}

async function walk(path: string): Promise<{ id: string; created: string }[]> {
  const found = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { status, body }: { status: number; body: Page } = await callDesk('GET', `${path}${cursor === '' ? '' : `?cursor=${cursor}`}`);
    expect([status, JSON.stringify(body).length < 1_000_000]).toEqual([200, true]);
    found.push(...(body.keys ?? body.tokens ?? []));
    cursor = body.next;
  }
  return found;
}

function expectOnceAndNewestFirst(found: { id: string; created: string }[]): void {
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found.map(({ created }) => created)).toEqual(
    found
      .map(({ created }) => created)
      .sort()
      .reverse(),
  );
}

test('keys with fifty address ranges each', async () => {
  const { id } = await stage();
  const cidrs = JSON.stringify(Array.from({ length: 50 }, (_, index) => `2001:db8:1234:5678:${index.toString(16)}::/80`));
  await runInDurableObject(partnerObject(id), (_instance, { storage: { sql } }) => {
    sql.exec(
      `${NUMBERS} INSERT INTO key (id, hash, mode, name, agreement, scopes, cidrs, created_ms)
       SELECT printf('%012x', i), printf('%064x', i), 'live', 'Key ' || i, 'main', '["feed"]', ?, ${CREATED} FROM n`,
      cidrs,
    );
  });
  const found = await walk(`/desk/partners/${id}/keys`);
  expectOnceAndNewestFirst(found);
  expect(found).toHaveLength(MANY + 1);
  expect((await callDesk('POST', `/desk/partners/${id}/keys/${'1'.padStart(12, '0')}/rotation`)).status).toBe(201);
});

test('desk tokens', async () => {
  await stage();
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    sql.exec(
      `${NUMBERS} INSERT INTO token (id, name, hash, scopes, created_ms)
       SELECT printf('%012d', i), 'Desk ' || i || ' ${'x'.repeat(180)}', 'h' || i, '["read"]', ${CREATED} FROM n`,
    );
  });
  const found = await walk('/desk/tokens');
  expectOnceAndNewestFirst(found);
  expect(found).toHaveLength(MANY);
});
