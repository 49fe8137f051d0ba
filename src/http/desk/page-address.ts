// The address of an article's page, against which relative URLs in its text are resolved.
import type { Draft } from '../../domain/articles/draft.ts';
import { canonicalUrl } from '../../domain/articles/draft-rules.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Host } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { NO_PUBLISHER } from '../responses/catalogue-refusals.ts';
import { ProblemError } from '../responses/problem.ts';

type Described = { [Field in 'url' | 'bodyHtml' | 'sections']?: Draft[Field] | undefined };

/** Returns the address that the draft gives, or the stored article's, or the one that the publisher's pattern makes. The Catalogue is asked for the
 *  stored article only if the text may have relative URLs. Throws 404 before a publisher is set up. */
export async function pageAddress(env: Host, slug: string, { url, bodyHtml = '', sections = [] }: Described): Promise<string> {
  if (url !== undefined) return url;
  const publisher = await requirePublisher(env);
  if (!mayHaveRelativeUrls(bodyHtml)) return publisher.siteUrl;
  const stored = await catalogueOf(env).article(slug);
  const [code = ''] = sections;
  return stored?.article.url ?? canonicalUrl(slug, { sections: [{ code, name: code }] }, publisher) ?? publisher.siteUrl;
}

/** Reads from the Catalogue if this isolate knows of no publisher, because one may have been set up a moment ago. Throws 404 if there is none. */
export async function requirePublisher(env: Host): Promise<Publisher> {
  const found = (await publisherNow(env)) ?? (await catalogueOf(env).publisher());
  if (found === undefined) throw new ProblemError('not-found', { detail: NO_PUBLISHER });
  return found.publisher;
}

/** True also for attributes that have no URL; false only if every attribute that may have one begins with a scheme. The pattern takes linear time. */
export function mayHaveRelativeUrls(html: string): boolean {
  return /(?:href|src|srcset|cite|poster|\bdata[\w-]{0,60}|url|value)\s*=(?![\s"']*(?:https?:|mailto:|tel:))/i.test(html);
}
