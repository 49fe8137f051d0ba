// The curl command that fetches licensed copy with a key, for people who want to try the key. Pure.

import type { KeyMode } from '../values/credential-prefixes.ts';
import type { KeyScope } from './key.ts';

/** A feed token is part of the URL, which is its purpose. A key is always sent in a header. */
export function licensedCurl(server: string, { key, mode, scopes }: { key: string; mode: KeyMode; scopes: readonly KeyScope[] }): string {
  if (mode === 'feed') return `curl ${server}/f/${key}/feed.rss`;
  const path = scopes.includes('feed') ? '/v1/feed.rss' : '/v1/account';
  return `curl -H 'Authorization: Bearer ${key}' ${server}${path}`;
}
