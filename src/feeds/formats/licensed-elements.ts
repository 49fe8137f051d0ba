// What RSS and Atom have no words for and a partner must know of its copy: elements of our own namespace, and the link to the receipt.
// Pure.
import type { FeedEntry, FeedSite, WithdrawalDuty } from '../../domain/feeds/feed-document.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { OwnPrefix } from '../xml/namespaces.ts';
import { type Attributes, element, leaf } from '../xml/xml.ts';
import { isLicensed, onOrigin, type WrittenFeed } from './addresses.ts';

/** `describedby` of the registered relations, a resource that tells of its context, comes nearest: the receipt says what was delivered
 *  and what may be done with it. `license` would let it pass for the terms themselves. */
const RECEIPT_RELATION = 'describedby';

const RECEIPT_TITLE = 'Receipt';

/** Our namespace is declared where it is used. */
export function licensedPrefixes(document: WrittenFeed): readonly OwnPrefix[] {
  return isLicensed(document) ? ['ts'] : [];
}

/** Attributes of the link; absent in public feeds. */
export function receiptLink({ licensed }: FeedEntry, site: FeedSite): Attributes | undefined {
  if (licensed === undefined) return undefined;
  return { rel: RECEIPT_RELATION, href: onOrigin(licensed.receiptPath, site), title: RECEIPT_TITLE };
}

/** In the order they are written; none in public feeds. */
export function licensedElements({ licensed, corrections, withdrawn }: FeedEntry, site: FeedSite): string[] {
  if (withdrawn?.duty !== undefined) return [withdrawnElement(withdrawn.at, withdrawn.duty, site)];
  if (licensed === undefined) return [];
  const { form, limited, version, embargoedUntil, usageTerms, holderLicence, page } = licensed;
  return [
    leaf('ts:form', form, { limited }),
    leaf('ts:version', version),
    embargoedUntil === undefined ? '' : leaf('ts:embargoedUntil', embargoedUntil),
    leaf('ts:usageTerms', usageTerms),
    holderLicence === undefined ? '' : element('ts:holderLicence', { href: holderLicence.url, title: holderLicence.title }),
    page === undefined ? '' : element('ts:page', { canonical: page.canonical, robots: page.robots }),
    ...corrections.map(({ note, at, kind }) => leaf('ts:correction', note, { kind, at })),
  ];
}

/** When it was withdrawn, the deadline for removing it, and the address for the acknowledgement. */
function withdrawnElement(at: Instant, { deadline, acknowledgementPath }: WithdrawalDuty, site: FeedSite): string {
  return element('ts:withdrawn', { at, deadline, acknowledgement: onOrigin(acknowledgementPath, site) });
}
