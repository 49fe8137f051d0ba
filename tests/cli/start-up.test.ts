// A call of the command line is short: it runs from a few files, which are made again when a source has changed, and loads no more than it needs.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environment, ROOT, temporaryFolder } from '../support/run-cli.ts';

/** Each of these takes longer to load than a whole short command takes. */
const HEAVY = /^(?:zod|yaml|jose|undici|parse5|feedsmith|marked|fast-xml-parser|@clack\/.*|hast-.*|node:crypto|node:https?)$/;

describe('in a project of its own', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const cache = () => join(folder.path, 'node_modules', '.cache');

  beforeAll(() => {
    folder = temporaryFolder();
    for (const part of ['src', 'bin', 'package.json']) cpSync(join(ROOT, part), join(folder.path, part), { recursive: true });
    mkdirSync(join(folder.path, 'node_modules'));
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(folder.path, 'node_modules', name));
  });

  afterAll(() => folder.remove());

  function run(...args: string[]): string {
    const options = { env: environment({}), encoding: 'utf8' } as const;
    return execFileSync(process.execPath, [join(folder.path, 'bin', 'tearsheet.cjs'), ...args], options);
  }

  test('the first call makes the files, and the next ones use them', () => {
    expect(run('--help')).toContain('Articles:');
    for (const name of readdirSync(join(cache(), 'tearsheet'))) {
      const part = join(cache(), 'tearsheet', name);
      writeFileSync(part, readFileSync(part, 'utf8').replaceAll('list articles, last changed first', 'as it was made'));
    }
    expect(run('--help')).toContain('as it was made');
  });

  test('a command loads its own part of the program, and no other', () => {
    const parts = readdirSync(join(cache(), 'tearsheet'));
    const partsOf = (command: string) => parts.filter((name) => new RegExp(`^${command}-[A-Z0-9]+\\.cjs$`).test(name));
    expect([partsOf('list').length, partsOf('import').length]).toEqual([1, 1]);
    for (const name of partsOf('import')) appendFileSync(join(cache(), 'tearsheet', name), "\nthrow new Error('loaded');\n");
    expect(run('list', '--help')).toContain('tearsheet list');
    expect(() => run('import', '--help')).toThrow('loaded');
  });

  test('npm start has files of its own', () => {
    const help = execFileSync(process.execPath, [join(folder.path, 'bin', 'start.cjs'), '--help'], {
      env: environment({}),
      encoding: 'utf8',
    });
    expect(help).toContain('Start Tearsheet on this machine.');
    expect(readFileSync(join(cache(), 'start', 'start.cjs'), 'utf8')).toContain('Start Tearsheet on this machine.');
  });

  test('a source that has changed makes them again, and removes earlier ones when the commands that began with them have ended', () => {
    const write = (name: string, hours: number) => {
      writeFileSync(join(cache(), 'tearsheet', name), '');
      utimesSync(join(cache(), 'tearsheet', name), new Date(), new Date(Date.now() - hours * 60 * 60 * 1_000));
    };
    write('older.cjs', 25);
    write('old.cjs', 23);
    const source = join(folder.path, 'src', 'cli', 'commands', 'list.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replace('list articles, last changed first', 'list what has changed'));
    expect(run('--help')).toContain('list what has changed');
    expect(readdirSync(join(cache(), 'tearsheet')).filter((name) => name.startsWith('old'))).toEqual(['old.cjs']);
  });

  test('a list of sources that was broken off, or a folder that nobody can write, keeps no command from running', () => {
    writeFileSync(join(cache(), 'tearsheet.json'), '[["src/cli/main.ts"');
    expect(run('--help')).toContain('Articles:');
    rmSync(cache(), { recursive: true });
    writeFileSync(cache(), 'not a folder');
    expect(run('--help')).toContain('Articles:');
    rmSync(cache());
  });

  test('a fault of the program is printed with its stack, and not with the line of the file', () => {
    appendFileSync(join(folder.path, 'src', 'cli', 'commands', 'list.ts'), "\nthrow new Error('a fault of our own');\n");
    const { status, stderr } = spawnSync(process.execPath, [join(folder.path, 'bin', 'tearsheet.cjs'), 'list'], {
      env: environment({}),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^Error: a fault of our own\n\s+at /)]);
    expect(stderr.split('\n').filter((line) => line.length > 1_000)).toEqual([]);
  });

  test('a source with an error is reported by Node, with its place', () => {
    appendFileSync(join(folder.path, 'src', 'cli', 'program.ts'), '\nconst broken = ;\n');
    expect(() => run('--version')).toThrow(/program\.ts:\d+/);
  });
});

test('no command loads a parser, a schema or the network before it needs it', () => {
  const { inputs } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: join(ROOT, 'dist', 'unused.js'),
    metafile: true,
    write: false,
    logLevel: 'silent',
  }).metafile;
  const loaded = (file: string, seen = new Set<string>()): Set<string> => {
    for (const { path, kind } of inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement' || seen.has(path)) continue;
      seen.add(path);
      loaded(path, seen);
    }
    return seen;
  };
  const commands = Object.keys(inputs).filter((path) => path.startsWith('src/cli/commands/') || path === 'src/cli/main.ts');
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.flatMap((path) => [...loaded(path)].filter((one) => HEAVY.test(one)).map((one) => `${path}: ${one}`))).toEqual([]);
});
