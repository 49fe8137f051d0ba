// One part of an article, with a button that copies it where a script runs.

interface CopyPartProps {
  label: string;
  text: string;
}

export function CopyPart({ label, text }: CopyPartProps) {
  return (
    <div class="part">
      <p class="part-label">{label}</p>
      <p class="part-text" dir="auto">
        {text}
      </p>
      <button type="button" class="quiet" data-copy={text} hidden>
        Copy<span class="visually-hidden"> the {label.toLowerCase()}</span>
      </button>
    </div>
  );
}
