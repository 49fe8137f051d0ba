// Whatever a desk sends wrong, each route objects in plain words: what the field must be, and which fields there are.
import { beforeEach, expect, test } from 'vitest';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

let key = '';

beforeEach(async () => {
  await setUpPublisher();
  await publish('ferry');
  await addPartner();
  await putAgreement();
  key = (await issueKey()).id;
});

/** Routes that read JSON, and the fields of each. */
const ROUTES: [string, string, string[]][] = [
  ['PUT', '/desk/articles/ferry', ['headline', 'by', 'sections', 'subjects', 'bodyHtml', 'images', 'embargoedUntil', 'urgency', 'licence']],
  ['POST', '/desk/articles/ferry/correction', ['note', 'kind', 'changes']],
  ['POST', '/desk/articles/ferry/withdrawal', ['reason', 'note']],
  ['PUT', '/desk/articles/ferry/withdrawal', ['reason', 'note']],
  ['POST', '/desk/articles/ferry/reinstatement', []],
  ['POST', '/desk/articles/ferry/hold', []],
  ['POST', '/desk/articles/ferry/release', []],
  ['PUT', '/desk/publisher', ['name', 'sections', 'desks', 'publicContent', 'redirects', 'logo', 'timeZone']],
  ['POST', '/desk/tokens', ['name', 'scopes', 'expires']],
  ['PUT', GAZETTE, ['name', 'contact']],
  ['PUT', `${GAZETTE}/standing`, ['standing', 'reason']],
  ['PUT', `${GAZETTE}/agreements/main`, ['reference', 'scope', 'form', 'channels', 'notice', 'quota', 'ai', 'payment']],
  ['POST', `${GAZETTE}/agreements/main/end`, ['at']],
  ['POST', `${GAZETTE}/keys`, ['mode', 'name', 'scopes', 'cidrs', 'expires', 'agreement']],
  ['POST', `${GAZETTE}/keys/KEY/rotation`, ['overlapHours']],
];

const CLAUSE = /^(?:is|must|has|does not|contradicts|names) [^\n]+[^.\s]$/;
const PROGRAMMERS = /invalid|received|undefined|unrecognized|NaN|regex|does not have the form/i;

test.each(ROUTES)('%s %s says in plain words what is wrong, and names its fields', async (method, path, fields) => {
  const call = (body: unknown) => callDesk(method, path.replace('KEY', key), { body: JSON.stringify(body), headers: { 'if-match': '*' } });
  const values = [7.5, true, null, 'x\u0000 y', '', [[]], [7], {}, { unknwon: 1 }];
  const wrong = [[], 'x', 7, null, { unknwon: 1 }, ...fields.flatMap((field) => values.map((value) => ({ [field]: value, unknwon: 1 })))];
  for (const body of wrong) {
    const answer = await call(body);
    expect([body, answer.status]).toEqual([body, 422]);
    for (const { pointer, detail } of answer.body.objections ?? []) {
      expect(detail, `${pointer} for ${JSON.stringify(body)}`).toMatch(CLAUSE);
      expect(detail, `${pointer} for ${JSON.stringify(body)}`).not.toMatch(PROGRAMMERS);
    }
  }
  const unknown = (await call({ unknwon: 1 })).body.objections?.find(({ pointer }) => pointer === '/unknwon')?.detail;
  if (fields.length === 0) expect(unknown).toBe('is not a field we know; no field is expected here');
  else for (const field of fields) expect(unknown).toContain(field);
});

const LISTS = [
  '/desk/articles',
  '/desk/withdrawals',
  '/desk/partners',
  `${GAZETTE}/keys`,
  `${GAZETTE}/ledger`,
  `${GAZETTE}/usage`,
  '/desk/tokens',
  '/desk/audit',
];

test('lists name the parameters that there are', async () => {
  for (const path of LISTS) {
    const { status, body } = await callDesk('GET', `${path}?cursr=x&limit=many`);
    expect([path, status, body.objections?.find(({ pointer }) => pointer === '/cursr')?.detail]).toEqual([
      path,
      422,
      expect.stringMatching(/^is not a field we know; .*\w+/),
    ]);
    for (const { detail } of body.objections ?? []) expect(detail).not.toMatch(PROGRAMMERS);
  }
});
