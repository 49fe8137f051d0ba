// Facts that have changed as differences that a page shows: word by word in long texts, whole in short ones. Pure.
import type { Difference } from '../../../pages/signed-in/differences.tsx';
import { wordsChanged } from '../version-difference.ts';

/** In a shorter text a new word beside an old one says more than half a sentence. */
const LONG_CHARS = 60;

export function differencesOf(facts: readonly { label: string; before: string; after: string }[]): Difference[] {
  return facts.map(({ label, before, after }) => {
    if (before.length > LONG_CHARS && after.length > LONG_CHARS) return { label, parts: wordsChanged(before, after, 'en') };
    const parts: Difference['parts'] = [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ];
    return { label, parts: parts.filter(({ text }) => text !== '') };
  });
}
