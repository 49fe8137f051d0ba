// The identity of a source, which copy and kills have alike: by it a kill finds the story. Pure.
import { sha256Hex } from '../domain/values/digest.ts';
import { SOURCE_VERSION_CHARS } from '../domain/values/limits.ts';
import { present } from '../domain/values/present.ts';
import type { ReadingOptions, SourceIdentity } from './imported-article.ts';
import type { Found } from './partial-article.ts';
import { addressId, boundedId } from './text/slug.ts';

export async function identityOf(found: Found, options: Pick<ReadingOptions, 'sha256Hex'> = {}): Promise<SourceIdentity> {
  const { sourceId, formerId, collection, sourceVersion, source } = found;
  return present({
    sourceId: await boundedId(sourceId),
    formerId: formerId === undefined ? undefined : await boundedId(formerId),
    collection,
    sourceVersion: sourceVersion?.slice(0, SOURCE_VERSION_CHARS),
    sourceHash: await (options.sha256Hex ?? sha256Hex)(source),
    otherIds: otherIdsOf(found),
  });
}

/** Ids with a scheme, which are the same wherever the story is. Not the address of a whole site. */
function otherIdsOf({ sourceId, formerId, uri, guid, url, otherIds = [] }: Found): string[] | undefined {
  const ids = [sourceId, formerId, uri, guid, url, ...otherIds].filter((id) => id !== undefined && SCHEME.test(id));
  const named = new Set(ids.map((id) => addressId(id ?? '').slice(0, OTHER_ID_CHARS)).filter((id) => !HOME.test(id)));
  return named.size === 0 ? undefined : [...named];
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOME = /^https?:\/\/[^/?#]*\/?$/i;
const OTHER_ID_CHARS = 400;
