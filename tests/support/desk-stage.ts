// A desk, a folder and the program run against them, for every test of a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from './desk-server.ts';
import { type PartnerDesk, withPartners } from './partner-desk.ts';
import { command } from './resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from './run-cli.ts';

export const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));

/** Filled in before each test, and empty while tests are collected. */
export interface DeskStage {
  desk: DeskServer;
  /** The partners that the desk has. */
  kept: PartnerDesk;
  /** The folder in which the program runs. */
  folder: string;
  run: (...args: string[]) => Promise<Ended>;
  /** Asks the desk itself for what a test begins with: starting a command for it takes a fifth of a second. */
  ask: (method: string, path: string, body: object) => Promise<unknown>;
  /** Writes a file into the folder. */
  write: (name: string, text: string) => void;
  /** Method and path of every request that was sent, except GETs. */
  writes: () => string[];
}

export function deskForEachTest(): DeskStage {
  const stage = {} as DeskStage;
  let end = async () => {};
  beforeEach(async () => {
    const desk = await startDeskServer(PUBLISHER);
    const { path: folder, remove } = temporaryFolder();
    Object.assign(stage, { desk, kept: withPartners(desk), folder });
    end = async () => {
      await desk.close();
      remove();
    };
  });
  afterEach(() => end());
  stage.run = (...args) => command(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder);
  stage.ask = (method, path, body) => askAt(stage.desk.url, method, path, body);
  stage.write = (name, text) => writeFileSync(join(stage.folder, name), text);
  stage.writes = () => stage.desk.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  return stage;
}

async function askAt(server: string, method: string, path: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${server}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
