// A desk with one article and a partner that watches it through the change feed: for tests of what the partner is told.
import type { AgreementInput } from '../../src/domain/agreements/agreement.ts';
import type { Article } from '../../src/domain/articles/article.ts';
import type { Outcome } from '../../src/domain/articles/change.ts';
import type { ResolvedDraft } from '../../src/domain/articles/draft-rules.ts';
import * as lifecycle from '../../src/domain/articles/lifecycle.ts';
import type { Situation } from '../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../src/domain/entitlement/licensed-use.ts';
import { licensedChanges } from '../../src/domain/pulls/change-feed.ts';
import type { LicensedChange, LogPosition } from '../../src/domain/pulls/change-window.ts';
import type { Instant } from '../../src/domain/values/instant.ts';
import { PULL, situation } from './licensing.ts';
import { ModelCatalogue } from './model-catalogue.ts';
import { at, draft } from './newsroom.ts';

/** A desk with one article, and a partner that looks when it is told to. */
export class WatchedDesk {
  readonly catalogue = new ModelCatalogue();
  private from: LogPosition = { seq: 0, ms: 0 };
  private readonly situation: Situation;
  private readonly use: Use;

  constructor(terms: Partial<AgreementInput> = {}, also: Partial<Situation> = {}, use: Use = PULL) {
    this.situation = situation(terms, also);
    this.use = use;
  }

  publish(change: Partial<ResolvedDraft> = {}): this {
    this.catalogue.create(draft(change));
    return this;
  }

  update(change: Partial<ResolvedDraft>, significant = false): this {
    return this.act((article, now) => lifecycle.update(article, draft(change), significant, at(now)));
  }

  correct(note: string): this {
    return this.act((article, now) => lifecycle.correct(article, undefined, note, at(now)));
  }

  withdraw(): this {
    return this.act((article, now) => lifecycle.withdraw(article, 'The source took it back.', 'The report was wrong.', now));
  }

  restore(): this {
    return this.act((article, now) => lifecycle.reinstate(article, at(now)));
  }

  hold(): this {
    return this.act((article, now) => lifecycle.hold(article, now));
  }

  release(): this {
    return this.act((article, now) => lifecycle.release(article, at(now)));
  }

  private act(call: (article: Article, now: Instant) => Outcome): this {
    this.catalogue.change(0, (article) => call(article, this.catalogue.now));
    return this;
  }

  wait(hours: number): this {
    this.catalogue.pass(hours * 60);
    this.catalogue.makeDueChanges();
    return this;
  }

  /** All that is new to the partner; `now` is its own object's clock. */
  told(received: (slug: string, part?: 'text') => boolean = () => false, now?: Instant): LicensedChange[] {
    const { scope, displayDays } = this.situation.terms;
    const window = this.catalogue.window({ from: this.from, scope, displayDays, limit: 100 });
    this.from = window.to;
    return licensedChanges(this.situation, this.use, window, received, now);
  }

  /** The same, as `action version`. */
  lines(received?: (slug: string) => boolean): string[] {
    return this.told(received).map(({ action, version }) => `${action} ${version}`);
  }
}
