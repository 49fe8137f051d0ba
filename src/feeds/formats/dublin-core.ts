// Dublin Core terms that RSS and Atom lack: rights holder, licence, last change, and the time in which an entry is valid. Pure.
import type { FeedEntry, FeedSite } from '../../domain/feeds/feed-document.ts';
import { leaf } from '../xml/xml.ts';
import { licenceUrl } from './addresses.ts';

/** Returns the elements in document order. */
export function dublinCoreOf(entry: FeedEntry, site: FeedSite): string[] {
  return [
    leaf('dcterms:modified', entry.modified),
    ...(entry.validUntil === undefined ? [] : [leaf('dcterms:valid', periodOf(entry.published, entry.validUntil))]),
    leaf('dcterms:rightsHolder', entry.rightsHolder),
    leaf('dcterms:license', licenceUrl(entry, site)),
  ];
}

/** A period in the DCMI Period Encoding Scheme, with both ends in W3C-DTF. */
function periodOf(start: string, end: string): string {
  return `start=${start}; end=${end}; scheme=W3C-DTF`;
}
