// Adds what a byline says to the fields of an article. Pure, except that it changes the `Found` it is given.
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { Found } from './partial-article.ts';
import type { Byline } from './text/byline.ts';
import { readSigners, type Signers } from './text/signers.ts';

/** Adds the people, desks and source that a field for authors names. */
export function signBy(phrase: string, found: Found, publisher: Publisher): void {
  const signers: Signers = { names: [], desks: [], unread: [] };
  readSigners(phrase, signers, publisher);
  found.said.push({ field: 'byline', text: phrase, isProse: true });
  addByline(signers, found);
}

/** Adds a byline. Its date counts if nothing else names one, and so does its source. */
export function addByline(byline: Byline, found: Found): void {
  found.names.push(...byline.names);
  found.desks.push(...byline.desks);
  if (byline.when !== undefined) found.published ??= byline.when;
  if (byline.source !== undefined && found.copySource === undefined) {
    found.copySource = byline.source;
    found.remarks.push(`Source ${byline.source} taken from the byline.`);
  }
  if (byline.unread.length > 0) found.remarks.push(`Left out of the byline: ${byline.unread.join(', ')}.`);
}
