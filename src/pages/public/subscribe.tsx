// How to subscribe to a feed: one whole address, a switch for its format, a button that copies it, and links that open it in a feed reader.
// The switch needs no script: the stylesheet shows the address whose format is chosen.
import { FEED_FORMATS, type FeedFormat, feedPath } from '../../domain/feeds/feed-name.ts';
import { absolute, type FeedListing, FORMAT_NAMES } from './feed-links.tsx';

export interface SubscriptionProps {
  origin: string;
  feed: FeedListing;
  /** The format whose address is shown first. Default: RSS, which every feed reader takes. */
  format?: FeedFormat;
}

export function Subscription({ origin, feed, format = 'rss' }: SubscriptionProps) {
  return (
    <div class="subscription">
      <fieldset class="switch">
        <legend>Feed address</legend>
        {FEED_FORMATS.map((each) => (
          <label>
            <input type="radio" name="format" value={each} checked={each === format} /> {FORMAT_NAMES[each]}
          </label>
        ))}
      </fieldset>
      {FEED_FORMATS.map((each) => (
        <Address format={each} feed={feed} address={absolute(origin, feedPath(feed.name, each))} />
      ))}
    </div>
  );
}

/** The field wraps, so that a long address is seen whole on a phone. It can be selected without the script. */
function Address({ format, feed, address }: { format: FeedFormat; feed: FeedListing; address: string }) {
  const id = `address-${format}`;
  return (
    <div class={`address ${format}`}>
      <label class="visually-hidden" for={id}>
        Feed address ({FORMAT_NAMES[format]})
      </label>
      <textarea id={id} rows={2} readonly dir="ltr" spellcheck={false} autocomplete="off">
        {address}
      </textarea>
      {/* The stylesheet hides the button until script.ts finds a clipboard. */}
      <button type="button" class="copy" data-copy={address} aria-label={`Copy the address of ${FORMAT_NAMES[format]} of ${feed.label}`}>
        Copy
      </button>
      <p class="readers">
        <span>Open in</span>{' '}
        {READERS.map(({ name, link }) => (
          <>
            <a href={link(address)} rel="nofollow">
              {name}
            </a>{' '}
          </>
        ))}
      </p>
    </div>
  );
}

/** The last one needs an installed app: `feed:` is put before the whole URL, so that https is kept. The others are websites. */
const READERS: readonly { name: string; link: (address: string) => string }[] = [
  { name: 'Feedly', link: (address) => `https://feedly.com/i/subscription/feed/${encodeURIComponent(address)}` },
  { name: 'Inoreader', link: (address) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(address)}` },
  { name: 'NewsBlur', link: (address) => `https://www.newsblur.com/?url=${encodeURIComponent(address)}` },
  { name: 'NetNewsWire or another app', link: (address) => `feed:${address}` },
];
