// `tearsheet` without a start for each command, which takes a fifth of a second of processor time: a process of its own loads the program once and runs the
// commands of all files of this worker. Tests of the process itself (signals, terminals, pipes, starts) use run-cli.ts.
import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answered, Asked } from './command-runner.ts';
import { type Ended, environment } from './run-cli.ts';

const RUNNER = join(import.meta.dirname, 'command-runner.ts');

interface Resident {
  child: ChildProcess;
  waiting: Map<number, { settle: (ended: Ended) => void; refuse: (fault: Error) => void }>;
}

let resident: Resident | undefined;
let count = 0;

/** Runs `tearsheet` with these arguments; `cwd` is its user's folder. Commands that are asked for at once run one after another. */
export function command(args: readonly string[], env: Record<string, string> = {}, cwd = tmpdir()): Promise<Ended> {
  resident ??= start();
  const { child, waiting } = resident;
  count += 1;
  const asked: Asked = { id: count, args, env: environment(env) as Record<string, string>, cwd };
  return new Promise((settle, refuse) => {
    waiting.set(asked.id, { settle, refuse });
    child.ref();
    child.send(asked);
  });
}

function start(): Resident {
  const child = fork(RUNNER, { env: environment({}), execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting: Resident['waiting'] = new Map();
  child.on('message', ({ id, ...ended }: Answered) => {
    waiting.get(id)?.settle(ended);
    waiting.delete(id);
    if (waiting.size === 0) child.unref();
  });
  child.once('exit', (code) => {
    if (resident?.child === child) resident = undefined;
    for (const { refuse } of waiting.values()) refuse(new Error(`the process that runs the commands has ended with code ${code}`));
  });
  // It ends with its worker, which waits for it only while a command runs.
  child.unref();
  child.channel?.unref();
  process.once('exit', () => child.kill());
  return { child, waiting };
}
