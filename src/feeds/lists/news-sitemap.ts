// The Google News sitemap: pages of the last two days, for the search engine that no longer reads feeds for news. Pure. No clock:
// the caller has already chosen the articles.
import type { Instant } from '../../domain/values/instant.ts';
import { cleanText } from '../../domain/values/text.ts';
import { block, leaf, XML_DECLARATION } from '../xml/xml.ts';

/** Google refuses a longer news sitemap as a whole. */
export const NEWS_SITEMAP_MAX_URLS = 1000;

const NAMESPACES = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' };

export interface NewsArticle {
  /** Canonical page on the publisher's site: absolute URL. */
  url: string;
  title: string;
  published: Instant;
  /** BCP 47, where it differs from the publication's. */
  language?: string;
}

export interface NewsPublication {
  /** As it stands on news.google.com. */
  name: string;
  /** BCP 47. */
  language: string;
}

/** `articles` newest first: what is past the limit is left out. */
export function writeNewsSitemap(articles: readonly NewsArticle[], publication: NewsPublication): string {
  const urls = articles.slice(0, NEWS_SITEMAP_MAX_URLS).map((article) => urlOf(article, publication));
  return `${XML_DECLARATION}\n${block('urlset', NAMESPACES, urls)}\n`;
}

function urlOf({ url, title, published, language }: NewsArticle, publication: NewsPublication): string {
  const news = block('news:news', {}, [
    block('news:publication', {}, [
      leaf('news:name', cleanText(publication.name)),
      leaf('news:language', newsLanguage(language ?? publication.language)),
    ]),
    leaf('news:publication_date', published),
    leaf('news:title', cleanText(title)),
  ]);
  return block('url', {}, [leaf('loc', url), news]);
}

/** Google takes ISO 639 and, of regions, only the two written forms of Chinese. */
function newsLanguage(tag: string): string {
  const [language = tag, ...rest] = tag.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-tw' : 'zh-cn';
}
