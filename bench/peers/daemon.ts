// Servers of others that the bench starts for itself, in a folder of its own, and stops again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Command {
  program: string;
  args: readonly string[];
  /** A file that its output goes to. */
  log: string;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;
const POLL_MS = 50;
const LOG_LINES = 5;

/** What was started and has not been stopped yet, and the folder it runs in. */
export class Daemons {
  readonly folder: string;
  private readonly running: ChildProcess[] = [];
  private readonly abandon = () => this.killAll();
  private readonly leave = () => process.exit(1);

  constructor() {
    // Short, since addresses of sockets in it may have at most 107 bytes.
    this.folder = mkdtempSync(join(tmpdir(), 'peers-'));
    process.on('exit', this.abandon);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.leave);
  }

  /** Path of a new folder of this name in the folder. */
  subfolder(name: string): string {
    const path = join(this.folder, name);
    mkdirSync(path);
    return path;
  }

  /** Its process id, when it listens. Throws, with the end of its log, where it does not come to that. */
  async start(command: Command & { listens: NetConnectOpts }): Promise<number> {
    const { program, listens, log } = command;
    const child = await this.spawn(command);
    const deadline = Date.now() + START_LIMIT_MS;
    while (Date.now() < deadline && !hasEnded(child)) {
      if (child.pid !== undefined && (await isListening(listens))) return child.pid;
      await sleep(POLL_MS);
    }
    throw new Error(`${program} did not start: ${lastLines(log)}`);
  }

  /** Runs a program to its end. Throws, with the end of its log, where it fails. */
  async run(command: Command): Promise<void> {
    const child = await this.spawn(command);
    if (!hasEnded(child)) await once(child, 'exit');
    if (child.exitCode !== 0) throw new Error(`${command.program} failed: ${lastLines(command.log)}`);
  }

  private async spawn({ program, args, log }: Command): Promise<ChildProcess> {
    const output = openSync(log, 'a');
    // A process group of its own, so that its children can be ended with it.
    const child = spawn(program, args, { stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    this.running.push(child);
    await once(child, 'spawn');
    return child;
  }

  /** Stops all, the last one started first, and removes the folder. */
  async stop(): Promise<void> {
    for (const child of this.running.toReversed()) await stopChild(child);
    this.killAll();
    process.off('exit', this.abandon);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.leave);
  }

  private killAll(): void {
    for (const child of this.running.splice(0)) killGroup(child);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of the group have ended.
  }
}

export async function isListening(listens: NetConnectOpts): Promise<boolean> {
  const socket = connect(listens);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-LOG_LINES).join(' / ');
}

/** A port of the loopback interface that nothing listened at just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Servers started as root keep its rights only where they are told so. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
