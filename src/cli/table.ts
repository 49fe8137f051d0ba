// A table as it is drawn on a terminal: a heading, columns as wide as what is in them, and never wider than the screen.
import { styleText } from 'node:util';
import Table from 'cli-table3';
import { momentsInWords } from './moments.ts';

export type Tone = 'good' | 'bad' | 'warning' | 'faint' | 'strong';

/** A tone shows on a terminal, and nowhere else. */
export type Cell = string | { text: string; tone: Tone };

export const TONES = { good: 'green', bad: 'red', warning: 'yellow', faint: 'dim', strong: 'bold' } as const;

// biome-ignore format: one row is easier to hold against cli-table3's list.
const BORDERS = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const GAP_COLUMNS = 2;
/** With the gap: less says nothing. */
const NARROWEST_COLUMNS = 8;
/** Of a headline: enough to know it by. */
const TELLING_COLUMNS = 26;

/** A column in which nobody says anything is left out. `nowMs`: what instants are told from. */
export function drawnTable(head: readonly string[], rows: readonly (readonly Cell[])[], stream: NodeJS.WriteStream, nowMs: number): string {
  const said = head.map((_title, column) => rows.length === 0 || rows.some((row) => textOf(row[column] ?? '') !== ''));
  const kept = <T>(row: readonly T[]): T[] => row.filter((_cell, column) => said[column] === true);
  const titles = kept(head);
  const cells = rows.map((row) => kept(row).map((cell) => momentsInWords(textOf(cell), nowMs)));
  const table = new Table({
    head: titles.map((title) => styleText('bold', title, { stream })),
    colWidths: fittingWidths([titles, ...cells], stream.columns || 80),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP_COLUMNS },
    chars: Object.fromEntries(BORDERS.map((place) => [place, ''])),
  });
  table.push(...rows.map((row, line) => kept(row).map((cell, column) => inTone(cells[line]?.[column] ?? '', cell, stream))));
  return table.toString();
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function inTone(text: string, cell: Cell, stream: NodeJS.WriteStream): string {
  return typeof cell === 'string' ? text : styleText(TONES[cell.tone], text, { stream });
}

/** Natural widths, cut column by column until the table fits the screen. The last one holds what is told best by its beginning, a headline or
 *  a note, and is cut first; then whichever is the widest. The first one is what a person takes into the next command, and is cut last. */
function fittingWidths(rows: readonly (readonly string[])[], columns: number): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length + GAP_COLUMNS);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - columns; over > 0; over -= 1) {
    const next = nextToCut(widths);
    if (next === undefined) break;
    widths[next] = (widths[next] ?? 0) - 1;
  }
  return widths;
}

function nextToCut(widths: readonly number[]): number | undefined {
  const last = widths.length - 1;
  if (last > 0 && (widths[last] ?? 0) > TELLING_COLUMNS) return last;
  const widest = Math.max(...widths.slice(1));
  if (widest > NARROWEST_COLUMNS) return widths.indexOf(widest, 1);
  return (widths[0] ?? 0) > NARROWEST_COLUMNS ? 0 : undefined;
}
