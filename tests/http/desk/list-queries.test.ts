// Every list is asked for in one way, and refuses a page length or a cursor that it cannot have in the same words.
import { expect, test } from 'vitest';
import { callDesk } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { stage } from '../../support/worker/pages.ts';
import { type Licensee, pull } from '../../support/worker/partner.ts';

isolateTests();

/** With the longest page, where a caller chooses its length. */
const LISTS: [name: string, path: (partner: string) => string, most?: number][] = [
  ['articles', () => '/desk/articles', 100],
  ['the audit trail', () => '/desk/audit', 500],
  ['desk tokens', () => '/desk/tokens'],
  ['withdrawals', () => '/desk/withdrawals', 100],
  ['partners', () => '/desk/partners', 500],
  ['agreements of a partner', (partner) => `/desk/partners/${partner}/agreements`],
  ['keys of a partner', (partner) => `/desk/partners/${partner}/keys`],
  ['the ledger of a partner', (partner) => `/desk/partners/${partner}/ledger`, 500],
  ['the audit trail of a partner', (partner) => `/desk/partners/${partner}/audit`, 500],
  ['withdrawals of a partner', (partner) => `/desk/partners/${partner}/withdrawals`, 100],
  ['the preview of a partner', (partner) => `/desk/partners/${partner}/preview`, 200],
  ['withdrawals, for the partner', () => '/v1/withdrawals', 500],
  ['agreements, for the partner', () => '/v1/agreements'],
];

const CURSOR = 'must be the "next" of another page';

/** The sentence of a refusal about this parameter: the desk gets all objections, a partner the first. */
async function refusalOf({ key }: Licensee, path: string, parameter: string): Promise<string> {
  if (path.startsWith('/desk/')) {
    const { status, body } = await callDesk<{ objections?: { pointer: string; detail: string }[] }>('GET', path);
    expect(status, path).toBe(422);
    return body.objections?.find(({ pointer }) => pointer === `/${parameter}`)?.detail ?? '';
  }
  const answer = await pull(key, path);
  expect(answer.status, path).toBe(400);
  const { detail }: { detail: string } = await answer.json();
  return detail.replace(`The parameter "${parameter}" `, '').replace(/\.$/, '');
}

test.each(LISTS)('%s', async (_name, pathOf, most) => {
  const staged = await stage();
  const path = pathOf(staged.id);
  for (const cursor of ['%20', '', '..%2F1', "'", 'A~B', 'x'.repeat(65)]) {
    expect(await refusalOf(staged, `${path}?cursor=${cursor}`, 'cursor'), cursor).toBe(CURSOR);
  }
  if (most === undefined) return;
  for (const limit of ['0', '-1', '1.5', '1e1', '0x10', '%2010', '', 'all', String(most + 1), '9'.repeat(400)]) {
    expect(await refusalOf(staged, `${path}?limit=${limit}`, 'limit'), limit).toBe(`must be a whole number from 1 to ${most}`);
  }
  const longest = `${path}?limit=${most}`;
  const status = path.startsWith('/desk/') ? (await callDesk('GET', longest)).status : (await pull(staged.key, longest)).status;
  expect(status).toBe(200);
});
