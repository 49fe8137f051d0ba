// A desk, a folder and the program run against them, for every test of a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from './desk-server.ts';
import { type PartnerDesk, withPartners } from './partner-desk.ts';
import { type Ended, ROOT, tearsheet, temporaryFolder } from './run-cli.ts';

export const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));

/** Filled in before each test, and empty while tests are collected. */
export interface DeskStage {
  desk: DeskServer;
  /** The partners that the desk has. */
  kept: PartnerDesk;
  /** The folder in which the program runs. */
  folder: string;
  run: (...args: string[]) => Promise<Ended>;
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
  stage.run = (...args) => tearsheet(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder);
  stage.write = (name, text) => writeFileSync(join(stage.folder, name), text);
  stage.writes = () => stage.desk.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  return stage;
}
