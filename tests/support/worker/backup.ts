// A backup as an operator takes it and puts it back: through the front door.
import { BOOTSTRAP_TOKEN, callDesk } from './desk.ts';
import { get } from './reader.ts';

export async function exportAll(): Promise<string> {
  const answer = await get('/desk/export', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` });
  return new TextDecoder().decode(await answer.arrayBuffer());
}

export async function restore(file: string, query = '?replace=true') {
  const answer = await callDesk<{ outcome?: string; records?: number; detail?: string }>('POST', `/desk/restore${query}`, {
    body: file,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  return { status: answer.status, ...answer.body };
}

/** What must be equal after a restore: all but what names the moment, the epoch and the line that the restore itself wrote. Of a row told
 *  twice the later counts. */
export function comparable(file: string): string[] {
  const rows = new Map<string, string>();
  for (const line of file.trimEnd().split('\n').slice(1, -1)) {
    if (line.startsWith('{"table":"setting","row":["epoch"') || line.includes('"catalogue.restore"')) continue;
    rows.set(identityOf(line), line);
  }
  return [...rows.values()].sort();
}

function identityOf(line: string): string {
  const { table, row } = JSON.parse(line) as { table: string; row: unknown[] };
  const keyLength = ['term', 'version', 'body', 'member'].includes(table) ? 2 : 1;
  return JSON.stringify([table, ...row.slice(0, keyLength)]);
}
