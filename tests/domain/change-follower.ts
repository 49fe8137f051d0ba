// A partner's program that follows the change feed of a model Catalogue (model-catalogue.ts): what it has by it, and what it ought to have.
import type { ArticleFacts } from '../../src/domain/articles/article-metadata.ts';
import { decide, type Situation } from '../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../src/domain/entitlement/licensed-use.ts';
import { licensedChanges } from '../../src/domain/pulls/change-feed.ts';
import type { ChangedArticle, ChangesWindow, LicensedChange, LogPosition } from '../../src/domain/pulls/change-window.ts';
import { toInstant } from '../../src/domain/values/instant.ts';
import type { ModelCatalogue } from './model-catalogue.ts';

export const REMOVALS = ['withdraw', 'hold', 'expire'];

/** Sees every change as it is told, before it is taken in. */
export type Check = (change: LicensedChange, article: ChangedArticle, window: ChangesWindow, follower: Follower) => void;

/** A reader of the change feed: where it is, what it has by it, and what was delivered to it besides. */
export class Follower {
  readonly has = new Map<string, number>();
  readonly received = new Set<string>();
  /** Everything it ever had by the feed. */
  readonly known = new Set<string>();
  private from: LogPosition = { seq: 0, ms: 0 };
  private walking: { to: LogPosition; after: number } | undefined;

  private readonly catalogue: ModelCatalogue;
  readonly situation: Situation;
  private readonly use: Use;
  private readonly check: Check;

  constructor(catalogue: ModelCatalogue, situation: Situation, use: Use, check: Check) {
    this.catalogue = catalogue;
    this.situation = situation;
    this.use = use;
    this.check = check;
  }

  /** One page. True at the end of a window. */
  poll(limit: number): boolean {
    const { scope, displayDays } = this.situation.terms;
    const window = this.catalogue.window({ from: this.from, ...this.walking, scope, displayDays, limit });
    for (const article of window.articles) {
      const [change] = licensedChanges(this.situation, this.use, { ...window, articles: [article] }, (slug) => this.received.has(slug));
      if (change !== undefined) this.take(change, article, window);
    }
    this.walking = window.after === undefined ? undefined : { to: window.to, after: window.after };
    if (this.walking === undefined) this.from = window.to;
    return this.walking === undefined;
  }

  private take(change: LicensedChange, article: ChangedArticle, window: ChangesWindow): void {
    this.check(change, article, window, this);
    if (REMOVALS.includes(change.action)) this.has.delete(change.slug);
    else {
      this.has.set(change.slug, change.version);
      this.known.add(change.slug);
    }
  }

  /** Takes delivery of everything it may have. */
  pull(): void {
    for (const { slug } of this.granted()) this.received.add(slug);
  }

  granted(): ArticleFacts[] {
    return this.catalogue.facts().filter((facts) => this.grants(facts, this.catalogue.ms));
  }

  grants(facts: ArticleFacts, ms: number): boolean {
    return decide(this.situation, facts, this.use, toInstant(ms)).kind === 'grant';
  }
}
