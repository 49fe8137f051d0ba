// Runs the programs of the quick starts, as they are on the page, in a folder of their own. Where an interpreter is missing, its programs are left out
// and the test says so.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../run-cli.ts';

const SAMPLES = join(ROOT, 'src/reference/guides/samples');

export type Extension = 'sh' | 'mjs' | 'py' | 'php';

/** The command, and one that fails where it cannot run the programs. */
const INTERPRETERS: Readonly<Record<Extension, readonly [command: string, check: readonly string[]]>> = {
  sh: ['sh', ['-c', 'curl --version']],
  mjs: [process.execPath, ['--version']],
  py: ['python3', ['-c', 'import cryptography']],
  php: ['php', ['-r', 'exit(function_exists("sodium_crypto_sign_verify_detached") ? 0 : 1);']],
};

/** Those that this machine has. */
export function installed(): Extension[] {
  const all: Extension[] = ['sh', 'mjs', 'py', 'php'];
  return all.filter((extension) => {
    const [command, check] = INTERPRETERS[extension];
    try {
      execFileSync(command, check, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

export interface Place {
  /** In which each program finds the files of those before it. */
  folder: string;
  server: string;
  /** Of an article that may be pulled. */
  slug: string;
  env: Record<string, string>;
}

/** Runs a program with the values that the page would show, and returns what it prints. Throws with its output if it fails. */
export async function runSample(name: string, extension: Extension, { folder, server, slug, env }: Place): Promise<string> {
  const text = readFileSync(join(SAMPLES, `${name}.${extension}`), 'utf8');
  const file = `${name}.${extension}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text.replaceAll('{{origin}}', server).replaceAll('{{agreement}}', 'main').replaceAll('{{slug}}', slug));
  const { stdout } = await promisify(execFile)(INTERPRETERS[extension][0], [file], { cwd: folder, env: { ...process.env, ...env } });
  return stdout.trim();
}

/** What a program prints on both of its outputs, whether it fails or not: a shell goes on after a refused call, as it does with pasted lines. */
export async function printedBy(name: string, extension: Extension, place: Place): Promise<string> {
  try {
    return await runSample(name, extension, place);
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return `${error.stdout}${error.stderr}`;
    throw error;
  }
}
