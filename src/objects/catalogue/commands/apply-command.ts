// Carries out a desk's command on the article as it stands: condition, lifecycle, record. Runs within one transaction, which the caller
// undoes on a refusal.
import type { Article, Correction } from '../../../domain/articles/article.ts';
import type { Outcome } from '../../../domain/articles/change.ts';
import type {
  Caller,
  Command,
  CommandRefusal,
  CommandResult,
  Condition,
  SanitisedChanges,
  SanitisedDraft,
} from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { isOwnSource, type Publisher } from '../../../domain/publisher/publisher.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as articles from '../articles/articles.ts';
import * as settings from '../settings/settings.ts';
import { runImport } from './apply-import.ts';
import { resolveDraft } from './resolve-terms.ts';
import { etagOf, finish, put, type Run, refuse } from './store-outcome.ts';

/** The publisher must be set up. On a refusal the caller must undo everything that was written. */
export function run(sql: SqlStorage, command: Command, caller: Caller, nowMs: number): CommandResult {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { kind: 'refused', refusal: { reason: 'no-publisher' } };
  const context: Run = { sql, caller, nowMs, now: toInstant(nowMs), publisher };
  if (command.op === 'import') return runImport(context, command);
  const stored = articles.get(sql, command.slug);
  const replaces = command.op === 'put' || (command.op === 'correct' && command.changes !== undefined);
  const blocked = blockedBy(sql, command.condition, stored, replaces);
  if (blocked !== undefined) return refuse(sql, blocked, stored);
  if (stored === undefined && command.op !== 'put') return refuse(sql, { reason: 'missing' }, undefined);
  return finish(context, stored, outcomeOf(context, command, stored));
}

function outcomeOf(context: Run, command: Exclude<Command, { op: 'import' }>, stored: articles.StoredArticle | undefined): Outcome {
  if (command.op === 'put') return put(context, command.slug, command.article, command.significant, stored);
  const article = stored?.article;
  if (article === undefined) throw new Error('checked by the caller');
  switch (command.op) {
    case 'correct':
      return correct(context, article, command, command.changes);
    case 'withdraw':
      return lifecycle.withdraw(article, command.reason, command.note ?? defaultNote(context.publisher), context.now);
    case 'reinstate':
      return lifecycle.reinstate(article, context);
    case 'hold':
      return lifecycle.hold(article, context.now);
    case 'release':
      return lifecycle.release(article, context);
  }
}

function correct(context: Run, article: Article, said: Pick<Correction, 'note' | 'kind'>, changes: SanitisedChanges | undefined): Outcome {
  if (changes === undefined) return lifecycle.correct(article, undefined, said, context);
  const resolved = resolveDraft(context, overlaid(draftOf(article, context.publisher), changes), article);
  if (resolved.kind === 'refused') return resolved;
  return lifecycle.correct(article, resolved.draft, said, context);
}

function overlaid(draft: SanitisedDraft, changes: SanitisedChanges): SanitisedDraft {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...draft, ...(Object.fromEntries(given) as Partial<SanitisedDraft>) };
}

/** The draft that would make the article as it is, to apply changes to. */
function draftOf(article: Article, publisher: Publisher): SanitisedDraft {
  const { url, headline, excerpt, subjects, language, source, bodyHtml, images, by } = article;
  const { standfirst, located, expires, edNote, urgency, copyrightNotice, licence, copyrightHolder, sourceFeed } = article;
  const own = isOwnSource(publisher, source);
  const sections = article.sections.map(({ code }) => code);
  const optional = { standfirst, located, expires, edNote, urgency };
  const others = own ? {} : { copyrightHolder, copyrightNotice, licence, sourceFeed };
  return { url, headline, excerpt, by, sections, subjects, language, source, bodyHtml, images, ...optional, ...others };
}

/** RFC 9110 §13.2.2; RFC 6585 §3 where an existing article would be replaced unseen. */
function blockedBy(
  sql: SqlStorage,
  condition: Condition,
  stored: articles.StoredArticle | undefined,
  replaces: boolean,
): CommandRefusal | undefined {
  switch (condition.kind) {
    case 'any':
      return replaces && stored !== undefined ? { reason: 'precondition-required' } : undefined;
    case 'none':
      return stored === undefined ? undefined : { reason: 'precondition-failed' };
    case 'match': {
      const matches =
        stored !== undefined && (condition.etags.includes('*') || condition.etags.includes(etagOf(sql, stored.article.version)));
      return matches ? undefined : { reason: 'precondition-failed' };
    }
  }
}

function defaultNote(publisher: Publisher): string {
  return `This article has been withdrawn by ${publisher.name}.`;
}
