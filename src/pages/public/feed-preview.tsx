// What a person sees who opens a feed's address in a browser: that it is a feed, how to use it, and its entries as a reader shows them.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { archivePath, type FeedFormat, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { AddressField, absolute, FORMAT_NAMES, SubscribeLink } from './feed-links.tsx';
import { FullEntry } from './story.tsx';

export interface FeedPreviewProps {
  frame: PublisherFrame;
  /** Of the address that was opened. */
  format: FeedFormat;
  /** The subscription document or a page of the archive. */
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
          <span class="over">{place.kind === 'archive' ? `Page ${place.page} of the archive of` : `This is the ${feedOf(format)} of`}</span>{' '}
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

/** The name of one format ends in the word. */
function feedOf(format: FeedFormat): string {
  return format === 'json' ? FORMAT_NAMES.json : `${FORMAT_NAMES[format]} feed`;
}

function AboutFeed({ frame, document, format }: FeedPreviewProps) {
  const path = feedPath(document.name, format);
  const address = absolute(frame.origin, path);
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">How to subscribe</h2>
      <p>
        A feed is made for feed readers: they look in and show you what is new. Copy this address and add it to yours, or{' '}
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
      <h2 id="about">Nothing to subscribe to here</h2>
      <p>
        This page keeps older articles for programs that want all of them. New ones appear in{' '}
        <a href={feedPagePath(document.name)}>the feed itself</a>.
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
