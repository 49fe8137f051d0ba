// The project's folder. This file is two folders below it, and so is the file that bin/one-file.cjs makes of the sources.
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..', '..');
