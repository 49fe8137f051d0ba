// Public feeds: parses the address, asks what is current, decides by validators, and only then reads and renders.
import type { Context } from 'hono';
import { articleTag, feedTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import { ARCHIVE_PAGE_SIZE, type FeedName, feedPath } from '../../domain/feeds/feed-name.ts';
import { FEED_WRITERS } from '../../feeds/public-writers.ts';
import type { AppEnv } from '../bindings.ts';
import { entityTag } from '../isolate/entity-tag.ts';
import { freshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { rawPathOf } from '../requests/plain-address.ts';
import { publicPolicy, wantsPreview } from '../responses/navigation.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { parseFeedAddress } from './feed-address.ts';
import { previewOf, serveFeedPage } from './feed-pages.ts';
import { currentFeed, documentOf, lastGoodFeed, snapshotFrom } from './feed-source.ts';
import { answerKnown, answerRendered, type DocumentAddress, type Poll, type Served, tagParts } from './known-feed.ts';
import { redirectTo } from './moved-feeds.ts';

type FeedContext = Context<AppEnv>;

const NO_FEED = 'No public article has appeared in a feed of this name. All feeds are listed at /feeds.';
const NO_PAGE = `The archive of this feed has no such page yet. A page appears when it has ${ARCHIVE_PAGE_SIZE} articles.`;

export async function serveFeed(context: FeedContext): Promise<Response> {
  const address = parseFeedAddress(rawPathOf(context.req.url));
  if (address === undefined) throw unknownFeed();
  if (address.kind === 'page') return serveFeedPage(context, address.name);
  return address.kind === 'subscription' ? serveSubscription(context, address) : serveArchive(context, address);
}

function unknownFeed(detail = NO_FEED): ProblemError {
  return new ProblemError('not-found', { detail, policy: 'unknownFeed' });
}

/** The 404 of a feed. That of all articles, which is missing until a publisher is set up, is cached briefly under its tag, so that the set-up removes it.
 *  Strangers can make up any number of the others, and the answer must not show whether the vocabulary has a subject or an author before its
 *  first article is public. */
function missing(name: FeedName): ProblemError {
  if (name !== 'all') return unknownFeed();
  return new ProblemError('not-found', { detail: NO_FEED, headers: { 'cache-tag': feedTag(name) }, policy: 'missing' });
}

async function serveSubscription(context: FeedContext, address: DocumentAddress & { kind: 'subscription' }): Promise<Response> {
  const { env } = context;
  const { name, format } = address;
  const preview = wantsPreview(context);
  const fresh = await freshness(env, Date.now(), name);
  if (fresh === undefined) return serveLastGood(context, address);
  if (fresh.feed === undefined) throw missing(name);
  if (fresh.feed.movedTo !== undefined) return redirectTo(context, feedPath(fresh.feed.movedTo, format));
  const stamp = { epoch: fresh.epoch, settings: fresh.settings, generation: fresh.feed.generation, modifiedMs: fresh.feed.modifiedMs };
  const served: Served = { address, stamp, policy: publicPolicy(context, fresh.outage ? 'lastGood' : 'feed') };
  const known = preview ? undefined : await answerUnrendered(context, served);
  if (known !== undefined) return known;
  const snapshot = await currentFeed(env, name, fresh);
  if (snapshot === undefined) return serveLastGood(context, address);
  if (preview) return previewOf(context, format, snapshot);
  // The Catalogue may have changed since the freshness record, so the answer has the stamp of the document that was read.
  return serveDocument(context, { ...served, stamp: snapshot.stamp }, documentOf(snapshot));
}

/** Archive pages come from the Catalogue, which reads one page of rows however large the archive is. The CDN keeps them. */
async function serveArchive(context: FeedContext, address: DocumentAddress & { kind: 'archive' }): Promise<Response> {
  const { name, page, format } = address;
  const { env } = context;
  const fresh = await freshness(env, Date.now(), name);
  if (fresh === undefined) return failUnavailable();
  // The pages of two feeds that became one are not pages of the new one, so readers begin with its newest articles.
  if (fresh.feed?.movedTo !== undefined) return redirectTo(context, feedPath(fresh.feed.movedTo, format));
  // Numbers beyond the end cost no call. During an outage the end is not known.
  if (!fresh.outage && page > (fresh.feed?.archivePages ?? 0)) throw unknownFeed(NO_PAGE);
  const catalogue = catalogueOf(env);
  const stamp = await catalogue.archiveStamp(name, page).catch(failUnavailable);
  if (stamp === undefined) throw unknownFeed(NO_PAGE);
  const served: Served = { address, stamp, policy: publicPolicy(context, 'feed') };
  const preview = wantsPreview(context);
  const known = preview ? undefined : await answerUnrendered(context, served);
  if (known !== undefined) return known;
  const snapshot = await catalogue.archivePage(name, page).then(snapshotFrom).catch(failUnavailable);
  if (snapshot === undefined) throw unknownFeed(NO_PAGE);
  if (preview) return previewOf(context, format, snapshot);
  return serveDocument(context, { ...served, stamp: snapshot.stamp }, documentOf(snapshot));
}

/** Serves KV's copy if the Catalogue does not answer and this isolate has nothing current: for a bounded time, and cached briefly. */
async function serveLastGood(context: FeedContext, address: DocumentAddress): Promise<Response> {
  const snapshot = await lastGoodFeed(context.env, address.name);
  if (snapshot === undefined) return failUnavailable();
  if (wantsPreview(context)) return previewOf(context, address.format, snapshot);
  return serveDocument(context, { address, stamp: snapshot.stamp, policy: publicPolicy(context, 'lastGood') }, documentOf(snapshot));
}

function failUnavailable(): never {
  throw catalogueUnavailable();
}

function pollOf(context: FeedContext): Poll {
  return { request: context.req.raw, env: context.env, origin: context.get('origin') };
}

async function answerUnrendered(context: FeedContext, served: Served): Promise<Response | undefined> {
  const poll = pollOf(context);
  return answerKnown(poll, served, await entityTag(poll.env, tagParts(poll.origin, served)));
}

async function serveDocument(context: FeedContext, served: Served, document: FeedDocument): Promise<Response> {
  const poll = pollOf(context);
  const { env, origin } = poll;
  const etag = await entityTag(env, tagParts(origin, served));
  const known = answerKnown(poll, served, etag);
  if (known !== undefined) return known;
  const text = FEED_WRITERS[served.address.format](document, { origin, hubs: [] });
  const rendered = { body: new Blob([text]), tags: tagsOf(served.address, document) };
  env.isolate.feeds.set(etag, rendered);
  return answerRendered(poll, served, etag, rendered);
}

/** A subscription document has the tag of its feed, because every withdrawal purges the feeds that it changes. An archive page has those of
 *  its articles, so that a publication does not purge it. */
function tagsOf({ kind, name }: DocumentAddress, document: FeedDocument): string {
  if (kind === 'subscription') return [SITE_TAG, feedTag(name)].join(',');
  const slugs = new Set(document.entries.map((entry) => entry.slug));
  return [SITE_TAG, ...[...slugs].map(articleTag)].join(',');
}
