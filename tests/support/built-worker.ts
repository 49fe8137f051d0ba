// The Worker as it would be deployed, which most end-to-end tests start: bundling it takes half of the processor time of a start. It is made once in a run,
// when the first test asks for it, for all projects. tests/e2e/start.test.ts and start-options.test.ts start the sources, as `npm start` does.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { environment, ROOT, temporaryFolder } from './run-cli.ts';

interface Built {
  made?: Promise<string>;
  remove?: () => void;
}

/** Each project of a run loads this module anew. */
const run = globalThis as typeof globalThis & { tearsheetWorker?: Built };
run.tearsheetWorker ??= {};
const built: Built = run.tearsheetWorker;

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const builder = createServer(async (_request, response) => {
    response.end(await builtWorker().then(JSON.stringify, (error: Error) => JSON.stringify({ fault: error.message })));
  });
  builder.listen(0, '127.0.0.1');
  await once(builder, 'listening');
  provide('workerBuilder', `http://127.0.0.1:${(builder.address() as AddressInfo).port}`);
  return () => {
    builder.close();
    built.remove?.();
    delete built.made;
  };
}

/** Path of its folder. In the process that runs the setup. */
export function builtWorker(): Promise<string> {
  built.made ??= build();
  return built.made;
}

async function build(): Promise<string> {
  const wrangler = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
  const settings = { WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false', WRANGLER_HIDE_BANNER: 'true' };
  const folder = temporaryFolder();
  built.remove = folder.remove;
  const args = [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder.path];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: environment(settings) });
  return folder.path;
}

/** Path of its folder. In a test. */
export async function workerForTests(): Promise<string> {
  const answer = (await (await fetch(inject('workerBuilder'))).json()) as string | { fault: string };
  if (typeof answer !== 'string') throw new Error(answer.fault);
  return answer;
}

declare module 'vitest' {
  interface ProvidedContext {
    workerBuilder: string;
  }
}
