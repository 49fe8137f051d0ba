// The front page: the publisher, how to subscribe, the latest articles, the feeds by section, and a summary of the terms.
import type { FeedEntry } from '../../domain/feeds/feed-document.ts';
import { TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { type FeedListing, FeedRow } from './feed-links.tsx';
import { Teaser } from './story.tsx';
import { Subscription } from './subscribe.tsx';

export interface LandingProps {
  frame: PublisherFrame;
  /** Feeds of the sections in the publisher's order, without the feed `all`. */
  sections: FeedListing[];
  /** How many feeds of subjects and of authors there are. The page shows the numbers only. */
  subjectCount: number;
  authorCount: number;
  /** Newest first. The grid shows the first three and then rows of three, so 6 or 9 articles leave no gap. */
  latest: FeedEntry[];
}

export function landingPage(props: LandingProps): string {
  const { frame, latest } = props;
  return renderPage({
    frame,
    description: frame.publisher.description,
    path: '/',
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
  return (
    <section class="welcome" aria-labelledby="subscribe">
      <div>
        <h2 id="subscribe">Every article, in your own reader</h2>
        <p dir="auto" lang={frame.publisher.language}>
          {frame.publisher.description}
        </p>
      </div>
      <Subscription origin={frame.origin} feed={{ name: 'all', label: frame.publisher.name }} />
    </section>
  );
}

function Latest({ frame, entries }: { frame: PublisherFrame; entries: readonly FeedEntry[] }) {
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" class="rubric">
        Latest articles
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

function Feeds({ sections, subjectCount, authorCount }: LandingProps) {
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds" class="rubric">
        Feeds by section
      </h2>
      <ul class="feed-list">
        {sections.map((feed) => (
          <FeedRow feed={feed} />
        ))}
      </ul>
      <p class="aside">
        Feeds of {quantity(subjectCount, 'subject', 'subjects')} and of {quantity(authorCount, 'author or desk', 'authors and desks')} are
        in the <a href="/feeds">directory</a>. To choose among the sections in your reader, import the{' '}
        <a href="/feeds.opml">list of their feeds (OPML)</a>.
      </p>
    </section>
  );
}

function quantity(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function Terms({ frame }: { frame: PublisherFrame }) {
  return (
    <section aria-labelledby="terms">
      <h2 id="terms" class="rubric">
        Terms of use
      </h2>
      <p class="aside">
        You may read and show headlines, summaries and links for personal use. To reproduce an article you need an agreement with{' '}
        <bdi>{frame.publisher.name}</bdi>. <a href={TERMS_PATH}>Read the terms of use</a>.
      </p>
    </section>
  );
}
