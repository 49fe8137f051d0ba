// The fields in which copy differs from the current article: a correction replaces these and leaves the others as they are. Pure.
import type { Article } from '../../domain/articles/article.ts';
import type { DraftInput } from '../../domain/articles/draft.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { draftOf } from './draft-from-article.ts';

/** A field that the copy lacks does not differ, so a correction removes nothing. The body must be as the service stores it. */
export function differingFields(copy: DraftInput, current: Article): Partial<DraftInput> {
  const before: Record<string, unknown> = { ...draftOf(current), copyrightHolder: current.copyrightHolder };
  const differs = (name: string, value: unknown) => canonicalJson(comparable(value)) !== canonicalJson(comparable(before[name]));
  return Object.fromEntries(Object.entries(copy).filter(([name, value]) => value !== undefined && differs(name, value)));
}

/** Copy names a person, a desk or a subject; the article has a code beside each name. An empty list is the same as an absent one. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(comparable);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { code, ...members }: Record<string, unknown> = { ...value };
  if (code !== undefined && typeof members['name'] === 'string') return members['name'];
  const filled = Object.entries(members).flatMap(([name, inner]) =>
    comparable(inner) === null ? [] : [[name, comparable(inner)] as const],
  );
  return filled.length === 0 ? null : Object.fromEntries(filled);
}
