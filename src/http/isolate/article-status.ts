// The public status of an article, kept in this isolate until something changes: a page that many people read costs one call of the Catalogue.
import { toInstant } from '../../domain/values/instant.ts';
import type { ArticleStatus } from '../../objects/catalogue/feeds/public-queries.ts';
import type { Freshness } from './freshness.ts';
import type { Host } from './isolate.ts';
import { catalogueOf } from './stubs.ts';

/** During an outage it is the last one that this isolate knew, if the freshness record is the same. Throws whatever the Catalogue throws. */
export async function articleStatusAt(env: Host, fresh: Freshness, slug: string): Promise<ArticleStatus> {
  const { epoch, head, settings } = fresh;
  const key = `${epoch}.${head}.${settings} ${slug}`;
  const known = env.isolate.articleStatuses.get(key);
  if (known !== undefined) return atThisTime(known);
  const found = await catalogueOf(env).articleStatus(slug);
  env.isolate.articleStatuses.set(key, found);
  return found;
}

/** An article that was kept as published may have expired since. */
function atThisTime(status: ArticleStatus): ArticleStatus {
  if (status.kind !== 'published' || status.expires === undefined || status.expires > toInstant(Date.now())) return status;
  return { kind: 'expired', iri: status.iri, at: status.expires };
}
