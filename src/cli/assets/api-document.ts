// The OpenAPI document of the HTTP API as a static file. It is made when a file that it is made of has changed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

/** Its name in the folder of static files, and its path on the service. */
export const API_DOCUMENT = 'openapi.json';
const MADE_OF = 'sources.json';
/** Folders and files that it is made of. */
const SOURCES = ['src/domain', 'src/rights', 'src/reference', 'package.json', 'package-lock.json'];

/** The bytes of the document, which are kept in `folder`, an absolute path, with the hash of the sources. */
export function apiDocument(root: string, folder: string): Buffer {
  const hash = hashOfSources(root);
  return keptDocument(folder, hash) ?? makeDocument(root, folder, hash);
}

function makeDocument(root: string, folder: string, hash: string): Buffer {
  const require = createRequire(join(root, 'package.json'));
  // Loaded here, because a start seldom needs it.
  const { openApiDocument }: typeof import('../../reference/openapi.ts') = require('./src/reference/openapi.ts');
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bytes = Buffer.from(`${JSON.stringify(openApiDocument(version))}\n`);
  writeWhole(folder, API_DOCUMENT, bytes);
  writeWhole(folder, MADE_OF, Buffer.from(JSON.stringify({ sources: hash, document: hashOf(bytes) })));
  return bytes;
}

/** `undefined` if there is none, or none of these sources. */
function keptDocument(folder: string, hash: string): Buffer | undefined {
  try {
    const { sources, document } = JSON.parse(readFileSync(join(folder, MADE_OF), 'utf8'));
    const bytes = readFileSync(join(folder, API_DOCUMENT));
    return sources === hash && document === hashOf(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesOf(root, source))) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Paths below the root, in one order. */
function filesOf(root: string, source: string): string[] {
  if (source.endsWith('.json')) return [source];
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|json)$/.test(name))
    .map((name) => join(source, name))
    .sort();
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
