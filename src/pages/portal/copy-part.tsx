// One part of an article, with a button that copies it where a script runs. It is written as text, because a page has a dozen, and JSX takes several times as
// long.
import { raw } from 'hono/html';
import { escaped } from '../layout/escaped.ts';

interface CopyPartProps {
  label: string;
  text: string;
}

export function CopyPart({ label, text }: CopyPartProps) {
  const shown = escaped(text);
  const copy = `Copy<span class="visually-hidden"> the ${escaped(label.toLowerCase())}</span>`;
  return raw(
    `<div class="part"><p class="part-label">${escaped(label)}</p><p class="part-text" dir="auto">${shown}</p><button type="button" class="quiet" data-copy="${shown}" hidden="">${copy}</button></div>`,
  );
}
