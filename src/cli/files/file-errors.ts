// Says in a sentence why a file cannot be read or written.
import { Failure } from '../client/failure.ts';

/** The reasons by the system's error code. Each continues a sentence that begins with the name of the file. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'cannot be opened: permission denied',
  EPERM: 'cannot be opened: permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'has a path that leads through something other than a folder',
  ELOOP: 'is a symbolic link that leads nowhere',
  ENAMETOOLONG: 'has too long a name',
  ENOSPC: 'does not fit: the disk is full',
  EROFS: 'is on a disk that cannot be written to',
};

export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

export function unreadable(file: string, error: unknown): Failure {
  return new Failure({ title: `${file} cannot be read`, detail: sentenceOf(error) });
}

export function unwritable(file: string, error: unknown): Failure {
  return new Failure({ title: `${file} cannot be written`, detail: sentenceOf(error) });
}

function sentenceOf(error: unknown): string {
  const reason = reasonOf(error);
  return Object.values(REASONS).includes(reason) ? `It ${reason}.` : reason;
}
