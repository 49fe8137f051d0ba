// How many words a text has. Blocks do not change, so each is counted once, and a key costs the count of its paragraph. Pure.
import type { Node } from 'prosemirror-model';

export type WordCounter = (doc: Node, language: string | undefined) => number;

/** Words as Unicode counts them, which Chinese, Japanese and Thai have too. */
export function wordCounter(): WordCounter {
  let counted = new WeakMap<Node, number>();
  let countedIn: string | undefined;
  let segmenter = segmenterFor(undefined);
  const wordsIn = (block: Node): number => {
    const known = counted.get(block);
    if (known !== undefined) return known;
    const words = block.isTextblock ? wordsOf(segmenter, block) : block.children.reduce((sum, child) => sum + wordsIn(child), 0);
    counted.set(block, words);
    return words;
  };
  return (doc, language) => {
    if (language !== countedIn) [counted, segmenter, countedIn] = [new WeakMap(), segmenterFor(language), language];
    return wordsIn(doc);
  };
}

function wordsOf(segmenter: Intl.Segmenter, line: Node): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(line.textBetween(0, line.content.size, ' ', ' '))) if (isWordLike === true) count += 1;
  return count;
}

/** For any language if this one is not known, because somebody may be typing its code. */
function segmenterFor(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
