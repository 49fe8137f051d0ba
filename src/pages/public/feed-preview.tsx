// The page that a browser gets at a feed's address. It explains what a feed is and shows the entries as a feed reader would.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { archivePath, type FeedFormat, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { AddressField, absolute, FORMAT_NAMES, SubscribeLink } from './feed-links.tsx';
import { FullEntry } from './story.tsx';

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
    title:
      place.kind === 'archive' ? `${document.title}: page ${place.page} of the archive` : `${document.title} as ${FORMAT_NAMES[format]}`,
    feeds: [{ name: document.name, label: document.title }],
    children: (
      <>
        <h1>
          <span class="over">
            {place.kind === 'archive' ? `Page ${place.page} of the archive of` : `This is the ${formatLabel(format)} of`}
          </span>{' '}
          <span dir="auto" lang={document.language}>
            {document.title}
          </span>
        </h1>
        <div class="with-rail">
          {place.kind === 'archive' ? <AboutArchive {...props} page={place.page} /> : <AboutFeed {...props} />}
          <section class="articles" aria-labelledby="entries">
            <h2 id="entries" class="rubric">
              {place.kind === 'archive' ? 'On this page' : 'In the feed now'}
            </h2>
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

/** "RSS feed", "Atom feed" or "JSON Feed". */
function formatLabel(format: FeedFormat): string {
  return format === 'json' ? FORMAT_NAMES.json : `${FORMAT_NAMES[format]} feed`;
}

function AboutFeed({ frame, document, format }: FeedPreviewProps) {
  const path = feedPath(document.name, format);
  const address = absolute(frame.origin, path);
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">How to subscribe</h2>
      <p>
        A feed is for feed readers, which check it regularly and show you what is new. Copy this address into your feed reader, or{' '}
        <SubscribeLink address={address}>open it in my feed reader</SubscribeLink>.
      </p>
      <AddressField id="address" label="Address of this feed" address={address} what="this feed" />
      <ul class="inline">
        <li>
          <a href={`${path}?raw`}>View source</a>
        </li>
        <li>
          <a href={feedPagePath(document.name)}>This feed in other formats</a>
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
