// A table on a terminal: a heading, columns as wide as their contents, never wider than the screen. Only headlines are cut, and they last.
import { styleText } from 'node:util';
import Table from 'cli-table3';
import { datesInWords, exactInstants, relativeTimes, shortTimes } from './relative-time.ts';

export type Tone = 'good' | 'bad' | 'warning' | 'faint' | 'strong';

/** A tone shows on a terminal only. `instants`: how instants are shown if not relative to now: as terms of a contract or as dates of a
 *  record; or `short`, for narrow columns. */
export type Cell = string | { text: string; tone?: Tone; instants?: 'exact' | 'dated' | 'short' };

export const TONES = { good: 'green', bad: 'red', warning: 'yellow', faint: 'dim', strong: 'bold' } as const;

// biome-ignore format: one row is easier to compare with cli-table3's list.
const BORDERS = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const GAP_COLUMNS = 2;
/** The least width of a headline, enough to recognise it, and of a last column, enough to read. */
const READABLE_COLUMNS = 26;
/** The least width of a headline with the gap: a narrower one says nothing. */
const NARROWEST_HEADLINE_COLUMNS = 12;
/** The only column that may be cut at its end. */
const CUT_TITLE = 'Headline';
/** Where a line may end: after a comma or a space that breaks, but not within a date with its time and its offset from Greenwich. */
const LINE_ENDS = /(?<=[,\s])(?<!\u00a0)(?!\d\d:\d\d(?::\d\d)?(?:Z| GMT))(?!GMT(?:[+-]|\b))/;

/** `nowMs`: instants are shown relative to it. `zone`: that of dates; absent: UTC. */
export interface Clock {
  nowMs: number;
  zone?: string | undefined;
}

/** An empty column is left out. If even the longest words do not fit beside each other, each row is a list of its own. */
export function drawnTable(head: readonly string[], rows: readonly (readonly Cell[])[], stream: NodeJS.WriteStream, clock: Clock): string {
  const filled = head.map((_title, column) => rows.length === 0 || rows.some((row) => textOf(row[column] ?? '') !== ''));
  const kept = <T>(row: readonly T[]): T[] => row.filter((_cell, column) => filled[column] === true);
  const titles = kept(head);
  const cells = rows.map((row) => kept(row).map((cell) => withInstantsInWords(cell, clock)));
  const columns = stream.columns || 80;
  const widths = fittingWidths(titles, cells, columns);
  const title = (text: string): Cell => ({ text, tone: 'strong' });
  if (widths !== undefined) return drawn([titles.map(title), ...cells], widths, titles.indexOf(CUT_TITLE), stream);
  const first = Math.max(...titles.map(({ length }) => length)) + GAP_COLUMNS;
  const lists = cells.map((row) => row.flatMap((cell, column) => (textOf(cell) === '' ? [] : [[title(titles[column] ?? ''), cell]])));
  return lists.map((list) => drawn(list, [first, Math.max(columns - first, READABLE_COLUMNS)], -1, stream)).join('\n\n');
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function withInstantsInWords(cell: Cell, { nowMs, zone }: Clock): Cell {
  if (typeof cell === 'string') return relativeTimes(cell, nowMs, zone);
  if (cell.instants === 'exact') return { ...cell, text: exactInstants(cell.text) };
  if (cell.instants === 'dated') return { ...cell, text: datesInWords(cell.text, zone) };
  return { ...cell, text: cell.instants === 'short' ? shortTimes(cell.text, nowMs, zone) : relativeTimes(cell.text, nowMs, zone) };
}

/** `cut`: the column that keeps to one line; -1 for none. */
function drawn(rows: readonly (readonly Cell[])[], widths: number[], cut: number, stream: NodeJS.WriteStream): string {
  const table = new Table({
    colWidths: widths,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP_COLUMNS },
    chars: Object.fromEntries(BORDERS.map((place) => [place, ''])),
  });
  const linesOf = (cell: Cell, column: number) =>
    column === cut ? [textOf(cell)] : wrapped(textOf(cell), (widths[column] ?? 0) - GAP_COLUMNS);
  const content = (cell: Cell, column: number) => linesOf(cell, column).map((line) => inTone(line, cell, stream));
  table.push(...rows.map((row) => row.map((cell, column) => content(cell, column).join('\n'))));
  return table.toString();
}

function inTone(text: string, cell: Cell, stream: NodeJS.WriteStream): string {
  return typeof cell === 'string' || cell.tone === undefined ? text : styleText(TONES[cell.tone], text, { stream });
}

/** A word that is longer than a line continues on the next. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(LINE_ENDS)) {
    if (line !== '' && (line + word).trimEnd().length > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
    for (; line.trimEnd().length > columns; line = line.slice(columns)) lines.push(line.slice(0, columns));
  }
  return [...lines, line.trimEnd()];
}

/** Starts with natural widths and narrows column by column until the table fits the screen. `undefined`: it cannot fit. */
function fittingWidths(titles: readonly string[], cells: readonly (readonly Cell[])[], columns: number): number[] | undefined {
  const widest = (of: (text: string) => number) =>
    titles.map((title, column) => Math.max(...[title, ...cells.map((row) => textOf(row[column] ?? ''))].map(of)) + GAP_COLUMNS);
  const widths = widest(({ length }) => length);
  const words = widest((text) => Math.max(...text.split(LINE_ENDS).map((word) => word.trimEnd().length)));
  const least = words.map((width, column) => {
    if (titles[column] === CUT_TITLE) return Math.min(width, NARROWEST_HEADLINE_COLUMNS);
    return column === titles.length - 1 ? Math.min(width, READABLE_COLUMNS) : width;
  });
  for (let over = widths.reduce((sum, width) => sum + width, 0) - columns; over > 0; over -= 1) {
    const next = nextToNarrow(widths, least, titles.indexOf(CUT_TITLE));
    if (next === undefined) return undefined;
    widths[next] = (widths[next] ?? 0) - 1;
  }
  return widths;
}

/** First other columns, whose lines are wrapped, while they are wide enough to read; then a headline, which is cut, likewise; then whichever
 *  is the widest, down to its longest word. The first column comes last. `cut`: the column of headlines; -1 for none. */
function nextToNarrow(widths: readonly number[], least: readonly number[], cut: number): number | undefined {
  const gives = (column: number, floor = 0) => (widths[column] ?? 0) > Math.max(least[column] ?? 0, floor);
  const widest = (columns: readonly number[]) =>
    columns.length === 0 ? undefined : columns.reduce((best, column) => ((widths[column] ?? 0) > (widths[best] ?? 0) ? column : best));
  const columns = [...widths.keys()].filter((column) => column > 0);
  const wrapped = columns.filter((column) => column !== cut && gives(column, READABLE_COLUMNS));
  const headlines = columns.filter((column) => column === cut && gives(column, READABLE_COLUMNS));
  return widest(wrapped) ?? widest(headlines) ?? widest(columns.filter((column) => gives(column))) ?? (gives(0) ? 0 : undefined);
}
