// `tearsheet backup`: writes the Catalogue and all partners to a file of NDJSON, and restores them.
import { createReadStream } from 'node:fs';
import { open as openFile, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Desk, Restored } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { readable } from '../client/http.ts';
import { unreadable, unwritable } from '../files/file-errors.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import type { Report } from '../terminal/progress.ts';
import { confirm } from '../terminal/question.ts';
import { inPublisherZone } from './publisher-zone.ts';
import { warningsOf } from './restore-warnings.ts';

/** Only the owner may read an export: it contains embargoed copy and the desk's notes. */
const OWNER_ONLY = 0o600;
const NEWLINE = 0x0a;
/** More than the last line can have. */
const TRAILER_BYTES = 100;

export function addBackupCommands(root: Command): void {
  const group = root.command('backup').description('export everything to a file, and restore it');
  group
    .command('export')
    .description('write the Catalogue and all partners as NDJSON to a file, or to standard output')
    .argument('[file]', 'written completely or not at all')
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      if (file === undefined) return writeToStandardOutput(desk);
      const written = await terminal.spinner('Exporting', (report) => exportTo(desk, file, report));
      terminal.show({ file: resolve(file), ...written }, () =>
        terminal.say(`Exported ${counted(written.records, 'record')}${partnersOf(written)}, to ${file} (${written.bytes} bytes)`, 'good'),
      );
    });
  group
    .command('restore')
    .description('restore an export; without --replace only where there is no article, publisher, token or partner')
    .argument('<file>', 'as "backup export" wrote it')
    .option('--replace', 'replace the current data: every change made after the export is undone')
    .action(async (file: string, { replace, yes }: RestoreOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      if (replace === true) {
        for (const warning of await inPublisherZone({ desk, terminal }, warningsOf(desk, file))) terminal.note(warning, 'warning');
        await confirm(terminal, yes === true, `Restore ${file} and undo what was done since?`);
      }
      const answer = await terminal.bar('Sending', (report) => restoreFrom(desk, file, replace === true, report));
      terminal.show(answer, () => {
        terminal.say(`Restored ${counted(answer.records, 'record')}${partnersOf(answer)}, from ${file}`, 'good');
        for (const sentence of remarksOn(answer)) terminal.say(sentence, 'warning');
      });
    });
}

interface RestoreOptions {
  replace?: boolean;
  yes?: boolean;
}

/** Absent from the answers of an older server, which exports no partners. */
function partnersOf({ partners }: { partners?: number }): string {
  return partners === undefined ? '' : `, among them ${counted(partners, 'partner')}`;
}

/** What an operator must know after a successful restore. */
function remarksOn({ closed = [], moreClosed, doubtfulTokens = [], moreDoubtfulTokens, note }: Restored): string[] {
  const remarks = note === undefined ? [] : [note];
  if (closed.length > 0) remarks.push(`Not in the file, so their keys were revoked: ${listed(closed, moreClosed)}`);
  const tokens = doubtfulTokens.map(({ id, name }) => `${id} "${name}"`);
  if (tokens.length > 0)
    remarks.push(
      `Live tokens whose names could be taken for others in the audit trail; mint them again: ${listed(tokens, moreDoubtfulTokens)}`,
    );
  return remarks;
}

/** `more`: how many the server left out of the list. */
function listed(names: readonly string[], more = 0): string {
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The export itself is the result, with or without --json. */
async function writeToStandardOutput(desk: Desk): Promise<void> {
  await recordsThrough(desk, async (chunk) => {
    if (!process.stdout.write(chunk)) await new Promise((drained) => process.stdout.once('drain', drained));
  });
}

interface Trailer {
  records: number;
  partners?: number;
}

interface Written extends Trailer {
  bytes: number;
}

/** Writes to a file beside the target first: an export that breaks off leaves no incomplete file under the target's name. */
async function exportTo(desk: Desk, path: string, report: Report): Promise<Written> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    const written = await writeWhole(desk, partial, report);
    await rename(partial, path);
    return written;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Failure) throw error;
    throw unwritable(path, error);
  }
}

async function writeWhole(desk: Desk, path: string, report: Report): Promise<Written> {
  const file = await openFile(path, 'wx', OWNER_ONLY);
  let bytes = 0;
  try {
    const trailer = await recordsThrough(desk, async (chunk, soFar) => {
      await file.writeFile(chunk);
      bytes += chunk.byteLength;
      // The first line is not a record.
      report(`Exporting: ${counted(Math.max(0, soFar - 1), 'record')}`);
    });
    report(`Exporting: ${counted(trailer.records, 'record')}`);
    await file.sync();
    return { ...trailer, bytes };
  } finally {
    await file.close();
  }
}

/** Passes an export on as it arrives, and returns what its last line says. Throws Failure if the last line is missing. */
async function recordsThrough(desk: Desk, pass: (chunk: Uint8Array, soFar: number) => Promise<void>): Promise<Trailer> {
  const reader = (await desk.exportAll()).body?.getReader();
  let lines = 0;
  let tail = Buffer.alloc(0);
  while (reader !== undefined) {
    const { done, value } = await readable(desk.connection, () => reader.read());
    if (done) break;
    for (const byte of value) if (byte === NEWLINE) lines += 1;
    tail = Buffer.concat([tail, value]).subarray(-TRAILER_BYTES);
    await pass(value, lines);
  }
  const trailer = trailerIn(tail.toString('utf8'));
  if (trailer === undefined) throw new Failure({ title: 'The export broke off', detail: 'Its last line is missing. Try again.' });
  return trailer;
}

function trailerIn(text: string): Trailer | undefined {
  const [found, records, partners] = /(?:^|\n)\{"tearsheet":"end","records":(\d+)(?:,"partners":(\d+))?\}\n$/.exec(text) ?? [];
  if (found === undefined) return undefined;
  return { records: Number(records), ...(partners === undefined ? {} : { partners: Number(partners) }) };
}

async function restoreFrom(desk: Desk, path: string, replace: boolean, report: Report): Promise<Restored> {
  const size = await sizeOf(path);
  let sent = 0;
  let fault: unknown;
  const counting = async function* () {
    try {
      for await (const chunk of createReadStream(path)) {
        sent += chunk.length;
        report(`Sending ${path}: ${Math.round((100 * sent) / Math.max(1, size))}%`, sent / Math.max(1, size));
        yield chunk;
      }
    } catch (error) {
      fault = error;
      throw error;
    }
  };
  const sending = desk.restoreAll(ReadableStream.from<Uint8Array>(counting()), replace);
  // If the file breaks off, the connection would report no more than that.
  return (await sending.catch((error) => Promise.reject(fault === undefined ? error : unreadable(path, fault)))).body;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error) => Promise.reject(unreadable(path, error)));
  if (found.isDirectory()) throw unreadable(path, Object.assign(new Error(), { code: 'EISDIR' }));
  return found.size;
}
