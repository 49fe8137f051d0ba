// The Workers that the real one is measured against, and how they are loaded.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import type { Companion } from './config.ts';
import type { Workerd } from './workerd.ts';

export const BARE: Companion = { name: 'bare', module: 'bench/baseline/worker.mjs' };
export const ONE_CALL: Companion = { name: 'one-call', module: 'bench/baseline/one-call.mjs', objectClass: 'OneCall' };
const OBVIOUS_MODULE = 'dist/bench/obvious.mjs';

/** Bundled, since workerd reads modules and no packages. */
export async function obviousCompanion(): Promise<Companion> {
  mkdirSync(dirname(OBVIOUS_MODULE), { recursive: true });
  await build({
    entryPoints: ['bench/obvious/worker.mjs'],
    outfile: OBVIOUS_MODULE,
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['cloudflare:workers'],
    // `feed` writes XML through a library that can also stream it, which nothing here does.
    alias: { stream: './bench/obvious/no-stream.mjs', string_decoder: './bench/obvious/no-stream.mjs' },
  });
  return { name: 'obvious', module: OBVIOUS_MODULE, kvBinding: 'ARTICLES' };
}

/** Set by the connection, not by the Worker. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

export interface AnswerSource {
  path: string;
  headers?: Record<string, string>;
  /** Path on the companion; the same when absent. */
  as?: string;
}

/** Asks the Worker under test once and has the companion answer the same from then on: status, headers, bytes. */
export async function loadAnswer(workerd: Workerd, companion: string, { path, headers = {}, as = path }: AnswerSource): Promise<number> {
  const real = await fetch(workerd.origin('http') + path, { headers });
  const body = Buffer.from(await real.arrayBuffer());
  await workerd.call(`${companion}-admin`, as, {
    status: real.status,
    headers: [...real.headers].filter(([name]) => !CONNECTION_HEADERS.has(name)),
    ...(body.length > 0 && { bodyBase64: body.toString('base64') }),
  });
  return real.status;
}
