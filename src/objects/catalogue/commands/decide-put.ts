// Decides the outcome of creating an article or replacing its content, by the desk or by an import.
import type { Outcome } from '../../../domain/articles/change.ts';
import type { SanitisedDraft } from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import type { Objection } from '../../../domain/values/objection.ts';
import { ownerOfId, type StoredArticle } from '../articles/articles.ts';
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

/** Refuses an IRI or a guid that another article has as either. Feed readers would take both for one entry, and a withdrawal of one would remove both. */
function unlessTaken(sql: SqlStorage, outcome: Outcome): Outcome {
  if (outcome.kind !== 'changed') return outcome;
  const { uri, guid } = outcome.change.article;
  const objections = [...objectionsToId(sql, '/uri', uri), ...(guid === undefined ? [] : objectionsToId(sql, '/guid', guid))];
  return objections.length === 0 ? outcome : { kind: 'refused', refusal: { reason: 'objections', objections } };
}

function objectionsToId(sql: SqlStorage, pointer: string, id: string): Objection[] {
  const owner = ownerOfId(sql, id);
  return owner === undefined ? [] : [{ pointer, detail: `is already the ${owner.as} of the article ${owner.slug}` }];
}
