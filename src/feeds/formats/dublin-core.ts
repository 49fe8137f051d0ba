// Dublin Core terms that RSS and Atom lack: who holds the rights, under what licence, changed when, valid until when. Pure.
import type { FeedEntry, FeedSite } from '../../domain/feeds/feed-document.ts';
import { leaf } from '../xml/xml.ts';
import { licenceUrl } from './addresses.ts';

/** In the order they are written, one element each. */
export function dublinCoreOf(entry: FeedEntry, site: FeedSite): string[] {
  return [
    leaf('dcterms:modified', entry.modified),
    ...(entry.validUntil === undefined ? [] : [leaf('dcterms:valid', periodOf(entry.published, entry.validUntil))]),
    leaf('dcterms:rightsHolder', entry.rightsHolder),
    leaf('dcterms:license', licenceUrl(entry, site)),
  ];
}

/** DCMI Period Encoding Scheme, with W3C-DTF for both ends. */
function periodOf(start: string, end: string): string {
  return `start=${start}; end=${end}; scheme=W3C-DTF`;
}
