import { spawn } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { environment, ROOT, temporaryFolder } from '../support/run-cli.ts';

/** A copy of the project whose engine cannot start, started. */
async function startBroken(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const folder = temporaryFolder();
  for (const part of ['src', 'package.json', 'package-lock.json']) cpSync(join(ROOT, part), join(folder.path, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
  writeFileSync(join(folder.path, 'wrangler.toml'), 'name = [');
  const script = join(folder.path, 'src/cli/start.ts');
  const child = spawn(process.execPath, [script, ...args], { env: environment({}), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  folder.remove();
  return { code, stdout, stderr };
}

function freePort(): Promise<string> {
  const probe = createServer();
  return new Promise((settle) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(String(typeof address === 'object' && address !== null ? address.port : 0)));
    });
  });
}

test('if the local runtime cannot start, npm start says why and ends with its exit code instead of waiting', async () => {
  const { code, stdout, stderr } = await startBroken('--port', await freePort());
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('wrangler.toml');
  expect(stderr).toContain('ended by itself');
});

test('an invalid port is a usage error, reported before anything is created or started', async () => {
  const { code, stderr } = await startBroken('--port', '65536');
  expect(code).toBe(2);
  expect(stderr).toContain('1 to 65535');
  expect(stderr).not.toContain('DESK_TOKEN');
});
