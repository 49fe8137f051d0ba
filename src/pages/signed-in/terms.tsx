// The terms of an agreement for people: every term in a sentence, and the differences between two versions.
import type { TermsChapter } from '../../domain/agreements/words/terms-in-words.ts';
import { Cards } from './cards.tsx';
import { type Difference, Differences } from './differences.tsx';

export function Terms({ chapters }: { chapters: readonly TermsChapter[] }) {
  return (
    <div class="terms">
      {chapters.map(({ title, sentences }) => (
        <section>
          <h3>{title}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li dir="auto">{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What differs between two versions. */
export interface TermsDifference {
  /** Fields whose values are shown side by side. */
  terms: readonly { label: string; before: string; after: string }[];
  /** Texts that somebody wrote, of which single words may differ. */
  texts: readonly Difference[];
}

export function ChangedTerms({ difference: { terms, texts }, language }: { difference: TermsDifference; language: string }) {
  return (
    <>
      {terms.length > 0 && (
        <Cards columns={['Term', 'Before', 'After']}>
          {terms.map(({ label, before, after }) => (
            <tr>
              <td data-label="Term">{label}</td>
              <td data-label="Before" dir="auto">
                {before}
              </td>
              <td data-label="After" dir="auto">
                {after}
              </td>
            </tr>
          ))}
        </Cards>
      )}
      {texts.length > 0 && <Differences differences={texts} language={language} />}
    </>
  );
}
