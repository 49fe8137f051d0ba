// Runs a program of ours as its user would: a process of its own, in a folder of its own, with nothing of ours in its environment.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Node keeps its compile cache from one process to the next: the tests start dozens. */
const COMPILED = join(tmpdir(), 'tearsheet-tests-compiled');

/** What the program would keep of imports in the home of whoever runs the tests. */
const STATE = join(tmpdir(), 'tearsheet-tests-state');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `tearsheet` with these arguments; `cwd` is its user's folder. */
export async function tearsheet(args: readonly string[], env: Record<string, string> = {}, cwd = tmpdir()): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'tearsheet.cjs'), ...args], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** The Worker's types demand its bindings of every environment, and a command has none of them. */
export function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE: COMPILED, XDG_STATE_HOME: STATE, ...env } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
}

/** A folder for one test; `remove` deletes it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tearsheet-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
