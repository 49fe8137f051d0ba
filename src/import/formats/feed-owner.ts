// Whose copy an item of a feed is. Pure, except that it changes the `Found` it is given.
import { isOwnSource } from '../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { addNotice } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { agencyAtOpening } from '../name-agency.ts';
import type { Found } from '../partial-article.ts';
import { isOnSite } from '../text/addresses.ts';
import { agencyNamed, agencyOfHost } from '../text/agencies.ts';
import { noticeOf } from '../text/notices.ts';
import type { Channel } from './feed-channel.ts';
import type { FeedItem } from './feed-items.ts';

/** An item that links to another site is another's copy, unless the feed is said to be the publisher's. Its source is who the item, its byline, the
 *  beginning of its text or a notice names, the feed's title if that is the name of the site or of the feed's author, and otherwise the host: most titles
 *  are names of sections. */
export function fillOwner(item: FeedItem, channel: Channel, found: Found, options: ReadingOptions): void {
  const { publisher, own = false } = options;
  const [page, site] = [hostOf(found.url), hostOf(channel.link) ?? hostOf(channel.base) ?? hostOf(channel.address)];
  const host = page === undefined || PROXIES.test(page) ? (site ?? page) : page;
  const isChannels = site === undefined || host === undefined || isSameSite(host, site);
  const [source, rights] = [sourceNamed(item, publisher), isChannels ? (item.rights ?? channel.rights) : item.rights];
  const notice = rights === undefined ? undefined : noticeOf(rights);
  if (source === undefined && (own || (host !== undefined && isOnSite(`https://${host}/`, publisher)))) {
    if (item.rights !== undefined && notice !== undefined) addNotice(notice, found, publisher);
    return;
  }
  found.copySource = source ?? found.copySource ?? agencyMarking(found, publisher);
  const isAgencys = found.copySource !== undefined && source === undefined;
  found.copySource ??= guessedSource(channel, { host, isChannels, holder: notice?.holder ?? item.publisher?.slice(0, NAME_CHARS) }, found);
  if (!isAgencys && notice?.holder !== undefined) found.holder = notice.holder;
  if (rights !== undefined && (!isAgencys || item.rights !== undefined)) found.notice = rights;
  found.sourceFeed = sourceFeedOf(channel);
  const licence = item.licence ?? (isChannels ? channel.licence : undefined);
  if (licence !== undefined) found.licence = { url: licence };
}

/** Services that put their own address in the place of an item's. */
const PROXIES = /(?:^|\.)(?:feedproxy\.google\.com|feedburner\.com|feedsportal\.com|news\.google\.com|feedblitz\.com)$/;

function sourceNamed({ source, sourceUrl }: FeedItem, publisher: Publisher): string | undefined {
  const name = source?.trim() || hostOf(sourceUrl);
  return name === undefined || isOwnSource(publisher, name) ? undefined : name.slice(0, NAME_CHARS);
}

function agencyMarking({ bodyHtml }: Found, publisher: Publisher): string | undefined {
  const agency = agencyAtOpening(bodyHtml);
  return agency === undefined || isOwnSource(publisher, agency) ? undefined : agency;
}

interface Where {
  host: string | undefined;
  /** Whether the item is on the feed's own site. */
  isChannels: boolean;
  holder: string | undefined;
}

function guessedSource(channel: Channel, { host, isChannels, holder }: Where, found: Found): string {
  const title = nameOfSite(channel, host, isChannels ? holder : undefined) ?? (isChannels ? authorOfAll(channel) : undefined);
  if (title !== undefined) return title;
  const agency = host === undefined ? undefined : agencyOfHost(host);
  const guess = agency ?? holder ?? host?.replace(/^www\./, '') ?? 'unknown';
  const reason =
    guess === 'unknown'
      ? 'Nothing in the feed says whose copy it is'
      : `Source ${guess} taken from the ${agency !== undefined || holder === undefined ? 'address' : 'holder or publisher that the feed names'}`;
  found.remarks.push(
    channel.title === undefined || !isChannels
      ? `${reason}.`
      : `${reason}: the title of the feed, "${channel.title.slice(0, 80)}", is no name of a holder.`,
  );
  return guess;
}

/** A feed that names itself as its author is a publication, and no section of one. */
function authorOfAll({ title = '', authors }: Channel): string | undefined {
  const parts = [title, ...title.slice(0, 300).split(/\s+[-–—|»·]\s+|:\s+/)].map(letters);
  const [author, ...others] = authors.map((name) => name.trim()).filter((name) => name !== '' && name.length <= NAME_CHARS);
  const name = letters(author ?? '');
  return others.length === 0 && name.length >= 3 && parts.includes(name) ? author : undefined;
}

/** The part of the title that is the name of an agency, of the holder or of the host: "Other News" of "Other News | World" at othernews.example. */
function nameOfSite({ title }: Channel, host: string | undefined, holder: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const label = letters(domainOf(host ?? '').split('.')[0] ?? '');
  const parts = [title, ...title.slice(0, 300).split(/\s+[-–—|»·]\s+|:\s+/)]
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.length <= NAME_CHARS);
  const agency = parts.map(agencyNamed).find((name) => name !== undefined);
  if (agency !== undefined) return agency;
  return parts.slice(parts.length > 2 ? 1 : 0).find((part) => {
    const name = letters(part);
    if (name.length < 3) return false;
    return isNameOf(label, name, part) || (holder !== undefined && letters(holder).startsWith(name));
  });
}

/** "The Bay Post" is the name of bay.example and of baypost.example. */
function isNameOf(label: string, name: string, part: string): boolean {
  if (label.length < 3) return false;
  if (label === name || letters(part.split(/\s+/).find((word) => !/^the$/i.test(word)) ?? '') === label) return true;
  return (label.length >= 4 && name.includes(label)) || (name.length >= 5 && label.includes(name));
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined;
  return URL.parse(address)?.hostname || undefined;
}

/** One of two hosts is the other with something before it, or they are of one domain. */
function isSameSite(one: string, other: string): boolean {
  const [first, second] = [one, other].map((host) => host.replace(/^www\./, ''));
  if (first === undefined || second === undefined) return false;
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`) || domainOf(first) === domainOf(second);
}

function domainOf(host: string): string {
  const labels = host.split('.');
  const count = /^(?:com?|org|net|gov|ac|edu|ne|or)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  return labels.slice(-count).join('.');
}

/** Identified by its own id if that is an IRI, otherwise by its URL. A feed without either or without a title is not named as a source. */
function sourceFeedOf({ id, title, base, link }: Channel): Found['sourceFeed'] {
  const url = [base, link].find((address) => address !== undefined && /^https?:/.test(address) && URL.canParse(address));
  const iri = /^[a-z][a-z0-9+.-]*:\S+$/i.test(id) ? id : url;
  return iri === undefined || title === undefined || title.trim() === ''
    ? undefined
    : { id: iri.slice(0, 500), title: title.trim().slice(0, NAME_CHARS), ...(url === undefined ? {} : { url }) };
}
