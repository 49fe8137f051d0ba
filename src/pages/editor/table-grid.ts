// A table as a grid, in which a cell may span several rows and columns (HTML §4.9.12). A row group is a grid of its own, because no cell leaves it. Pure.
import { Fragment, type Node } from 'prosemirror-model';
import { nodeType } from './commands.ts';

export interface Cell {
  node: Node;
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** Of its start tag, from the beginning of the content of the table. New cells have none. */
  at?: number;
}

/** `thead`, `tbody` or `tfoot`. */
export interface RowGroup {
  node: Node;
  rows: readonly Node[];
  cells: readonly Cell[];
}

export interface Grid {
  table: Node;
  /** The caption and the groups of columns. */
  before: readonly Node[];
  groups: readonly RowGroup[];
}

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
/** HTML §4.9.11. */
const MOST_COLUMNS = 1_000;

export function gridOf(table: Node): Grid {
  const before: Node[] = [];
  const groups: RowGroup[] = [];
  table.forEach((child, offset) => {
    if (GROUPS.has(child.type.name)) groups.push(rowGroup(child, offset + 1));
    else before.push(child);
  });
  return { table, before, groups };
}

/** `start`: of its content. */
function rowGroup(node: Node, start: number): RowGroup {
  const cells: Cell[] = [];
  node.forEach((line, offset, row) => {
    let column = 0;
    line.forEach((cell, within) => {
      while (cellAt({ cells }, row, column) !== undefined) column += 1;
      const rest = node.childCount - row;
      const rows = Math.min(spanOf(cell, 'rowspan') || rest, rest);
      const columns = Math.min(spanOf(cell, 'colspan') || 1, MOST_COLUMNS);
      cells.push({ node: cell, row, column, rows, columns, at: start + offset + 1 + within });
      column += columns;
    });
  });
  return { node, rows: node.children, cells };
}

function spanOf({ attrs }: Node, name: 'rowspan' | 'colspan' | 'span'): number {
  const span = Number.parseInt(String(attrs[name] ?? 1), 10);
  return Number.isNaN(span) || span < 0 ? 1 : span;
}

/** The cell that covers a place. */
export function cellAt({ cells }: Pick<RowGroup, 'cells'>, row: number, column: number): Cell | undefined {
  return cells.find((cell) => isIn(row, cell.row, cell.rows) && isIn(column, cell.column, cell.columns));
}

function isIn(place: number, start: number, length: number): boolean {
  return place >= start && place < start + length;
}

export function widthOf({ groups }: Pick<Grid, 'groups'>): number {
  return Math.max(0, ...groups.flatMap(({ cells }) => cells.map(({ column, columns }) => column + columns)));
}

/** `undefined` if no row is left. */
export function tableOf(grid: Grid): Node | undefined {
  const filled = grid.groups.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return undefined;
  return grid.table.copy(Fragment.from([...withinWidth(grid.before, widthOf(grid)), ...filled.map(groupOf)]));
}

/** Without elements of columns that are no longer there: each would be an empty column. */
function withinWidth(before: readonly Node[], width: number): Node[] {
  let rest = width;
  const cut = (element: Node): Node[] => {
    const span = Math.min(spanOf(element, 'span') || 1, rest);
    rest -= span;
    if (span === 0) return [];
    return spanOf(element, 'span') === span ? [element] : [element.type.create({ ...element.attrs, span: String(span) })];
  };
  return before.flatMap((node) => {
    if (node.type.name !== 'colgroup') return [node];
    if (node.childCount === 0) return cut(node);
    const columns = node.children.flatMap(cut);
    return columns.length === 0 ? [] : [node.copy(Fragment.from(columns))];
  });
}

function groupOf({ node, rows, cells }: RowGroup): Node {
  return node.copy(Fragment.from(rows.map((line, row) => line.copy(Fragment.from(lineOf(cells, row))))));
}

/** With cells where there was none before the last one, so that every other cell stays in its column. */
function lineOf(cells: readonly Cell[], row: number): Node[] {
  const line: Node[] = [];
  let column = 0;
  for (const cell of cells.filter((other) => other.row === row).toSorted((one, other) => one.column - other.column)) {
    for (; column < cell.column; column += 1) if (cellAt({ cells }, row, column) === undefined) line.push(emptyCell());
    line.push(withSpans(cell));
    column = Math.max(column, cell.column + cell.columns);
  }
  return line;
}

function withSpans({ node, rows, columns }: Cell): Node {
  const { type, attrs, content, marks } = node;
  const spans = { rowspan: rows > 1 ? String(rows) : null, colspan: columns > 1 ? String(columns) : null };
  const isSame = spanOf(node, 'rowspan') === rows && spanOf(node, 'colspan') === columns;
  return isSame ? node : type.create({ ...attrs, ...spans }, content, marks);
}

/** Of the same kind as another one: a new cell between headers is a header. */
export function emptyCell(like?: Cell): Node {
  const { type, attrs } = like?.node ?? {};
  const cell = (type ?? nodeType('td')).createAndFill(type?.name === 'th' ? { scope: attrs?.['scope'] ?? null } : null);
  if (cell === null) throw new Error('a cell cannot be empty');
  return cell;
}
