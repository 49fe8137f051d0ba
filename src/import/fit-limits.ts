// Cuts texts and lists to the lengths that the server takes, and leaves out addresses that it would refuse, so that one field does not refuse an article.
// Each is said. The text of the article is never cut. Pure, except that it changes the draft it is given.
import { type DraftInput, draftSchema } from '../domain/articles/draft.ts';
import { NAME_CHARS } from '../domain/values/limits.ts';

/** Without any of these an article is the same. */
const MAY_GO = new Set(['standfirst', 'url', 'located', 'language', 'licence', 'sourceFeed', 'edNote', 'images']);
const WHOLE = new Set(['bodyHtml', 'sections']);

/** True if the server takes the draft as it was. `isGiven`: a person has given the headline, which is theirs to shorten. */
export function fitToLimits(article: DraftInput, remarks: unknown[], isGiven = false): boolean {
  const { success, error } = draftSchema.safeParse(article);
  if (success) return true;
  const { issues } = error;
  const dropped = new Map<unknown[], Set<number>>();
  for (const { code, path, message, ...rest } of issues) {
    const [field] = path;
    if (typeof field !== 'string' || WHOLE.has(field) || (isGiven && field === 'headline')) continue;
    const place = placeOf(article, path);
    if (place === undefined) continue;
    const most = code === 'too_big' && 'maximum' in rest ? Number(rest.maximum) : code === 'invalid_union' ? NAME_CHARS : undefined;
    if (most !== undefined) shorten(place, most, path.join('.'), remarks);
    else if (MAY_GO.has(field)) {
      remarks.push(`Left out: ${path.join('.')} ${message}.`);
      const top = placeOf(article, [field]);
      const list = top?.parent[field];
      if (path.length > 1 && Array.isArray(list)) dropped.set(list, (dropped.get(list) ?? new Set()).add(Number(path[1])));
      else if (top !== undefined) delete top.parent[field];
    }
  }
  for (const [list, indexes] of dropped) {
    const kept = list.filter((_, index) => !indexes.has(index));
    list.splice(0, list.length, ...kept);
  }
  return false;
}

interface Place {
  parent: Record<PropertyKey, unknown>;
  name: PropertyKey;
}

function placeOf(article: DraftInput, path: readonly PropertyKey[]): Place | undefined {
  let parent: unknown = article;
  for (const name of path.slice(0, -1)) parent = isParent(parent) ? parent[name] : undefined;
  const name = path.at(-1);
  return isParent(parent) && name !== undefined ? { parent, name } : undefined;
}

function isParent(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function shorten({ parent, name }: Place, most: number, field: string, remarks: unknown[]): void {
  const value = parent[name];
  if (typeof value === 'string' && value.length > most) parent[name] = `${value.slice(0, most - 2).replace(/[\uD800-\uDBFF]$/, '')} …`;
  else if (Array.isArray(value)) parent[name] = value.slice(0, most);
  else return;
  remarks.push(`Cut to ${most}${typeof value === 'string' ? ' characters' : ''}: ${field}.`);
}
