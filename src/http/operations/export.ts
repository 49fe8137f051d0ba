// Exports everything: the Catalogue, then every partner in the Directory. The answer is streamed, one page of one object at a time.
import type { ExportCursor } from '../../objects/catalogue/backup/export.ts';
import { SCHEMA_NUMBER } from '../../objects/catalogue/schema.ts';
import type { PartnerEntry } from '../../objects/directory/partners.ts';
import type { PartnerCursor } from '../../objects/partner/backup/export.ts';
import { PARTNER_SCHEMA_NUMBER } from '../../objects/partner/schema.ts';
import type { Caller } from '../bindings.ts';
import { catalogueOf, directoryOf, partnerOf } from '../isolate/stubs.ts';

/** Size of one RPC message in characters of JSON, before the record that exceeds it. */
const PAGE_CHARS = 512 * 1024;
const DIRECTORY_PAGE = 500;

/** Begins an export, after the audit trail has who asked for it. Without that nothing is exported. */
export async function exportFor({ actor }: Caller, env: Env): Promise<ReadableStream<Uint8Array>> {
  await catalogueOf(env).recordExport(actor);
  return exportStream(env);
}

/** The first line says what the file is, and the last how many records it has, so that a truncated file is recognised. */
function exportStream(env: Env): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const chunks = chunksOf(env);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(text.encode(`${value.join('\n')}\n`));
    },
    async cancel() {
      await chunks.return();
    },
  });
}

/** Of an answer with an export. */
export const EXPORT_HEADERS = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' } as const;

/** Partners come after the Catalogue, so that the file's ledgers may be later than its Catalogue, but never earlier. */
async function* chunksOf(env: Env): AsyncGenerator<string[], void> {
  yield [
    JSON.stringify({ tearsheet: 'export', schema: SCHEMA_NUMBER, partnerSchema: PARTNER_SCHEMA_NUMBER, at: new Date().toISOString() }),
  ];
  let records = 0;
  let partners = 0;
  for await (const lines of catalogueLines(env)) {
    records += lines.length;
    if (lines.length > 0) yield lines;
  }
  for await (const entry of allPartners(env)) {
    partners += 1;
    for await (const lines of partnerLines(env, entry)) {
      records += lines.length;
      if (lines.length > 0) yield lines;
    }
  }
  yield [JSON.stringify({ tearsheet: 'end', records, partners })];
}

async function* catalogueLines(env: Env): AsyncGenerator<string[]> {
  let cursor: ExportCursor | undefined;
  do {
    const page = await catalogueOf(env).exportPage(cursor, PAGE_CHARS);
    yield page.lines;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Every partner that ever existed, by id. */
export async function* allPartners(env: Env): AsyncGenerator<PartnerEntry> {
  let after: string | undefined;
  do {
    const page = await directoryOf(env).list(DIRECTORY_PAGE, after);
    yield* page.partners;
    after = page.next;
  } while (after !== undefined);
}

async function* partnerLines(env: Env, { id, name }: PartnerEntry): AsyncGenerator<string[]> {
  yield [JSON.stringify({ table: 'partner', row: [id, name] })];
  // Each record names its partner.
  const named = (line: string) => `{"partner":${JSON.stringify(id)},${line.slice(1)}`;
  let cursor: PartnerCursor | undefined;
  do {
    const page = await partnerOf(env, id).exportPage(cursor);
    yield page.lines.map(named);
    cursor = page.next;
  } while (cursor !== undefined);
}
