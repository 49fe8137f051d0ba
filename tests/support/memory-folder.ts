// Temporary files of the tests in memory, where the machine has room: the storage of every test waits for a disk otherwise, which takes a fifth of the time.
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where Linux has a file system in memory. Containers often have 64 MB of it, which is too little. */
const IN_MEMORY = '/dev/shm';
const NAME = 'tearsheet-tests-';
/** A whole run takes less than 1 GB. */
const ROOM_BYTES = 3 * 1024 ** 3;

/** Directs temporary files of this process, and of all that it starts, into a folder that is gone when it ends. Changes nothing on a machine without room. */
export function keepTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  removeLeftovers();
  const folder = join(IN_MEMORY, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ROOM_BYTES;
  } catch {
    return false;
  }
}

/** A run that was killed could not remove its folder. */
function removeLeftovers(): void {
  for (const name of readdirSync(IN_MEMORY)) {
    if (name.startsWith(NAME) && !isRunning(Number(name.slice(NAME.length))))
      rmSync(join(IN_MEMORY, name), { recursive: true, force: true });
  }
}

/** That of another user is, if it may not be asked. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
