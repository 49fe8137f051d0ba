// Ids of lists of candidates. Equal ids mean equal lists, so a list that a partner's object has received need not be sent again.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { sha256Hex } from '../../domain/values/digest.ts';
import type { Isolate } from './isolate.ts';

/** Hexadecimal digits: enough that no two lists share an id. */
const ID_DIGITS = 40;

type Named = Pick<ArticleFacts, 'slug' | 'version'>;

/** Slug and version identify an article's content within one epoch. `withdrawn` must belong to these candidates, because the id is cached
 *  for their array. */
export async function candidateListId(
  { listIds: ids }: Isolate,
  epoch: string,
  candidates: readonly ArticleFacts[],
  withdrawn: readonly Named[],
): Promise<string> {
  const known = ids.get(candidates);
  if (known?.epoch === epoch) return known.id;
  const named = (articles: readonly Named[]) => articles.map(({ slug, version }) => `${slug} ${version}`);
  const text = [epoch, ...named(candidates), 'withdrawn', ...named(withdrawn)].join('\n');
  const id = (await sha256Hex(text)).slice(0, ID_DIGITS);
  ids.set(candidates, { epoch, id });
  return id;
}

/** An object that is not called for so long leaves memory and would ask for the list, so it is cheaper to send the list at once. */
const KEPT_BY_OBJECT_MS = 10_000;

/** Whether the partner's object should still have the list. `list` consists of the key, the id and the representation. */
export function wasSent({ sentLists }: Isolate, list: string, nowMs: number): boolean {
  return nowMs - (sentLists.get(list) ?? 0) < KEPT_BY_OBJECT_MS;
}
