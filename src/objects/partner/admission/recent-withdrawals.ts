// Recent withdrawals in memory, so that a pull whose candidates were selected before a withdrawal does not get the article.

import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { WithdrawalNews } from '../../../domain/withdrawals/withdrawal.ts';

/** Isolates select candidates by a record that is at most eight seconds old. A withdrawal that is kept for ever would refuse an article that a
 *  restored Catalogue has again in an earlier version. */
const KEPT_MS = 60_000;

interface Withdrawn {
  /** The withdrawing version. */
  version: number;
  at: Instant;
  /** As in WithdrawalNews. */
  since: Instant | undefined;
}

export class RecentWithdrawals {
  private readonly bySlug = new Map<string, Withdrawn & { receivedMs: number }>();

  add(news: readonly WithdrawalNews[], nowMs: number): void {
    for (const [slug, { receivedMs }] of this.bySlug) if (nowMs - receivedMs >= KEPT_MS) this.bySlug.delete(slug);
    for (const { slug, version, at, since, lifted } of news) {
      if (lifted === undefined) this.bySlug.set(slug, { version, at, since, receivedMs: nowMs });
      else if (this.bySlug.get(slug)?.version === version) this.bySlug.delete(slug);
    }
  }

  /** Returns the recent withdrawal that is later than this version of the article; `undefined` if there is none. */
  since({ slug, version }: Pick<ArticleFacts, 'slug' | 'version'>, nowMs: number): Withdrawn | undefined {
    const recent = this.bySlug.get(slug);
    return recent !== undefined && recent.version > version && nowMs - recent.receivedMs < KEPT_MS ? recent : undefined;
  }

  clear(): void {
    this.bySlug.clear();
  }
}
