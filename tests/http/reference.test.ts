// The document of the API and what the Worker answers are one.
import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { answersChecked } from '../support/answer-check.ts';
import { schemaOf } from '../support/described-endpoints.ts';
import { ORIGIN } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';

isolateTests();

test('an answer is compared with the document', async () => {
  const before = answersChecked();
  await exports.default.fetch(`${ORIGIN}/healthz`);
  await exports.default.fetch(new Request(`${ORIGIN}/v1`));
  expect(answersChecked()).toBe(before + 2);
});

test('a schema of the document refuses a missing member, an unknown one, and one of another type', () => {
  const health = schemaOf('Health');
  expect([{ status: 'ok' }, {}, { status: 'ok', more: 1 }, { status: 'fine' }].map((body) => health.safeParse(body).success)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const list = schemaOf('TermList');
  const term = { code: 'a', name: 'A', articles: 0, aliases: [] };
  expect([term, { ...term, articles: 'none' }, { ...term, other: 1 }].map((one) => list.safeParse({ terms: [one] }).success)).toEqual([
    true,
    false,
    false,
  ]);
});
