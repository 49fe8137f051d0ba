// Finds the collection of a folder without a name by its files: a clone of a repository that leaves out the name has the same files under the same paths.
import { formatByEnding } from '../../import/format.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { sha256Hex } from './reading.ts';
import type { Found } from './sources.ts';

/** So many files are asked about. */
const SAMPLED = 20;
/** Fewer may be the same by chance, such as a notice that is in every folder. */
const LEAST_SAME = 3;
/** Of these formats the bytes of the file are those of the article. */
const WHOLE: readonly (string | undefined)[] = ['wire', 'markdown', 'html'];

/** Returns the collection that has at least half of the files with the same bytes; `undefined` if there is none. */
export async function collectionByFiles(desk: Desk, sources: AsyncIterable<Found>, root: string): Promise<string | undefined> {
  const same = new Map<string, number>();
  let sampled = 0;
  for await (const source of sources) {
    if (!('bytes' in source) || source.root !== root || !WHOLE.includes(formatByEnding(source.name))) continue;
    sampled += 1;
    for (const collection of await collectionsWith(desk, source.name, sha256Hex(source.bytes)))
      same.set(collection, (same.get(collection) ?? 0) + 1);
    if (sampled === SAMPLED) break;
  }
  const [best] = [...same].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= LEAST_SAME && best[1] * 2 >= sampled ? best[0] : undefined;
}

/** Not the one of programs before there were collections. */
async function collectionsWith(desk: Desk, sourceId: string, hash: string): Promise<Set<string>> {
  const { sources } = (await desk.listSources({ hash }).catch(ifUnknown))?.body ?? { sources: [] };
  return new Set(sources.filter((source) => source.sourceId === sourceId && source.collection !== '').map(({ collection }) => collection));
}

function ifUnknown(error: unknown): undefined {
  if (error instanceof Failure && (error.problem.status === 404 || error.problem.status === 403)) return undefined;
  throw error;
}
