// How a command finds the service that `npm start` runs: its port and its token, from the folder of its secrets and below.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionFrom } from '../../../src/cli/client/connection.ts';
import { Failure } from '../../../src/cli/client/failure.ts';
import { localServices, rememberService } from '../../../src/cli/client/local-services.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const place = (...names: string[]) => join(folder.path, ...names);

function secrets(name: string, token: string): string {
  writeFileSync(place(name), `DESK_TOKEN=${token}\n`);
  return place(name);
}

function found(options = {}, from = folder.path) {
  return connectionFrom(options, {} as NodeJS.ProcessEnv, localServices(from));
}

/** The id of a process that has ended. */
function endedProcess(): number {
  return spawnSync('true').pid;
}

test('a service on another port is found with its token, also from a folder below', () => {
  const forget = rememberService(9_000, secrets('.dev.vars', 'ours'));
  mkdirSync(place('copy', 'today'), { recursive: true });
  expect(found()).toEqual({ server: 'http://localhost:9000', token: 'ours' });
  expect(found({}, place('copy', 'today'))).toEqual({ server: 'http://localhost:9000', token: 'ours' });
  forget();
  expect(found()).toEqual({ server: 'http://localhost:8787', token: 'ours' });
});

test('options and the environment win over what is remembered', () => {
  rememberService(9_000, secrets('.dev.vars', 'ours'));
  expect(found({ server: 'http://localhost:9001', token: 'mine' })).toEqual({ server: 'http://localhost:9001', token: 'mine' });
  const env = { TEARSHEET_URL: 'http://localhost:9002' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
  expect(connectionFrom({}, env, localServices(folder.path)).server).toBe('http://localhost:9002');
});

test('of several services none is guessed: all are named, and --server selects one with its own secrets', () => {
  rememberService(9_000, secrets('.dev.vars', 'ours'));
  rememberService(9_001, secrets('other-secrets', 'others'));
  expect(() => found()).toThrow(Failure);
  expect(localServices(folder.path).server).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ detail: expect.stringContaining('http://localhost:9000, http://localhost:9001') }),
    }),
  );
  expect(found({ server: 'http://localhost:9000' }).token).toBe('ours');
  expect(found({ server: 'http://127.0.0.1:9001' }).token).toBe('others');
});

test('secrets in a file of another name are found beside its service', () => {
  rememberService(9_000, secrets('mine', 'ours'));
  expect(found()).toEqual({ server: 'http://localhost:9000', token: 'ours' });
});

test('a service that ended without forgetting itself is not found, and the next start removes its file', () => {
  const file = secrets('.dev.vars', 'ours');
  writeFileSync(place('.dev.server-9000'), JSON.stringify({ pid: endedProcess(), secrets: '.dev.vars' }));
  expect(found().server).toBe('http://localhost:8787');
  rememberService(9_001, file);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('.dev.server'))).toEqual(['.dev.server-9001']);
});

test.each(['', 'null', '[]', '{"pid":"1","secrets":".dev.vars"}', '{"pid":1}'])('a file with %j is no service', (text) => {
  secrets('.dev.vars', 'ours');
  writeFileSync(place('.dev.server-9000'), text);
  expect(found()).toEqual({ server: 'http://localhost:8787', token: 'ours' });
});

test('a remembered file of secrets is one beside it, whatever path it says', () => {
  mkdirSync(place('below'));
  secrets('elsewhere', 'stolen');
  writeFileSync(place('below', '.dev.server-9000'), JSON.stringify({ pid: process.pid, secrets: '../elsewhere' }));
  expect(found({}, place('below'))).toEqual({ server: 'http://localhost:9000' });
});
