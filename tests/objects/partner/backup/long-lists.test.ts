// The answer of a restore names at most a hundred partners and tokens, and counts the others.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { DIRECTORY_NAME } from '../../../../src/objects/directory.ts';
import { Partner } from '../../../../src/objects/partner.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { muteLog } from '../../../support/worker/catalogue.ts';
import { callDesk, setUpPublisher } from '../../../support/worker/desk.ts';
import { addPartner } from '../../../support/worker/desk-partners.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();

const LISTED = 100;
const OTHERS = 3;

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
});

/** The file of an export since which more partners were added than an answer names. */
async function fileOfBefore(): Promise<string> {
  const file = await exportAll();
  const directory = env.DIRECTORY.getByName(DIRECTORY_NAME);
  for (let n = 0; n < LISTED + OTHERS; n++) await directory.put({ id: `later-${n}`, name: `Later ${n}` });
  return file;
}

test('of partners that are not in the file', async () => {
  const { status, closed, moreClosed, moreDoubtfulTokens } = await restore(await fileOfBefore());
  expect([status, closed?.length, moreClosed, moreDoubtfulTokens]).toEqual([200, LISTED, OTHERS, undefined]);
});

test('of partners that do not answer', async () => {
  muteLog();
  vi.spyOn(Partner.prototype, 'revokeAllKeys').mockRejectedValue(new Error('the object does not answer'));
  const { status, unfinished, more } = await restore(await fileOfBefore());
  expect([status, unfinished?.length, more]).toEqual([503, LISTED, OTHERS]);
});

test('of tokens whose names no new token could have', async () => {
  await callDesk('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  const all = (await exportAll()).split('\n');
  const row = (line: string): string[] => JSON.parse(line).row;
  const many = (line: string) =>
    Array.from({ length: LISTED + OTHERS }, (_, n) => {
      const [, , hash = '', ...rest] = row(line);
      const id = String(n).padStart(12, '0');
      return JSON.stringify({ table: 'token', row: [id, `key ${id}`, `${id}${hash.slice(id.length)}`, ...rest] });
    });
  const lines = all.flatMap((line) => (line.startsWith('{"table":"token"') ? many(line) : [line]));
  const text = lines.join('\n').replace(/"records":(\d+)/, (_, records) => `"records":${Number(records) + LISTED + OTHERS - 1}`);
  const { status, doubtfulTokens, moreDoubtfulTokens } = await restore(text);
  expect([status, doubtfulTokens?.length, moreDoubtfulTokens]).toEqual([200, LISTED, OTHERS]);
});
