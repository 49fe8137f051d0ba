// Scenario: how fast our writers are beside `feed` and feedsmith, in one process and one run.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { FeedDocument, FeedSite } from '../src/domain/feeds/feed-document.ts';
import type { FeedFormat } from '../src/domain/feeds/feed-name.ts';
import { FEED_FORMATS } from '../src/domain/feeds/feed-name.ts';
import { FEED_WRITERS } from '../src/feeds/public-writers.ts';
import { documentOf, feedsmithAtom, feedsmithJson, feedsmithRss, jpmonetteFeed } from './documents.ts';
import { median } from './ratio.ts';
import { fixed, type Result, type Section } from './table.ts';

const ENTRIES = [50, 500];
const SLICE_MS = 150;
const SITE: FeedSite = { origin: 'https://feeds.m10news.example', hubs: [] };

type Render = () => string;

/** What each library needs is made beforehand where the library takes plain data. */
const FEED_RENDERERS: Readonly<Record<FeedFormat, (document: FeedDocument) => Render>> = {
  rss: (document) => () => jpmonetteFeed(document).rss2(),
  atom: (document) => () => jpmonetteFeed(document).atom1(),
  json: (document) => () => jpmonetteFeed(document).json1(),
};

const FEEDSMITH_RENDERERS: Readonly<Record<FeedFormat, (document: FeedDocument) => Render>> = {
  rss: (document) => renderPlain(feedsmithRss(document), generateRssFeed),
  atom: (document) => renderPlain(feedsmithAtom(document), generateAtomFeed),
  json: (document) => renderPlain(feedsmithJson(document), (feed) => JSON.stringify(generateJsonFeed(feed))),
};

function renderPlain<T>(feed: T, generate: (feed: T) => string): Render {
  return () => generate(feed);
}

export function measureWriters(pairs: number): Section {
  const results = ENTRIES.flatMap((entries) => FEED_FORMATS.map((format) => measureFormat(format, entries, pairs)));
  const method = `Speed of ours divided by theirs, median of ${pairs} interleaved slices of ${SLICE_MS} ms; entries with full text of about 3 kB. Ours also writes what the others have no words for: notices, licences, Media RSS credits, our JSON extension.`;
  return { title: 'Writers', method, results };
}

function measureFormat(format: FeedFormat, entries: number, pairs: number): Result {
  const document = documentOf(entries);
  const ours = () => FEED_WRITERS[format](document, SITE);
  const toFeed = compare(ours, FEED_RENDERERS[format](document), pairs);
  const toFeedsmith = compare(ours, FEEDSMITH_RENDERERS[format](document), pairs);
  const times = `${fixed(toFeed.oursMs)} ms; ${fixed(toFeed.theirsMs)} ms \`feed\`; ${fixed(toFeedsmith.theirsMs)} ms feedsmith`;
  return {
    what: `${format}, ${entries} entries`,
    measured: `${fixed(toFeed.ratio)} × \`feed\`, ${fixed(toFeedsmith.ratio)} × feedsmith (${times})`,
  };
}

interface Comparison {
  /** Above 1: ours is the faster. */
  ratio: number;
  /** Medians, for one document. */
  oursMs: number;
  theirsMs: number;
}

function compare(ours: Render, theirs: Render, pairs: number): Comparison {
  sliceOf(ours);
  sliceOf(theirs);
  const samples = Array.from({ length: pairs }, (_, pair) => {
    if (pair % 2 === 0) return { oursMs: sliceOf(ours), theirsMs: sliceOf(theirs) };
    const theirsMs = sliceOf(theirs);
    return { oursMs: sliceOf(ours), theirsMs };
  });
  return {
    ratio: median(samples.map(({ oursMs, theirsMs }) => theirsMs / oursMs)),
    oursMs: median(samples.map(({ oursMs }) => oursMs)),
    theirsMs: median(samples.map(({ theirsMs }) => theirsMs)),
  };
}

/** Milliseconds a document, over one slice. */
function sliceOf(render: Render): number {
  const startedAt = performance.now();
  let rendered = 0;
  let elapsedMs = 0;
  for (let length = 0; elapsedMs < SLICE_MS || length === 0; rendered++) {
    length = render().length;
    elapsedMs = performance.now() - startedAt;
  }
  return elapsedMs / rendered;
}
