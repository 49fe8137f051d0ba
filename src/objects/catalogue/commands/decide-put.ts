// What becomes of an article when a draft is put in its place, by the desk or by an import.
import type { Outcome } from '../../../domain/articles/change.ts';
import type { SanitisedDraft } from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { type StoredArticle, slugOfUri } from '../articles/articles.ts';
import type { Context } from './decision.ts';
import { resolveDraft } from './resolve-terms.ts';

/** `stored` is absent for a new article. */
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

/** Two articles of one IRI would be one entry to every reader, and one withdrawal would end both. */
function unlessTaken(sql: SqlStorage, outcome: Outcome): Outcome {
  const holder = outcome.kind === 'changed' ? slugOfUri(sql, outcome.change.article.uri) : undefined;
  if (holder === undefined) return outcome;
  const objections = [{ pointer: '/uri', detail: `is the IRI of the article ${holder} already` }];
  return { kind: 'refused', refusal: { reason: 'objections', objections } };
}
