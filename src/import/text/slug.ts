// Slugs and identifiers of imported copy. The slug is only the one that an article gets at its first import: later ones find it by the identifier, so it
// stays when the headline is rewritten. Pure.
import transliterate from '@sindresorhus/transliterate';
import { sha256Hex } from '../../domain/values/digest.ts';
import { latinSlug } from '../../domain/values/latin-slug.ts';
import { codeSchema } from '../../domain/values/term.ts';

const SOURCE_ID_CHARS = 400;
/** File names that say nothing: the name of the folder is used instead. */
const NAMELESS = /^(?:index|default|readme|article|story|amp|print|content|text)$/i;

/** Parameters that say where a reader came from. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ns_\w+|at_medium|at_campaign|cmpid?|ref_src|__twitter_impression)$/i;

/** An id that is a web address, in the form that stays when a site moves to https, drops "www." or the last slash, or counts its readers; any other id
 *  as it is. */
export function addressId(id: string): string {
  const url = /^https?:\/\//i.test(id) ? URL.parse(id) : null;
  if (url === null) return id;
  url.protocol = 'https:';
  if (url.hostname.split('.').length > 2) url.hostname = url.hostname.replace(/^www\./, '');
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/$/, '');
  return url.href;
}

/** Identifiers as long as a page are hashed: they are only compared, never read. */
export async function boundedId(id: string): Promise<string> {
  return id.length <= SOURCE_ID_CHARS ? id : `sha256:${await sha256Hex(id)}`;
}

/** The first candidate that can be written in Latin letters, as a slug; otherwise one made of the identifier. */
export async function slugFrom(candidates: readonly (string | undefined)[], sourceId: string): Promise<string> {
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    if (codeSchema.safeParse(candidate).success) return candidate;
    const slug = latinSlug(candidate, (letters) => transliterate(letters));
    if (slug !== undefined) return slug;
  }
  return `copy-${(await sha256Hex(sourceId)).slice(0, 12)}`;
}

/** The base name without its ending; the folder's if the name says nothing. */
export function fileSlug(name: string): string | undefined {
  return meaningfulPart(name.split('/'));
}

/** From a URL: the last part of its path that says something, or the `p` of WordPress's short URLs. */
export function urlSlug(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const id = url.searchParams.get('p') ?? url.searchParams.get('id');
  return meaningfulPart(url.pathname.split('/').map(decoded)) ?? (id === null ? undefined : `p-${id}`);
}

/** A slug from an identifier: its last part, `urn:example:harbour-strike` or `tag:…:harbour-strike`. */
export function idSlug(id: string): string | undefined {
  return urlSlug(id) ?? id.split(/[:/#,]/).findLast((part) => /[a-z0-9]/i.test(part));
}

function meaningfulPart(parts: readonly string[]): string | undefined {
  const names = parts.filter((part) => part !== '').map((part) => part.replace(/(?<=.)\.[a-z][a-z0-9]{1,5}$/i, ''));
  return names.findLast((name) => !NAMELESS.test(name));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
