// Links to feeds: the name of a feed, its three formats, a field with its address, and a button that copies the address.
import { FEED_FORMATS, type FeedFormat, type FeedName, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';

export interface FeedListing {
  name: FeedName;
  /** The name of the section, subject or author; for the feed `all`, the publisher's name. */
  label: string;
  /** Number of articles that are visible in the feed now. Absent: not shown. */
  articleCount?: number | undefined;
}

export const FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

export function absolute(origin: string, path: string): string {
  return `${origin}${path}`;
}

/** The stylesheet hides the button until script.ts finds a clipboard. `what` describes the address for screen readers. */
function CopyButton({ address, what, text }: { address: string; what: string; text?: string }) {
  return (
    <button type="button" class={text === undefined ? 'copy' : 'copy wide'} data-copy={address} aria-label={`Copy the address of ${what}`}>
      {text}
    </button>
  );
}

/** An address in a read-only field, which can be selected even without the script. */
export function AddressField({ id, label, address, what }: { id: string; label: string; address: string; what: string }) {
  return (
    <p class="address">
      <label for={id}>{label}</label>
      <input id={id} type="text" readonly value={address} dir="ltr" spellcheck={false} autocomplete="off" />
      <CopyButton address={address} what={what} text="Copy" />
    </p>
  );
}

/** A link that opens the feed in the system's feed reader. `feed:` is put before the whole URL, so that https is kept. */
export function SubscribeLink({ address, children }: { address: string; children: string }) {
  return (
    <a class="action" href={`feed:${address}`}>
      {children}
    </a>
  );
}

/** One row of a list of feeds: the name, the number of articles, and links to the three formats. */
export function FeedRow({ origin, feed }: { origin: string; feed: FeedListing }) {
  return (
    <li class="feed-row">
      <a class="feed-name" href={feedPagePath(feed.name)} dir="auto">
        {feed.label}
      </a>
      <Count articles={feed.articleCount} />
      <FormatLinks origin={origin} feed={feed} />
    </li>
  );
}

function Count({ articles }: { articles?: number | undefined }) {
  return (
    <span class="count">{articles !== undefined && `${articles.toLocaleString('en')} ${articles === 1 ? 'article' : 'articles'}`}</span>
  );
}

export function FormatLinks({ origin, feed }: { origin: string; feed: FeedListing }) {
  return (
    <span class="formats">
      {FEED_FORMATS.map((format) => (
        <span class="format">
          <a href={feedPath(feed.name, format)}>
            {FORMAT_NAMES[format]}
            <span class="visually-hidden"> of {feed.label}</span>
          </a>
          <CopyButton address={absolute(origin, feedPath(feed.name, format))} what={`${FORMAT_NAMES[format]} of ${feed.label}`} />
        </span>
      ))}
    </span>
  );
}
