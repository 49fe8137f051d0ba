// A list of candidates by a short name: equal names are equal lists, so that a list which a partner's object has had need not be sent again.
import type { ArticleFacts } from '../../domain/article-facts.ts';
import { sha256Hex } from '../../domain/digest.ts';

/** Enough that no two lists share one. */
const NAME_DIGITS = 40;
/** By the list itself: pages that this isolate remembers keep their names. */
const names = new WeakMap<readonly ArticleFacts[], { epoch: string; name: string }>();

/** What an article is follows from its version, and a version of another epoch is another. `withdrawn` belongs to these candidates. */
export async function choiceName(epoch: string, candidates: readonly ArticleFacts[], withdrawn: readonly ArticleFacts[]): Promise<string> {
  const known = names.get(candidates);
  if (known?.epoch === epoch) return known.name;
  const named = (articles: readonly ArticleFacts[]) => articles.map(({ key, version }) => `${key} ${version}`);
  const text = [epoch, ...named(candidates), 'withdrawn', ...named(withdrawn)].join('\n');
  const name = (await sha256Hex(text)).slice(0, NAME_DIGITS);
  names.set(candidates, { epoch, name });
  return name;
}

/** Lists remembered to have been sent; above it all are forgotten and sent again. */
const KEPT = 10_000;
const sent = new Set<string>();

/** `list` says to whom as what, and which. */
export function isSent(list: string): boolean {
  return sent.has(list);
}

export function rememberSent(list: string): void {
  if (sent.size >= KEPT) sent.clear();
  sent.add(list);
}
