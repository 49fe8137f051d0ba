// The directory of feeds. A newsroom may have thousands of subjects, so the route passes one page of each group and the total. A group on one
// page is sorted by name here, in the publisher's language.
import { FEED_KINDS, type FeedKind } from '../../domain/feeds/feed-name.ts';
import { closestTag } from '../../domain/values/language.ts';
import { type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { type FeedListing, FeedRow } from './feed-links.tsx';

export interface FeedDirectoryProps {
  frame: PublisherFrame;
  /** How many articles have ever been in the feed `all`. Absent: not shown. */
  articleCount?: number;
  groups: Partial<Record<FeedKind, FeedDirectoryGroup>>;
}

export interface FeedDirectoryGroup {
  /** The feeds of this page: sections in the publisher's order, the others with the largest first. */
  feeds: FeedListing[];
  /** Number of feeds in the whole group. */
  total: number;
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
        <p class="standfirst">
          “Subscribe” leads to the address of a feed, as RSS, Atom or JSON Feed. To choose among the sections in your reader, import the{' '}
          <a href="/feeds.opml">list of their feeds (OPML)</a>.
        </p>
        <ul class="feed-list one">
          <FeedRow feed={{ name: 'all', label: `Everything from ${name}`, articleCount }} />
        </ul>
        {FEED_KINDS.map((kind) => (
          <Group kind={kind} group={groups[kind]} language={frame.publisher.language} />
        ))}
      </>
    ),
  });
}

function Group({ kind, group, language }: { kind: FeedKind; group?: FeedDirectoryGroup | undefined; language: string }) {
  if (group === undefined || group.total === 0) return null;
  const isWhole = group.feeds.length === group.total;
  return (
    <details class="group" id={kind} open={group.total <= OPEN_UP_TO || group.first > 1}>
      <summary>
        <h2>{HEADINGS[kind]}</h2>{' '}
        <span class="count">
          {group.total.toLocaleString('en')}
          {kind !== 'sections' && (isWhole ? ', by name' : ', those with most articles first')}
        </span>
      </summary>
      <ul class="feed-list">
        {(isWhole && kind !== 'sections' ? byLabel(group.feeds, language) : group.feeds).map((feed) => (
          <FeedRow feed={feed} />
        ))}
      </ul>
      {!isWhole && <Paging kind={kind} group={group} />}
    </details>
  );
}

/** Sorts as a dictionary of the language does, numbers by their value. */
function byLabel(feeds: readonly FeedListing[], language: string): FeedListing[] {
  // Earlier programs stored languages without checking them.
  const { compare } = new Intl.Collator(closestTag(language) ?? 'en', { numeric: true });
  return [...feeds].sort((a, b) => compare(a.label, b.label) || compare(a.name, b.name));
}

function Paging({ kind, group }: { kind: FeedKind; group: FeedDirectoryGroup }) {
  const last = group.first + group.feeds.length - 1;
  return (
    <nav class="paging" aria-label={`Pages of ${HEADINGS[kind].toLowerCase()}`}>
      <span>
        {group.first.toLocaleString('en')} to {last.toLocaleString('en')} of {group.total.toLocaleString('en')}
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
