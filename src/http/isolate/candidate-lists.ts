// Short names for lists of candidates: equal names mean equal lists, so a list that a partner's object has seen need not be sent again.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { sha256Hex } from '../../domain/values/digest.ts';
import type { Isolate } from './isolate.ts';

/** Hexadecimal digits: enough that no two lists share a name. */
const NAME_DIGITS = 40;

type Named = Pick<ArticleFacts, 'slug' | 'version'>;

/** Key and version name an article's content within one epoch. `withdrawn` must belong to these candidates: the name is remembered by
 *  them. */
export async function candidateListId(
  { listNames: names }: Isolate,
  epoch: string,
  candidates: readonly ArticleFacts[],
  withdrawn: readonly Named[],
): Promise<string> {
  const known = names.get(candidates);
  if (known?.epoch === epoch) return known.name;
  const named = (articles: readonly Named[]) => articles.map(({ slug, version }) => `${slug} ${version}`);
  const text = [epoch, ...named(candidates), 'withdrawn', ...named(withdrawn)].join('\n');
  const name = (await sha256Hex(text)).slice(0, NAME_DIGITS);
  names.set(candidates, { epoch, name });
  return name;
}

/** An object that nobody calls for so long is taken out of memory, and asks for the list anew: then it is cheaper to send it at once. */
const REMEMBERED_MS = 10_000;

/** `list` names the key, the list and its representation. */
export function wasSent({ sentLists }: Isolate, list: string, nowMs: number): boolean {
  return nowMs - (sentLists.get(list) ?? 0) < REMEMBERED_MS;
}
