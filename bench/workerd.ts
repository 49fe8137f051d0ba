// Starts workerd itself, without wrangler's proxy in front: a tenth of a second to start, and the bundle that is deployed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { configText, entrySource, socketNames, type WorkerdOptions } from './config.ts';

export interface Workerd {
  pid: number;
  /** `http://127.0.0.1:PORT` of a socket: `http` is the Worker under test; see `socketNames` for the rest. */
  origin(socket: string): string;
  /** JSON from a control socket; with a body it is a POST. Throws on any status but 2xx. */
  call(socket: string, path: string, body?: unknown): Promise<unknown>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const CONTROL_FD = 3;
const START_LIMIT_MS = 10_000;

/** Ready when it is returned: every socket listens. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  mkdirSync(join(options.directory, 'objects'), { recursive: true });
  const configPath = join(options.directory, 'config.capnp');
  writeFileSync(join(options.directory, 'entry.mjs'), entrySource(options.bindings));
  writeFileSync(configPath, configText(options));
  const inspector = options.inspector === undefined ? [] : [`--inspector-addr=${options.inspector}`];
  const child = spawn('node_modules/.bin/workerd', ['serve', '--experimental', `--control-fd=${CONTROL_FD}`, ...inspector, configPath], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const ports = await portsOf(child, socketNames(options.companions ?? []).length);
  const origin = (socket: string) => `http://127.0.0.1:${ports.get(socket)}`;
  return {
    pid: child.pid ?? 0,
    origin,
    call: (socket, path, body) => callJson(origin(socket) + path, body),
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
}

export function wipe(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** workerd writes one JSON line for each socket that listens. */
async function portsOf(child: ChildProcess, wanted: number): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  const timer = setTimeout(() => child.kill(), START_LIMIT_MS);
  let text = '';
  for await (const chunk of child.stdio[CONTROL_FD] as Readable) {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const message: { event: string; socket: string; port: number } = JSON.parse(line);
      if (message.event === 'listen') ports.set(message.socket, message.port);
    }
    if (ports.size === wanted) break;
  }
  clearTimeout(timer);
  if (ports.size < wanted) throw new Error('workerd did not start; what it printed says why');
  return ports;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function callJson(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} from ${url}: ${text}`);
  return JSON.parse(text);
}
