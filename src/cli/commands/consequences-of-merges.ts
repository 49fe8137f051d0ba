// What follows from a merge of subjects or authors, in numbers, for the person who is asked about it.
import type { ListedTerm, TermKind } from '../../domain/publisher/term-merge.ts';
import type { Desk, TermAnswer } from '../client/desk-client.ts';
import { counted } from '../terminal/counted.ts';
import { ifAllowed } from './consequences.ts';

const PAGE = 500;

/** To be called after a dry run that was not refused. */
export async function ofTermMerge(desk: Desk, kind: TermKind, code: string): Promise<string[]> {
  const term = await ifAllowed(findTerm(desk, kind, code));
  const { articles, name, aliases } = term ?? {};
  return [
    ...(articles === undefined ? [] : [`"${name}" has ${counted(articles, 'article')} in its feed.`]),
    ...(aliases === undefined || aliases.length === 0
      ? []
      : [`${counted(aliases.length, 'former code')} of it will lead to the new one too.`]),
    ...(kind === 'authors' ? [] : ['No agreement is in the way.']),
    `The code ${code} leads to the new one for ever: this cannot be undone.`,
  ];
}

/** Terms are listed by their codes, so the search ends at the first that is past the wanted one. */
async function findTerm(desk: Desk, kind: TermKind, code: string): Promise<ListedTerm | undefined> {
  let cursor: string | undefined;
  do {
    const { body } = await desk.listTerms(kind, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    const found = body.terms.find((term) => term.code === code);
    if (found !== undefined) return found;
    cursor = body.next !== undefined && body.next < code ? body.next : undefined;
  } while (cursor !== undefined);
  return undefined;
}

/** What a merge of a section changes; nothing for other terms. */
export function affectedInWords({ affected, term }: TermAnswer): string[] {
  if (affected === undefined || term === undefined) return [];
  const { feed, articles, desks, collections, redirects } = affected;
  const listed = (what: string, names: readonly string[]) => (names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`]);
  return [
    `/feeds/${feed} has ${counted(articles, 'article')} and will lead to /feeds/sections/${term.code}. Imported copy that names the section is held, unless a map of the settings files it.`,
    ...listed(`Desks whose copy will be filed under ${term.name}`, desks),
    ...listed(`Collections of imports whose maps will name ${term.name}`, collections),
    ...listed(`Former addresses that will lead to the feed of ${term.name}`, redirects),
  ];
}
