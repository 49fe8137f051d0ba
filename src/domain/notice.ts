// The notice that stands under an article in the public feeds. Pure.
import type { Article } from './article.ts';
import { type Instant, yearIn } from './instant.ts';
import { houseNotice, isOwnSource, type Publisher } from './publisher.ts';

/** Plain text. The house line for the publisher's own copy; for anybody else's the holder's own notice, and never a claim of ours. */
export function noticeOf(
  article: Pick<Article, 'source' | 'copyrightHolder' | 'copyrightNotice' | 'copyrightYear'>,
  publisher: Publisher,
): string {
  const year = article.copyrightYear;
  if (isOwnSource(publisher, article.source)) {
    // An article that is on its way out always has its year; without one there is nothing true to print.
    if (year === undefined) throw new Error('an article that was never published has no notice');
    return houseNotice(publisher, year);
  }
  return article.copyrightNotice ?? `© ${year === undefined ? '' : `${year} `}${article.copyrightHolder}. All rights reserved.`;
}

/** The house notice of a whole feed: the year of the newest copy in it. */
export function feedNotice(publisher: Publisher, newest: Instant): string {
  return houseNotice(publisher, yearIn(publisher.timeZone, newest));
}
