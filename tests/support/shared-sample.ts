// One service with the sample newspaper for all files that change nothing in it, and one browser for all files of a worker. Starting the program costs
// four seconds of processor time. Vitest runs the setup before the end-to-end tests, and the program is started when the first test asks for it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser.ts';
import { builtWorker } from './built-worker.ts';
import { checkAnswersOf } from './described-program.ts';
import { type Program, startProgram } from './program.ts';
import { temporaryFolder } from './run-cli.ts';

/** Slug of the article that is withdrawn, with the note to the public. */
export const WITHDRAWN = 'harvest-street-merger';
export const WITHDRAWAL_NOTE = 'This article should not have been published.';

export type SharedSample = Pick<Program, 'server' | 'port' | 'token'>;

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  let started: Promise<Program> | undefined;
  const starter = createServer(async (_request, response) => {
    started ??= startWithWithdrawal(folder.path);
    const answer = await started.then(({ server, port, token }) => ({ server, port, token }), String);
    response.end(JSON.stringify(answer));
  });
  starter.listen(0, '127.0.0.1');
  await once(starter, 'listening');
  provide('sampleStarter', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`);
  return async () => {
    starter.close();
    await started?.then((program) => program.stop()).catch(() => undefined);
    folder.remove();
  };
}

async function startWithWithdrawal(folder: string): Promise<Program> {
  const program = await startProgram({ folder, worker: await builtWorker() });
  const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ reason: 'For the test', note: WITHDRAWAL_NOTE });
  const answer = await fetch(`${program.server}/desk/articles/${WITHDRAWN}/withdrawal`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the withdrawal was refused: ${answer.status}`);
  return program;
}

/** The service, in which nothing of the sample may be changed: other files read it at the same time. A test may add a partner of its own. */
export async function sharedSample(): Promise<SharedSample> {
  const answer = (await (await fetch(inject('sampleStarter'))).json()) as SharedSample | string;
  if (typeof answer === 'string') throw new Error(answer);
  checkAnswersOf(answer.server);
  return answer;
}

let browser: Promise<Browser> | undefined;

/** The browser of this worker. It ends with the worker, and each visit has a context of its own. */
export function sharedBrowser(executablePath: string): Promise<Browser> {
  browser ??= launchBrowser(executablePath);
  return browser;
}

declare module 'vitest' {
  interface ProvidedContext {
    sampleStarter: string;
  }
}
