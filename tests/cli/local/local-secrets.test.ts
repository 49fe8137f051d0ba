// What `npm start` says of a secret that cannot be used: which, why, and a command that makes one that can.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure, linesOf } from '../../../src/cli/client/failure.ts';
import { requireUsableSecrets } from '../../../src/cli/local/local-secrets.ts';
import { addMissingSecrets } from '../../../src/cli/local/missing-secrets.ts';
import { objectionToDeskToken, objectionToPeppers } from '../../../src/domain/publisher/secrets.ts';
import { ROOT, read } from '../../house/source-files.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, '.dev.vars');
});

afterEach(() => folder.remove());

const GOOD = 'k3Jx-Qw9_ZtR5vN8bYc2LmP7hDfG4sA1';

/** Of the refusal, in the order of its lines. */
async function said(file: string): Promise<string[]> {
  writeFileSync(path, file);
  addMissingSecrets(path);
  try {
    await requireUsableSecrets(path, '.dev.vars');
  } catch (error) {
    if (error instanceof Failure) return linesOf(error.problem);
    throw error;
  }
  return [];
}

describe('a start', () => {
  it('takes the secrets that it makes itself', async () => {
    expect(await said('')).toEqual([]);
    expect(await said('DESK_TOKEN=\n')).toEqual([]);
  });

  it('reads values in quotation marks and with a comment behind them, as wrangler does', async () => {
    expect(await said(`DESK_TOKEN="${GOOD}" # the desk's\nKEY_PEPPERS='p1:${GOOD}'\n`)).toEqual([]);
    expect(await said(`DESK_TOKEN=${GOOD} # the desk's\n`)).toEqual([]);
  });

  it.each([
    ['DESK_TOKEN', 'hunter2', 'is shorter than 32 characters', 'node -p'],
    ['KEY_PEPPERS', `p1:${GOOD}:hunter2`, 'part 1 has a second colon', 'node -p'],
    ['KEY_PEPPERS', `p1:${GOOD}#hunter2,p2:hunter2`.replace(GOOD, GOOD.slice(1)), 'part 1 has a secret that is shorter', 'node -p'],
    ['RECEIPT_KEYS', '[{"d":"hunter2"}]', 'is not a list of Ed25519 keys', 'npx --no tearsheet receipt-key new'],
  ])('refuses %s=%s, says why and how to make a valid one, and does not print the value', async (name, value, why, command) => {
    const lines = await said(`${name}=${value}\n`);
    expect(lines[0]).toBe('A secret in .dev.vars cannot be used');
    expect(lines.filter((line) => line.startsWith(`  ${name} `))).toEqual([expect.stringContaining(why)]);
    expect(lines.join('\n')).toContain(command);
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  it('names all invalid secrets at once', async () => {
    const lines = await said('DESK_TOKEN=a\nKEY_PEPPERS=b\nRECEIPT_KEYS=c\n');
    expect(lines.filter((line) => /^ {2}[A-Z_]+ /.test(line))).toHaveLength(3);
  });
});

/** As printed by the command, which is run by a shell. */
function printed(command: string): string {
  return execFileSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' }).trim();
}

describe('every command that makes a secret, as it stands', () => {
  it.each(['README.md', 'docs/operations.md', 'src/cli/local/local-secrets.ts'])('in %s makes one that can be used', (source) => {
    const commands = [...read(source).matchAll(/node -p "[^"]+"/g)].map(([command]) => command);
    const made = commands.map(printed);
    expect(made.filter((text) => objectionToDeskToken(text) === undefined)).toHaveLength(1);
    expect(made.filter((text) => objectionToPeppers(text) === undefined)).toHaveLength(1);
    expect(made).toHaveLength(2);
  });
});
