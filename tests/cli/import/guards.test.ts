// What an import must not reach, however it is led there: the program as its user runs it.
import { symlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportStage, importStage, item, lines, markdown } from '../../support/import-stage.ts';

/** Each test starts the program several times, and a busy machine takes its time. */

const SECRET = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'SECRET', items: [item(1)] });

let stage: ImportStage;
let servers: Server[];

beforeEach(async () => {
  stage = await importStage();
  servers = [];
});

afterEach(async () => {
  for (const server of servers) server.close();
  await stage.end();
});

/** A server on this machine, and the requests it got. `location`: where it redirects to; absent: it gives a feed nobody may have. */
async function site(location?: string) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    if (location === undefined) response.writeHead(200, { 'content-type': 'application/feed+json' }).end(SECRET);
    else response.writeHead(302, { location }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return { port, origin: `http://127.0.0.1:${port}`, requests };
}

test('a link in a folder publishes no file from elsewhere: it is reported and counted, and the rest goes in', async () => {
  stage.file('elsewhere/secret.md', markdown('SECRET'));
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  symlinkSync('../elsewhere/secret.md', join(stage.folder, 'copy/link.md'));
  symlinkSync('../elsewhere', join(stage.folder, 'copy/folder'));
  const { code, stdout, stderr } = await stage.run('import', 'copy');
  expect(code).toBe(0);
  expect(lines(stderr)).toEqual([
    expect.stringMatching(/^copy\/folder: left out: it is a symbolic link that leads out of the folder\. .* name it on the command line$/),
    expect.stringMatching(
      /^copy\/link\.md: left out: it is a symbolic link that leads out of the folder\. .* name it on the command line$/,
    ),
    expect.stringMatching(/^This is run /),
  ]);
  expect(lines(stdout)).toEqual(expect.arrayContaining(['created\t1', 'left out\t2', 'errors\t0']));
  expect([...stage.desk.articles.keys()]).toEqual(['ferry']);
  expect(JSON.stringify(stage.desk.requests)).not.toContain('SECRET');
  const records = lines((await stage.run('import', '--json', 'copy')).stdout).map((line) => JSON.parse(line));
  expect(records.filter(({ leftOut }) => leftOut !== undefined).map(({ file }) => file)).toEqual(['copy/folder', 'copy/link.md']);
});

test('a link that the operator names is followed, by import and by publish', async () => {
  stage.file('elsewhere/ferry.md', markdown('Ferry sails'));
  stage.file('elsewhere/strike.md', markdown('Strike ends'));
  symlinkSync('elsewhere', join(stage.folder, 'folder'));
  symlinkSync('elsewhere/strike.md', join(stage.folder, 'link.md'));
  expect((await stage.run('import', 'folder')).code).toBe(0);
  expect((await stage.run('publish', 'link.md', '--slug', 'linked')).code).toBe(0);
  expect([...stage.desk.articles.keys()].sort()).toEqual(['ferry', 'linked', 'strike']);
});

test('no redirect leads to this machine or its network, not even from this machine', async () => {
  const inner = await site();
  const targets = [
    `${inner.origin}/feed`,
    `http://localhost:${inner.port}/feed`,
    `http://2130706433:${inner.port}/feed`,
    `http://[::ffff:127.0.0.1]:${inner.port}/feed`,
    'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
    'http://[::1]/',
  ];
  const sites = await Promise.all([...targets, '/feed'].map((location) => site(location)));
  const named = sites.map(({ origin }) => origin);
  const { code, stdout, stderr } = await stage.run('import', '--section', 'world', ...named);
  expect(code).toBe(1);
  expect(lines(stderr)).toHaveLength(named.length);
  for (const [index, line] of lines(stderr).entries()) {
    expect(line).toMatch(new RegExp(`^${named[index]}: redirects to http://.*, which is not followed\\. .* name it yourself on the`));
  }
  expect(lines(stdout)).toEqual(expect.arrayContaining(['created\t0', `errors\t${named.length}`]));
  expect(inner.requests).toEqual([]);
  expect(JSON.stringify(stage.desk.requests)).not.toContain('SECRET');
});

test('publish and update follow no redirect there either', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('publish', 'ferry.md');
  const inner = await site();
  const { origin } = await site(`${inner.origin}/feed`);
  for (const command of [
    ['publish', origin],
    ['update', 'ferry', origin],
    ['correct', 'ferry', origin, '--note', 'It was another ferry.'],
  ]) {
    const { code, stderr } = await stage.run(...command);
    expect([code, stderr]).toEqual([1, expect.stringContaining('which is not followed')]);
  }
  expect(inner.requests).toEqual([]);
});

test('the same address, named by the operator, is imported, and the token of the desk goes nowhere else', async () => {
  const inner = await site();
  const { code, stdout } = await stage.run('import', '--section', 'world', `http://localhost:${inner.port}/feed`);
  expect([code, lines(stdout)]).toEqual([0, expect.arrayContaining(['created\t1'])]);
  expect(inner.requests.map(({ headers }) => [headers.authorization, headers.cookie])).toEqual([[undefined, undefined]]);
});
