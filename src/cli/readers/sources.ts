// Gets hold of sources: files, directories and web addresses. What cannot be got is a fault, never an exception.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Fault, Source } from './copy.ts';
import { formatByEnding } from './format.ts';

const FILE_BYTES = 300 * 1024 * 1024;
const FETCHED_BYTES = 30 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 30_000;
/** Say what a folder holds and are no copy; one named on the command line is read all the same. */
const ABOUT_FOLDER = /^(?:readme|license|licence|changelog|contributing)(?:\.[a-z]+)?$/i;

/** A file as it is, or every file of a directory and below it, by name. Hidden ones are skipped, endings of no copy reported. */
export async function* sourcesIn(path: string): AsyncGenerator<Source | Fault> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* sourcesBelow(path, '');
    else yield await sourceAt(path, basename(path));
  } catch (error) {
    yield faultOf(path, error);
  }
}

async function* sourcesBelow(root: string, folder: string): AsyncGenerator<Source | Fault> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || ABOUT_FOLDER.test(entry.name)) continue;
    if (entry.isDirectory()) yield* sourcesBelow(root, name);
    else if (formatByEnding(entry.name) !== undefined) yield await sourceAt(join(root, name), name);
    else yield { file: join(root, name), line: 1, message: 'has an ending that no copy has: it was not read' };
  }
}

async function sourceAt(file: string, name: string): Promise<Source | Fault> {
  try {
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return { file, line: 1, message: 'is no file' };
    if (size > FILE_BYTES) return { file, line: 1, message: `is larger than ${FILE_BYTES / 1024 / 1024} MB` };
    return { name, file, bytes: await readFile(file) };
  } catch (error) {
    return faultOf(file, error);
  }
}

function faultOf(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known: Record<string, string> = { ENOENT: 'does not exist', EACCES: 'may not be read', ELOOP: 'is a link that leads nowhere' };
  const message = known[String(code)] ?? (error instanceof Error ? error.message : String(error));
  return { file, line: 1, message };
}

export interface FetchLimits {
  maxBytes?: number;
  timeoutMs?: number;
}

/** Fetches an http or https address. The name is the one asked for, so that a redirect does not make another source of it. */
export async function fetchSource(
  url: string,
  { maxBytes = FETCHED_BYTES, timeoutMs = FETCH_TIMEOUT_MS }: FetchLimits = {},
): Promise<Source | Fault> {
  const fault = (message: string): Fault => ({ file: url, line: 1, message });
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:') return fault('is no http or https address');
  try {
    const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5';
    const response = await fetch(url, {
      headers: { Accept: accept, 'User-Agent': 'Tearsheet-Import' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return fault(`answered ${response.status} ${response.statusText}`.trim());
    const bytes = await bytesWithin(response, maxBytes);
    if (bytes === undefined) return fault(`is larger than ${maxBytes} bytes`);
    return { name: url, file: url, bytes, mediaType: response.headers.get('Content-Type') ?? undefined };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return fault(`did not answer within ${timeoutMs / 1_000} seconds`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return fault(`cannot be fetched: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** `undefined` when there is more: what is over the limit is not read to the end. */
async function bytesWithin(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
