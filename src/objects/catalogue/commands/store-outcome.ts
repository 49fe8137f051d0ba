// What every command shares: from the lifecycle's outcome to what is stored and answered.
import type { Article } from '../../../domain/articles/article.ts';
import type { Change, Outcome } from '../../../domain/articles/change.ts';
import type { Caller, CommandRefusal, CommandResult, DeskOutcome, SanitisedDraft } from '../../../domain/articles/command.ts';
import { copySizeOf, wholeSizeOf } from '../../../domain/articles/copy-size.ts';
import type { Circumstances } from '../../../domain/articles/draft-rules.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { ARTICLE_COPY_BYTES } from '../../../domain/values/limits.ts';
import type { Objection } from '../../../domain/values/objection.ts';
import { type StoredArticle, slugOfUri } from '../articles/articles.ts';
import * as settings from '../settings/settings.ts';
import { record } from './record-change.ts';
import { resolveDraft } from './resolve-terms.ts';

/** What every command is run with. */
export interface Run extends Circumstances {
  sql: SqlStorage;
  caller: Caller;
  nowMs: number;
}

export function put(context: Run, slug: string, draft: SanitisedDraft, significant: boolean, stored: StoredArticle | undefined): Outcome {
  const resolved = resolveDraft(context, draft, stored?.article);
  if (resolved.kind === 'refused') return resolved;
  if (stored === undefined) return unlessTaken(context.sql, lifecycle.create(slug, resolved.draft, context));
  return lifecycle.update(stored.article, resolved.draft, significant, context);
}

/** Two articles of one IRI would be one entry to every reader, and one withdrawal would end both. */
function unlessTaken(sql: SqlStorage, outcome: Outcome): Outcome {
  const holder = outcome.kind === 'changed' ? slugOfUri(sql, outcome.change.article.uri) : undefined;
  if (holder === undefined) return outcome;
  const objections = [{ pointer: '/uri', detail: `is the IRI of the article ${holder} already` }];
  return { kind: 'refused', refusal: { reason: 'objections', objections } };
}

/** Stores what the lifecycle decided. */
export function finish(context: Run, stored: StoredArticle | undefined, outcome: Outcome): CommandResult {
  const { sql, caller, nowMs, publisher } = context;
  if (outcome.kind === 'refused') return refuse(sql, outcome.refusal, stored);
  if (outcome.kind === 'unchanged') return done(sql, 'unchanged', outcome.article);
  const objections = objectionsToSize(outcome.change, stored?.article);
  if (objections.length > 0) return refuse(sql, { reason: 'objections', objections }, stored);
  record(sql, { change: outcome.change, stored, actor: caller.actor, nowMs, publisher });
  return done(sql, nameOf(outcome.change, stored), outcome.change.article);
}

/** One article has to fit a page of a partner's feed. An article from before this limit may be changed as long as it does not grow. */
function objectionsToSize({ action, article }: Change, before: Article | undefined): Objection[] {
  const bytes = wholeSizeOf(copySizeOf(article));
  if (bytes <= ARTICLE_COPY_BYTES || (before !== undefined && bytes <= wholeSizeOf(copySizeOf(before)))) return [];
  const detail = `makes the article take ${bytes} bytes in a partner's feed, with every character escaped: at most ${ARTICLE_COPY_BYTES} fit`;
  return [{ pointer: action === 'correct' ? '/note' : '', detail }];
}

function done(sql: SqlStorage, outcome: DeskOutcome, article: Article): CommandResult {
  return { kind: 'done', outcome, article, etag: etagOf(sql, article.version) };
}

/** With the epoch in it: after a restore of a backup, an editor's old tag matches nothing. */
export function etagOf(sql: SqlStorage, version: number): string {
  return `"${settings.epoch(sql)}.${version}"`;
}

export function refuse(sql: SqlStorage, refusal: CommandRefusal, stored: StoredArticle | undefined): CommandResult & { kind: 'refused' } {
  if (stored === undefined) return { kind: 'refused', refusal };
  const { version } = stored.article;
  return { kind: 'refused', refusal, current: { version, etag: etagOf(sql, version) } };
}

function nameOf(change: Change, stored: StoredArticle | undefined): DeskOutcome {
  switch (change.action) {
    case 'publish':
    case 'embargo':
      if (stored === undefined) return 'created';
      if (stored.article.pubStatus === 'canceled') return 'reinstated';
      if (stored.article.pubStatus === 'withheld' && change.article.pubStatus === 'usable') return 'released';
      return 'updated';
    case 'update':
    case 'embargo-lift':
    case 'expire':
      return 'updated';
    case 'correct':
      return 'corrected';
    case 'withdraw':
      return 'withdrawn';
    case 'reinstate':
      return 'reinstated';
    case 'hold':
      return 'held';
    case 'release':
      return 'released';
  }
}
