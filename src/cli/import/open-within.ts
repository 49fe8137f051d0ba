// Opens files of a folder that others may have filled. Whatever the folder contains, and whatever changes in it during the import, only
// files within it are read. A hard link cannot be recognised: it is the file.
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { Unreadable } from '../../import/imported-article.ts';

/** Thrown for something in a folder that is not imported. The message continues the words "left out:". */
export class NotImported extends Error {}

/** What was opened: the bytes of a file, or a file that is too large to be in memory. */
export type Opened = { bytes: Uint8Array } | LargeFile;

export interface LargeFile {
  size: number;
  /** The bytes, from the first at each call. Throws `Unreadable` if the file is changed between the first call and the end of the last. */
  open: () => AsyncIterable<Uint8Array>;
  close: () => Promise<void>;
}

export type Contents = Opened & {
  /** The system's identity of the file, whatever path leads to it. Absent if the system has none. */
  identity?: string;
};

/** A larger file is read in chunks. */
export const WHOLE_BYTES = 4 * 1024 * 1024;
/** A larger file is refused. */
const FILE_BYTES = 4 * 1024 * 1024 * 1024;
export const CHUNK_BYTES = 64 * 1024;
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

/** Reads as many bytes as there were when it was opened, and closes it. A large file stays open, so that it is the same one at each reading, whatever
 *  takes its place in the folder. */
async function contentOf(handle: FileHandle, check: () => Promise<void> = async () => undefined): Promise<Contents> {
  let isLarge = false;
  try {
    await check();
    const found = await handle.stat();
    if (!found.isFile()) throw new Unreadable('is not a file');
    const { dev, ino } = await handle.stat({ bigint: true });
    const known = ino === 0n ? {} : { identity: `${dev}:${ino}` };
    if (found.size > FILE_BYTES) throw new Unreadable(`is larger than ${FILE_BYTES / 1024 ** 3} GB`);
    isLarge = found.size > WHOLE_BYTES;
    if (isLarge) return { ...largeFile(handle, found), ...known };
    return { bytes: await wholeOf(handle, found.size), ...known };
  } finally {
    if (!isLarge) await handle.close();
  }
}

async function wholeOf(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0) return bytes.subarray(0, length);
  }
}

function largeFile(handle: FileHandle, found: Stats): LargeFile {
  const checkUnchanged = async () => {
    const now = await handle.stat();
    if (now.size !== found.size || now.mtimeMs !== found.mtimeMs) throw new Unreadable('was changed while it was read');
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let position = 0; position < found.size; ) {
      const bytes = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, found.size - position));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      yield bytes.subarray(0, bytesRead);
    }
    await checkUnchanged();
  }
  return { size: found.size, open: chunks, close: () => handle.close() };
}
