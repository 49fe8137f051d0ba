// A change of `articlePages`: where readers find articles afterwards, and how that is said. Pure.
import type { Publisher } from './publisher.ts';

export interface PageMove {
  before: Publisher['articlePages'];
  after: Publisher['articlePages'];
  /** Number of public articles whose addresses change. */
  articles: number;
}

/** Returns `undefined` if the setting stays the same. Before there are settings, no reader has an address. */
export function pageMoveOf(before: Publisher | undefined, after: Publisher, articles: number): PageMove | undefined {
  if (before === undefined || before.articlePages === after.articlePages) return undefined;
  return { before: before.articlePages, after: after.articlePages, articles };
}

/** What readers see after the change, one sentence a line. */
export function linesOfMove({ after, articles }: PageMove, publisher: Publisher): string[] {
  const site = new URL(publisher.siteUrl).hostname.replace(/^www\./, '');
  const these = `${articles} public article${articles === 1 ? '' : 's'}`;
  const ids = 'Their ids stay the same, so feed readers show no article twice.';
  if (after === 'elsewhere') return [`Links to ${these} will lead to ${site}, and so will /articles/SLUG of this service.`, ids];
  const lines = [
    `Links to ${these} will lead to the page of each article on this service, /articles/SLUG, and no longer to ${site}.`,
    'Copy of partners will name that page in its notice and as its canonical address.',
    ids,
  ];
  if (publisher.publicContent === 'summary')
    lines.push(`The pages will have no text but the standfirst, with a link to ${site}, because only the summary of articles is public.`);
  return lines;
}
