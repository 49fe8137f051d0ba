// Networks that are refused for a time.
import { expect, test } from 'vitest';
import { Blocks } from '../../../src/domain/values/blocks.ts';

test('a block ends at its very millisecond, and is of one network', () => {
  const blocks = new Blocks();
  blocks.add('192.0.2.1', 1_000);
  expect([blocks.endOf('192.0.2.1', 999), blocks.endOf('192.0.2.1', 1_000), blocks.endOf('192.0.2.1', 999)]).toEqual([
    1_000,
    undefined,
    undefined,
  ]);
  expect(blocks.endOf('192.0.2.2', 0)).toBeUndefined();
});

test('a block made by a clock that was an hour ahead is shortened when it is read', () => {
  const blocks = new Blocks();
  blocks.add('192.0.2.1', 3_660_000);
  expect([blocks.endOf('192.0.2.1', 0), blocks.endOf('192.0.2.1', 59_999), blocks.endOf('192.0.2.1', 60_000)]).toEqual([
    60_000,
    60_000,
    undefined,
  ]);
});

test('of very many the oldest make room', () => {
  const blocks = new Blocks();
  for (let number = 0; number < 20_000; number++) blocks.add(`2001:db8:0:${number.toString(16)}::/64`, 1_000 + number);
  const kept = Array.from({ length: 20_000 }, (_, number) => blocks.endOf(`2001:db8:0:${number.toString(16)}::/64`, 0)).filter(
    (end) => end !== undefined,
  );
  expect(kept).toHaveLength(5_000);
  expect(Math.min(...kept)).toBe(16_000);
});
