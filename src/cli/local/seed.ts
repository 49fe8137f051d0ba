// Puts the sample publisher and its articles into a Catalogue that has no publisher yet.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { Copy } from '../../import/imported-article.ts';
import { sendAll } from '../client/bulk.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure, faultLine, sentenceOf } from '../client/failure.ts';
import { readAt, sourcesAt } from '../import/reading.ts';
import { SAMPLE } from './places.ts';
import { type FirstStart, placedSample } from './sample-copy.ts';
import { withMeasures } from './sample-pictures.ts';

export interface Seeded {
  publisher: Publisher;
  articles: number;
  /** What went wrong, a line each. The service starts even if the sample cannot be imported. */
  faults: string[];
}

interface Seeding extends FirstStart {
  publisher: Publisher;
  faults: string[];
}

/** Sets up the sample publisher, imports its articles and corrects one. `origin`: where readers reach the service. */
export async function seed(desk: Desk, origin: string): Promise<Seeded> {
  const { body } = await desk.putPublisher(JSON.parse(await readFile(join(SAMPLE, 'publisher.json'), 'utf8')));
  const { publisher } = body;
  const seeded: Seeded = { publisher, articles: 0, faults: [] };
  const seeding = { publisher, faults: seeded.faults, origin, now: toInstant(Date.now()), timeZone: publisher.timeZone };
  for await (const { about, result } of sendAll(desk, linesOf(seeding))) {
    if (result.problem === undefined) seeded.articles += 1;
    else seeded.faults.push(faultLine({ ...about, message: sentenceOf(result.problem) }));
  }
  for await (const copy of copiesIn('corrections', seeding)) await correct(desk, copy, seeded.faults);
  return seeded;
}

async function* linesOf(seeding: Seeding) {
  for await (const copy of copiesIn('articles', seeding)) yield { line: lineOf(copy), about: copy };
}

async function* copiesIn(folder: string, { publisher, faults, ...start }: Seeding): AsyncGenerator<Copy> {
  for await (const source of sourcesAt(join(SAMPLE, folder))) {
    if ('bytes' in source) source.bytes = Buffer.from(placedSample(Buffer.from(source.bytes).toString(), start));
    for await (const reading of readAt(source, { publisher, now: start.now })) {
      faults.push(...reading.faults.map(faultLine));
      yield* reading.copies;
    }
  }
}

function lineOf({ slug, sourceId, formerId = sourceId, sourceHash, article, corrections }: Copy) {
  const flags = { hold: false, unfiled: false, force: false, dryRun: false };
  const complete = { ...article, images: withMeasures(article.images) };
  return { op: 'import' as const, slug, collection: 'sample', sourceId, formerId, sourceHash, article: complete, corrections, ...flags };
}

/** Corrects the article of the same name as the desk would. A file in that folder has the corrected text and the note to the public. */
async function correct(desk: Desk, { slug, article, corrections, file }: Copy, faults: string[]): Promise<void> {
  const { standfirst, bodyHtml } = article;
  try {
    for (const note of corrections) await desk.correct(slug, { note }, { standfirst, bodyHtml }, '*');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    faults.push(faultLine({ file, message: sentenceOf(error.problem) }));
  }
}
