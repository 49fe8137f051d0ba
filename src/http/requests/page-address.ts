// The address of an article's page, against which relative URLs in its text are resolved.
import type { Draft } from '../../domain/articles/draft.ts';
import { canonicalUrl } from '../../domain/articles/draft-rules.ts';
import type { ImportSource } from '../../domain/articles/import-source.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Host } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { NO_PUBLISHER } from '../responses/catalogue-refusals.ts';
import { ProblemError } from '../responses/problem.ts';

type Described = { [Field in 'url' | 'bodyHtml' | 'sections']?: Draft[Field] | undefined };

/** An import names a source, whose copy may be stored under another slug than the one that is wanted. */
export interface ImportedSource extends ImportSource {
  /** An earlier line of the request gets the slug for other copy. */
  isTaken: boolean;
}

/** Returns the address that the draft gives, or the stored article's, or the one that the publisher's pattern makes. The Catalogue is asked for the
 *  stored article only if the text may have relative URLs. Throws 404 before a publisher is set up. */
export async function pageAddress(env: Host, slug: string, described: Described, source?: ImportedSource): Promise<string> {
  const { url, bodyHtml = '', sections = [] } = described;
  if (url !== undefined && url !== null) return url;
  const publisher = await requirePublisher(env);
  if (!mayHaveRelativeUrls(bodyHtml)) return publisher.siteUrl;
  const storedSlug = source === undefined ? slug : await catalogueOf(env).slugOfImport({ slug, ...source });
  const stored = await catalogueOf(env).article(storedSlug);
  const [code = ''] = sections;
  const kept = url === null ? undefined : stored?.article.url;
  return kept ?? canonicalUrl(storedSlug, { sections: [{ code, name: code }] }, publisher) ?? publisher.siteUrl;
}

/** Reads from the Catalogue if this isolate knows of no publisher, because one may have been set up a moment ago. Throws 404 if there is none. */
export async function requirePublisher(env: Host): Promise<Publisher> {
  const found = (await publisherNow(env)) ?? (await catalogueOf(env).publisher());
  if (found === undefined) throw new ProblemError('not-found', { detail: NO_PUBLISHER });
  return found.publisher;
}

/** True also for attributes that have no URL; false only if every attribute that may have one begins with a scheme. The patterns take linear time.
 *  Without slashes, `https:page` is relative (URL Standard, "special relative or authority state"). */
export function mayHaveRelativeUrls(html: string): boolean {
  return RELATIVE_ATTRIBUTE.test(html) || RELATIVE_BACKGROUND.test(html) || hasRelativeCandidate(html);
}

const RELATIVE_ATTRIBUTE =
  /(?:href|src|srcset|cite|poster|posterimage|thumbnail|\bdata[\w-]{0,60}|url|value)\s*=(?![\s"']*(?:https?:\/\/|mailto:|tel:))/i;
const RELATIVE_BACKGROUND = /url\((?![\s"']*(?:&quot;|&#39;|&#x27;)?https?:\/\/)/i;

/** Looks at every address of each `srcset`, also of those that scripts read. */
function hasRelativeCandidate(html: string): boolean {
  for (const [, value = ''] of html.matchAll(/srcset\s*=\s*(?:"([^"]*)"|'[^']*')/gi)) {
    // A reference may be white space.
    if (/&(?:#|tab|newline)/i.test(value) || candidatesOf(value).some(isRelative)) return true;
  }
  return /srcset\s*=\s*'/i.test(html);
}

function candidatesOf(srcset: string): string[] {
  const words = srcset.split(/\s+/).map((word) => word.replace(/^,+/, '').replace(/^[\d.]+[wxh](?:,|$)/, ''));
  return words.filter((word) => word !== '');
}

function isRelative(address: string): boolean {
  return !/^https?:\/\//i.test(address);
}
