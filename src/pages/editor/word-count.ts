// How many words a text has. Pure.
import type { Node } from 'prosemirror-model';

/** Words as Unicode counts them, which Chinese, Japanese and Thai have too. */
export function wordsIn(doc: Node, language: string | undefined): number {
  const text = doc.textBetween(0, doc.content.size, ' ', ' ');
  let count = 0;
  for (const { isWordLike } of segmenterFor(language).segment(text)) if (isWordLike === true) count += 1;
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
