// The entry in a partner's feed for an article that it received and that was withdrawn since: the fact, and nothing of the article's text.
// Pure.

import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { noticeOf } from '../renditions/notice.ts';
import { type Instant, laterOf, yearIn } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import { type WithdrawnArticle, withdrawalId } from '../withdrawals/withdrawal.ts';
import { articlePath } from './feed-name.ts';

const WITHDRAWALS_PATH = '/v1/withdrawals';

/** The parts of the withdrawing version that its stub is made of. */
export interface WithdrawnVersion
  extends Pick<
    Article,
    | 'slug'
    | 'uri'
    | 'version'
    | 'versionCreated'
    | 'firstCreated'
    | 'firstPublished'
    | 'language'
    | 'source'
    | 'copyrightHolder'
    | 'copyrightNotice'
    | 'copyrightYear'
  > {
  /** The publisher's public words. Plain text. */
  note: string;
}

export function withdrawnVersionOf(article: Omit<Article, 'bodyHtml'>): WithdrawnVersion {
  const { withdrawal, slug, uri, version, versionCreated, firstCreated, firstPublished, language, source } = article;
  const { copyrightHolder, copyrightNotice, copyrightYear } = article;
  if (withdrawal === undefined) throw new Error(`version ${version} of ${slug} is not withdrawn`);
  return {
    slug,
    uri,
    version,
    versionCreated,
    firstCreated,
    ...(firstPublished === undefined ? {} : { firstPublished }),
    language,
    source,
    copyrightHolder,
    ...(copyrightNotice === undefined ? {} : { copyrightNotice }),
    ...(copyrightYear === undefined ? {} : { copyrightYear }),
    note: withdrawal.note,
  };
}

export interface WithdrawalStub {
  article: Pick<
    Article,
    'slug' | 'uri' | 'version' | 'versionCreated' | 'firstCreated' | 'firstPublished' | 'language' | 'copyrightHolder'
  >;
  /** The publisher's public words. Plain text. */
  note: string;
  at: Instant;
  deadline: Instant;
  /** Its first publication; for copy that was never published its embargo, or the withdrawal. */
  published: Instant;
  /** Never before `published`. */
  updated: Instant;
  /** Note, duty and notice as paragraphs. */
  html: string;
  /** The house line, or the holder's own notice. Plain text. */
  rights: string;
  /** What became of it, on our origin: its own path, or the list of withdrawals for one that was never published. */
  path: string;
  /** Where the partner acknowledges the removal, on our origin. */
  acknowledgementPath: string;
}

export function withdrawalStubOf(
  article: WithdrawnVersion,
  { at, deadline }: Pick<WithdrawnArticle, 'at' | 'deadline'>,
  publisher: Publisher,
): WithdrawalStub {
  const published = article.firstPublished ?? at;
  const rights = noticeOf({ ...article, copyrightYear: article.copyrightYear ?? yearIn(publisher.timeZone, published) }, publisher);
  const { note, slug, version, firstPublished } = article;
  return {
    article,
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
