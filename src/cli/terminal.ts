// What a person or a program sees of a command: tables, colour and progress on a terminal, plain lines when piped, JSON with
// --json. Results go to stdout; remarks, faults and progress go to stderr.
import { styleText } from 'node:util';
import Table from 'cli-table3';
import { besideWheel, type Report, underBar } from './progress.ts';

export type Terminal = ReturnType<typeof openTerminal>;
export type Tone = 'good' | 'bad' | 'warning' | 'faint' | 'strong';

/** Of a table. A tone shows on a terminal, and nowhere else. */
export type Cell = string | { text: string; tone: Tone };

const TONES = { good: 'green', bad: 'red', warning: 'yellow', faint: 'dim', strong: 'bold' } as const;

export function openTerminal(json: boolean, stdout: NodeJS.WriteStream = process.stdout, stderr: NodeJS.WriteStream = process.stderr) {
  const print = (stream: NodeJS.WriteStream, text: string, tone?: Tone) => {
    const safe = printable(text);
    stream.write(`${tone === undefined ? safe : styleText(TONES[tone], safe, { stream })}\n`);
  };
  // A terminal that does not know its size (0 columns) is a program in disguise.
  const draws = !json && stderr.isTTY === true && stderr.columns > 0;
  return {
    json,
    /** Progress is drawn, and a line on stderr would tear it. */
    draws,
    /** A person reads the result. */
    watched: !json && stdout.isTTY === true,
    /** A line of the result; nothing with --json. */
    say: (text: string, tone?: Tone) => {
      if (!json) print(stdout, text, tone);
    },
    /** A line of the result in fields that a program can cut apart; nothing with --json. */
    fields: (cells: readonly string[]) => {
      if (!json) stdout.write(`${cells.map(printable).join('\t')}\n`);
    },
    /** A line beside the result, in either form. */
    note: (text: string, tone?: Tone) => print(stderr, text, tone),
    /** The result: one JSON document, or what `forPeople` prints. */
    show: (value: unknown, forPeople: () => void) => {
      if (json) stdout.write(`${printableJson(value, 2)}\n`);
      else forPeople();
    },
    /** One line of a result that is NDJSON; nothing without --json. */
    record: (value: unknown) => {
      if (json) stdout.write(`${printableJson(value)}\n`);
    },
    /** A table on a terminal; where a program reads, lines with tabs and without a heading. */
    table: (head: readonly string[], rows: readonly (readonly Cell[])[]) => {
      if (stdout.isTTY) stdout.write(`${drawnTable(head, rows, stdout)}\n`);
      else for (const row of rows) stdout.write(`${row.map(textOf).map(printable).join('\t')}\n`);
    },
    /** Work whose end is known. */
    bar: <T>(label: string, work: (report: Report) => Promise<T>) => (draws ? underBar(label, stderr, work) : work(() => undefined)),
    /** Work whose end is not. */
    wheel: <T>(label: string, work: (report: Report) => Promise<T>) => (draws ? besideWheel(label, stderr, work) : work(() => undefined)),
  };
}

/** The same value to whoever parses it. JSON leaves DEL and the C1 controls as they are, and a terminal takes U+009B for an escape. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}

/** One line, without what a terminal would obey: text of strangers must not move the cursor. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

// biome-ignore format: one row is easier to hold against cli-table3's list.
const BORDERS = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const GAP_COLUMNS = 2;
const NARROWEST_COLUMNS = 14;

function drawnTable(head: readonly string[], rows: readonly (readonly Cell[])[], stream: NodeJS.WriteStream): string {
  const cells = rows.map((row) => row.map((cell) => toTheMinute(printable(textOf(cell)))));
  const toned = rows.map((row, line) => row.map((cell, column) => inTone(cells[line]?.[column] ?? '', cell, stream)));
  const table = new Table({
    head: head.map((title) => styleText('bold', title, { stream })),
    colWidths: fittingWidths([head, ...cells], stream.columns || 80),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP_COLUMNS },
    chars: Object.fromEntries(BORDERS.map((place) => [place, ''])),
  });
  table.push(...toned);
  return table.toString();
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function inTone(text: string, cell: Cell, stream: NodeJS.WriteStream): string {
  return typeof cell === 'string' ? text : styleText(TONES[cell.tone], text, { stream });
}

/** Nobody reads milliseconds. What a program reads keeps them. */
function toTheMinute(text: string): string {
  return text.replace(/\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\.\d{3}Z/g, '$1 $2Z');
}

/** Natural widths, with the widest column cut until the table fits the screen. */
function fittingWidths(rows: readonly (readonly string[])[], columns: number): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length + GAP_COLUMNS);
  const over = widths.reduce((sum, width) => sum + width, 0) - columns;
  const widest = widths.indexOf(Math.max(...widths));
  if (over > 0 && widest >= 0) widths[widest] = Math.max(NARROWEST_COLUMNS, (widths[widest] ?? 0) - over);
  return widths;
}
