// Opens files of a folder that others may have filled. Whatever the folder contains, and whatever changes in it during the import, only
// files within it are read. A hard link cannot be recognised: it is the file.
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { Unreadable } from '../../import/imported-article.ts';

/** Thrown for something in a folder that is not imported. The message continues the words "left out:". */
export class NotImported extends Error {}

export interface Contents {
  bytes: Uint8Array;
  /** The system's identity of the file, whatever path leads to it. Absent if the system has none. */
  identity?: string;
}

const FILE_BYTES = 300 * 1024 * 1024;
/** With these flags a pipe that took the place of a file does not block. Windows has neither flag. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const NO_LINK_FLAGS = READ_FLAGS | (constants.O_NOFOLLOW ?? 0);

/** Reads a file that the operator named; a link is followed. Throws `Unreadable` if it is not a file or too large. */
export async function readNamed(file: string): Promise<Contents> {
  // The type is checked before opening, because opening a device can start it.
  if (!(await stat(file)).isFile()) throw new Unreadable('is not a file');
  return contentOf(await open(file, READ_FLAGS));
}

/** Reads a file found in a folder whose real path is `root`. Throws `NotImported` if it is not a file or lies elsewhere, `Unreadable` if it
 *  is too large. */
export async function readWithin(root: string, file: string): Promise<Contents> {
  const real = await realpath(file);
  checkWithin(root, real);
  if (!(await lstat(real)).isFile()) throw new NotImported('it is not a regular file');
  const handle = await open(real, NO_LINK_FLAGS);
  return contentOf(handle, () => checkOpened(handle, root, real));
}

/** Throws `NotImported` if a real path is not below the real path of the folder, or is hidden in it. */
export function checkWithin(root: string, real: string): void {
  const parts = relative(root, real).split(sep);
  if (parts[0] === '..' || isAbsolute(relative(root, real)))
    throw new NotImported('it is a symbolic link that leads out of the folder. To import it all the same, name it on the command line');
  if (parts.some((part) => part.startsWith('.'))) throw new NotImported('it is a symbolic link to a hidden file');
}

/** The place of the opened file. Linux says it. Elsewhere its path is compared before and after, and must pass no link that leads out;
 *  whoever swaps a folder and a link at just these moments is not noticed there. */
async function checkOpened(handle: FileHandle, root: string, path: string): Promise<void> {
  const place = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (place !== undefined) return checkWithin(root, place);
  checkWithin(root, await realpath(path));
  const [opened, found] = await Promise.all([handle.stat({ bigint: true }), lstat(path, { bigint: true })]);
  checkWithin(root, await realpath(path));
  if (opened.dev !== found.dev || opened.ino !== found.ino) throw new Unreadable('was replaced while it was read');
}

/** Reads as many bytes as there were when it was opened. Closes it. */
async function contentOf(handle: FileHandle, check: () => Promise<void> = async () => undefined): Promise<Contents> {
  try {
    await check();
    const found = await handle.stat();
    if (!found.isFile()) throw new Unreadable('is not a file');
    const { dev, ino } = await handle.stat({ bigint: true });
    const known = ino === 0n ? {} : { identity: `${dev}:${ino}` };
    if (found.size > FILE_BYTES) throw new Unreadable(`is larger than ${FILE_BYTES / 1024 / 1024} MB`);
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0) return { bytes: bytes.subarray(0, length), ...known };
    }
  } finally {
    await handle.close();
  }
}
