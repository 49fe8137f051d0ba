// What copy changes in an article that stands: a correction replaces these fields and leaves the rest to whoever else works on it. Pure.
import type { Article } from '../domain/article.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { DraftInput } from '../domain/draft.ts';
import { draftOf } from './draft-of.ts';

/** Fields of the copy that are not what stands. A field that the copy lacks is none of them: a correction takes nothing away.
 *  The body is compared as it was sent: one that differs in its spelling alone is sent once more, and changes nothing. */
export function differingFields(copy: DraftInput, standing: Article): Partial<DraftInput> {
  const before: Partial<DraftInput> = { ...draftOf(standing), copyrightHolder: standing.copyrightHolder };
  const differs = (name: keyof DraftInput) => canonicalJson(comparable(copy[name])) !== canonicalJson(comparable(before[name]));
  const names = (Object.keys(copy) as (keyof DraftInput)[]).filter((name) => copy[name] !== undefined && differs(name));
  return Object.fromEntries(names.map((name) => [name, copy[name]]));
}

/** Copy names a person, a desk or a subject; what stands has a code beside each name. Empty lists say as much as absent ones. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(comparable);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { code, ...members } = value as Record<string, unknown>;
  if (code !== undefined && typeof members['name'] === 'string') return members['name'];
  const told = Object.entries(members).flatMap(([name, inner]) => (comparable(inner) === null ? [] : [[name, comparable(inner)] as const]));
  return told.length === 0 ? null : Object.fromEntries(told);
}
