// What the head of an article's page says to search engines and to programs that show a link: Open Graph, Twitter's card and schema.org.
import { raw } from 'hono/html';
import type { ArticlePage } from '../../domain/feeds/article-page.ts';
import { articlePath } from '../../domain/feeds/feed-name.ts';
import type { PublisherFrame } from '../layout/layout.tsx';
import { absolute } from './feed-links.tsx';
import { newsArticle } from './news-article.ts';

interface HeadProps {
  frame: PublisherFrame;
  page: ArticlePage;
}

export function ArticleHead({ frame, page }: HeadProps) {
  const { publisher, origin } = frame;
  const { image } = page;
  return (
    <>
      <meta name="robots" content={robotsOf(page)} />
      {page.authors.map(({ name }) => (
        <meta name="author" content={name} />
      ))}
      <meta property="og:type" content="article" />
      <meta property="og:title" content={page.title} />
      {page.summary !== undefined && <meta property="og:description" content={page.summary} />}
      <meta property="og:url" content={absolute(origin, articlePath(page.slug))} />
      <meta property="og:site_name" content={publisher.name} />
      <meta property="og:locale" content={localeOf(page.language ?? publisher.language)} />
      {image !== undefined && <PictureTags image={image} />}
      <meta property="article:published_time" content={page.published} />
      <meta property="article:modified_time" content={page.modified} />
      {page.validUntil !== undefined && <meta property="article:expiration_time" content={page.validUntil} />}
      {page.categories.map(({ kind, label }) => (
        <meta property={kind === 'section' ? 'article:section' : 'article:tag'} content={label} />
      ))}
      {page.authors.map(({ url }) => url !== undefined && <meta property="article:author" content={absolute(origin, url)} />)}
      <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
      <script type="application/ld+json">{raw(jsonForScript(newsArticle(page, frame)))}</script>
    </>
  );
}

function PictureTags({ image }: { image: NonNullable<ArticlePage['image']> }) {
  return (
    <>
      <meta property="og:image" content={image.url} />
      {image.widthPixels !== undefined && <meta property="og:image:width" content={String(image.widthPixels)} />}
      {image.heightPixels !== undefined && <meta property="og:image:height" content={String(image.heightPixels)} />}
      {image.alt !== undefined && <meta property="og:image:alt" content={image.alt} />}
    </>
  );
}

/** Google shows large pictures only where a page allows it, and drops an expired page without fetching it again. */
function robotsOf({ validUntil }: ArticlePage): string {
  return validUntil === undefined ? 'max-image-preview:large' : `max-image-preview:large, unavailable_after: ${validUntil}`;
}

/** Open Graph writes `en_GB` for en-GB. */
function localeOf(language: string): string {
  const { language: code, region } = new Intl.Locale(language);
  return region === undefined ? code : `${code}_${region}`;
}

/** JSON in which no text can end the element or begin a comment (HTML §4.12.1.3). */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
