// What the public page of an article contains. It is never more than public feeds may contain of the article. Pure.
import type { Article } from '../articles/article.ts';
import { showsPicture } from '../articles/body-images.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { outgoingHtml } from '../articles/outgoing-html.ts';
import { isClosed } from '../articles/stored-html.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { publicOfThirdParty } from '../publisher/third-party-content.ts';
import type { FeedImage } from './feed-document.ts';
import { type DescribedEntry, describedEntry, shownPartOf } from './feed-entry.ts';

export interface ArticlePage extends DescribedEntry {
  /** Whether `bodyHtml` is the whole text. Otherwise the page has the summary and says where to read on. */
  contentForm: 'full' | 'summary';
  /** Sanitised HTML. Empty for a summary. */
  bodyHtml: string;
  /** The lead picture. Absent: there is none, or the text shows it. */
  lead?: FeedImage;
  /** Pictures that are shown after the text: neither the lead picture nor in the text. */
  morePictures: FeedImage[];
  /** The authors are desks and not people. */
  isSignedByDesks: boolean;
  /** Dateline: the place where the article was written. */
  located?: string;
  /** How to contact the writers or the desk. */
  contact?: string;
  /** Canonical URL, which is where the whole text may be read if the page has the summary. */
  canonicalUrl: string;
  copyrightYear?: number;
}

/** Makes the page of an article that is published and shown. Throws if it was never published. */
export function articlePageOf(given: Article, publisher: Publisher): ArticlePage {
  const article = shownPartOf(given, publisher);
  const wanted = publicOfThirdParty(publisher, article.source) ?? publisher.publicContent;
  const contentForm = wanted === 'full' && isClosed(article.bodyHtml) ? 'full' : 'summary';
  const bodyHtml = contentForm === 'full' ? outgoingHtml(article.bodyHtml) : '';
  const unseen = article.images.map(withDeclaredSize).filter(({ url }) => !showsPicture(bodyHtml, url));
  const described = describedEntry(article, publisher);
  const lead = unseen.find(({ url }) => url === described.image?.url);
  const { located, copyrightYear, by, url: canonicalUrl } = article;
  return {
    ...described,
    contentForm,
    bodyHtml,
    ...(lead === undefined ? {} : { lead }),
    morePictures: contentForm === 'full' ? unseen.filter((image) => image !== lead) : [],
    isSignedByDesks: by.names.length === 0,
    ...(located === undefined ? {} : { located }),
    ...(by.contact === undefined ? {} : { contact: by.contact }),
    canonicalUrl,
    ...(copyrightYear === undefined ? {} : { copyrightYear }),
  };
}
