// The page about one feed: how to subscribe, and its articles.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { archivePath, feedPagePath } from '../../domain/feeds/feed-name.ts';
import { Headline } from '../layout/headline.tsx';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import type { FeedListing } from './feed-links.tsx';
import { Teaser } from './story.tsx';
import { Subscription } from './subscribe.tsx';

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
        <Heading document={document} publisherName={frame.publisher.name} />
        <p class="standfirst" dir="auto" lang={document.language}>
          {document.description}
        </p>
        <div class="with-rail">
          <Subscribe origin={frame.origin} feed={{ name: document.name, label: document.title }} />
          <section class="articles" aria-labelledby="articles">
            <h2 id="articles" class="rubric">
              Articles
            </h2>
            {document.entries.length === 0 && <p>No article yet. You can subscribe already.</p>}
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

/** Without the publisher's name, which is above it in the masthead. */
function Heading({ document: { name, title, language }, publisherName }: { document: FeedDocument; publisherName: string }) {
  if (name === 'all') return <h1>All articles</h1>;
  const prefix = `${publisherName}: `;
  return (
    <h1 dir="auto" lang={language}>
      <Headline text={title.startsWith(prefix) ? title.slice(prefix.length) : title} />
    </h1>
  );
}

function Subscribe({ origin, feed }: { origin: string; feed: FeedListing }) {
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">Subscribe</h2>
      <p>Copy this address into your feed reader. If unsure which format to choose, use RSS.</p>
      <Subscription origin={origin} feed={feed} />
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
