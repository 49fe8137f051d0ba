// The services that `npm start` runs on this machine. Each has a file beside its `.dev.vars` while it runs, so that a command finds its port
// and its secrets.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LocalServices } from './connection.ts';
import { readDevVars } from './dev-vars.ts';
import { mistake } from './failure.ts';
import { parseJsonObject } from './json-object.ts';

/** The port follows. */
const PREFIX = '.dev.server-';
const SECRETS = '.dev.vars';

interface Running {
  port: string;
  secretsFile: string;
}

/** Remembers the service of this process beside its file of secrets. The function that is returned forgets it. */
export function rememberService(port: number, secretsFile: string): () => void {
  const folder = dirname(secretsFile);
  for (const name of remembered(folder)) if (runningAs(folder, name) === undefined) rmSync(join(folder, name), { force: true });
  const file = join(folder, `${PREFIX}${port}`);
  try {
    writeFileSync(file, `${JSON.stringify({ pid: process.pid, secrets: basename(secretsFile) })}\n`);
  } catch {
    // The service runs all the same, and commands name it with --server.
  }
  return () => rmSync(file, { force: true });
}

/** As remembered in this folder or the nearest above that has secrets or services: a command also works in a folder below the project's. */
export function localServices(from = process.cwd()): LocalServices {
  const folder = nearestWithSecrets(from);
  const running = folder === undefined ? [] : remembered(folder).flatMap((name) => runningAs(folder, name) ?? []);
  return {
    server: () => {
      const addresses = running.map(({ port }) => addressOf(Number(port)));
      if (addresses.length < 2) return addresses[0];
      throw mistake(`Several services run here: ${addresses.join(', ')}. Name one with --server or TEARSHEET_URL.`);
    },
    token: (port) => {
      const file = running.find((one) => one.port === port)?.secretsFile ?? (folder === undefined ? undefined : join(folder, SECRETS));
      return file === undefined ? undefined : readDevVars(file).get('DESK_TOKEN') || undefined;
    },
  };
}

export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

function nearestWithSecrets(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, SECRETS)) || remembered(folder).length > 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function remembered(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(PREFIX) && /^\d+$/.test(name.slice(PREFIX.length)));
  } catch {
    // A folder that may be passed through but not listed.
    return [];
  }
}

/** `undefined` if the process has ended without forgetting itself, as after a power cut. */
function runningAs(folder: string, name: string): Running | undefined {
  const found = parseJsonObject(textOf(join(folder, name)));
  if (found === undefined || !('pid' in found) || !('secrets' in found)) return undefined;
  const { pid, secrets } = found;
  if (typeof pid !== 'number' || typeof secrets !== 'string' || !isAlive(pid)) return undefined;
  return { port: name.slice(PREFIX.length), secretsFile: join(folder, basename(secrets)) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has just ended.
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user exists too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
