// Compares the subjects and sections of an article with an agreement's lists, through the aliases of those that were merged or renamed. A merge never turns
// a refusal into a grant (docs/decisions/0028-merged-subjects.md): a list of exclusions covers the whole merged subject, and a list of inclusions that was
// made before a merge covers it only if it names every part. Pure.

import { isListed, type Listing } from '../agreements/include-exclude.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { Instant } from '../values/instant.ts';
import { AliasTable, type TermAlias } from '../values/term-alias.ts';

/** `made` is when the lists were made. Absent: today, so that every code of a merged subject means all of it. */
export function areSubjectsListed(
  listing: Listing,
  { subjects, aliases }: Pick<ArticleFacts, 'subjects' | 'aliases'>,
  made?: Instant,
): boolean {
  return areListed(listing, { codes: subjects, aliases }, made);
}

/** The same for sections. */
export function areSectionsListed(
  listing: Listing,
  { sections, sectionAliases }: Pick<ArticleFacts, 'sections' | 'sectionAliases'>,
  made?: Instant,
): boolean {
  return areListed(listing, { codes: sections, aliases: sectionAliases }, made);
}

interface Filed {
  codes: readonly string[];
  aliases: readonly TermAlias[] | undefined;
}

function areListed(listing: Listing, { codes, aliases = [] }: Filed, made: Instant | undefined): boolean {
  if (aliases.length === 0) return isListed(listing, codes);
  const { include, exclude } = listing;
  const today = new AliasTable(aliases);
  const terms = new Set(codes.map((code) => today.currentCode(code)));
  if (exclude.some((code) => terms.has(today.currentCode(code)))) return false;
  return include === undefined || [...terms].some((term) => areAllNamed(include, partsOf(term, aliases, made)));
}

/** Tells whether a merge or a new code would divide a list of inclusions: it names a part of the term and not the rest. `aliases` are those of the
 *  term, the planned one included. */
export function isDividedBy({ include, exclude }: Listing, term: string, aliases: readonly TermAlias[], made: Instant): boolean {
  const codes = new AliasTable(aliases).codesLike(term);
  if (include === undefined || exclude.some((code) => codes.includes(code))) return false;
  return include.some((code) => codes.includes(code)) && !areAllNamed(include, partsOf(term, aliases, made));
}

/** Lists the parts that the term had at an instant: each is the set of codes that meant the same then. A code that nothing had is no part. */
function partsOf(term: string, aliases: readonly TermAlias[], made: Instant | undefined): Set<string>[] {
  const then = new AliasTable(made === undefined ? aliases : aliases.filter(({ since }) => since < made));
  const unused = new Set(aliases.filter(({ renamed }) => renamed === true).map(({ target }) => target));
  const parts = new Map<string, Set<string>>();
  for (const code of new AliasTable(aliases).codesLike(term)) {
    const part = then.currentCode(code);
    parts.set(part, (parts.get(part) ?? new Set()).add(code));
  }
  return [...parts.values()].filter((codes) => [...codes].some((code) => !unused.has(code)));
}

function areAllNamed(include: readonly string[], parts: readonly Set<string>[]): boolean {
  return parts.every((codes) => include.some((code) => codes.has(code)));
}
