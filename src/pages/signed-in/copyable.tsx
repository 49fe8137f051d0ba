// A text that is copied as a whole: one click selects it, and a button copies it where a script runs.

interface CopyableProps {
  id: string;
  text: string;
  /** Names the text to screen readers. */
  label: string;
}

export function Copyable({ id, text, label }: CopyableProps) {
  return (
    <div class="copyable">
      <code id={id}>{text}</code>
      <button type="button" class="quiet" data-copy={text} hidden>
        Copy<span class="visually-hidden"> {label}</span>
      </button>
    </div>
  );
}
