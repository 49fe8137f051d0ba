// Slugs and identifiers of imported copy. None depends on a headline, so that an article keeps its slug when its headline is rewritten.
import { sha256Hex } from '../../domain/values/digest.ts';
import { codeFor, codeSchema } from '../../domain/values/term.ts';

const SOURCE_ID_CHARS = 400;
/** File names that say nothing: the name of the folder is used instead. */
const NAMELESS = /^(?:index|default|readme|article|story|amp|print|content|text)$/i;

/** Identifiers as long as a page are hashed: they are only compared, never read. */
export async function boundedId(id: string): Promise<string> {
  return id.length <= SOURCE_ID_CHARS ? id : `sha256:${await sha256Hex(id)}`;
}

/** The first candidate with an ASCII letter or digit, as a slug; otherwise one made of the identifier. */
export async function slugFrom(candidates: readonly (string | undefined)[], sourceId: string): Promise<string> {
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    if (codeSchema.safeParse(candidate).success) return candidate;
    if (/[a-z0-9]/i.test(candidate.normalize('NFKD'))) return codeFor(candidate);
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
