// The address of an article's page: on this service or on the publisher's site, as the settings say. The stored article keeps its canonical URL, so
// that the setting can be changed back. Pure.

import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { articlePath } from './feed-name.ts';

type Addressed = Pick<Article, 'slug' | 'url'>;
type Settings = Pick<Publisher, 'articlePages'>;

/** Returns the address for public documents: a path on the service's origin, which writers make absolute, or the canonical URL. */
export function publicAddress({ slug, url }: Addressed, { articlePages }: Settings): string {
  return articlePages === 'here' ? articlePath(slug) : url;
}

/** Returns the article with the absolute address of its page, for partners' copy: notices contain it as text. */
export function withPublicAddress<A extends Addressed>(article: A, settings: Settings, origin: string): A {
  return settings.articlePages === 'here' ? withPageHere(article, origin) : article;
}

/** Returns the article with each of the addresses that its copy may have been delivered with: the setting may have been another one. */
export function withEitherAddress<A extends Addressed>(article: A, origin: string): [A, A] {
  return [article, withPageHere(article, origin)];
}

function withPageHere<A extends Addressed>(article: A, origin: string): A {
  return { ...article, url: `${origin}${articlePath(article.slug)}` };
}
