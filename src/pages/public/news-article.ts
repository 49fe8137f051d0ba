// An article as schema.org's NewsArticle (https://schema.org/NewsArticle), for the JSON-LD of its page. Pure.
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import type { ArticlePage } from '../../domain/feeds/article-page.ts';
import type { FeedImage } from '../../domain/feeds/feed-document.ts';
import { articlePath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import type { PublisherFrame } from '../layout/layout.tsx';
import { absolute } from './feed-links.tsx';

/** Members without a value are `undefined`, so that JSON does not have them. */
export function newsArticle(page: ArticlePage, { origin, publisher }: Pick<PublisherFrame, 'origin' | 'publisher'>) {
  const url = absolute(origin, articlePath(page.slug));
  const publishing = organisation(publisher.name, publisher.siteUrl);
  const images = [page.image, ...page.morePictures].filter((image) => image !== undefined);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': page.id,
    url,
    mainEntityOfPage: url,
    headline: page.title,
    description: page.summary,
    inLanguage: page.language ?? publisher.language,
    datePublished: page.published,
    dateModified: page.modified,
    expires: page.validUntil,
    articleSection: labelsOf(page, 'section'),
    keywords: labelsOf(page, 'subject'),
    locationCreated: page.located === undefined ? undefined : { '@type': 'Place', name: page.located },
    author: page.authors.map(({ name, url: path }) => ({
      '@type': page.isSignedByDesks ? 'Organization' : 'Person',
      name,
      url: path === undefined ? undefined : absolute(origin, path),
    })),
    publisher: { ...publishing, logo: publisher.iconUrl === undefined ? undefined : { '@type': 'ImageObject', url: publisher.iconUrl } },
    sourceOrganization: page.source === undefined ? publishing : organisation(page.source.name, page.source.url),
    image: images.length === 0 ? undefined : images.map(pictureOf),
    copyrightHolder: organisation(page.rightsHolder),
    copyrightNotice: page.rights,
    copyrightYear: page.copyrightYear,
    license: licenceOf(page, origin),
    isAccessibleForFree: page.contentForm === 'full',
    correction: page.corrections.length === 0 ? undefined : page.corrections.map(commentOf),
  };
}

function organisation(name: string, url?: string) {
  return { '@type': 'Organization', name, url };
}

function labelsOf({ categories }: ArticlePage, wanted: 'section' | 'subject'): string[] | undefined {
  const labels = categories.filter(({ kind }) => kind === wanted).map(({ label }) => label);
  return labels.length === 0 ? undefined : labels;
}

function pictureOf({ url, alt, caption, credit, source, widthPixels, heightPixels }: FeedImage) {
  return {
    '@type': 'ImageObject',
    url,
    width: widthPixels,
    height: heightPixels,
    caption,
    description: alt,
    creditText: credit,
    copyrightHolder: source === undefined ? undefined : organisation(source),
  };
}

function licenceOf({ licence }: ArticlePage, origin: string): string | undefined {
  if (licence === 'unspecified') return undefined;
  return licence === 'house' ? absolute(origin, TERMS_PATH) : licence.url;
}

function commentOf(correction: ArticlePage['corrections'][number]) {
  return {
    '@type': 'CorrectionComment',
    name: correctionTitle(correction),
    text: correction.note,
    datePublished: correction.at,
  };
}
