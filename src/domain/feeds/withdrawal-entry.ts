// What a partner's feed tells of an article it received and that was withdrawn since: that, and nothing of the article's text. Pure.

import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { noticeOf } from '../renditions/notice.ts';
import { type Instant, laterOf, yearIn } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import { type WithdrawnArticle, withdrawalId } from '../withdrawals/withdrawal.ts';
import { articlePath } from './feed-name.ts';

const WITHDRAWALS_PATH = '/v1/withdrawals';

export interface WithdrawalStub {
  article: Pick<
    Article,
    'slug' | 'uri' | 'version' | 'versionCreated' | 'firstCreated' | 'firstPublished' | 'language' | 'copyrightHolder'
  >;
  /** The publisher's public words. Plain text. */
  note: string;
  at: Instant;
  deadline: Instant;
  /** Of its first publication; of copy that never left its embargo, of the withdrawal. */
  published: Instant;
  /** Never before `published`. */
  updated: Instant;
  /** Note, duty and notice as paragraphs. */
  html: string;
  /** The house line, or the holder's own notice. Plain text. */
  rights: string;
  /** What became of it, on our origin: its own address, or the list of withdrawals for one that never left. */
  path: string;
  /** Where the partner says that it is gone, on our origin. */
  acknowledgementPath: string;
}

/** `article` is the version that withdrew it. */
export function withdrawalStubOf(article: Article, { note, at, deadline }: WithdrawnArticle, publisher: Publisher): WithdrawalStub {
  const published = article.firstPublished ?? at;
  const rights = noticeOf({ ...article, copyrightYear: article.copyrightYear ?? yearIn(publisher.timeZone, published) }, publisher);
  const { slug, uri, version, versionCreated, firstCreated, firstPublished, language, copyrightHolder } = article;
  return {
    article: {
      slug,
      uri,
      version,
      versionCreated,
      firstCreated,
      ...(firstPublished === undefined ? {} : { firstPublished }),
      language,
      copyrightHolder,
    },
    note,
    at,
    deadline,
    published,
    updated: laterOf(published, at),
    html: [note, dutyOf(slug, deadline), rights].map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
    rights,
    path: firstPublished === undefined ? WITHDRAWALS_PATH : articlePath(slug),
    acknowledgementPath: `${WITHDRAWALS_PATH}/${withdrawalId(slug, version)}/acknowledgement`,
  };
}

/** Its slug, which is in the address of its page too, and not its headline: a program may put this on a page unread. */
function dutyOf(slug: string, deadline: Instant): string {
  return `Remove every copy of ${slug} by ${deadline.slice(0, 10)} ${deadline.slice(11, 16)} UTC.`;
}
