// The program on a terminal, as its user sees it: `script` of util-linux gives it a pseudo-terminal.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { environment, ROOT } from './run-cli.ts';

export interface Sat {
  code: number | null;
  /** Without colours and cursor movements. */
  screen: string;
}

export interface Keys {
  /** When this is on the screen … */
  at: string;
  /** … these keys are pressed. */
  press: string;
}

export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';

/** Other systems have another `script`. */
export const hasTerminals = process.platform === 'linux';

export interface Sitting {
  keys?: Keys | undefined;
  /** 0: a terminal that does not know its size. */
  columns?: number;
}

/** `args` may end with a redirection for the shell: `2>notes.txt`. */
export function tearsheetOnTerminal(
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
  { keys, columns = 100 }: Sitting = {},
): Promise<Sat> {
  const quoted = [process.execPath, join(ROOT, 'bin', 'tearsheet.cjs'), ...args].map((part) =>
    part.startsWith('2>') ? part : `'${part.replaceAll("'", "'\\''")}'`,
  );
  const line = `stty cols ${columns} rows 40; exec ${quoted.join(' ')}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd,
    env: environment({ TERM: 'xterm', ...env }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let pressed = keys === undefined;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    shown += text;
    if (pressed || keys === undefined || !stripVTControlCharacters(shown).includes(keys.at)) return;
    pressed = true;
    child.stdin.write(keys.press);
  });
  return new Promise((settle) => {
    child.once('close', (code) => settle({ code, screen: stripVTControlCharacters(shown).replaceAll('\r\n', '\n') }));
  });
}
