// Removes keys and tokens from a text before it is logged or sent.
import { CREDENTIAL_PREFIXES, DESK_TOKEN_PREFIX, KEY_MODES, keyPrefix } from '../../domain/values/credential-prefixes.ts';

/** Without a word boundary before it: in `%22ts_live_…` a digit precedes the key. */
const SECRET = new RegExp(`(${CREDENTIAL_PREFIXES.join('|')})[A-Za-z0-9_-]+`, 'gi');
/** The part of a path for the feed token, whatever text it is. */
const FEED_TOKEN_PATH = /^\/f\/[^/]*/;

export function withoutSecrets(text: string): string {
  return text.replace(SECRET, '$1…');
}

/** A path that may be logged. */
export function loggablePath(path: string): string {
  return withoutSecrets(path.replace(FEED_TOKEN_PATH, '/f/…'));
}

/** Sealed pages and cursors are random text and may contain the few letters of a token's prefix, so more of a token has to follow it. */
const CREDENTIAL = new RegExp(`${KEY_MODES.map(keyPrefix).join('|')}|${DESK_TOKEN_PREFIX}[a-z0-9]{1,16}_[a-z0-9]{12}_`, 'i');

/** Whether a query, percent-encoded or not, contains what looks like a key or a token. */
export function containsKey(query: string): boolean {
  const plain = query.replace(/%([0-9a-f]{2})/gi, (_octet, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return CREDENTIAL.test(plain);
}

/** Whether the prefix of a key or of a token is in the path. */
export function containsPrefix(path: string): boolean {
  return CREDENTIAL_PREFIXES.some((prefix) => path.toLowerCase().includes(prefix));
}
