// Stores the decided outcome of a command and makes its answer. Commands write articles only here.
import type { Article } from '../../../domain/articles/article.ts';
import type { Change } from '../../../domain/articles/change.ts';
import type { CommandRefusal, CommandResult, DeskOutcome } from '../../../domain/articles/command.ts';
import { copySizeOf, wholeSizeOf } from '../../../domain/articles/copy-size.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { ARTICLE_COPY_BYTES } from '../../../domain/values/limits.ts';
import type { Objection } from '../../../domain/values/objection.ts';
import { present } from '../../../domain/values/present.ts';
import * as articles from '../articles/articles.ts';
import * as imports from '../articles/imports.ts';
import { etagOf } from '../settings/settings.ts';
import type { Decision } from './decision.ts';
import { record } from './record-change.ts';

type Changes = [Change, ...Change[]];

interface Writing {
  actor: Actor;
  nowMs: number;
  publisher: Publisher;
  /** The run of the import. Absent: it is no import, or has no run. */
  run?: string | undefined;
}

/** Stores the outcome. If the result is a refusal, the caller must roll the transaction back. */
export function storeOutcome(sql: SqlStorage, { stored, outcome, source, remark }: Decision, writing: Writing): CommandResult {
  if (outcome.kind === 'refused') return refused(sql, outcome.refusal, stored);
  const objections = outcome.kind === 'changed' ? objectionsToSizes(outcome.changes, stored?.article) : [];
  if (objections.length > 0) return refused(sql, { reason: 'objections', objections }, stored);
  const written = outcome.kind === 'changed' ? storeChanges(sql, outcome.changes, stored, writing) : stored;
  if (written === undefined) throw new Error('the outcome is "unchanged" but there is no article');
  const { id, article } = written;
  if (source !== undefined)
    imports.record(sql, source.from, { articleId: id, hash: source.hash, version: source.version ?? article.version });
  const name = outcome.kind === 'changed' ? nameOf(outcome.changes, stored) : 'unchanged';
  return present({ kind: 'done', outcome: name, article, etag: etagOf(sql, article.version), remark });
}

function storeChanges(
  sql: SqlStorage,
  [first, ...more]: Changes,
  stored: articles.StoredArticle | undefined,
  writing: Writing,
): Pick<articles.StoredArticle, 'id' | 'article'> {
  const id = record(sql, { ...writing, change: first, stored });
  for (const change of more) record(sql, { ...writing, change, stored: articles.getById(sql, id) });
  return { id, article: (more.at(-1) ?? first).article };
}

function refused(sql: SqlStorage, refusal: CommandRefusal, stored: articles.StoredArticle | undefined): CommandResult {
  if (stored === undefined) return { kind: 'refused', refusal };
  const { version } = stored.article;
  return { kind: 'refused', refusal, current: { version, etag: etagOf(sql, version) } };
}

function objectionsToSizes(changes: Changes, before: Article | undefined): Objection[] {
  let previous = before;
  for (const change of changes) {
    const objections = objectionsToSize(change, previous);
    if (objections.length > 0) return objections;
    previous = change.article;
  }
  return [];
}

/** An article must fit into a page of a partner's feed. A larger one, stored before this limit existed, may be changed if it does not grow. */
function objectionsToSize({ action, article }: Change, before: Article | undefined): Objection[] {
  const bytes = wholeSizeOf(copySizeOf(article));
  if (bytes <= ARTICLE_COPY_BYTES || (before !== undefined && bytes <= wholeSizeOf(copySizeOf(before)))) return [];
  const detail = `makes the article ${bytes} bytes long in a partner's feed, with every character escaped; the limit is ${ARTICLE_COPY_BYTES}`;
  return [{ pointer: action === 'correct' ? '/note' : '', detail }];
}

/** Names the outcome. An import that creates an article with corrections is `created`. */
function nameOf([first, ...more]: Changes, stored: articles.StoredArticle | undefined): DeskOutcome {
  const name = nameOfChange(first, stored);
  const last = more.at(-1);
  return name === 'created' || last === undefined ? name : nameOfChange(last, stored);
}

function nameOfChange(change: Change, stored: articles.StoredArticle | undefined): DeskOutcome {
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
