// Keys in words. Pure. No clock.
import { KEY_SCOPES, type KeyScope, type ListedKey, type PartnerKey } from '../../domain/partners/key.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';

export const MODE_NAMES: Readonly<Record<KeyMode, string>> = { live: 'Live', test: 'Test', feed: 'Feed token' };

/** What each kind of key is for, where one is chosen. */
export const MODE_MEANINGS: Readonly<Record<KeyMode, string>> = {
  live: 'Live: the publisher’s articles',
  test: 'Test: invented articles of the partner’s sandbox only',
  feed: 'Feed token: one feed, for readers that cannot send a header',
};

export const SCOPE_NAMES: Readonly<Record<KeyScope, string>> = {
  feed: 'Feeds',
  articles: 'Articles and receipts',
  changes: 'Change feed',
  embargoed: 'Copy under embargo',
  withdrawals: 'Withdrawals',
  usage: 'Usage',
  account: 'Account and agreements',
};

/** The scopes that a key has unless the desk says otherwise. */
export const USUAL_SCOPES: readonly KeyScope[] = KEY_SCOPES.filter((scope) => scope !== 'embargoed');

export function scopesInWords({ mode, scopes }: Pick<PartnerKey, 'mode' | 'scopes'>): string {
  if (mode === 'feed') return 'its feed';
  const missing = KEY_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return 'everything';
  if (missing.length <= 2) return `everything but ${missing.map((scope) => SCOPE_NAMES[scope].toLowerCase()).join(' and ')}`;
  return scopes.map((scope) => SCOPE_NAMES[scope].toLowerCase()).join(', ');
}

/** Why the key can no longer be used; `undefined` if it can. `nowMs` is Unix ms. */
export function stateOfKey({ revoked, expires, pepperRemoved }: ListedKey, nowMs: number): string | undefined {
  if (revoked !== undefined) return 'Revoked';
  if (expires !== undefined && Date.parse(expires) <= nowMs) return 'Ended';
  return pepperRemoved === true ? 'Its pepper was removed' : undefined;
}
