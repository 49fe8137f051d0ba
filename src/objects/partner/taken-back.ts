// Articles withdrawn of late, in memory: an isolate that has not heard of it is refused.
import type { ArticleFacts } from '../../domain/article-facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WithdrawalNews } from '../../domain/partner.ts';

/** Isolates choose by what they heard eight seconds ago at most (design §2.5). Kept for ever, it would withhold what a restored Catalogue
 *  has again in a lower version. */
const KEPT_MS = 60_000;

export interface Withdrawn {
  /** That took it back. */
  version: number;
  at: Instant;
}

export class TakenBack {
  private readonly byKey = new Map<string, Withdrawn & { heardMs: number }>();

  hear(news: readonly WithdrawalNews[], nowMs: number): void {
    for (const [key, { heardMs }] of this.byKey) if (nowMs - heardMs >= KEPT_MS) this.byKey.delete(key);
    for (const { key, version, at, lifted } of news) {
      if (lifted === undefined) this.byKey.set(key, { version, at, heardMs: nowMs });
      else if (this.byKey.get(key)?.version === version) this.byKey.delete(key);
    }
  }

  /** What the facts are from before; `undefined` where they know all there is to know. */
  since({ key, version }: Pick<ArticleFacts, 'key' | 'version'>, nowMs: number): Withdrawn | undefined {
    const heard = this.byKey.get(key);
    return heard !== undefined && heard.version > version && nowMs - heard.heardMs < KEPT_MS ? heard : undefined;
  }

  clear(): void {
    this.byKey.clear();
  }
}
