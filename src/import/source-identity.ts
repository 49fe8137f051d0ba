// The identity of a source, which copy and kills have alike: by it a kill finds the story. Pure.
import { sha256Hex } from '../domain/values/digest.ts';
import { SOURCE_VERSION_CHARS } from '../domain/values/limits.ts';
import { present } from '../domain/values/present.ts';
import type { ReadingOptions, SourceIdentity } from './imported-article.ts';
import type { Found } from './partial-article.ts';
import { boundedId } from './text/slug.ts';

export async function identityOf(
  { sourceId, formerId, collection, sourceVersion, source }: Found,
  options: Pick<ReadingOptions, 'sha256Hex'> = {},
): Promise<SourceIdentity> {
  return present({
    sourceId: await boundedId(sourceId),
    formerId: formerId === undefined ? undefined : await boundedId(formerId),
    collection,
    sourceVersion: sourceVersion?.slice(0, SOURCE_VERSION_CHARS),
    sourceHash: await (options.sha256Hex ?? sha256Hex)(source),
  });
}
