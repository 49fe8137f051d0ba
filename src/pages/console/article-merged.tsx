// What the form of an article has after the changes of two editors were merged: what came from the other one, and what somebody has to look at.

import { type Difference, Differences } from '../signed-in/differences.tsx';
import { fieldId } from '../signed-in/fields/form-state.ts';
import { ARTICLES_PATH } from './articles.tsx';

export interface Unsure {
  /** Name of the field that has it. */
  field: string;
  /** From theirs to what is in the form. */
  difference: Difference;
  /** Parts of the text of which it has both versions. Absent: the field has the writer's. */
  marks?: number;
}

export interface Merged {
  slug: string;
  version: number;
  unsure: readonly Unsure[];
  /** What the other editor changed. */
  theirs: readonly Difference[];
  language: string;
}

export function MergedPanel({ slug, version, unsure, theirs, language }: Merged) {
  const marked = unsure.find(({ marks }) => marks !== undefined);
  return (
    <section class="message conflict" role="alert" aria-labelledby="merged">
      <h2 id="merged" tabindex={-1} autofocus>
        {unsure.length === 0 ? 'The changes of both are in the form' : 'Look at these before you save'}
      </h2>
      <p>
        The form has what they changed in{' '}
        <a href={`${ARTICLES_PATH}/${slug}/versions/${version}`} target="_blank" rel="noopener">
          version {version} (opens a tab)
        </a>
        , and what you changed. Nothing was stored yet: check it, and save it.
      </p>
      {marked?.marks !== undefined && (
        <p>
          {marked.marks === 1 ? 'One part of the text was' : `${marked.marks} parts of the text were`} changed by both of you. The{' '}
          <a href={`#${fieldId('bodyHtml')}`}>text</a> has both versions, between marks in square brackets. Keep what is right, and remove
          the marks: with them, the text is not stored.
        </p>
      )}
      {unsure.length > 0 && (
        <>
          <p>
            Both of you changed{' '}
            {unsure.map(({ field, difference }, index) => (
              <>
                {index > 0 && ', '}
                <a href={`#${fieldId(field)}`}>{difference.label}</a>
              </>
            ))}{' '}
            in different ways. Theirs is struck out, and yours is underlined.
          </p>
          <Differences differences={unsure.map(({ difference }) => difference)} language={language} />
        </>
      )}
      <details>
        <summary>What they changed</summary>
        <Differences differences={theirs} language={language} />
      </details>
    </section>
  );
}
