// What of the peers can be tested where none of them is installed. Run: node --test bench/peers/peers.selftest.ts
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { treesTimeMs } from '../processor-time.ts';
import { answersOf } from './answers.ts';
import { Daemons, freePort, isListening } from './daemon.ts';
import { faultResult, type Peer, startPeers } from './peers.ts';
import { findPrograms, hasAll, missingText, NEEDS } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'peers-selftest-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const LISTEN = 'require("node:net").createServer().listen(Number(process.argv[1]), "127.0.0.1")';
const OURS: Peer = { what: 'ours', origin: 'http://127.0.0.1:1', path: '/', pids: [], bytes: 0, conditions: {}, headers: new Headers() };
const ALL_PACKAGES = 'nginx wordpress php-fpm php-cli php-mysql php-opcache mariadb-server';

function writeProgram(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

test('a missing peer has a row that says which packages it wants, and the run goes on', async () => {
  const daemons = new Daemons();
  try {
    const { peers, rejected } = await startPeers(daemons, findPrograms([folder], folder), OURS, 50);
    assert.deepEqual(peers, []);
    assert.deepEqual(rejected, [
      { what: 'nginx with the same bytes as a static file', measured: 'not measured: `apt-get install nginx` first' },
      { what: 'WordPress without and with a page cache', measured: `not measured: \`apt-get install ${ALL_PACKAGES}\` first` },
    ]);
  } finally {
    await daemons.stop();
  }
});

test('only what is missing is named, and PHP is the one of the newest php-fpm', () => {
  for (const version of ['8.2', '8.10']) writeProgram(`php-fpm${version}`, 'printf "mysqli\\n\\n[Zend Modules]\\nZend OPcache\\n"');
  for (const name of ['nginx', 'php8.2', 'php8.10', 'mariadbd']) writeProgram(name, 'exit 0');
  const found = findPrograms([join(folder, 'none'), folder], folder);
  assert.equal(found.phpFpm, join(folder, 'php-fpm8.10'));
  assert.equal(found.php, join(folder, 'php8.10'));
  assert.ok(hasAll(found, NEEDS.staticFile));
  assert.ok(!hasAll(found, NEEDS.wordpress));
  assert.equal(missingText(found, NEEDS.wordpress), 'not measured: `apt-get install wordpress mariadb-server` first');
});

test('a peer that does not start is a fault', async () => {
  const programs = [
    ['/bin/false', /^fault: \/bin\/false did not start/],
    [join(folder, 'not-there'), /^fault: .*ENOENT/],
  ] as const;
  for (const [nginx, fault] of programs) {
    const daemons = new Daemons();
    try {
      const { origin, stop } = await serve((_, response) => response.end('a feed'));
      const { peers, rejected } = await startPeers(daemons, { nginx }, { ...OURS, origin, path: '/feed.rss' }, 50);
      stop();
      assert.deepEqual(peers, []);
      assert.match(rejected[0]?.measured ?? '', fault);
      assert.equal(rejected[0]?.met, false);
    } finally {
      await daemons.stop();
    }
  }
});

test('a step of the set-up that fails says what it wrote last', async () => {
  const daemons = new Daemons();
  try {
    const args = ['-e', 'console.error("no database"); process.exit(3)'];
    await assert.rejects(daemons.run({ program: process.execPath, args, log: join(daemons.folder, 'log') }), /failed: no database/);
  } finally {
    await daemons.stop();
  }
});

test('the text of a fault stays in one cell of the table', () => {
  assert.equal(faultResult('a peer', new Error('one |two\n\nthree')).measured, 'fault: one / two / three');
});

test('a feed is measured only if it has its items and answers its own validators with 304', async () => {
  const feed = (items: number, status: number): RequestListener => {
    return ({ headers }, response) => {
      response.setHeader('etag', '"1"').setHeader('last-modified', 'Mon, 05 Jan 2026 06:49:00 GMT');
      if (headers['if-none-match'] === '"1"' && headers['if-modified-since'] !== undefined) response.writeHead(status).end();
      else response.end(`<rss>${'<item>é</item>'.repeat(items)}</rss>`);
    };
  };
  const answersTo = async (listener: RequestListener) => {
    const { origin, stop } = await serve(listener);
    try {
      return await answersOf({ origin, path: '/' }, 2);
    } finally {
      stop();
    }
  };
  const { bytes, conditions } = await answersTo(feed(2, 304));
  assert.equal(bytes, 41);
  assert.deepEqual(conditions, { 'if-none-match': '"1"', 'if-modified-since': 'Mon, 05 Jan 2026 06:49:00 GMT' });
  await assert.rejects(answersTo(feed(3, 304)), /3 items in place of 2/);
  await assert.rejects(answersTo(feed(2, 200)), /validators are answered with 200/);
  await assert.rejects(
    answersTo((_, response) => response.writeHead(302, { location: '/install.php' }).end()),
    /answered with 302/,
  );
  await assert.rejects(
    answersTo((_, response) => response.end('<item></item><item></item>')),
    /no validators/,
  );
});

test('what was started is stopped with its folder, also where the benchmark is ended', async () => {
  const daemons = new Daemons();
  const port = await freePort();
  const log = join(daemons.folder, 'log');
  const command = { program: process.execPath, args: ['-e', LISTEN, String(port)], listens: { port, host: '127.0.0.1' }, log };
  await daemons.start(command);
  assert.ok(await isListening(command.listens));
  await daemons.stop();
  assert.ok(!(await isListening(command.listens)));
  assert.ok(!existsSync(daemons.folder));

  const other = spawn(process.execPath, ['--input-type=module', '-e', ABANDONED, JSON.stringify(command)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(other.stdout, 'data');
  const started: { folder: string } = JSON.parse(String(line));
  other.kill('SIGTERM');
  await once(other, 'exit');
  for (let wait = 0; wait < 50 && (await isListening(command.listens)); wait++) await sleep(20);
  assert.ok(!(await isListening(command.listens)));
  assert.ok(!existsSync(started.folder));
});

const ABANDONED = `
  const { Daemons } = await import(${JSON.stringify(join(import.meta.dirname, 'daemon.ts'))});
  const daemons = new Daemons();
  const command = JSON.parse(process.argv[1]);
  await daemons.start({ ...command, log: daemons.folder + '/log' });
  console.log(JSON.stringify({ folder: daemons.folder }));
  setInterval(() => undefined, 1_000);
`;

test('processor time is that of a process with its children, those that have ended too', {
  skip: process.platform !== 'linux',
}, async () => {
  const busy = 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done';
  const child = spawn('sh', ['-c', `sh -c '${busy}; echo ended'; sh -c '${busy}; echo idle; sleep 60'; :`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  const first = treesTimeMs([pid]) ?? 0;
  await lines.next();
  const both = treesTimeMs([pid]) ?? 0;
  process.kill(-pid, 'SIGKILL');
  await once(child, 'exit');
  assert.ok(first > 50, `${first} ms`);
  assert.ok(both > first + 50, `${first} ms, then ${both} ms`);
  assert.equal(treesTimeMs([pid]), undefined);
});

async function serve(listener: RequestListener): Promise<{ origin: string; stop(): void }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${address.port}`, stop };
}
