// The service as its user starts it: a process of its own on a free port, with storage and secrets in a folder of the test's. Whatever
// happens to the test, no process is left behind.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { workerForTests } from './built-worker.ts';
import { checkAnswersOf } from './described-program.ts';
import { type Ended, environment, ROOT } from './run-cli.ts';

/** The last line that it prints when it is up. */
const LAST_WORDS = 'Ctrl-C stops the service.';
/** Shorter than a test may take, so that a service which does not come up is ended here. */
const UP_WITHIN_MS = 45_000;
const DOWN_WITHIN_MS = 10_000;
const CHILDREN_DOWN_WITHIN_MS = 2_000;

export interface ProgramOptions {
  /** Contains storage and secrets; a second start in it finds what the first one left. */
  folder: string;
  /** Default: a free port. */
  port?: number;
  env?: Record<string, string>;
  args?: readonly string[];
  /** What is started: `sources`, as by a plain `npm start`, or the folder of a bundle. Default: the bundle that was made for the tests. */
  worker?: string;
}

export interface Program {
  server: string;
  port: number;
  token: string;
  /** Everything printed so far. */
  stdout: () => string;
  stderr: () => string;
  /** From its start to its first word. Infinite before that. */
  saidAfterMs: () => number;
  /** Stops it as a process manager would. Processes that it leaves behind are ended too. */
  stop: () => Promise<Stopped>;
  /** kill -9 of the whole process group, like a machine that loses its power. */
  kill: () => Promise<void>;
}

export interface Stopped {
  /** `null`: it had to be killed. */
  code: number | null;
  /** Processes of its group that outlived it, as `ps` names them. */
  leftBehind: string[];
}

/** Starts the service and waits until it is up. Throws with its output if it does not come up. */
export async function startProgram({ folder, port, env = {}, args = [], worker }: ProgramOptions): Promise<Program> {
  const started = worker ?? (await workerForTests());
  const used = port ?? (await freePort());
  const launched = launch({ folder, port: used, env, args: started === 'sources' ? args : [...args, '--bundle', started] });
  const upOrOver = await Promise.race([launched.says(LAST_WORDS), launched.ended, pause(UP_WITHIN_MS, 'late', { ref: false })]);
  if (upOrOver !== LAST_WORDS) {
    await launched.kill();
    throw new Error(`the service did not come up (${upOrOver}):\n${launched.stdout()}${launched.stderr()}`);
  }
  const token = /^DESK_TOKEN=(.*)$/m.exec(readFileSync(secretsIn(folder), 'utf8'))?.[1] ?? '';
  const server = `http://localhost:${used}`;
  checkAnswersOf(server);
  return { ...launched, server, port: used, token };
}

/** For starts that should fail: waits until the process has ended. */
export async function runProgram({ folder, port, env = {}, args = [] }: ProgramOptions & { port: number }): Promise<Ended> {
  const launched = launch({ folder, port, env, args });
  const code = await launched.ended;
  await launched.kill();
  return { code, stdout: launched.stdout(), stderr: launched.stderr() };
}

/** Below the ports that the system hands out: another service that starts at the same time takes some of those. Above 10080, to which `fetch` and
 *  browsers refuse to connect (Fetch standard, bad port). */
const FIRST_PORT = 10_081;
const PORTS = 20_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listening = await new Promise<boolean>((answer) => {
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => answer(true));
  });
  if (listening) await new Promise((closed) => probe.close(closed));
  return listening;
}

function secretsIn(folder: string): string {
  return join(folder, 'secrets');
}

const running = new Set<ChildProcess>();
// An aborted run still ends the service.
process.once('exit', () => {
  for (const child of running) killGroup(child);
});

function launch({ folder, port, env, args }: Required<Omit<ProgramOptions, 'worker'>>) {
  const startedAt = performance.now();
  const places = ['--port', String(port), '--persist-to', join(folder, 'state'), '--secrets', secretsIn(folder)];
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'start.cjs'), ...places, ...args], {
    cwd: folder,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, which can be ended as one.
    detached: true,
  });
  running.add(child);
  const stdout = collected(child.stdout);
  const stderr = collected(child.stderr);
  const saidAfterMs = () => Math.min(stdout.firstAt() - startedAt, stderr.firstAt() - startedAt);
  // 'exit' and not 'close': processes that it leaves behind may keep the pipes open.
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  const kill = async () => {
    killGroup(child);
    await ended;
    running.delete(child);
  };
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await Promise.race([ended, pause(DOWN_WITHIN_MS, null, { ref: false })]);
    const leftBehind = code === null ? [] : await outliving(child);
    await kill();
    return { code, leftBehind };
  };
  return { stdout: stdout.text, stderr: stderr.text, saidAfterMs, says: stdout.says, ended, kill, stop };
}

/** Its children get a moment to end. */
async function outliving({ pid }: ChildProcess): Promise<string[]> {
  const deadline = Date.now() + CHILDREN_DOWN_WITHIN_MS;
  for (;;) {
    const members = membersOf(pid ?? 0);
    if (members.length === 0 || Date.now() > deadline) return members;
    await pause(100);
  }
}

/** Commands of a process group, without zombies. */
function membersOf(group: number): string[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pgid=,stat=,comm='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line));
  return processes.flatMap((found) => (Number(found?.[1]) === group && found?.[2]?.startsWith('Z') === false ? [found[3] ?? ''] : []));
}

function collected(stream: NodeJS.ReadableStream) {
  let text = '';
  let firstAt = Number.POSITIVE_INFINITY;
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
    firstAt = Math.min(firstAt, performance.now());
  });
  const says = (words: string) =>
    new Promise<string>((settle) => {
      const look = () => text.includes(words) && settle(words);
      stream.on('data', look);
      look();
    });
  return { text: () => text, firstAt: () => firstAt, says };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}
