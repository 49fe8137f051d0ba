// Merges a list that two people have changed from the same one, item by item. Pure.

/** The same thing as it was opened, as the other person stored it, and as it was written. */
export interface Sides<T> {
  opened: T;
  theirs: T;
  mine: T;
}

interface Rules<T> {
  /** Items with one key are one, in whatever list. A key occurs once in a list. */
  keyOf: (item: T) => string;
  isSame: (one: T, other: T) => boolean;
  /** Merges an item that both lists have and that differs. `opened` is absent if both have added it. */
  merge: (sides: { opened: T | undefined; theirs: T; mine: T }) => { item: T; isUnsure: boolean };
}

interface MergedList<T> {
  items: T[];
  /** Items of which somebody has to look at the result: both changed one, or one person removed what the other changed. It is kept then. */
  unsure: T[];
  /** Both have changed the order, or the first item, in different ways. The order of the writer is kept. */
  isOrderUnsure: boolean;
}

export function mergedList<T>(lists: Sides<readonly T[]>, rules: Rules<T>): MergedList<T> {
  const keyed = (items: readonly T[]) => new Map(items.map((item) => [rules.keyOf(item), item]));
  const sides = { opened: keyed(lists.opened), theirs: keyed(lists.theirs), mine: keyed(lists.mine) };
  const merged = new Map<string, T>();
  const unsure: T[] = [];
  for (const key of new Set([...sides.theirs.keys(), ...sides.mine.keys()])) {
    const found = itemOf(key, sides, rules);
    if (found === undefined) continue;
    merged.set(key, found.item);
    if (found.isUnsure) unsure.push(found.item);
  }
  const { order, isUnsure } = orderOf(sides);
  const items = order.flatMap((key) => {
    const item = merged.get(key);
    return item === undefined ? [] : [item];
  });
  return { items, unsure, isOrderUnsure: isUnsure };
}

/** `undefined`: one person has removed it, and the other has not changed it. */
function itemOf<T>(key: string, { opened, theirs, mine }: Sides<ReadonlyMap<string, T>>, { isSame, merge }: Rules<T>) {
  const [before, other, own] = [opened.get(key), theirs.get(key), mine.get(key)];
  if (other !== undefined && own !== undefined)
    return isSame(other, own) ? { item: own, isUnsure: false } : merge({ opened: before, theirs: other, mine: own });
  const left = own ?? other;
  if (left === undefined || (before !== undefined && isSame(before, left))) return undefined;
  return { item: left, isUnsure: before !== undefined };
}

/** The order of whoever has changed it. What only the other list has follows what it follows there. */
function orderOf<T>({ opened, theirs, mine }: Sides<ReadonlyMap<string, T>>): { order: string[]; isUnsure: boolean } {
  const [before, other, own] = [[...opened.keys()], [...theirs.keys()], [...mine.keys()]];
  const isMoved = (keys: readonly string[], side: ReadonlyMap<string, T>) =>
    before.filter((key) => side.has(key)).join('\n') !== keys.filter((key) => opened.has(key)).join('\n');
  const [isTheirs, isMine] = [isMoved(other, theirs), isMoved(own, mine)];
  const differs = other.filter((key) => mine.has(key)).join('\n') !== own.filter((key) => theirs.has(key)).join('\n');
  const [first, theirFirst, myFirst] = [before[0], other[0], own[0]];
  const isFirstUnsure =
    theirFirst !== first && myFirst !== first && theirFirst !== myFirst && theirFirst !== undefined && myFirst !== undefined;
  const order = isTheirs && !isMine ? interleaved(other, own) : interleaved(own, other);
  return { order, isUnsure: (isTheirs && isMine && differs) || isFirstUnsure };
}

function interleaved(leading: readonly string[], others: readonly string[]): string[] {
  const order = [...leading];
  for (const [index, key] of others.entries()) {
    if (order.includes(key)) continue;
    const before = others[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
