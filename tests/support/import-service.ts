// The started program with the publisher of the readers' tests, a folder of copy for each test, and the command line run against it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publisher } from '../import/support/publisher.ts';
import { type Program, startProgram } from './program.ts';
import { command } from './resident-cli.ts';
import { type Ended, temporaryFolder } from './run-cli.ts';

export interface ImportService {
  program: Program;
  /** Where the command line is run. */
  folder: string;
  env: Record<string, string>;
  run: (...args: string[]) => Promise<Ended>;
  /** Writes a file into `copy`. */
  write: (file: string, text: string) => void;
  /** To be called before each test: empties `copy`, and returns a name that no other test has, so that no test finds the articles of others. */
  begin: () => string;
  end: () => Promise<void>;
}

export async function startImportService(): Promise<ImportService> {
  const folder = temporaryFolder();
  const copy = join(folder.path, 'copy');
  const program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
  const env = { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token };
  const run = (...args: string[]) => command(args, env, folder.path);
  let count = 0;
  writeFileSync(join(folder.path, 'publisher.json'), JSON.stringify(publisher));
  const { code, stderr } = await run('publisher', 'set', 'publisher.json', '--yes');
  if (code !== 0) throw new Error(stderr);
  return {
    program,
    folder: folder.path,
    env,
    run,
    write: (file, text) => writeFileSync(join(copy, file), text),
    begin: () => {
      rmSync(copy, { recursive: true, force: true });
      mkdirSync(copy);
      return `bridge${++count}`;
    },
    end: async () => {
      await program.stop();
      folder.remove();
    },
  };
}
