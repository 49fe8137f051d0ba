// How a page points to a feed: its name, its three formats, an address that can be selected, and a button that copies it.
import { FEED_FORMATS, type FeedFormat, type FeedName, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';

export interface FeedListing {
  name: FeedName;
  /** What a person calls it: the section's or subject's label, the author's name; for the feed of everything the publisher's. */
  label: string;
  /** How many articles can be seen in it now. Absent: not told. */
  articleCount?: number | undefined;
}

export const FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

export function absolute(origin: string, path: string): string {
  return `${origin}${path}`;
}

/** Shown only where it can work: see script.ts. `what` names the address for people who do not see where the button stands. */
function CopyButton({ address, what, text }: { address: string; what: string; text?: string }) {
  return (
    <button type="button" class={text === undefined ? 'copy' : 'copy wide'} data-copy={address} aria-label={`Copy the address of ${what}`}>
      {text}
    </button>
  );
}

/** An address in a field of its own: one key or one tap selects the whole of it, with or without the script. */
export function AddressField({ id, label, address, what }: { id: string; label: string; address: string; what: string }) {
  return (
    <p class="address">
      <label for={id}>{label}</label>
      <input id={id} type="text" readonly value={address} dir="ltr" spellcheck={false} autocomplete="off" />
      <CopyButton address={address} what={what} text="Copy" />
    </p>
  );
}

/** Hands a feed to the reader that the person's system has for feeds; `feed:` before a whole URL keeps its scheme. */
export function SubscribeLink({ address, children }: { address: string; children: string }) {
  return (
    <a class="action" href={`feed:${address}`}>
      {children}
    </a>
  );
}

/** One line of a list: name, number of articles, three formats. */
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
