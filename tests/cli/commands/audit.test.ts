// The trail on a terminal: what was changed, and nothing that was not.
import { expect, test } from 'vitest';
import { changeIn } from '../../../src/cli/commands/audit.ts';

const KEY = {
  id: 'd528fd81a3c0',
  mode: 'live',
  name: 'CMS',
  agreement: 'main',
  scopes: ['feed', 'articles'],
  cidrs: [],
  created: '2026-11-01T08:00:00.000Z',
};
const REVOKED = '2026-11-27T08:00:00.000Z';

function told(action: string, before: unknown, after: unknown): string {
  const text = (value: unknown) => (value === undefined ? {} : JSON.stringify(value));
  return changeIn({
    action,
    ...(before === undefined ? {} : { before: text(before) as string }),
    ...(after === undefined ? {} : { after: text(after) as string }),
  });
}

test.each([
  ['as it is recorded now', { ...KEY, revoked: REVOKED }],
  ['as it was recorded before, by what was changed alone', { revoked: REVOKED }],
])('the entry for a revoked key shows only that it was revoked, %s', (_name, after) => {
  expect(told('key.revoke', KEY, after)).toBe(`revoked: none → ${REVOKED}`);
});

test('the entry for a rotated key shows only its expiry and its successor', () => {
  expect(told('key.rotate', KEY, { replacedBy: 'a1', expires: REVOKED })).toBe(`expires: none → ${REVOKED}; replacedBy: none → a1`);
});

test('a field that was removed is shown as removed', () => {
  const before = { id: 'lake-post', name: 'The Lake Post', contact: 'desk@lake-post.example', created: KEY.created };
  const { contact: _gone, ...after } = before;
  expect(told('partner.change', before, after)).toBe('contact: desk@lake-post.example → none');
  expect(told('standing.set', { standing: 'suspended', reason: 'No notice.' }, { standing: 'good' })).toBe(
    'reason: No notice. → none; standing: suspended → good',
  );
});

test('the entry for a changed agreement shows the meaning of terms that are absent', () => {
  expect(told('agreement.change', { rate: { requests: 600, perSeconds: 60 } }, {})).toBe(
    'rate.perSeconds: 60 → 300 requests in 60 seconds; rate.requests: 600 → 300 requests in 60 seconds',
  );
});

test('the entry for a new record shows its identifying fields and the number of the others', () => {
  const terms = { afterTerm: 'keep', ai: { input: false, train: false }, channels: ['web'], domains: [], form: 'full', reference: 'M10-1' };
  expect(told('agreement.add', undefined, terms)).toBe(
    'reference: M10-1; form: full; afterTerm: keep; ai.input: false; ai.train: false; and 2 more (--json)',
  );
});

test('a value that is not a record is shown as it is', () => {
  expect(changeIn({ action: 'article.update', before: '1', after: '2' })).toBe('version: 1 → 2');
  expect(changeIn({ action: 'article.publish', after: '1' })).toBe('version: 1');
  expect(changeIn({ action: 'token.revoke' })).toBe('');
});
