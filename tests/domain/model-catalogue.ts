// A Catalogue as small as it can be, for properties of the change feed: versions, a numbered log, a clock, and windows between two places.
import type { Article } from '../../src/domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../src/domain/articles/article-metadata.ts';
import type { Change, Outcome } from '../../src/domain/articles/change.ts';
import type { ResolvedDraft } from '../../src/domain/articles/draft-rules.ts';
import * as lifecycle from '../../src/domain/articles/lifecycle.ts';
import { passingRanges } from '../../src/domain/entitlement/publication-ranges.ts';
import type { ChangedArticle, ChangesWindow, LoggedChange, LogPosition, WindowQuery } from '../../src/domain/pulls/change-window.ts';
import { msOf, toInstant } from '../../src/domain/values/instant.ts';
import { at, NOON } from './newsroom.ts';

interface Entry {
  seq: number;
  article: Article;
  logged: LoggedChange;
}

type Query = Pick<WindowQuery, 'from' | 'to' | 'after' | 'scope' | 'limit'> & { displayDays: number | undefined };

export class ModelCatalogue {
  head = 0;
  ms = msOf(NOON);
  /** Every change of each article, oldest first; its id is its place here, from 1. */
  private readonly histories: Entry[][] = [];

  get now() {
    return toInstant(this.ms);
  }

  get size() {
    return this.histories.length;
  }

  pass(minutes: number): void {
    this.ms += minutes * 60_000;
  }

  create(draft: ResolvedDraft): void {
    const history: Entry[] = [];
    const outcome = lifecycle.create(`story-${this.size + 1}`, draft, at(this.now));
    if (outcome.kind !== 'changed') return;
    this.histories.push(history);
    this.log(history, outcome.change);
  }

  /** What the lifecycle refuses does not happen. */
  change(index: number, call: (article: Article) => Outcome): void {
    const history = this.histories[index % this.size];
    const article = history?.at(-1)?.article;
    if (history === undefined || article === undefined) return;
    const outcome = call(article);
    if (outcome.kind === 'changed') this.log(history, outcome.change);
  }

  /** What the alarm does, late or in time. */
  makeDueChanges(): void {
    for (const history of this.histories) {
      const article = history.at(-1)?.article;
      const lifted = article === undefined ? undefined : lifecycle.liftEmbargo(article, at(this.now));
      if (lifted !== undefined) this.log(history, lifted);
    }
  }

  private log(history: Entry[], { action, article, significant, note }: Change): void {
    this.head += 1;
    history.push({ seq: this.head, article, logged: { action, at: this.now, significant, ...(note === undefined ? {} : { note }) } });
  }

  facts(): ArticleFacts[] {
    return this.histories.flatMap((history) => standing(history, this.head) ?? []);
  }

  window(query: Query): ChangesWindow {
    const end = query.to ?? { seq: this.head, ms: this.ms };
    const to = { seq: end.seq, ms: end.ms, ...(this.head > end.seq ? { walkedSeq: this.head } : {}) };
    const { from, after = 0, limit } = query;
    const articles = this.histories
      .map((history, index) => ({ history, id: index + 1 }))
      .filter(({ history, id }) => id > after && isTouched(history, query, to))
      .flatMap(({ history, id }) => touchedArticle(history, id, from, to) ?? []);
    const page = articles.slice(0, limit);
    const last = page.at(-1);
    return { epoch: 'e', from, to, articles: page, ...(articles.length > limit && last !== undefined ? { after: last.id } : {}) };
  }
}

function standing(history: readonly Entry[], seq: number): ArticleFacts | undefined {
  const entry = history.findLast((candidate) => candidate.seq <= seq);
  return entry === undefined ? undefined : factsOf(entry.article);
}

function isTouched(history: readonly Entry[], { from, scope, displayDays }: Query, to: LogPosition): boolean {
  const last = history.at(-1);
  if (last === undefined || last.seq > from.seq) return last !== undefined;
  const { firstPublished, expires } = last.article;
  const [earlierMs, laterMs] = [Math.min(from.ms, to.ms), Math.max(from.ms, to.ms)];
  if (expires !== undefined && msOf(expires) > earlierMs && msOf(expires) <= laterMs) return true;
  const publishedMs = firstPublished === undefined ? Number.NaN : msOf(firstPublished);
  return passingRanges({ scope, displayDays }, from.ms, to.ms).some(
    ({ afterMs, upToMs }) => publishedMs > afterMs && publishedMs <= upToMs,
  );
}

function touchedArticle(history: readonly Entry[], id: number, from: LogPosition, to: LogPosition): ChangedArticle | undefined {
  const [before, then, now] = [standing(history, from.seq), standing(history, to.seq), standing(history, Number.MAX_SAFE_INTEGER)];
  if (then === undefined || now === undefined) return undefined;
  const changes = history.filter(({ seq }) => from.seq > 0 && seq > from.seq && seq <= to.seq).map(({ logged }) => logged);
  const isLate = from.walkedSeq !== undefined && standing(history, from.walkedSeq)?.version !== before?.version;
  return { id, ...(before === undefined ? {} : { before }), then, now, changes, ...(isLate ? { late: true } : {}) };
}
