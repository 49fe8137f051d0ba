// What is read back from a table: a fault names the place, and nothing is taken for what it is not.
import { describe, expect, it } from 'vitest';
import { storedFeedName } from '../../../src/domain/feeds/feed-name.ts';
import { present } from '../../../src/domain/values/present.ts';
import { namesOf, storedJson, storedWord } from '../../../src/domain/values/stored.ts';

describe('a stored value', () => {
  it('comes back as it was stored', () => {
    expect(storedJson('{"a":[1]}', 'version.json')).toEqual({ a: [1] });
    expect(storedJson('0', 'setting.sandbox')).toBe(0);
    expect(storedWord('hold', ['publish', 'hold'], 'change.action')).toBe('hold');
    expect(storedFeedName('sections/news')).toBe('sections/news');
    expect(namesOf({ b: 1, a: 2 })).toEqual(['b', 'a']);
  });

  it('that this program cannot have written is a fault that names the column', () => {
    expect(() => storedJson('{"a":', 'version.json')).toThrow('version.json is not JSON');
    expect(() => storedJson('null', 'key.scopes')).toThrow('key.scopes is null');
    expect(() => storedWord('constructor', ['publish'], 'change.action')).toThrow('change.action has an unknown value: constructor');
    expect(() => storedFeedName('../news')).toThrow('feed.name is not the name of a feed');
  });
});

describe('an object without undefined members', () => {
  it('is every member but those that are undefined, in their order', () => {
    const zero = { d: undefined, c: 0, b: '', a: null, e: false };
    expect(Object.entries(present(zero))).toEqual([
      ['c', 0],
      ['b', ''],
      ['a', null],
      ['e', false],
    ]);
    expect(zero).toHaveProperty('d');
  });
});
