// Opens files of a folder that may have been filled by others. Whatever stands in it, and whatever is changed in it meanwhile, only what
// lies within the folder is read. A hard link is not seen: it is the file.
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { Unreadable } from '../../import/imported-article.ts';

/** Thrown for what stands in a folder and is not to be imported. The message says why, as what follows "left out:". */
export class NotImported extends Error {}

export interface Contents {
  bytes: Uint8Array;
  /** What the system knows the file by, whatever leads to it. Absent where it does not say. */
  identity?: string;
}

const FILE_BYTES = 300 * 1024 * 1024;
/** A pipe that took the place of a file does not block. Windows has neither flag. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const NO_LINK_FLAGS = READ_FLAGS | (constants.O_NOFOLLOW ?? 0);

/** Reads a file that the operator named: a link is followed. Throws `Unreadable` for what is no file or is too large. */
export async function readNamed(file: string): Promise<Contents> {
  // Opening a device can set it going, so it is not opened to see what it is.
  if (!(await stat(file)).isFile()) throw new Unreadable('is no file');
  return contentOf(await open(file, READ_FLAGS));
}

/** Reads a file found in a folder whose real path is `root`. Throws `NotImported` for what is no file or lies elsewhere, `Unreadable` for what
 *  is too large. */
export async function readWithin(root: string, file: string): Promise<Contents> {
  const real = await realpath(file);
  checkWithin(root, real);
  if (!(await lstat(real)).isFile()) throw new NotImported('it is not a regular file');
  const handle = await open(real, NO_LINK_FLAGS);
  return contentOf(handle, () => checkOpened(handle, root, real));
}

/** Throws `NotImported` where a real path is not below the real path of a folder, or is hidden in it. */
export function checkWithin(root: string, real: string): void {
  const parts = relative(root, real).split(sep);
  if (parts[0] === '..' || isAbsolute(relative(root, real)))
    throw new NotImported('it is a symbolic link that leads out of the folder. To import it all the same, name it on the command line');
  if (parts.some((part) => part.startsWith('.'))) throw new NotImported('it is a symbolic link to a hidden file');
}

/** Where the opened file lies. Linux says so itself. Elsewhere its path has to lead to it, through no link that leads out before and after
 *  it is compared: whoever swaps a folder and a link at just these moments is not noticed there. */
async function checkOpened(handle: FileHandle, root: string, path: string): Promise<void> {
  const told = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (told !== undefined) return checkWithin(root, told);
  checkWithin(root, await realpath(path));
  const [opened, found] = await Promise.all([handle.stat({ bigint: true }), lstat(path, { bigint: true })]);
  checkWithin(root, await realpath(path));
  if (opened.dev !== found.dev || opened.ino !== found.ino) throw new Unreadable('was replaced while it was read');
}

/** As much as there was when it was opened. Closes it. */
async function contentOf(handle: FileHandle, check: () => Promise<void> = async () => undefined): Promise<Contents> {
  try {
    await check();
    const found = await handle.stat();
    if (!found.isFile()) throw new Unreadable('is no file');
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
