// Short names for lists of candidates: equal names mean equal lists, so a list that a partner's object has seen need not be sent again.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { sha256Hex } from '../../domain/values/digest.ts';

/** Hexadecimal digits: enough that no two lists share a name. */
const NAME_DIGITS = 40;
/** By the list itself: pages that this isolate remembers keep their names. */
const names = new WeakMap<readonly ArticleFacts[], { epoch: string; name: string }>();

type Named = Pick<ArticleFacts, 'slug' | 'version'>;

/** Key and version name an article's content within one epoch. `withdrawn` must belong to these candidates: the name is remembered by
 *  them. */
export async function candidateListId(epoch: string, candidates: readonly ArticleFacts[], withdrawn: readonly Named[]): Promise<string> {
  const known = names.get(candidates);
  if (known?.epoch === epoch) return known.name;
  const named = (articles: readonly Named[]) => articles.map(({ slug, version }) => `${slug} ${version}`);
  const text = [epoch, ...named(candidates), 'withdrawn', ...named(withdrawn)].join('\n');
  const name = (await sha256Hex(text)).slice(0, NAME_DIGITS);
  names.set(candidates, { epoch, name });
  return name;
}

/** Lists remembered as sent; above this all are forgotten, and sent again. */
const KEPT = 10_000;
/** An object that nobody calls for so long is taken out of memory, and asks for the list anew: then it is cheaper to send it at once. */
const REMEMBERED_MS = 10_000;
/** When each was last sent, or named; Unix ms. */
const sent = new Map<string, number>();

/** `list` names the key, the list and its representation. */
export function wasSent(list: string, nowMs: number): boolean {
  return nowMs - (sent.get(list) ?? 0) < REMEMBERED_MS;
}

export function rememberSent(list: string, nowMs: number): void {
  if (sent.size >= KEPT) sent.clear();
  sent.set(list, nowMs);
}
