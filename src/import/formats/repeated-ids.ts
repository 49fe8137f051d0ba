// Finds the items of one source that share an identifier: a story and its kill may be far from each other, and the kill has to be read before the story is
// sent. Pure. Two identifiers may be taken for one, and then an item is read once more for nothing.

import type { Findings } from '../import-findings.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { plainTextOf } from './html-tree.ts';
import type { XmlItem } from './xml-cutter.ts';

export type RepeatedIds = ReturnType<typeof repeatedIds>;

/** Numbers are kept in place of the identifiers, because an export may have half a million of them. */
export function repeatedIds() {
  const seen = new Set<number>();
  const repeated = new Set<number>();
  return {
    /** Adds the identifiers of one item. */
    add: (ids: readonly string[]): void => {
      for (const id of new Set(ids.map(numberOf))) (seen.has(id) ? repeated : seen).add(id);
    },
    isEmpty: (): boolean => repeated.size === 0,
    /** Whether another item has one of these, too. */
    have: (ids: readonly string[]): boolean => ids.some((id) => repeated.has(numberOf(id))),
  };
}

/** 52 bits of two multiplicative hashes. */
function numberOf(id: string): number {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
  }
  return (a >>> 0) * 2 ** 20 + ((b >>> 0) & 0xfffff);
}

const ID = /<(?:[\w-]{1,40}:)?(?:guid|id|link|post_id)(?=[\s/>])([^<>]{0,500})>(?:\s{0,100}<!\[CDATA\[)?([^<\]]{0,400})/g;
const ADDRESS = /\b(?:href|rdf:about)\s{0,20}=\s{0,20}(?:"([^"]{1,400})"|'([^']{1,400})')/;
const OTHER_LINK = /\brel\s{0,20}=\s{0,20}["'](?!alternate)/;

/** By one of these an item of a feed or an export is identified. */
export function xmlIds({ text }: XmlItem): string[] {
  const about = ADDRESS.exec(text.slice(0, text.indexOf('>') + 1));
  const ids = [about?.[1] ?? about?.[2] ?? ''];
  for (const [, attributes = '', content = ''] of text.matchAll(ID)) {
    if (OTHER_LINK.test(attributes)) continue;
    const address = ADDRESS.exec(attributes);
    ids.push(content, address?.[1] ?? address?.[2] ?? '');
  }
  return ids.map((id) => (id.includes('&') ? plainTextOf(id) : id).trim()).filter((id) => id !== '');
}

interface Identified<T> {
  ids: RepeatedIds;
  idsOf: (item: T) => readonly string[];
}

/** Reads the items of a source in order. With `killsFirst`, those that share an identifier are read before all others, for their kills alone. */
export async function* readTwice<T>(
  items: () => AsyncIterable<T[]>,
  { ids, idsOf }: Identified<T>,
  read: (items: readonly T[], isForKills: boolean) => Findings,
  { killsFirst }: ReadingOptions,
): AsyncGenerator<Findings> {
  if (killsFirst === true && !ids.isEmpty()) {
    for await (const some of items())
      yield {
        ...read(
          some.filter((item) => ids.have(idsOf(item))),
          true,
        ),
        isForKills: true,
      };
  }
  for await (const some of items()) yield read(some, false);
}
