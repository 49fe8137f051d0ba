// The panel with what can be done to the table in which the cursor is.
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isWithin } from './commands.ts';
import { insertTable } from './new-table.ts';
import { panelOf } from './panel.ts';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  isHeaderRow,
  removeColumn,
  removeRow,
  removeTable,
  toggleHeaderRow,
} from './table-commands.ts';
import { type Tool, toolbarOf } from './toolbar.ts';

const TOOLS: readonly Tool[] = [
  { label: 'Add row above', command: addRowAbove },
  { label: 'Add row below', command: addRowBelow },
  { label: 'Add column before', command: addColumnBefore },
  { label: 'Add column after', command: addColumnAfter },
  { label: 'Header row', command: toggleHeaderRow, isActive: isHeaderRow },
  { label: 'Remove row', command: removeRow },
  { label: 'Remove column', command: removeColumn },
  { label: 'Remove table', command: removeTable },
];

export interface TablePanel {
  element: HTMLElement;
  /** Makes a table, and shows what can be done to it; within a table it shows or hides that only. */
  toggle: Command;
  update: (state: EditorState) => void;
}

export function tablePanel(view: () => EditorView): TablePanel {
  const close: Command = (_state, dispatch) => {
    if (dispatch !== undefined) panel.close();
    return true;
  };
  const toolbar = toolbarOf({ name: 'Table', tools: [...TOOLS, { label: 'Close', command: close }], view });
  const panel = panelOf({ name: 'Table', content: [toolbar.element], view });
  const toggle: Command = (state, dispatch) => {
    if (dispatch === undefined) return true;
    if (!isWithin('table')(state)) insertTable(state, dispatch);
    else if (!panel.element.hidden) {
      panel.close();
      return true;
    }
    panel.open();
    return true;
  };
  return { element: panel.element, toggle, update: toolbar.update };
}
