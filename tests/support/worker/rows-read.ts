// The cost of an answer to the Catalogue, in rows.
import { runInDurableObject } from 'cloudflare:test';
import { expect } from 'vitest';
import { catalogue } from './catalogue.ts';

/** Rows that the Catalogue reads during a call, indexes counted as the platform bills them. */
export async function rowsRead(ask: () => Promise<unknown>): Promise<number> {
  const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  await runInDurableObject(catalogue(), (instance, { storage: { sql } }) => {
    const exec: SqlStorage['exec'] = (query, ...bindings) => {
      const cursor = sql.exec(query, ...bindings);
      cursors.push(cursor);
      return cursor as never;
    };
    Object.assign(instance, { sql: { exec } });
  });
  await ask();
  expect(cursors.length).toBeGreaterThan(0);
  return runInDurableObject(catalogue(), () => cursors.reduce((sum, cursor) => sum + cursor.rowsRead, 0));
}
