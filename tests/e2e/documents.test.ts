// The commands of docs/*.md and of the guides of /docs, pasted into one shell for each document in their order: every one of them runs as it is written,
// but for the exceptions below. Of these a shell checks the syntax.
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPeppers } from '../../src/domain/publisher/secrets.ts';
import { parseReceiptKeys } from '../../src/rights/receipts/keys.ts';
import { type Program, startProgram } from '../support/program.ts';
import { environment, ROOT, temporaryFolder } from '../support/run-cli.ts';

const DOCUMENTS = ['docs', 'src/reference/guides']
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, blocks: blocksOf(readFileSync(join(ROOT, name), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0);

/** Blocks that contain one of these texts are not run, for the reason beside it. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'https://…/v1/agreements/main/acceptance': 'the address and the digest are those of the reader’s own agreement',
  'wrangler secret put': 'it needs an account at Cloudflare',
  'https://feeds.example.com': 'the address is that of the reader’s deployment',
  '=ts_live_…': 'the key is the reader’s own',
  '=ts_test_…': 'the key is the reader’s own',
  '=tsd_…': 'the token is the reader’s own',
  'backup restore': 'it needs an empty service and the backup of a certain day; other tests restore',
};

/** A status of 400 or more is a failure of curl. Each failed command is noted. */
const SHELL = `
npx() { [ "$1 $2" = "--no tearsheet" ] && shift 2 && "$NODE" "$MAIN" "$@" || echo "FAILED npx --no tearsheet $*" >&2; }
curl() { command curl -sS --fail-with-body --max-time 40 "$@" || echo "FAILED curl $*" >&2; }
trap 'echo "FAILED $BASH_COMMAND" >&2' ERR
export KEY=$(sed -n 's/^SAMPLE_PARTNER_KEY=//p' .dev.vars) TOKEN=$(sed -n 's/^DESK_TOKEN=//p' .dev.vars)
`;

/** Shows what would be stored at Cloudflare and when it would be deployed: that needs an account, and making the secrets does not. */
const STORED_HERE = `
npx() { [ "$1" = wrangler ] && echo "STORED $4 $(cat)" || "$NODE" "$MAIN" "\${@:3}"; }
npm() { [ "$*" = "run deploy" ] && echo DEPLOYED; }
`;

function blocksOf(text: string): string[] {
  return [...text.matchAll(/^```sh(?: .+)?\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
}

function isRun(block: string): boolean {
  return !Object.keys(EXCEPTIONS).some((text) => block.includes(text));
}

const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

async function paste(blocks: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const terminal = temporaryFolder();
  try {
    cpSync(join(ROOT, 'examples'), join(terminal.path, 'examples'), { recursive: true });
    symlinkSync(join(folder.path, 'secrets'), join(terminal.path, '.dev.vars'));
    const script = SHELL + blocks.join('\n').replaceAll('localhost:8787', `localhost:${program.port}`);
    const env = environment({ NODE: process.execPath, MAIN: join(ROOT, 'bin', 'tearsheet.cjs'), TEARSHEET_URL: program.server });
    return await promisify(execFile)('bash', ['-c', script], { cwd: terminal.path, env, maxBuffer: 10_000_000 });
  } finally {
    terminal.remove();
  }
}

describe('the commands of the documents', () => {
  test.each(DOCUMENTS.map(({ name, blocks }) => [name, blocks.filter(isRun)] as const).filter(([, blocks]) => blocks.length > 0))(
    'of %s run as they are pasted',
    async (_name, blocks) => {
      const { stderr } = await paste(blocks);
      expect(stderr.split('\n').filter((line) => line.startsWith('FAILED '))).toEqual([]);
    },
  );

  test('that are not run are complete commands', async () => {
    const left = DOCUMENTS.flatMap(({ blocks }) => blocks.filter((block) => !isRun(block)));
    expect(left.length).toBeGreaterThan(5);
    for (const block of left) await expect(promisify(execFile)('bash', ['-n', '-c', block]), block).resolves.toMatchObject({ stderr: '' });
  });

  test('of the first deployment make secrets that the service accepts', async () => {
    const deployments = DOCUMENTS.flatMap(({ blocks }) => blocks.filter((block) => block.includes('npm run deploy')));
    expect(deployments.length).toBeGreaterThan(1);
    for (const block of deployments) {
      const { stdout } = await paste([STORED_HERE, block]);
      const stored = new Map([...stdout.matchAll(/^STORED (\w+) (.+)$/gm)].map(([, name = '', secret = '']) => [name, secret]));
      expect(stored.get('DESK_TOKEN')).toMatch(/^[\w-]{43}$/);
      expect(readPeppers(stored.get('KEY_PEPPERS') ?? '')).toMatchObject({ peppers: [{ id: 'p1' }] });
      expect(parseReceiptKeys(stored.get('RECEIPT_KEYS') ?? '')).toHaveLength(1);
      expect(stdout.split('\n').at(-2)).toBe('DEPLOYED');
    }
  });

  test('are run, but for exceptions that are still there', () => {
    const all = DOCUMENTS.flatMap(({ blocks }) => blocks);
    expect(all.filter(isRun).length).toBeGreaterThan(10);
    for (const text of Object.keys(EXCEPTIONS))
      expect(
        all.some((block) => block.includes(text)),
        text,
      ).toBe(true);
  });
});
