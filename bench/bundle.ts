// The Worker exactly as it would be deployed. Needs no network.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIRECTORY = 'dist/bench/bundle';
const MODULE = `${DIRECTORY}/worker.js`;

/** Path of the module. */
export function buildBundle(): string {
  execFileSync('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--minify', '--outdir', DIRECTORY], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  return MODULE;
}

export function gzippedKilobytes(path: string): number {
  return gzipSync(readFileSync(path)).byteLength / 1024;
}
