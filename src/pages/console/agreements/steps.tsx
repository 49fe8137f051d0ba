// The three steps from a new partner to its first key, and where somebody is among them.

const STEPS = ['The partner', 'Its first agreement', 'Its first key'] as const;

/** `current` counts from 1. */
export function Steps({ current }: { current: 1 | 2 | 3 }) {
  return (
    <ol class="steps" aria-label="Steps">
      {STEPS.map((step, index) => (
        <li aria-current={index + 1 === current ? 'step' : undefined}>
          {index + 1 < current && <span class="visually-hidden">Done: </span>}
          {step}
        </li>
      ))}
    </ol>
  );
}
