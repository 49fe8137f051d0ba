// A selection that begins in one cell of a table and ends in another, or outside: what is deleted is the words, and no cell. Otherwise a row would
// have fewer cells than the others.
import type { ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import type { EditorProps, EditorView } from 'prosemirror-view';

function isAcrossCells({ selection }: EditorState): boolean {
  return selection instanceof TextSelection && cellAround(selection.$from) !== cellAround(selection.$to);
}

/** Position of the innermost one. */
function cellAround($at: ResolvedPos): number | undefined {
  for (let depth = $at.depth; depth > 0; depth -= 1) if (/^t[dh]$/.test($at.node(depth).type.name)) return $at.before(depth);
  return undefined;
}

/** Puts the cursor where the selection began. */
export const clearCells: Command = (state, dispatch) => {
  if (!isAcrossCells(state)) return false;
  const { doc, selection, tr } = state;
  const { from, to } = selection;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    tr.delete(tr.mapping.map(Math.max(from, start)), tr.mapping.map(Math.min(to, start + node.content.size)));
    return false;
  });
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(from))).scrollIntoView());
  return true;
};

function clear(view: EditorView): boolean {
  return clearCells(view.state, view.dispatch);
}

/** Words that are typed come after the deletion. What is cut is put on the clipboard before it. */
export const CLEARING: Pick<EditorProps, 'handleTextInput' | 'handleDOMEvents'> = {
  handleTextInput: (view, _from, _to, text) => {
    if (!clear(view)) return false;
    view.dispatch(view.state.tr.insertText(text).scrollIntoView());
    return true;
  },
  handleDOMEvents: {
    cut: (view, event) => {
      if (event.clipboardData === null || !isAcrossCells(view.state)) return false;
      const { dom, text } = view.serializeForClipboard(view.state.selection.content());
      event.preventDefault();
      event.clipboardData.setData('text/html', dom.innerHTML);
      event.clipboardData.setData('text/plain', text);
      return clear(view);
    },
    // What is pasted goes on as usual, where the cursor is then.
    paste: (view) => clear(view) && false,
  },
};
