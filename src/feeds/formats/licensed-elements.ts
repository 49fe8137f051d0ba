// Elements of our own namespace for facts about licensed copy that RSS and Atom cannot express, and the link to the receipt. Pure.
import type { FeedEntry, FeedSite, WithdrawalDuty } from '../../domain/feeds/feed-document.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { OwnPrefix } from '../xml/namespaces.ts';
import { type Attributes, element, leaf } from '../xml/xml.ts';
import { isLicensed, onOrigin, type WrittenFeed } from './addresses.ts';

/** Of the registered link relations `describedby` fits best: a receipt describes what was delivered and under which terms. `license` would claim that
 *  the receipt is the terms. */
const RECEIPT_RELATION = 'describedby';

const RECEIPT_TITLE = 'Receipt';

/** Returns the prefix of our namespace for licensed feeds, the only ones that use it. */
export function licensedPrefixes(document: WrittenFeed): readonly OwnPrefix[] {
  return isLicensed(document) ? ['ts'] : [];
}

/** Returns the attributes of the link to the receipt; `undefined` in public feeds. */
export function receiptLink({ licensed }: FeedEntry, site: FeedSite): Attributes | undefined {
  if (licensed === undefined) return undefined;
  return { rel: RECEIPT_RELATION, href: onOrigin(licensed.receiptPath, site), title: RECEIPT_TITLE };
}

/** Returns the elements in document order; none in public feeds. */
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
