// What minting a token reads, counted in rows: the tokens of the same name, however many others there are.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { type DeskToken, type MintResult, mint } from '../../../../src/objects/catalogue/settings/tokens.ts';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { NOON } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

const OTHERS = 3_000;
const nowMs = Date.parse(NOON);

isolateTests();

function mintWith(sql: SqlStorage, id: string, name: string): MintResult {
  const token: DeskToken = { id, name, scopes: ['read'], created: NOON };
  return mint(sql, { token, hash: id, actor: { name: 'desk' }, nowMs });
}

test('a token costs the same to mint beside three thousand others, which an earlier program left without a shape', async () => {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    sql.exec(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OTHERS})
       INSERT INTO token (id, name, hash, scopes, created_ms) SELECT 'id' || i, 'Desk ' || i, 'h' || i, '["read"]', ${nowMs} FROM n`,
    );
    expect(mintWith(sql, 'first', 'Night desk')).toEqual({ kind: 'minted' });
    let read = 0;
    const cursors: { rowsRead: number }[] = [];
    const exec: SqlStorage['exec'] = (query, ...bindings) => {
      const cursor = sql.exec(query, ...bindings);
      cursors.push(cursor);
      return cursor as never;
    };
    expect(mintWith({ exec } as SqlStorage, 'second', 'Morning desk')).toEqual({ kind: 'minted' });
    for (const { rowsRead } of cursors) read += rowsRead;
    expect(read).toBeLessThan(20);
    expect(mintWith(sql, 'third', 'DESK-1234')).toMatchObject({ kind: 'name-taken', holder: { id: 'id1234' } });
  });
});
