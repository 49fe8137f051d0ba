// The commands that `npm start` prints, as somebody pastes them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The lines of the command that publishes. */
export function publishingCommand(said: string): string {
  return /^ {2}(curl -X PUT [\s\S]*?)\n\n/m.exec(said)?.[1] ?? '';
}

/** What a command answers in a shell. */
export async function typed(line: string, cwd: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', line], { cwd })).stdout;
}
