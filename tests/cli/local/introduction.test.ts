// The header that `npm start` prints in place of a secret: a shell makes it of the file, whatever the file looks like.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headerFrom } from '../../../src/cli/local/introduction.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

const TOKEN = 'k3Jx-Qw9_ZtR5vN8bYc2LmP7hDfG4sA1';

test.each([
  ['.dev.vars', `DESK_TOKEN=${TOKEN}\n`],
  ['.dev.vars', `# DESK_TOKEN=old\nOTHER=1\nDESK_TOKEN=${TOKEN}\nKEY_PEPPERS=x\n`],
  ['.dev.vars', `DESK_TOKEN="${TOKEN}" # ours\n`],
  ['.dev.vars', `export DESK_TOKEN='${TOKEN}'\r\n`],
  ['.dev.vars', `DESK_TOKEN=old\nDESK_TOKEN=${TOKEN}\n`],
  ["it's $HOME of secrets", `DESK_TOKEN=${TOKEN}\n`],
  ["it's $HOME of secrets", `DESK_TOKEN="${TOKEN}"\n`],
])('in %j with %j', (name, text) => {
  const folder = temporaryFolder();
  const secretsFile = join(folder.path, name);
  writeFileSync(secretsFile, text);
  const header = headerFrom({ secrets: name, secretsFile }, 'DESK_TOKEN');
  expect(header).not.toContain(TOKEN);
  expect(execFileSync('sh', ['-c', `printf %s ${header}`], { cwd: folder.path, encoding: 'utf8' })).toBe(`Authorization: Bearer ${TOKEN}`);
  folder.remove();
});
