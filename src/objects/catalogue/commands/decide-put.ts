// Decides the outcome of creating an article or replacing its content, by the desk or by an import.
import type { Outcome } from '../../../domain/articles/change.ts';
import type { SanitisedDraft } from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { type StoredArticle, slugOfUri } from '../articles/articles.ts';
import type { Context } from './decision.ts';
import { resolveDraft } from './resolve-terms.ts';

/** Creates or updates an article. `stored` is absent for a new one. */
export function put(
  context: Context,
  slug: string,
  draft: SanitisedDraft,
  significant: boolean,
  stored: StoredArticle | undefined,
): Outcome {
  const resolved = resolveDraft(context, draft, stored?.article);
  if (resolved.kind === 'refused') return resolved;
  if (stored === undefined) return unlessTaken(context.sql, lifecycle.create(slug, resolved.draft, context));
  return lifecycle.update(stored.article, resolved.draft, significant, context);
}

/** Refuses an IRI that another article has. Feed readers would take both for one entry, and a withdrawal of one would remove both. */
function unlessTaken(sql: SqlStorage, outcome: Outcome): Outcome {
  const owner = outcome.kind === 'changed' ? slugOfUri(sql, outcome.change.article.uri) : undefined;
  if (owner === undefined) return outcome;
  const objections = [{ pointer: '/uri', detail: `is already the IRI of the article ${owner}` }];
  return { kind: 'refused', refusal: { reason: 'objections', objections } };
}
