// The page about one feed: how to subscribe, and its articles.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { archivePath, FEED_FORMATS, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { AddressField, absolute, type FeedListing, FORMAT_NAMES, SubscribeLink } from './feed-links.tsx';
import { Teaser } from './story.tsx';

export interface FeedPageProps {
  frame: PublisherFrame;
  /** The subscription document. Archive pages are shown by feed-preview.tsx. */
  document: FeedDocument;
}

export function feedPage({ frame, document }: FeedPageProps): string {
  return renderPage({
    frame,
    title: document.name === 'all' ? `${document.title}: all articles` : document.title,
    description: document.description,
    path: feedPagePath(document.name),
    feeds: [{ name: document.name, label: document.title }],
    children: (
      <>
        <h1 dir="auto" lang={document.language}>
          {document.title}
        </h1>
        <p class="standfirst" dir="auto" lang={document.language}>
          {document.description}
        </p>
        <div class="with-rail">
          <Subscribe origin={frame.origin} feed={{ name: document.name, label: document.title }} />
          <section class="articles" aria-labelledby="articles">
            <h2 id="articles" class="rubric">
              Articles
            </h2>
            <div class="stack">
              {document.entries.map((entry) => (
                <Teaser entry={entry} publisher={frame.publisher} />
              ))}
            </div>
            <OlderArticles document={document} />
          </section>
        </div>
      </>
    ),
  });
}

function Subscribe({ origin, feed }: { origin: string; feed: FeedListing }) {
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">Subscribe</h2>
      <p>
        Copy an address into your feed reader, or{' '}
        <SubscribeLink address={absolute(origin, feedPath(feed.name, 'rss'))}>open it in my feed reader</SubscribeLink>. If unsure which
        format to choose, use RSS.
      </p>
      {FEED_FORMATS.map((format) => (
        <AddressField
          id={`address-${format}`}
          label={FORMAT_NAMES[format]}
          address={absolute(origin, feedPath(feed.name, format))}
          what={`${FORMAT_NAMES[format]} of ${feed.label}`}
        />
      ))}
    </section>
  );
}

function OlderArticles({ document }: { document: FeedDocument }) {
  if (document.previousArchive === undefined) return null;
  return (
    <nav class="paging" aria-label="Archive">
      <a href={archivePath(document.name, document.previousArchive, 'rss')} rel="prev-archive">
        Older articles: page {document.previousArchive} of the archive
      </a>
    </nav>
  );
}
