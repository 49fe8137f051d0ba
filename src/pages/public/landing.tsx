// The front page: what this is, how to subscribe, the latest, the feeds, the terms in a sentence.
import type { FeedEntry } from '../../domain/feeds/feed-document.ts';
import { feedPath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { AddressField, absolute, type FeedListing, FeedRow, FormatLinks, SubscribeLink } from './feed-links.tsx';
import { Teaser } from './story.tsx';

export interface LandingProps {
  frame: PublisherFrame;
  /** The sections' feeds in the publisher's order, without the feed of everything. */
  sections: FeedListing[];
  /** How many feeds of each kind there are: told, not listed. */
  subjectCount: number;
  authorCount: number;
  /** Newest first. Three in a row below the first three: 6 or 9 leave no gap. */
  latest: FeedEntry[];
}

export function landingPage(props: LandingProps): string {
  const { frame, sections, latest } = props;
  return renderPage({
    frame,
    description: frame.publisher.description,
    path: '/',
    feeds: sections,
    children: (
      <>
        <Welcome frame={frame} />
        <Latest frame={frame} entries={latest} />
        <Feeds {...props} />
        <Terms frame={frame} />
      </>
    ),
  });
}

function Welcome({ frame }: { frame: PublisherFrame }) {
  const everything: FeedListing = { name: 'all', label: frame.publisher.name };
  const address = absolute(frame.origin, feedPath('all', 'rss'));
  return (
    <section class="welcome" aria-labelledby="subscribe">
      <div>
        <h2 id="subscribe">Every article, in your own reader</h2>
        <p dir="auto" lang={frame.publisher.language}>
          {frame.publisher.description}
        </p>
      </div>
      <div>
        <AddressField id="address" label="Address of the feed of everything" address={address} what="the feed of everything" />
        <p class="actions">
          <SubscribeLink address={address}>Open in my feed reader</SubscribeLink>
          <FormatLinks origin={frame.origin} feed={everything} />
        </p>
      </div>
    </section>
  );
}

function Latest({ frame, entries }: { frame: PublisherFrame; entries: readonly FeedEntry[] }) {
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" class="rubric">
        The latest
      </h2>
      {entries.length === 0 && <p>Nothing has been published yet.</p>}
      <div class={entries[0]?.image === undefined ? 'front plain' : 'front pictured'}>
        {entries.map((entry, index) => (
          <Teaser entry={entry} publisher={frame.publisher} isLead={index === 0} />
        ))}
      </div>
    </section>
  );
}

function Feeds({ frame, sections, subjectCount, authorCount }: LandingProps) {
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds" class="rubric">
        Feeds by section
      </h2>
      <ul class="feed-list">
        {sections.map((feed) => (
          <FeedRow origin={frame.origin} feed={feed} />
        ))}
      </ul>
      <p class="aside">
        Feeds of {counted(subjectCount, 'subject', 'subjects')} and of {counted(authorCount, 'author or desk', 'authors and desks')} are in
        the <a href="/feeds">directory</a>. To take them all at once, import the <a href="/feeds.opml">list of all feeds (OPML)</a> into
        your reader.
      </p>
    </section>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function Terms({ frame }: { frame: PublisherFrame }) {
  return (
    <section aria-labelledby="terms">
      <h2 id="terms" class="rubric">
        Terms in one sentence
      </h2>
      <p class="aside">
        Read and show headlines, summaries and links for personal use; reproducing an article needs an agreement with{' '}
        <bdi>{frame.publisher.name}</bdi>. <a href={TERMS_PATH}>The terms of use</a> say it in full.
      </p>
    </section>
  );
}
