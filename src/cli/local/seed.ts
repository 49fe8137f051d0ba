// Puts the sample publisher and its articles into a Catalogue that has no publisher yet.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { Copy } from '../../import/imported-article.ts';
import { sendAll } from '../client/bulk.ts';
import type { Desk } from '../client/desk-client.ts';
import { faultLine, sentenceOf } from '../client/failure.ts';
import { readAt, sourcesAt } from '../import/reading.ts';
import { SAMPLE } from './sample-folder.ts';

export interface Seeded {
  publisher: Publisher;
  articles: number;
  /** What went wrong, a line each. The service starts even if the sample cannot be imported. */
  faults: string[];
}

/** Sets up the sample publisher and imports its articles. */
export async function seed(desk: Desk): Promise<Seeded> {
  const { body } = await desk.putPublisher(JSON.parse(await readFile(join(SAMPLE, 'publisher.json'), 'utf8')));
  const { publisher } = body;
  const seeded: Seeded = { publisher, articles: 0, faults: [] };
  for await (const { about, result } of sendAll(desk, sampleLines(publisher, seeded.faults))) {
    if (result.problem === undefined) seeded.articles += 1;
    else seeded.faults.push(faultLine({ ...about, message: sentenceOf(result.problem) }));
  }
  return seeded;
}

async function* sampleLines(publisher: Publisher, faults: string[]) {
  const options = { publisher, now: toInstant(Date.now()) };
  for await (const source of sourcesAt(join(SAMPLE, 'articles'))) {
    for await (const reading of readAt(source, options)) {
      faults.push(...reading.faults.map(faultLine));
      for (const copy of reading.copies) yield { line: lineOf(copy), about: copy };
    }
  }
}

function lineOf({ slug, sourceId, formerId = sourceId, sourceHash, article, corrections }: Copy) {
  const flags = { hold: false, unfiled: false, force: false, dryRun: false };
  return { op: 'import' as const, slug, collection: 'sample', sourceId, formerId, sourceHash, article, corrections, ...flags };
}
