// What differs between two versions of an agreement, as its pages show it: the words of texts, and other terms side by side. Pure.
import type { Agreement } from '../../../domain/agreements/agreement.ts';
import { changedTerms } from '../../../domain/agreements/words/changed-terms.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { TermsDifference } from '../../../pages/signed-in/terms.tsx';
import { wordsChanged } from '../version-difference.ts';

export function termsDifference(before: Agreement, after: Agreement, publisher: Publisher): TermsDifference {
  const changes = changedTerms(before, after, publisher);
  return {
    terms: changes.filter(({ isText }) => !isText),
    texts: changes
      .filter(({ isText }) => isText)
      .map(({ label, before: was, after: is }) => ({ label, parts: wordsChanged(was, is, publisher.language) })),
  };
}
