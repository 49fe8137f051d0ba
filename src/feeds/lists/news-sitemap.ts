// Writes the Google News sitemap, which lists the pages of the last two days. Pure. No clock: the caller chooses the articles.
import type { Instant } from '../../domain/values/instant.ts';
import { cleanText } from '../../domain/values/text.ts';
import { block, leaf, XML_DECLARATION } from '../xml/xml.ts';

/** Google refuses a news sitemap with more URLs. */
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
  /** The name on news.google.com. */
  name: string;
  /** BCP 47. */
  language: string;
}

/** Writes the sitemap. `articles` are newest first, and those beyond the limit are left out. */
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
  // A fragment names a place on a page and no page of its own.
  return block('url', {}, [leaf('loc', url.replace(/#.*$/, '')), news]);
}

/** Google accepts ISO 639 codes, and regions only for the two written forms of Chinese. */
function newsLanguage(tag: string): string {
  const [language = tag, ...rest] = tag.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-tw' : 'zh-cn';
}
