// Parses the addresses below /feeds by one pattern: a path that does not match in full does not exist.
import { FEED_FORMATS, type FeedFormat, type FeedName, parseFeedName } from '../../domain/feeds/feed-name.ts';

export type FeedAddress =
  | { kind: 'page'; name: FeedName }
  | { kind: 'subscription'; name: FeedName; format: FeedFormat }
  | { kind: 'archive'; name: FeedName; format: FeedFormat; page: number };

const ADDRESS = new RegExp(`^/feeds/([a-z]+(?:/[a-z0-9-]+)?)(?:/archive/([1-9]\\d{0,8}))?(?:\\.(${FEED_FORMATS.join('|')}))?$`);

/** `path` is not decoded, so that no address has a second spelling. */
export function parseFeedAddress(path: string): FeedAddress | undefined {
  const [, rawName = '', page, ending] = ADDRESS.exec(path) ?? [];
  const name = parseFeedName(rawName);
  if (name === undefined) return undefined;
  if (ending === undefined) return page === undefined ? { kind: 'page', name } : undefined;
  const format = FEED_FORMATS.find((candidate) => candidate === ending);
  if (format === undefined) return undefined;
  return page === undefined ? { kind: 'subscription', name, format } : { kind: 'archive', name, format, page: Number(page) };
}
