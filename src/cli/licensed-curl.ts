// The command that pulls licensed copy, to be pasted. Pure.
import type { KeyMode, KeyScope } from '../domain/partners/partner.ts';

/** A feed token stands in the address, which is what it is for; a key never does. */
export function licensedCurl(server: string, { key, mode, scopes }: { key: string; mode: KeyMode; scopes: readonly KeyScope[] }): string {
  if (mode === 'feed') return `curl ${server}/f/${key}/feed.rss`;
  const path = scopes.includes('feed') ? '/v1/feed.rss' : '/v1/account';
  return `curl -H 'Authorization: Bearer ${key}' ${server}${path}`;
}
