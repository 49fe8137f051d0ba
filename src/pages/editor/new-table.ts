// A table that is put into the text.
import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import { nodeType } from './commands.ts';
import { emptyCell } from './table-grid.ts';

const [ROWS, COLUMNS] = [2, 3];

/** A row of headers and two below. */
export const insertTable: Command = (state, dispatch) => {
  // Called for every key, only to see whether it is possible.
  if (dispatch === undefined) return true;
  const header = nodeType('th').createAndFill({ scope: 'col' }) ?? emptyCell();
  const table = nodeType('table').create(null, [
    nodeType('thead').create(null, lineOf(header)),
    nodeType('tbody').create(
      null,
      Array.from({ length: ROWS }, () => lineOf(emptyCell())),
    ),
  ]);
  const tr = state.tr.replaceSelectionWith(table);
  const at = positionOf(tr.doc, table);
  dispatch((at === undefined ? tr : tr.setSelection(TextSelection.near(tr.doc.resolve(at)))).scrollIntoView());
  return true;
};

function lineOf(cell: Node): Node {
  return nodeType('tr').create(
    null,
    Array.from({ length: COLUMNS }, () => cell),
  );
}

function positionOf(doc: Node, wanted: Node): number | undefined {
  let found: number | undefined;
  doc.descendants((node, position) => {
    if (node === wanted) found = position;
    return found === undefined;
  });
  return found;
}
