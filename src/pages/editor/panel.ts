// A panel above the text, with fields or buttons. It is within the form of the article, so it is no `form` and sends nothing.
import type { EditorView } from 'prosemirror-view';
import { made } from './dom.ts';

export interface Panel {
  element: HTMLElement;
  open: () => void;
  /** Leads back to the text. */
  close: () => void;
}

interface PanelOptions {
  name: string;
  content: readonly Node[];
  view: () => EditorView;
  /** What Enter in a field does. */
  apply?: () => void;
}

export function panelOf({ name, content, view, apply }: PanelOptions): Panel {
  const element = made('div', { class: 'text-panel', role: 'group', 'aria-label': name, hidden: '' }, content);
  const close = () => {
    element.hidden = true;
    view().focus();
  };
  // One at a time, so that the text stays in sight.
  const open = () => {
    for (const other of element.parentElement?.querySelectorAll<HTMLElement>('.text-panel') ?? []) other.hidden = other !== element;
  };
  element.addEventListener('keydown', (event) => {
    // Both end a composition, too.
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // It would send the article.
    event.preventDefault();
    apply?.();
  });
  return { element, open, close };
}

export interface PanelField {
  element: HTMLElement;
  input: HTMLInputElement;
  /** Says what is wrong with it, or that nothing is, and leads to it. */
  ask: (wrong?: string) => void;
}

interface FieldOptions {
  label: string;
  hint?: string;
  isAddress?: true;
}

let count = 0;

/** The field has no name, so that the form does not send it. */
export function panelField({ label, hint = '', isAddress }: FieldOptions): PanelField {
  count += 1;
  const id = `text-panel-${count}`;
  const kind = isAddress ? { inputmode: 'url' } : { dir: 'auto' };
  const input = made('input', { type: 'text', id, autocomplete: 'off', 'aria-describedby': `${id}-hint`, ...kind });
  const said = made('span', { class: 'hint', id: `${id}-hint`, role: 'status' }, [hint]);
  const element = made('div', { class: 'field' }, [made('label', { for: id }, [label]), said, input]);
  const ask = (wrong?: string) => {
    said.textContent = wrong ?? hint;
    said.className = wrong === undefined ? 'hint' : 'error';
    if (wrong === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  return { element, input, ask };
}
