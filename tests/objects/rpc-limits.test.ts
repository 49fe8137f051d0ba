// How much of a list goes into one message between objects.
import { expect, test } from 'vitest';
import { ANSWER_BYTES, bytesOf, fitting } from '../../src/objects/rpc-limits.ts';

test('a text with a character outside Latin-1 counts twice, since a message has two bytes for each of its characters', () => {
  expect(bytesOf('é'.repeat(10))).toBe(12);
  expect(bytesOf('文'.repeat(10))).toBe(22);
  expect(bytesOf({ latin: 'x'.repeat(10), other: ['文'] })).toBe(JSON.stringify({ latin: 'x'.repeat(10), other: ['文'] }).length + 1);
});

test('an answer has as many as fit, and at least one', () => {
  const half = Math.floor(ANSWER_BYTES / 2) - 2;
  expect([...fitting(['x'.repeat(half), 'x'.repeat(half), 'x'])]).toHaveLength(2);
  expect([...fitting(['文'.repeat(half), '文'.repeat(half)])]).toHaveLength(1);
  expect([...fitting(['x'.repeat(2 * ANSWER_BYTES), 'x'])]).toHaveLength(1);
  expect([...fitting([])]).toEqual([]);
});
