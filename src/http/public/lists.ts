// Lists for programs: the OPML of all feeds, the news sitemap, and robots.txt.
import type { Context } from 'hono';
import { feedTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { FEED_KINDS, type FeedKind } from '../../domain/feeds/feed-name.ts';
import { withPublicAddress } from '../../domain/feeds/public-address.ts';
import { msOf, toInstant } from '../../domain/values/instant.ts';
import { writeNewsSitemap } from '../../feeds/lists/news-sitemap.ts';
import { writeOpml } from '../../feeds/lists/opml.ts';
import type { AppEnv } from '../bindings.ts';
import { largestFeedsAt, recentArticlesAt } from '../isolate/catalogue-lists.ts';
import { type Freshness, freshness } from '../isolate/freshness.ts';
import type { CurrentPublisher, Host, RecentArticles } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { lastChangeMs } from './page-response.ts';
import { answerText } from './text-response.ts';

type ListContext = Context<AppEnv>;

/** Google reads only articles of the last two days. */
const SITEMAP_WINDOW_MS = 48 * 3_600_000;
/** Feeds of one kind in the OPML, those with most articles: more than any reader can usefully import. */
const OPML_FEEDS = 2_000;

export async function serveOpml(context: ListContext): Promise<Response> {
  const { env } = context;
  const [fresh, found] = await stateOf(env);
  if (fresh === undefined) throw catalogueUnavailable();
  if (found === undefined || fresh.feed === undefined)
    throw new ProblemError('not-found', { detail: 'There are no feeds before the first article.' });
  const { name } = found.publisher;
  const kinds = includedKinds(context);
  const folders = await Promise.all(
    kinds.map(async (kind) => {
      const { feeds } = await largestFeedsAt(env, fresh, kind, OPML_FEEDS);
      return { title: `${name}: ${kind}`, feeds: feeds.map((feed) => ({ name: feed.name, title: `${name}: ${feed.label}` })) };
    }),
  );
  const list = { title: name, modified: toInstant(fresh.feed.modifiedMs), feeds: [{ name: 'all' as const, title: name }], folders };
  const text = writeOpml(list, { origin: context.get('origin'), hubs: [] });
  return answerText(context, {
    text,
    type: 'text/x-opml; charset=utf-8',
    modifiedMs: fresh.feed.modifiedMs,
    policy: 'page',
    tags: [SITE_TAG, feedTag('all')],
  });
}

/** The freshness record first: a list that is older than its date would stay in the caches of clients that send only If-Modified-Since. */
async function stateOf(env: Host): Promise<[Freshness | undefined, CurrentPublisher | undefined]> {
  const fresh = await freshness(env, Date.now(), 'all');
  return [fresh, await publisherNow(env)];
}

/** Sections, and what `?include=subjects,authors` names besides: few readers want a subscription to each subject. */
function includedKinds(context: ListContext): FeedKind[] {
  const included = (context.req.query('include') ?? '').split(',');
  return FEED_KINDS.filter((kind) => kind === 'sections' || included.includes(kind));
}

/** The list shrinks as time passes, so its entity tag is made from its text. */
export async function serveNewsSitemap(context: ListContext): Promise<Response> {
  const { env } = context;
  const [fresh, found] = await stateOf(env);
  if (fresh === undefined) throw catalogueUnavailable();
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet.' });
  const recent = await recentArticlesAt(env, fresh, Date.now() - SITEMAP_WINDOW_MS);
  const { articles, olderMs } = publishedSince(recent, Date.now() - SITEMAP_WINDOW_MS);
  const { name, language } = found.publisher;
  const origin = context.get('origin');
  const text = writeNewsSitemap(
    articles
      .map((article) => withPublicAddress(article, found.publisher, origin))
      .map(({ url, title, firstPublished, language }) => ({ url, title, published: firstPublished, language })),
    { name, language },
  );
  // The list also changes when an article grows too old for it.
  const shrunkMs = olderMs === undefined ? 0 : olderMs + SITEMAP_WINDOW_MS;
  const modifiedMs = Math.max(fresh.feed?.modifiedMs ?? 0, found.changedMs, shrunkMs);
  return answerText(context, {
    text,
    type: 'application/xml; charset=utf-8',
    modifiedMs,
    policy: 'page',
    tags: [SITE_TAG, feedTag('all')],
  });
}

/** Leaves out the articles of a cached list that have grown too old since. */
function publishedSince(recent: RecentArticles, sinceMs: number): RecentArticles {
  const { articles } = recent;
  const newestOld = articles.find(({ firstPublished }) => msOf(firstPublished) <= sinceMs);
  if (newestOld === undefined) return recent;
  return {
    articles: articles.filter(({ firstPublished }) => msOf(firstPublished) > sinceMs),
    olderMs: msOf(newestOld.firstPublished),
  };
}

/** Crawlers may fetch everything but the desk's and partners' routes. */
export async function serveRobots(context: ListContext): Promise<Response> {
  const text = `User-agent: *\nAllow: /\nDisallow: /desk/\nDisallow: /v1/\n\nSitemap: ${context.get('origin')}/sitemap-news.xml\n`;
  const modifiedMs = await lastChangeMs(context.env);
  return answerText(context, { text, type: 'text/plain; charset=utf-8', modifiedMs, policy: 'fixed', tags: [SITE_TAG] });
}
