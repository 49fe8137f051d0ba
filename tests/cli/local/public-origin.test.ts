// Where the pictures of the sample are: at the origin that the service names in absolute URLs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { publicOrigin } from '../../../src/cli/local/service.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

const SERVER = 'http://localhost:8790';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['of this machine, if there is no other', '', '', SERVER],
  ['of the file of secrets', 'https://news.example/', '', 'https://news.example'],
  ['of the environment, which goes before the file', 'https://news.example', 'https://tunnel.example', 'https://tunnel.example'],
  ['of this machine, if the other is none', 'news.example', '', SERVER],
])('the origin is that %s', (_which, inFile, inEnvironment, origin) => {
  const folder = temporaryFolder();
  const secretsFile = join(folder.path, 'secrets');
  writeFileSync(secretsFile, `PUBLIC_ORIGIN=${inFile}\n`);
  vi.stubEnv('PUBLIC_ORIGIN', inEnvironment);
  expect(publicOrigin(secretsFile, SERVER)).toBe(origin);
  folder.remove();
});
