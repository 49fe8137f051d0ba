// The words in which two versions of a text differ.

/** Part of a text: in both versions, only in the later one, or only in the former one. */
export interface DifferencePart {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** A field that a version changed. Without parts, only white space or marks differ. */
export interface Difference {
  label: string;
  parts: readonly DifferencePart[];
}

export function Differences({ differences, language }: { differences: readonly Difference[]; language: string }) {
  if (differences.length === 0) return <p>No word was changed.</p>;
  return (
    <dl class="differences">
      {differences.map(({ label, parts }) => (
        <>
          <dt>{label}</dt>
          <dd dir="auto" lang={language}>
            {parts.map((part, index) => (
              <Part {...part} isFirst={index === 0} isLast={index === parts.length - 1} />
            ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Part({ text, kind, isFirst, isLast }: DifferencePart & { isFirst: boolean; isLast: boolean }) {
  switch (kind) {
    case 'same':
      return <>{shortened(text, isFirst, isLast)}</>;
    case 'added':
      return (
        <ins>
          <span class="visually-hidden">[added: </span>
          {text}
          <span class="visually-hidden">]</span>
        </ins>
      );
    case 'removed':
      return (
        <del>
          <span class="visually-hidden">[removed: </span>
          {text}
          <span class="visually-hidden">]</span>
        </del>
      );
  }
}

const NEAR_CHARS = 240;

/** What is far from a change is left out. The whole text is below. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : (new RegExp(`^[^]{0,${NEAR_CHARS}}(?=\\s)`).exec(text)?.[0] ?? '');
  const end = isLast ? '' : (new RegExp(`(?<=\\s)[^]{0,${NEAR_CHARS}}$`).exec(text)?.[0] ?? '');
  return text.length - start.length - end.length < NEAR_CHARS ? text : `${start} … ${end}`;
}
