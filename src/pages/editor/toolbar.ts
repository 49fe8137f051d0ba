// A toolbar of the editor: one stop of the Tab key, with arrow keys between its buttons (WAI-ARIA, toolbar pattern).
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made, madeButton } from './dom.ts';

export interface Tool {
  label: string;
  command: Command;
  /** For buttons that are pressed while the cursor is in what they make. */
  isActive?: (state: EditorState) => boolean;
  /** It leads elsewhere than to the text. */
  takesFocus?: true;
  /** As in `aria-keyshortcuts`, after Control or Command. */
  key?: string;
}

export interface Toolbar {
  element: HTMLElement;
  /** Shows what is pressed and what is possible now. */
  update: (state: EditorState) => void;
  focus: () => void;
}

interface ToolbarOptions {
  name: string;
  /** Leads to it from the text. */
  key?: string;
  tools: readonly Tool[];
  /** The view on which a button acts. */
  view: () => EditorView;
}

export function toolbarOf({ name, key, tools, view }: ToolbarOptions): Toolbar {
  const shown = tools.map((tool) => ({ ...tool, button: buttonOf(tool, view) }));
  const buttons = shown.map(({ button }) => button);
  const shortcut = key === undefined ? {} : { 'aria-keyshortcuts': key };
  const element = made('div', { role: 'toolbar', 'aria-label': name, class: 'text-tools', ...shortcut }, buttons);
  moveByArrows(element, buttons);
  const update = (state: EditorState) => {
    for (const { button, command, isActive } of shown) {
      if (isActive !== undefined) button.setAttribute('aria-pressed', String(isActive(state)));
      // Not `disabled`, which would take the focus away.
      button.setAttribute('aria-disabled', String(!command(state)));
    }
  };
  return { element, update, focus: () => buttons.find(({ tabIndex }) => tabIndex === 0)?.focus() };
}

function buttonOf({ label, command, takesFocus, key }: Tool, view: () => EditorView): HTMLButtonElement {
  const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Meta' : 'Control';
  const button = madeButton(label, key === undefined ? {} : { 'aria-keyshortcuts': `${modifier}+${key}` });
  button.addEventListener('click', () => {
    command(view().state, view().dispatch, view());
    if (takesFocus !== true) view().focus();
  });
  // The selection stays in the text, and so does the keyboard of a phone.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  return button;
}

function moveByArrows(toolbar: HTMLElement, buttons: readonly HTMLButtonElement[]): void {
  const stopAt = (index: number) => {
    for (const [at, button] of buttons.entries()) button.tabIndex = at === index ? 0 : -1;
  };
  stopAt(0);
  for (const [index, button] of buttons.entries()) button.addEventListener('focus', () => stopAt(index));
  toolbar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = nextStop(event.key, at, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  });
}

function nextStop(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
