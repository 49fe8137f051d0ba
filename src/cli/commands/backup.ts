// `tearsheet export` and `restore`: the whole Catalogue as a file of NDJSON, and back.
import { createReadStream } from 'node:fs';
import { open as openFile, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { readable } from '../desk-call.ts';
import type { Desk } from '../desk-client.ts';
import { Failure } from '../failure.ts';
import type { Report } from '../progress.ts';
import { openSession, userPath } from '../session.ts';

/** An export holds embargoed copy and the desk's notes. */
const OWNER_ONLY = 0o600;
const NEWLINE = 0x0a;

export function addBackupCommands(root: Command): void {
  root
    .command('export')
    .description('write everything in the Catalogue as NDJSON to a file, or to standard output')
    .argument('[file]', 'made whole or not at all')
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      const { terminal, desk } = openSession(command);
      if (file === undefined) return pour(desk);
      const path = userPath(file);
      const written = await terminal.wheel('Exporting', (report) => exportTo(desk, path, report));
      terminal.show({ file: path, ...written }, () =>
        terminal.say(`Exported ${written.lines} lines, ${written.bytes} bytes, to ${file}`, 'good'),
      );
    });
  root
    .command('restore')
    .description('put an export back; without --replace only into an empty Catalogue')
    .argument('<file>', 'as "export" wrote it')
    .option('--replace', 'throw away what stands there')
    .action(async (file: string, { replace }: { replace?: boolean }, command: Command) => {
      const { terminal, desk } = openSession(command);
      const answer = await terminal.bar('Restoring', (report) => restoreFrom(desk, userPath(file), replace === true, report));
      terminal.show(answer, () => {
        terminal.say(`Restored ${file}`, 'good');
        terminal.table(
          ['What', 'How many'],
          Object.entries(answer).map(([name, value]) => [name, String(value)]),
        );
      });
    });
}

/** The export itself is the result, with or without --json. */
async function pour(desk: Desk): Promise<void> {
  for await (const chunk of chunksOf(desk))
    if (!process.stdout.write(chunk)) await new Promise((done) => process.stdout.once('drain', done));
}

/** Into a file beside the target first: an export that breaks off leaves no half of one under its name. */
async function exportTo(desk: Desk, path: string, report: Report): Promise<{ lines: number; bytes: number }> {
  const partial = `${path}.${process.pid}.partial`;
  const written = { lines: 0, bytes: 0 };
  try {
    const file = await openFile(partial, 'wx', OWNER_ONLY);
    try {
      for await (const chunk of chunksOf(desk)) {
        await file.writeFile(chunk);
        written.bytes += chunk.byteLength;
        for (const byte of chunk) if (byte === NEWLINE) written.lines += 1;
        report(`Exporting: ${written.lines} lines`);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Failure) throw error;
    throw new Failure({ title: `${path} cannot be written`, detail: error instanceof Error ? error.message : String(error) });
  }
  return written;
}

async function* chunksOf(desk: Desk): AsyncGenerator<Uint8Array> {
  const { body } = await desk.exportAll();
  if (body === null) return;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await readable(desk.connection, () => reader.read());
    if (done) return;
    yield value;
  }
}

async function restoreFrom(desk: Desk, path: string, replace: boolean, report: Report): Promise<Record<string, unknown>> {
  const { size } = await stat(path).catch((error: Error) => {
    throw new Failure({ title: `${path} cannot be read`, detail: error.message });
  });
  let sent = 0;
  const counted = async function* () {
    for await (const chunk of createReadStream(path)) {
      sent += chunk.length;
      report(`Restoring: ${Math.round((100 * sent) / Math.max(1, size))}%`, sent / Math.max(1, size));
      yield chunk;
    }
  };
  const { body } = await desk.restoreAll(Readable.toWeb(Readable.from(counted())) as ReadableStream<Uint8Array>, replace);
  return body;
}
