// What readers see after a change of `articlePages`, in words. Pure.
import type { PageMove } from '../../domain/publisher/page-move.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { counted } from '../terminal/counted.ts';

/** One sentence a line. */
export function linesOfMove({ after, articles }: PageMove, publisher: Publisher): string[] {
  const site = new URL(publisher.siteUrl).hostname.replace(/^www\./, '');
  const these = counted(articles, 'public article');
  const ids = 'Their ids stay the same, so feed readers show no article twice.';
  if (after === 'elsewhere') return [`Links to ${these} will lead to ${site}, and so will /articles/SLUG of this service.`, ids];
  const lines = [
    `Links to ${these} will lead to the page of each article on this service, /articles/SLUG, and no longer to ${site}.`,
    'Copy of partners will name that page in its notice and as its canonical address.',
    ids,
  ];
  if (publisher.publicContent === 'summary')
    lines.push(`The pages will have no text but the standfirst, with a link to ${site}, because publicContent is "summary".`);
  return lines;
}
