// Makes the stub of a withdrawn article in the feed of a partner that received it. It has nothing of the article's text. Pure.

import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { noticeOf } from '../renditions/notice.ts';
import { type Instant, laterOf, yearIn } from '../values/instant.ts';
import { escapeHtml } from '../values/text.ts';
import type { WithdrawnArticle } from '../withdrawals/withdrawal.ts';
import { withdrawalId } from '../withdrawals/withdrawal-id.ts';
import { articlePath } from './feed-name.ts';

const WITHDRAWALS_PATH = '/v1/withdrawals';

/** The fields of the withdrawing version from which the stub is made. */
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
  /** The publisher's public explanation as plain text. */
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
  /** The publisher's public explanation as plain text. */
  note: string;
  at: Instant;
  deadline: Instant;
  /** First publication; for copy that was never published, the withdrawal. */
  published: Instant;
  /** Never before `published`. */
  updated: Instant;
  /** Note, duty and notice as paragraphs of HTML. */
  html: string;
  /** The house line, or the holder's notice for third-party copy, as plain text. */
  rights: string;
  /** Path of the article; for copy that was never published, the path of the list of withdrawals. */
  path: string;
  /** Path at which the partner acknowledges the removal. */
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

/** The sentence names the slug, which the URL of the page contains too, and not the headline, because a program may publish it without a person
 *  reading it. */
function dutyOf(slug: string, deadline: Instant): string {
  return `Remove every copy of ${slug} by ${deadline.slice(0, 10)} ${deadline.slice(11, 16)} UTC.`;
}
