// A partner with many long agreements: they are listed page by page, each once, and no page is too large for a message.
import { beforeEach, expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { AgreementPage } from '../../../src/domain/partners/agreement-write.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { stage } from '../../support/worker/pages.ts';
import { issue, pullJson } from '../../support/worker/partner.ts';

const AGREEMENTS = 14;
const MOST_CHARS = 1_000_000;

let partner: string;

isolateTests();
beforeEach(async () => {
  ({ id: partner } = await stage());
  for (let number = 1; number < AGREEMENTS; number++) {
    const long = Array.from({ length: 200 }, (_, index) => `Ellery Wire ${index} ${'é'.repeat(170)}`);
    const terms: AgreementInput = {
      reference: `R-${number}`,
      validFrom: '2040-01-01T00:00:00Z',
      form: 'full',
      channels: ['print'],
      scope: { sources: { include: long, exclude: long } },
    };
    const { status } = await callDesk('PUT', `/desk/partners/${partner}/agreements/a-${number}`, { body: terms });
    expect(status).toBe(201);
  }
});

async function walk(pageAfter: (cursor: string) => Promise<AgreementPage>): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let pages = 0;
  for (let cursor: string | undefined = ''; cursor !== undefined; pages++) {
    const page: AgreementPage = await pageAfter(cursor === '' ? '' : `?cursor=${cursor}`);
    expect(JSON.stringify(page).length).toBeLessThan(MOST_CHARS);
    ids.push(...page.agreements.map((one) => idOf(one)));
    cursor = page.next;
  }
  return { ids, pages };
}

/** As the desk answers it, and as partners see it. */
function idOf(one: { agreement?: { id: string }; id?: string }): string {
  return one.agreement?.id ?? one.id ?? '';
}

test('the desk walks them by id', async () => {
  const pageAfter = async (query: string) => (await callDesk<AgreementPage>('GET', `/desk/partners/${partner}/agreements${query}`)).body;
  const { ids, pages } = await walk(pageAfter);
  expect(ids).toHaveLength(AGREEMENTS);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(pages).toBeGreaterThan(1);
  expect(await pageAfter('?cursor=a-9')).toMatchObject({ agreements: expect.any(Array) });
});

test('the partner walks them with its own first', async () => {
  const { key } = await issue(partner, { agreement: 'a-5' });
  const { ids, pages } = await walk((query) => pullJson<AgreementPage>(key, `/v1/agreements${query}`));
  expect(ids).toHaveLength(AGREEMENTS);
  expect(ids).toEqual(['a-5', ...ids.filter((id) => id !== 'a-5').sort()]);
  expect(pages).toBeGreaterThan(1);
});

test('a new name of the partner is tried in all of them', async () => {
  const { body, headers } = await callDesk<{ name: string }>('GET', `/desk/partners/${partner}`);
  const put = (name: string) =>
    callDesk('PUT', `/desk/partners/${partner}`, { body: { name }, headers: { 'if-match': headers.get('etag') ?? '' } });
  expect(body.name).not.toBe('Harbour Post');
  expect((await put('Harbour Post')).status).toBe(200);
});
