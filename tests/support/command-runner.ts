// Runs commands of `tearsheet` one after another in a process that loads the program once, for resident-cli.ts. Each has arguments, environment, folder and
// streams of its own, and finds modules as the one before left them.
import { Readable, Writable } from 'node:stream';
import { inspect } from 'node:util';
import type { Ended } from './run-cli.ts';

export interface Asked {
  id: number;
  args: readonly string[];
  env: Record<string, string>;
  cwd: string;
}

export interface Answered extends Ended {
  id: number;
}

/** By its address, because it needs other types of the platform than the tests, which are for Node and the Worker. */
const { run }: { run: (typed: readonly string[]) => Promise<number> } = await import(
  new URL('../../src/cli/program.ts', import.meta.url).href
);
let last: Promise<unknown> = Promise.resolve();

process.on('message', (asked: Asked) => {
  last = last.then(async () => process.send?.({ id: asked.id, ...(await runOne(asked)) } satisfies Answered));
});
process.once('disconnect', () => process.exit());

async function runOne({ args, env, cwd }: Asked): Promise<Ended> {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.exitCode = undefined;
  const [stdout, stderr] = [collector(), collector()];
  const streams = { stdout: stdout.stream, stderr: stderr.stream, stdin: Readable.from([]) };
  for (const [name, value] of Object.entries(streams)) Object.defineProperty(process, name, { value, configurable: true });
  const code = await run(args).catch((fault: unknown) => {
    stderr.stream.write(`${inspect(fault)}\n`);
    return 1;
  });
  process.exitCode = undefined;
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
