// The directory of feeds. A newsroom may have thousands of subjects, so the route passes one page of each group and the total.
import { FEED_KINDS, type FeedKind } from '../../domain/feeds/feed-name.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { type FeedListing, FeedRow } from './feed-links.tsx';

export interface FeedDirectoryProps {
  frame: PublisherFrame;
  /** How many articles have ever been in the feed `all`. Absent: not shown. */
  articleCount?: number;
  groups: Partial<Record<FeedKind, FeedDirectoryGroup>>;
}

export interface FeedDirectoryGroup {
  /** The feeds of this page, in their order: sections in the publisher's, the others by name. */
  feeds: FeedListing[];
  /** Number of feeds of the kind. */
  total: number;
  /** Number of feeds in the whole group: fewer than `total` if there are very many. */
  listed: number;
  /** Position of the first feed of this page in the whole group, counted from 1. */
  first: number;
  /** Paths of the previous and the next page; absent if there is none. */
  previousPath?: string | undefined;
  nextPath?: string | undefined;
}

const HEADINGS: Readonly<Record<FeedKind, string>> = { sections: 'Sections', subjects: 'Subjects', authors: 'Authors and desks' };

/** A group with more feeds is collapsed at first, except on its second and later pages. */
const OPEN_UP_TO = 24;

export function feedDirectoryPage({ frame, articleCount, groups }: FeedDirectoryProps): string {
  const { name } = frame.publisher;
  return renderPage({
    frame,
    title: 'All feeds',
    description: `Every feed of ${name}, as RSS, Atom and JSON Feed.`,
    path: '/feeds',
    children: (
      <>
        <h1>All feeds</h1>
        <p class="standfirst on-screen">
          “Subscribe” leads to the address of a feed, as RSS, Atom or JSON Feed. To choose among the sections in your reader, import the{' '}
          <a href="/feeds.opml">list of their feeds (OPML)</a>.
        </p>
        <ul class="feed-list one">
          <FeedRow feed={{ name: 'all', label: `Everything from ${name}`, articleCount }} />
        </ul>
        {FEED_KINDS.map((kind) => (
          <Group kind={kind} group={groups[kind]} />
        ))}
      </>
    ),
  });
}

function Group({ kind, group }: { kind: FeedKind; group?: FeedDirectoryGroup | undefined }) {
  if (group === undefined || group.total === 0) return null;
  return (
    <details class="group" id={kind} open={group.total <= OPEN_UP_TO || group.first > 1}>
      <summary>
        <h2>{HEADINGS[kind]}</h2>{' '}
        <span class="count">
          {grouped(group.total)}
          {kind !== 'sections' && ', by name'}
          {group.listed < group.total && `, the ${grouped(group.listed)} with most articles`}
        </span>
      </summary>
      <ul class="feed-list">
        {group.feeds.map((feed) => (
          <FeedRow feed={feed} />
        ))}
      </ul>
      {group.feeds.length < group.listed && <Paging kind={kind} group={group} />}
    </details>
  );
}

function Paging({ kind, group }: { kind: FeedKind; group: FeedDirectoryGroup }) {
  const last = group.first + group.feeds.length - 1;
  return (
    <nav class="paging" aria-label={`Pages of ${HEADINGS[kind].toLowerCase()}`}>
      <span>
        {grouped(group.first)} to {grouped(last)} of {grouped(group.listed)}
      </span>
      {group.previousPath !== undefined && (
        <a href={group.previousPath} rel="prev">
          Previous
        </a>
      )}
      {group.nextPath !== undefined && (
        <a href={group.nextPath} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}
