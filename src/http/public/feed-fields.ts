// The header fields of a feed's answers. They are cached for each state of a feed, because most of the work of a 304 is its headers.
import { FEED_MEDIA_TYPES, type FeedFormat, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import type { FeedFields, Host } from '../isolate/isolate.ts';
import { CACHE_POLICIES, type CachePolicyName } from '../responses/cache-policy.ts';
import { isInFuture, lastModified, type Validators } from '../responses/conditional.ts';
import { NOSNIFF } from '../responses/nosniff.ts';

interface Place {
  env: Host;
  origin: string;
}

export function feedFields({ env, origin }: Place, format: FeedFormat, policy: CachePolicyName, validators: Validators): FeedFields {
  const { feedFields: kept } = env.isolate;
  // The tag contains the feed's state, its format and the origin.
  const key = `${policy} ${validators.modifiedMs} ${validators.etag}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const nowMs = Date.now();
  const fields = makeFields(origin, format, policy, { ...validators, nowMs });
  if (!isInFuture(validators.modifiedMs, nowMs)) kept.set(key, fields);
  return fields;
}

function makeFields(
  origin: string,
  format: FeedFormat,
  policy: CachePolicyName,
  { etag, modifiedMs, nowMs }: Validators & { nowMs: number },
): FeedFields {
  const notModified = {
    etag,
    ...lastModified(modifiedMs, nowMs),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Last-Modified, Link',
    vary: 'Sec-Fetch-Dest',
    link: `<${origin}${TERMS_PATH}>; rel="license"`,
    ...CACHE_POLICIES[policy],
    // On the fast path no middleware adds it.
    ...NOSNIFF,
  };
  return { notModified, ok: { 'content-type': `${FEED_MEDIA_TYPES[format]}; charset=utf-8`, ...notModified } };
}
