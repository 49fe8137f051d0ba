// The output of a command: tables, colour and progress on a terminal, plain lines in a pipe, JSON with --json. Results go to stdout;
// remarks, faults and progress go to stderr.
import { styleText } from 'node:util';
import { type Report, withProgressBar, withSpinner } from './progress.ts';
import { onScreen, USUAL_COLUMNS } from './sentences.ts';
import { type Cell, drawnTable, TONES, type Tone, textOf } from './table.ts';

export type Terminal = ReturnType<typeof openTerminal>;
export type { Cell, Tone } from './table.ts';

export function openTerminal(json: boolean, stdout: NodeJS.WriteStream = process.stdout, stderr: NodeJS.WriteStream = process.stderr) {
  let zone: string | undefined;
  const print = (stream: NodeJS.WriteStream, text: string, tone?: Tone) => {
    stream.write(`${tone === undefined ? text : styleText(TONES[tone], text, { stream })}\n`);
  };
  const printSentence = (stream: NodeJS.WriteStream, text: string, tone?: Tone) => {
    const safe = printable(text);
    print(stream, stream.isTTY === true ? onScreen(safe, stream.columns || USUAL_COLUMNS, zone) : safe, tone);
  };
  // A terminal that does not know its size (0 columns) is in fact a program.
  const draws = !json && stderr.isTTY === true && stderr.columns > 0;
  return {
    json,
    /** Whether progress is drawn; a line on stderr would break it. */
    draws,
    /** Whether a person reads the result. */
    isInteractive: !json && stdout.isTTY === true,
    /** Dates are shown in this time zone from now on; in UTC if it is not known here. */
    showTimesOf: (timeZone: string | undefined) => {
      zone = timeZone !== undefined && isKnownZone(timeZone) ? timeZone : undefined;
    },
    /** A sentence of the result; nothing with --json. */
    say: (text: string, tone?: Tone) => {
      if (!json) printSentence(stdout, text, tone);
    },
    /** A line of the result that is copied from the screen, so it is not wrapped; nothing with --json. */
    verbatim: (text: string, tone?: Tone) => {
      if (!json) print(stdout, printable(text), tone);
    },
    /** A line of the result in fields that a program can separate; nothing with --json. */
    fields: (cells: readonly string[]) => {
      if (!json) stdout.write(`${cells.map(printable).join('\t')}\n`);
    },
    /** A sentence beside the result, in either form. */
    note: (text: string, tone?: Tone) => printSentence(stderr, text, tone),
    /** A line beside the result that is copied from the screen, so it is not wrapped. */
    noteVerbatim: (text: string, tone?: Tone) => print(stderr, printable(text), tone),
    /** The result: one JSON document, or what `forPeople` prints. */
    show: (value: unknown, forPeople: () => void) => {
      if (json) stdout.write(`${printableJson(value, 2)}\n`);
      else forPeople();
    },
    /** One line of a result that is NDJSON; nothing without --json. */
    record: (value: unknown) => {
      if (json) stdout.write(`${printableJson(value)}\n`);
    },
    /** A table on a terminal; for a program, lines with tabs and without a heading. `otherwise` is printed if there are no rows: why
     *  that may be, and what to do. */
    table: (head: readonly string[], rows: readonly (readonly Cell[])[], otherwise?: string) => {
      if (rows.length === 0 && otherwise !== undefined) printSentence(stderr, otherwise, 'faint');
      else if (stdout.isTTY)
        stdout.write(
          `${drawnTable(
            head,
            rows.map((row) => row.map(printableCell)),
            stdout,
            { nowMs: Date.now(), zone },
          )}\n`,
        );
      else for (const row of rows) stdout.write(`${row.map(textOf).map(printable).join('\t')}\n`);
    },
    /** Runs work whose length is known, with a progress bar. `endsOnCtrlC`: the work itself ends early on Ctrl-C. */
    bar: <T>(label: string, work: (report: Report) => Promise<T>, endsOnCtrlC = false) =>
      draws ? withProgressBar(label, stderr, work, endsOnCtrlC) : work(() => undefined),
    /** Runs work whose length is not known, with a spinner. */
    spinner: <T>(label: string, work: (report: Report) => Promise<T>) => (draws ? withSpinner(label, stderr, work) : work(() => undefined)),
  };
}

function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

/** Shows what a change would do, before it is made, on standard error, because it is not the result. */
export function announce(terminal: Terminal, show: (terminal: Terminal) => void): void {
  if (!terminal.json) show(besideResult(terminal));
}

/** A terminal whose results go to standard error. */
export function besideResult({ json }: Terminal): Terminal {
  return openTerminal(json, process.stderr, process.stderr);
}

/** Escapes control characters without changing the value. JSON leaves DEL and the C1 controls as they are, and a terminal takes U+009B
 *  for an escape. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}

/** One line without control characters: strangers' text must not move the cursor. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function printableCell(cell: Cell): Cell {
  return typeof cell === 'string' ? printable(cell) : { ...cell, text: printable(cell.text) };
}
