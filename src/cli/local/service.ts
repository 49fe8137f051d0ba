// The service on this machine: wrangler's development server as a child process, quiet, offline and without telemetry.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeAssetFolder } from '../assets/asset-folder.ts';
import { readDevVars } from '../client/dev-vars.ts';
import { Failure } from '../client/failure.ts';

export const ADDRESS = '127.0.0.1';
const READY_WITHIN_MS = 60_000;
const BETWEEN_LOOKS_MS = 150;

export interface Service {
  /** Settles when the process has ended, with its exit code; 1 if a signal ended it. */
  ended: Promise<number>;
  stop(): void;
}

export interface ServiceOptions {
  root: string;
  port: number;
  /** Absolute path. */
  persistTo: string;
  /** Absolute path of a file in the shape of `.dev.vars`. */
  secretsFile: string;
  /** Absolute path of a folder that `npm run bundle` has made. Absent: the sources are bundled, and bundled again when they change. */
  bundle?: string;
}

/** Wrangler must not ask, report or download: the service has to start the same without a network and without a person. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
};

/** Both features are off. The first would record the URL of every request, and feed tokens are in URLs. The second would let anybody who
 *  reaches the port read and change all stored data. */
const NO_RECORDING = { X_LOCAL_OBSERVABILITY: 'false', X_LOCAL_EXPLORER: 'false' };

const SECRETS = ['DESK_TOKEN', 'KEY_PEPPERS', 'RECEIPT_KEYS'];
const VARIABLES = ['PUBLIC_ORIGIN', 'CLIENT_ADDRESS', 'ACCESS_TEAM_DOMAIN', 'ACCESS_AUDIENCE', 'ACCESS_SCOPES'];

/** Returns the environment variables for wrangler. It takes secrets from its environment unchanged; in a file it would replace `$NAME` by a
 *  variable, and the Worker would have another secret than the one that was checked. Secrets always come from our file; other variables
 *  come from the environment first. */
function bindingsFrom(secretsFile: string): Record<string, string | undefined> {
  const written = readDevVars(secretsFile);
  const secrets = SECRETS.map((name) => [name, written.get(name)]);
  const variables = VARIABLES.map((name) => [name, process.env[name] || written.get(name)]);
  return Object.fromEntries([...secrets, ...variables]);
}

/** Returns the origin that the service names in absolute URLs: `PUBLIC_ORIGIN`, or else its address on this machine. */
export function publicOrigin(secretsFile: string, server: string): string {
  const configured = bindingsFrom(secretsFile)['PUBLIC_ORIGIN'] ?? '';
  return URL.canParse(configured) ? new URL(configured).origin : server;
}

export function startService({ root, port, persistTo, secretsFile, bundle }: ServiceOptions): Service {
  const wrangler = join(dirname(createRequire(join(root, 'package.json')).resolve('wrangler/package.json')), 'bin', 'wrangler.js');
  const settings = ['--local', '--ip', ADDRESS, '--port', String(port), '--persist-to', persistTo, '--env-file', devNull];
  const assets = ['--assets', makeAssetFolder({ withSample: true })];
  // 0 is any free port. By default, wrangler chooses a port some time before it listens, so one of two services that start at once fails.
  const inspector = ['--inspector-port', '0'];
  const silence = ['--log-level', 'error', '--show-interactive-dev-session=false'];
  // Beside a file of that folder wrangler would look for another configuration.
  const worker = bundle === undefined ? [] : [join(bundle, 'worker.js'), '--no-bundle', '--config', join(root, 'wrangler.toml')];
  const child = spawn(process.execPath, [wrangler, 'dev', ...worker, ...settings, ...assets, ...inspector, ...silence], {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: compiledIn(root), ...QUIET, ...NO_RECORDING, ...bindingsFrom(secretsFile) },
    // At this log level every line is an error, and goes where our own errors go.
    stdio: ['ignore', 2, 2],
  });
  return { ended: endOf(child), stop: () => child.kill('SIGTERM') };
}

/** Where Node keeps compiled code. Compiling wrangler takes a third of its start. */
function compiledIn(root: string): string {
  return process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules', '.cache', 'tearsheet-compiled');
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((settle) => {
    child.once('error', () => settle(1));
    child.once('exit', (code) => settle(code ?? 1));
  });
}

/** Throws Failure if the folder has no bundle. */
export function requireBundle(folder: string): void {
  if (existsSync(join(folder, 'worker.js'))) return;
  throw new Failure({ title: `There is no bundle of the Worker in ${folder}`, detail: 'Make it, in dist/worker: npm run bundle' });
}

/** Throws Failure if something else listens on the port. */
export async function requireFreePort(port: number): Promise<void> {
  const probe = createServer();
  const code = await new Promise<string | undefined>((settle) => {
    probe.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'unknown'));
    probe.listen({ port, host: ADDRESS, exclusive: true }, () => probe.close(() => settle(undefined)));
  });
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    const detail = `Stop the program that uses it, or choose another: npm start -- --port ${port === 65_535 ? 8_787 : port + 1}`;
    throw new Failure({ title: `Port ${port} is in use`, detail });
  }
  throw new Failure({ title: `Port ${port} cannot be used (${code})`, detail: 'Choose another: npm start -- --port 8787' });
}

/** Throws Failure if browsers and fetch() refuse to connect to the port, because it belongs to another protocol (Fetch standard, bad port). Nothing listens
 *  on it: any other port answers that. */
export async function requireReachablePort(port: number): Promise<void> {
  const refusal = await fetch(`http://${ADDRESS}:${port}/`).catch((error: Error) => error);
  if (!(refusal instanceof Error && refusal.cause instanceof Error && refusal.cause.message === 'bad port')) return;
  throw new Failure({
    title: `Port ${port} cannot be used: browsers refuse to connect to it, because it belongs to another protocol`,
    detail: 'Choose another: npm start -- --port 8787',
  });
}

/** Waits until the service answers its health check. `false` if the process ended first. Throws Failure if it takes too long. */
export async function waitUntilReady(server: string, service: Service): Promise<boolean> {
  let running = true;
  void service.ended.then(() => {
    running = false;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  let last = 'no answer';
  while (running) {
    const answer = await fetch(`${server}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok === true) return true;
    if (answer !== undefined) last = `${answer.status} ${(await answer.text().catch(() => '')).slice(0, 300)}`.trim();
    if (Date.now() > deadline) throw new Failure({ title: 'The service does not become ready', detail: `${server}/healthz: ${last}` });
    await pause(BETWEEN_LOOKS_MS);
  }
  return false;
}
