// What is the publisher's own, and its notice. Pure. The schema of the settings is apart, so that a reader of a feed does not make it.
import type { Publisher } from './publisher.ts';

/** Makes the house notice of copy that was first published in `year`. */
export function houseNotice(publisher: Pick<Publisher, 'houseLine'>, year: number): string {
  return publisher.houseLine.replaceAll('{year}', String(year));
}

/** Tells whether copy is the publisher's own: its source is the publisher's current name or a former one. Case does not matter. */
export function isOwnSource({ name, formerNames }: Pick<Publisher, 'name' | 'formerNames'>, source: string): boolean {
  return [name, ...formerNames].some((own) => own.toLowerCase() === source.toLowerCase());
}

/** Tells whether the publisher may use an IRI as an id: it begins with the publisher's tagging entity or is on its site. Feeds that moved to this
 *  service keep ids of the second kind. */
export function isOwnIri(publisher: Pick<Publisher, 'tagAuthority' | 'siteUrl'>, iri: string): boolean {
  if (iri.startsWith(`tag:${publisher.tagAuthority}:`)) return true;
  if (!URL.canParse(iri)) return false;
  const host = bareHost(new URL(iri).hostname);
  return host !== '' && host === bareHost(new URL(publisher.siteUrl).hostname);
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}
