// The toolbar of the editor: one stop of the Tab key, with arrow keys between its buttons (WAI-ARIA, toolbar pattern).
import { redo, undo } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isMarked, isWithin, toggleHeading, toggleList, toggleMarks, toggleQuotation } from './commands.ts';
import { made, madeButton } from './dom.ts';

interface Tool {
  label: string;
  command: Command;
  /** For buttons that are pressed while the cursor is in what they make. */
  isActive?: (state: EditorState) => boolean;
  /** It leads elsewhere than to the text. */
  takesFocus?: true;
  /** As in `aria-keyshortcuts`, after Control or Command. */
  key?: string;
}

function toolsWith(openLink: Command): Tool[] {
  return [
    { label: 'Bold', command: toggleMarks('strong', 'b'), isActive: isMarked('strong', 'b'), key: 'B' },
    { label: 'Italic', command: toggleMarks('em', 'i'), isActive: isMarked('em', 'i'), key: 'I' },
    { label: 'Link', command: openLink, isActive: isMarked('a'), key: 'K', takesFocus: true },
    { label: 'Heading', command: toggleHeading('h2'), isActive: isWithin('h2') },
    { label: 'Subheading', command: toggleHeading('h3'), isActive: isWithin('h3') },
    { label: 'List', command: toggleList('ul'), isActive: isWithin('ul') },
    { label: 'Numbered list', command: toggleList('ol'), isActive: isWithin('ol') },
    { label: 'Quotation', command: toggleQuotation, isActive: isWithin('blockquote') },
    { label: 'Undo', command: undo, key: 'Z' },
    { label: 'Redo', command: redo, key: 'Shift+Z' },
  ];
}

export interface Toolbar {
  element: HTMLElement;
  /** Shows what is pressed and what is possible now. */
  update: (state: EditorState) => void;
}

/** `view`: the view on which a button acts. */
export function toolbarOf(view: () => EditorView, openLink: Command): Toolbar {
  const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Meta' : 'Control';
  const tools = toolsWith(openLink).map((tool) => {
    const button = madeButton(tool.label, tool.key === undefined ? {} : { 'aria-keyshortcuts': `${modifier}+${tool.key}` });
    button.addEventListener('click', () => {
      tool.command(view().state, view().dispatch, view());
      if (tool.takesFocus !== true) view().focus();
    });
    // The selection stays in the text, and so does the keyboard of a phone.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    return { ...tool, button };
  });
  const buttons = tools.map(({ button }) => button);
  const element = made('div', { role: 'toolbar', 'aria-label': 'Formatting', class: 'text-tools' }, buttons);
  moveByArrows(element, buttons);
  const update = (state: EditorState) => {
    for (const { button, command, isActive } of tools) {
      if (isActive !== undefined) button.setAttribute('aria-pressed', String(isActive(state)));
      // Not `disabled`, which would take the focus away.
      button.setAttribute('aria-disabled', String(!command(state)));
    }
  };
  return { element, update };
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
