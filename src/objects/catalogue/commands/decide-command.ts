// Decides the outcome of a desk's command: checks its precondition and applies the lifecycle to the current article.
import type { Article, Correction } from '../../../domain/articles/article.ts';
import type { Outcome } from '../../../domain/articles/change.ts';
import type { Command, CommandRefusal, Condition, SanitisedChanges, SanitisedDraft } from '../../../domain/articles/command.ts';
import { withChanges } from '../../../domain/articles/draft-changes.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { isOwnSource } from '../../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import * as articles from '../articles/articles.ts';
import { etagOf } from '../settings/settings.ts';
import { put } from './decide-put.ts';
import type { CommandOutcome, Context, Decision } from './decision.ts';
import { resolveDraft } from './resolve-terms.ts';

type DeskCommand = Exclude<Command, { op: 'import' }>;

export function decideCommand(context: Context, command: DeskCommand): Decision {
  const stored = articles.get(context.sql, command.slug);
  const replaces = command.op === 'put' || (command.op === 'correct' && command.changes !== undefined);
  const refusal = blockedBy(context.sql, command.condition, stored, replaces);
  return { stored, outcome: refusal === undefined ? outcomeOf(context, command, stored) : { kind: 'refused', refusal } };
}

function outcomeOf(context: Context, command: DeskCommand, stored: articles.StoredArticle | undefined): CommandOutcome {
  if (command.op === 'put') {
    const circumstances = { ...context, hold: command.hold === true };
    return asCommandOutcome(put(circumstances, command.slug, command.article, command.significant, stored));
  }
  if (stored === undefined) return { kind: 'refused', refusal: { reason: 'missing' } };
  if (command.op !== 'replace-withdrawal') return asCommandOutcome(outcomeFor(context, command, stored.article));
  return lifecycle.replaceWithdrawal(stored.article, command.reason, command.note ?? defaultNote(context.publisher), context.now);
}

function asCommandOutcome(outcome: Outcome): CommandOutcome {
  return outcome.kind === 'changed' ? { kind: 'changed', changes: [outcome.change] } : outcome;
}

function outcomeFor(context: Context, command: Exclude<DeskCommand, { op: 'put' | 'replace-withdrawal' }>, article: Article): Outcome {
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

function correct(
  context: Context,
  article: Article,
  correction: Pick<Correction, 'note' | 'kind'>,
  changes: SanitisedChanges | undefined,
): Outcome {
  if (changes === undefined) return lifecycle.correct(article, undefined, correction, context);
  const resolved = resolveDraft(context, withChanges(draftOf(article, context.publisher), changes), article);
  if (resolved.kind === 'refused') return resolved;
  return lifecycle.correct(article, resolved.draft, correction, context);
}

/** Makes the draft of the current article, to which changes are applied. */
function draftOf(article: Article, publisher: Publisher): SanitisedDraft {
  const { url, headline, excerpt, subjects, language, source, bodyHtml, images, by } = article;
  const { standfirst, located, expires, edNote, urgency, copyrightNotice, licence, copyrightHolder, sourceFeed } = article;
  const own = isOwnSource(publisher, source);
  const sections = article.sections.map(({ code }) => code);
  const optional = { standfirst, located, expires, edNote, urgency };
  const others = own ? {} : { copyrightHolder, copyrightNotice, licence, sourceFeed };
  return { url, headline, excerpt, by, sections, subjects, language, source, bodyHtml, images, ...optional, ...others };
}

/** Checks the precondition (RFC 9110 §13.2.2). Replacing an existing article requires one (RFC 6585 §3). */
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

/** What readers see if the desk writes no note. */
export function defaultNote(publisher: Publisher): string {
  return `This article has been withdrawn by ${publisher.name}.`;
}
