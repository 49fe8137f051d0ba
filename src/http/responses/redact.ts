// Removes keys and tokens from a text before it is logged or sent.

/** Without a word boundary before it: in `%22ts_live_…` a digit precedes the key. */
const SECRET = /ts(d|_live|_test|_feed)_[A-Za-z0-9_-]+/g;
/** The part of a path where a feed token belongs, whatever it holds. */
const FEED_TOKEN_PATH = /^\/f\/[^/]*/;

export function withoutSecrets(text: string): string {
  return text.replace(SECRET, 'ts$1_…');
}

/** A path that may be logged. */
export function loggablePath(path: string): string {
  return withoutSecrets(path.replace(FEED_TOKEN_PATH, '/f/…'));
}

/** Whether a query, percent-encoded or not, holds what looks like a partner's key. */
export function holdsKey(query: string): boolean {
  const plain = query.replace(/%([0-9a-f]{2})/gi, (_octet, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return /ts_(?:live|test|feed)_/i.test(plain);
}
