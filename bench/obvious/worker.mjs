// The design that first comes to mind: articles in KV, and for each poll list them, get them one by one and render with `feed`.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { Feed } from 'feed';

const FORMATS = {
  rss: ['rss2', 'application/rss+xml'],
  atom: ['atom1', 'application/atom+xml'],
  json: ['json1', 'application/feed+json'],
};

export default {
  /** `/{shelf}/feed.{format}`: a shelf is a prefix in KV with all the articles there are. */
  async fetch(request, env) {
    const [, shelf, format] = /^\/([a-z]+)\/feed\.([a-z]+)$/.exec(new URL(request.url).pathname) ?? [];
    if (!Object.hasOwn(FORMATS, format ?? '')) return new Response('not found', { status: 404 });
    const [method, mediaType] = FORMATS[format];
    const feed = feedOf(await newest(env.ARTICLES, `${shelf}/`, 50));
    return new Response(feed[method](), {
      headers: { 'content-type': `${mediaType}; charset=utf-8`, 'cache-control': 'public, max-age=60' },
    });
  },
};

async function newest(kv, prefix, count) {
  const { keys } = await kv.list({ prefix });
  const articles = await Promise.all(keys.map(({ name }) => kv.get(name, 'json')));
  return articles.toSorted((a, b) => b.published.localeCompare(a.published)).slice(0, count);
}

function feedOf(articles) {
  const feed = new Feed({
    id: 'https://feeds.example.com/',
    link: 'https://feeds.example.com/',
    title: 'All',
    copyright: 'All rights reserved',
    language: 'en',
  });
  for (const { id, url, title, summary, contentHtml, authors, categories, published, updated, image } of articles) {
    feed.addItem({
      id,
      link: url,
      title,
      description: summary,
      content: contentHtml,
      author: authors.map((name) => ({ name })),
      category: categories.map((name) => ({ name })),
      published: new Date(published),
      date: new Date(updated),
      image,
    });
  }
  return feed;
}

/** POST `/{shelf}` with an array of articles. */
export class admin extends WorkerEntrypoint {
  async fetch(request) {
    const shelf = new URL(request.url).pathname.slice(1);
    const articles = await request.json();
    await Promise.all(articles.map((article) => this.env.ARTICLES.put(`${shelf}/${article.slug}`, JSON.stringify(article))));
    return Response.json({ stored: articles.length });
  }
}
