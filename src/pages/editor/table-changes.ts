// Rows and columns of a grid added and removed. A cell that spans the place grows or shrinks. Pure.
import { nodeType } from './commands.ts';
import { type Cell, cellAt, emptyCell, type Grid, type RowGroup, widthOf } from './table-grid.ts';

/** The name of a cell's place in one direction, and of its length there. */
const ALONG = { row: 'rows', column: 'columns' } as const;
type Direction = keyof typeof ALONG;

/** Makes room for one more before `place`. */
function withRoom(cells: readonly Cell[], direction: Direction, place: number): Cell[] {
  const length = ALONG[direction];
  return cells.map((cell) => {
    if (cell[direction] >= place) return { ...cell, [direction]: cell[direction] + 1 };
    return cell[direction] + cell[length] > place ? { ...cell, [length]: cell[length] + 1 } : cell;
  });
}

function without(cells: readonly Cell[], direction: Direction, place: number): Cell[] {
  const length = ALONG[direction];
  return cells.flatMap((cell) => {
    if (cell[direction] > place) return [{ ...cell, [direction]: cell[direction] - 1 }];
    if (cell[direction] + cell[length] <= place) return [cell];
    return cell[length] === 1 ? [] : [{ ...cell, [length]: cell[length] - 1 }];
  });
}

/** Adds a row before `row` of a group, with cells of the same kinds as in the row `like`. */
export function withRow(grid: Grid, index: number, row: number, like: number): Grid {
  const width = widthOf(grid);
  return changed(grid, index, (group) => {
    const cells = withRoom(group.cells, 'row', row);
    const free = Array.from({ length: width }, (_, column) => column).filter((column) => cellAt({ cells }, row, column) === undefined);
    const added = free.map((column) => newCell(row, column, cellAt(group, like, column)));
    return { ...group, rows: group.rows.toSpliced(row, 0, nodeType('tr').create()), cells: [...cells, ...added] };
  });
}

export function withoutRow(grid: Grid, index: number, row: number): Grid {
  return changed(grid, index, (group) => rowRemoved(group, row));
}

function rowRemoved(group: RowGroup, row: number): RowGroup {
  return { ...group, rows: group.rows.toSpliced(row, 1), cells: without(group.cells, 'row', row) };
}

/** Adds a column before `column`, with cells of the same kinds as in the column `like`. */
export function withColumn(grid: Grid, column: number, like: number): Grid {
  const groups = grid.groups.map((group) => {
    const cells = withRoom(group.cells, 'column', column);
    const free = [...group.rows.keys()].filter((row) => cellAt({ cells }, row, column) === undefined);
    return { ...group, cells: [...cells, ...free.map((row) => newCell(row, column, cellAt(group, row, like)))] };
  });
  return { ...grid, groups };
}

/** A row of which no cell is left, because those of other rows cover it, goes too. */
export function withoutColumn(grid: Grid, column: number): Grid {
  const groups = grid.groups.map((group) => {
    let left: RowGroup = { ...group, cells: without(group.cells, 'column', column) };
    for (let row = left.rows.length - 1; row >= 0; row -= 1) if (!left.cells.some((cell) => cell.row === row)) left = rowRemoved(left, row);
    return left;
  });
  return { ...grid, groups };
}

function newCell(row: number, column: number, like: Cell | undefined): Cell {
  return { node: emptyCell(like), row, column, rows: 1, columns: 1 };
}

function changed(grid: Grid, index: number, change: (group: RowGroup) => RowGroup): Grid {
  return { ...grid, groups: grid.groups.map((group, at) => (at === index ? change(group) : group)) };
}

/** True if the first row is one of headers. */
export function hasHeaderRow({ groups: [first] }: Grid): boolean {
  const cells = first?.cells.filter(({ row }) => row === 0) ?? [];
  return cells.length > 0 && cells.every(({ node }) => node.type.name === 'th');
}

/** Makes headers of the first row, and a head of the table; or a usual row of the head. */
export function withHeaderRow(grid: Grid): Grid {
  const [first, ...others] = grid.groups;
  if (first === undefined) return grid;
  const cells = first.cells.map((cell) => (cell.row === 0 ? as('th', cell) : cell));
  const isApart = first.node.type.name === 'tbody' && cells.every(({ row, rows }) => row > 0 || rows === 1);
  if (!isApart) return { ...grid, groups: [{ ...first, cells }, ...others] };
  const head = { node: nodeType('thead').create(), rows: first.rows.slice(0, 1), cells: cells.filter(({ row }) => row === 0) };
  return { ...grid, groups: [head, rowRemoved({ ...first, cells }, 0), ...others] };
}

export function withoutHeaderRow(grid: Grid): Grid {
  const [first, second, ...others] = grid.groups;
  if (first === undefined) return grid;
  const isHead = first.node.type.name === 'thead';
  const cells = first.cells.map((cell) => (isHead || cell.row === 0 ? as('td', cell) : cell));
  if (!isHead) return { ...grid, groups: [{ ...first, cells }, ...grid.groups.slice(1)] };
  if (second?.node.type.name !== 'tbody')
    return { ...grid, groups: [{ ...first, node: nodeType('tbody').create(), cells }, ...grid.groups.slice(1)] };
  const below = second.cells.map((cell) => ({ ...cell, row: cell.row + first.rows.length }));
  return { ...grid, groups: [{ ...second, rows: [...first.rows, ...second.rows], cells: [...cells, ...below] }, ...others] };
}

function as(name: 'td' | 'th', cell: Cell): Cell {
  const { attrs, content } = cell.node;
  if (cell.node.type.name === name) return cell;
  const { scope: _, ...others } = attrs;
  return { ...cell, node: nodeType(name).create(name === 'th' ? { ...others, scope: 'col' } : others, content) };
}
