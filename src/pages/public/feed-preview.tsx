// The page that a browser gets at a feed's address. It explains what a feed is and shows the entries as a feed reader would.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { archivePath, type FeedFormat, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';
import { Headline } from '../layout/headline.tsx';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { FORMAT_NAMES } from './feed-links.tsx';
import { FullEntry } from './story.tsx';
import { Subscription } from './subscribe.tsx';

export interface FeedPreviewProps {
  frame: PublisherFrame;
  /** The format of the feed at this address. */
  format: FeedFormat;
  /** The subscription document or an archive page. */
  document: FeedDocument;
}

export function feedPreviewPage(props: FeedPreviewProps): string {
  const { frame, document, format } = props;
  const { place } = document;
  return renderPage({
    frame,
    title: titleOf(document, format),
    feeds: [{ name: document.name, label: document.title }],
    children: (
      <>
        <h1>
          <span class="over">
            {place.kind === 'archive' ? `Page ${place.page} of the archive of` : `This is the ${formatLabel(format)} of`}
          </span>{' '}
          <span dir="auto" lang={document.language}>
            <Headline text={document.title} />
          </span>
        </h1>
        <div class="with-rail">
          {place.kind === 'archive' ? <AboutArchive {...props} page={place.page} /> : <AboutFeed {...props} />}
          <section class="articles" aria-labelledby="entries">
            <h2 id="entries" class="rubric">
              {place.kind === 'archive' ? 'On this page' : 'In the feed now'}
            </h2>
            {document.entries.length === 0 && <p>No article yet. You can subscribe already.</p>}
            <div class="stack">
              {document.entries.map((entry) => (
                <FullEntry entry={entry} publisher={frame.publisher} />
              ))}
            </div>
            <Neighbours {...props} />
          </section>
        </div>
      </>
    ),
  });
}

function titleOf({ place, name, title }: FeedDocument, format: FeedFormat): string {
  if (place.kind === 'archive') return `${title}: page ${place.page} of the archive`;
  return `${name === 'all' ? `${title}: all articles` : title} as ${FORMAT_NAMES[format]}`;
}

/** "RSS feed", "Atom feed" or "JSON Feed". */
function formatLabel(format: FeedFormat): string {
  return format === 'json' ? FORMAT_NAMES.json : `${FORMAT_NAMES[format]} feed`;
}

function AboutFeed({ frame, document, format }: FeedPreviewProps) {
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">How to subscribe</h2>
      <p>
        A feed is for feed readers, which check it regularly and show you what is new. Copy this address into your feed reader, or open it
        there.
      </p>
      <Subscription origin={frame.origin} feed={{ name: document.name, label: document.title }} format={format} />
      <ul class="inline">
        <li>
          <a href={`${feedPath(document.name, format)}?raw`}>View source</a>
        </li>
        <li>
          <a href={feedPagePath(document.name)}>Page of this feed</a>
        </li>
        <li>
          <a href="/feeds">All feeds</a>
        </li>
      </ul>
    </section>
  );
}

function AboutArchive({ document, format, page }: FeedPreviewProps & { page: number }) {
  return (
    <section class="subscribe" aria-labelledby="about">
      <h2 id="about">This page is an archive</h2>
      <p>
        It contains older articles, for programs that want all of them, and does not change when new ones appear. To subscribe, use{' '}
        <a href={feedPagePath(document.name)}>the feed</a>.
      </p>
      <ul class="inline">
        <li>
          <a href={`${archivePath(document.name, page, format)}?raw`}>View source</a>
        </li>
      </ul>
    </section>
  );
}

function Neighbours({ document, format }: FeedPreviewProps) {
  const isArchive = document.place.kind === 'archive';
  if (!isArchive && document.previousArchive === undefined) return null;
  return (
    <nav class="paging" aria-label="Archive">
      {document.previousArchive !== undefined && (
        <a href={archivePath(document.name, document.previousArchive, format)} rel="prev-archive">
          Older articles: page {document.previousArchive} of the archive
        </a>
      )}
      {isArchive && (
        <a href={feedPath(document.name, format)} rel="current">
          The newest articles
        </a>
      )}
    </nav>
  );
}
