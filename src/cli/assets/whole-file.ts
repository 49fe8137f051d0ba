// Files that other processes may be reading or writing at the same time: each is there whole, or not at all.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes `name` within the folder, unless it has these bytes. The bytes are written beside the folder first. */
export function writeWhole(folder: string, name: string, bytes: Buffer): void {
  if (isWritten(join(folder, name), bytes)) return;
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(aside, 'file'), bytes);
    renameSync(join(aside, 'file'), join(folder, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function isWritten(file: string, bytes: Buffer): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}
