// Commands for the table in which the cursor is.
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { hasHeaderRow, withColumn, withHeaderRow, withoutColumn, withoutHeaderRow, withoutRow, withRow } from './table-changes.ts';
import { type Cell, cellAt, type Grid, gridOf, tableOf } from './table-grid.ts';

interface Place {
  grid: Grid;
  /** Position of the table. */
  tableAt: number;
  /** Index of the row group. */
  group: number;
  cell: Cell;
}

/** A grid, and where the cursor goes in it. */
interface Change {
  grid: Grid;
  group: number;
  row: number;
  column: number;
}

function placeOf({ selection: { $from } }: EditorState): Place | undefined {
  const depth = cellDepth($from);
  if (depth === undefined) return undefined;
  const tableAt = $from.before(depth - 3);
  const grid = gridOf($from.node(depth - 3));
  const at = $from.before(depth) - tableAt - 1;
  for (const [group, { cells }] of grid.groups.entries()) {
    const cell = cells.find((other) => other.at === at);
    if (cell !== undefined) return { grid, tableAt, group, cell };
  }
  return undefined;
}

function cellDepth($at: ResolvedPos): number | undefined {
  for (let depth = $at.depth; depth > 0; depth -= 1) if (/^t[dh]$/.test($at.node(depth).type.name)) return depth;
  return undefined;
}

function changing(change: (place: Place) => Change): Command {
  return (state, dispatch) => {
    const place = placeOf(state);
    if (place === undefined) return false;
    if (dispatch === undefined) return true;
    const { grid, group, row, column } = change(place);
    const table = tableOf(grid);
    const { tr } = state;
    const end = place.tableAt + place.grid.table.nodeSize;
    if (table === undefined) dispatch(tr.deleteRange(place.tableAt, end).scrollIntoView());
    else {
      tr.replaceWith(place.tableAt, end, table);
      const at = place.tableAt + 1 + positionIn(table, { group, row, column });
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
    }
    return true;
  };
}

/** Of the cell that covers a place, or of the nearest one before it. */
function positionIn(table: Node, { group, row, column }: Omit<Change, 'grid'>): number {
  const { groups } = gridOf(table);
  const { cells, rows } = groups[Math.min(group, groups.length - 1)] ?? { cells: [], rows: [] };
  const line = Math.min(row, rows.length - 1);
  for (let place = column; place >= 0; place -= 1) {
    const at = cellAt({ cells }, line, place)?.at;
    if (at !== undefined) return at;
  }
  return cells[0]?.at ?? 0;
}

export const addRowAbove = changing(({ grid, group, cell: { row, column } }) => {
  return { grid: withRow(grid, group, row, row), group, row, column };
});

/** Below the last row of a head, the first row of what follows. */
export const addRowBelow = changing(({ grid, group, cell: { row, rows, column } }) => {
  const next = row + rows;
  const isHead = grid.groups[group]?.node.type.name === 'thead';
  if (isHead && next === grid.groups[group]?.rows.length && group + 1 < grid.groups.length)
    return { grid: withRow(grid, group + 1, 0, 0), group: group + 1, row: 0, column };
  return { grid: withRow(grid, group, next, next - 1), group, row: next, column };
});

export const addColumnBefore = changing(({ grid, group, cell: { row, column } }) => {
  return { grid: withColumn(grid, column, column), group, row, column };
});

export const addColumnAfter = changing(({ grid, group, cell: { row, column, columns } }) => {
  const next = column + columns;
  return { grid: withColumn(grid, next, next - 1), group, row, column: next };
});

export const removeRow = changing(({ grid, group, cell: { row, column } }) => ({ grid: withoutRow(grid, group, row), group, row, column }));

export const removeColumn = changing(({ grid, group, cell: { row, column } }) => ({
  grid: withoutColumn(grid, column),
  group,
  row,
  column,
}));

export const toggleHeaderRow = changing(({ grid, group, cell: { row, column } }) => {
  const next = hasHeaderRow(grid) ? withoutHeaderRow(grid) : withHeaderRow(grid);
  // The cursor stays in its cell, which may have got into another group.
  const above = grid.groups.slice(0, group).reduce((sum, { rows }) => sum + rows.length, row);
  return { grid: next, ...lineIn(next, above), column };
});

function lineIn({ groups }: Grid, above: number): { group: number; row: number } {
  let row = above;
  for (const [group, { rows }] of groups.entries()) {
    if (row < rows.length) return { group, row };
    row -= rows.length;
  }
  return { group: 0, row: 0 };
}

export function isHeaderRow(state: EditorState): boolean {
  const place = placeOf(state);
  return place !== undefined && hasHeaderRow(place.grid);
}

export const removeTable = changing(({ grid }) => ({ grid: { ...grid, groups: [] }, group: 0, row: 0, column: 0 }));

/** Leads out of the editor behind the last cell, and before the first one. */
export function moveToCell(by: 1 | -1): Command {
  return (state, dispatch) => {
    const place = placeOf(state);
    if (place === undefined) return false;
    const cells = place.grid.groups.flatMap((group) => group.cells);
    const next = cells[cells.indexOf(place.cell) + by];
    if (next?.at === undefined) return false;
    const start = place.tableAt + 1 + next.at;
    const { doc, tr } = state;
    const selection = TextSelection.between(doc.resolve(start + 1), doc.resolve(start + next.node.nodeSize - 1));
    dispatch?.(tr.setSelection(selection).scrollIntoView());
    return true;
  };
}
