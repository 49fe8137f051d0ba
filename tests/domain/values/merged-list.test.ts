// Two editors change one list: what each added is there, what each removed is gone, and what is not clear is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedList } from '../../../src/domain/values/merged-list.ts';

/** An item is a name and a text: `lock:old`. */
const merge = (opened: string, theirs: string, mine: string) => {
  const items = (list: string) => list.split(' ').filter((item) => item !== '');
  const { items: merged, ...unsure } = mergedList(
    { opened: items(opened), theirs: items(theirs), mine: items(mine) },
    {
      keyOf: (item) => item.split(':')[0] ?? '',
      isSame: (one, other) => one === other,
      merge: (sides) => ({
        item: sides.mine === sides.opened ? sides.theirs : sides.mine,
        isUnsure: sides.mine !== sides.opened && sides.theirs !== sides.opened,
      }),
    },
  );
  return { merged: merged.join(' '), ...unsure };
};
const sure = (merged: string) => ({ merged, unsure: [], isOrderUnsure: false });

describe('a list that two people have changed', () => {
  it.each([
    ['has what each added, where each put it', 'a b', 'a x b', 'a b y', 'a x b y'],
    ['lacks what each removed', 'a b c d', 'a b d', 'b c d', 'b d'],
    ['has one of what both added', 'a', 'a x', 'a x', 'a x'],
    ['has the order of whoever changed it, with what the other added', 'a b c', 'c a b', 'a b x c', 'c a b x'],
    ['has the change of an item that only one made', 'a:1 b:1', 'a:2 b:1', 'a:1 b:3', 'a:2 b:3'],
    ['is empty if both emptied it', 'a b', '', '', ''],
    ['of one who changed nothing is the other’s', 'a b c', 'c x', 'a b c', 'c x'],
  ])('%s', (_what, opened, theirs, mine, merged) => {
    expect(merge(opened, theirs, mine)).toEqual(sure(merged));
  });

  it('keeps an item that one removed and the other changed, and says so', () => {
    expect(merge('a:1 b:1', 'b:1', 'a:2 b:1')).toEqual({ merged: 'a:2 b:1', unsure: ['a:2'], isOrderUnsure: false });
    expect(merge('a:1 b:1', 'a:2 b:1', 'b:1')).toEqual({ merged: 'a:2 b:1', unsure: ['a:2'], isOrderUnsure: false });
  });

  it('says that both changed an item, the order, or the first item in different ways', () => {
    expect(merge('a:1', 'a:2', 'a:3')).toEqual({ merged: 'a:3', unsure: ['a:3'], isOrderUnsure: false });
    expect(merge('a b c', 'b a c', 'c a b')).toMatchObject({ merged: 'c a b', isOrderUnsure: true });
    expect(merge('a b', 'x a b', 'y a b')).toMatchObject({ merged: 'x y a b', isOrderUnsure: true });
  });

  it('loses nothing that either added, and keeps nothing that one removed and the other did not change', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, list, (opened, theirs, mine) => {
        const { merged, unsure } = merge(opened.join(' '), theirs.join(' '), mine.join(' '));
        const wanted = [...'abcdefgh'].filter((key) => {
          const [before, other, own] = [opened, theirs, mine].map((side) => side.includes(key));
          return before ? other && own : other || own;
        });
        expect([merged.split(' ').filter(Boolean).sort(), unsure]).toEqual([wanted, []]);
      }),
    );
  });
});
