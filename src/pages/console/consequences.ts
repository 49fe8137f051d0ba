// What follows from each action on an article, in the state in which the article is: said before the action is taken. Pure. No clock: `now` is
// passed.
import type { Article } from '../../domain/articles/article.ts';
import { feedsOf } from '../../domain/feeds/feed-membership.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { STUB_MS } from '../../domain/withdrawals/withdrawal.ts';
import type { ArticleAction } from './action-panel.tsx';

export interface Consequence {
  follows: string;
  /** Whether the feeds of the article change, which are then named. */
  changesFeeds: boolean;
}

const STUB_DAYS = STUB_MS / 86_400_000;
const ASKED = 'Partners that received it are notified, and asked to take it down.';
const UNAVAILABLE = 'Its address says that it is not available at the moment. Partners are not asked to take it down.';
const LIFTED = 'Partners are notified that the withdrawal is lifted.';

export function consequenceOf(action: Exclude<ArticleAction, 'embargo'>, article: Article, now: Instant): Consequence {
  const feeds = feedsInWords(article);
  const hasExpired = article.expires !== undefined && article.expires <= now;
  switch (action) {
    case 'withdrawal':
      return withdrawalOf(article, hasExpired);
    case 'correction':
      if (hasExpired) return unseen('It has expired, so no feed shows the note. The text stays as it is.');
      return seen(`The note is shown with the article in ${feeds} and on its page, and partners are notified. The text stays as it is.`);
    case 'hold':
      if (article.firstPublished === undefined) return unseen('It is not published when its embargo ends, but when you release it.');
      if (hasExpired) return unseen(`It has expired and is in no feed. ${UNAVAILABLE}`);
      return seen(`It leaves ${feeds} at once, without a note. ${UNAVAILABLE}`);
    case 'release':
      return returnOf(article, now) ?? seen(`It is shown again in ${feeds} at once.`);
    case 'reinstatement':
      return withWords(returnOf(article, now) ?? seen(`It is in its ${feeds} again, with the text that it had.`), LIFTED);
  }
}

/** For a sentence: "5 feeds". */
function feedsInWords(article: Article): string {
  const { length } = feedsOf(article);
  return length === 1 ? '1 feed' : `${length} feeds`;
}

function seen(follows: string): Consequence {
  return { follows, changesFeeds: true };
}

function unseen(follows: string): Consequence {
  return { follows, changesFeeds: false };
}

function withWords({ follows, changesFeeds }: Consequence, words: string): Consequence {
  return { follows: `${follows} ${words}`, changesFeeds };
}

function withdrawalOf(article: Article, hasExpired: boolean): Consequence {
  const feeds = feedsInWords(article);
  const note = `Your note is in ${feeds} for ${STUB_DAYS} days, and stays at its address. ${ASKED}`;
  if (article.firstPublished === undefined) return unseen('It was never published, so readers are shown nothing.');
  if (article.pubStatus === 'withheld') return seen(`It is held, and no feed has it. ${note}`);
  if (hasExpired) return seen(`It has expired, and no feed shows it. ${note}`);
  return seen(`It leaves ${feeds} at once. Your note takes its place there for ${STUB_DAYS} days, and stays at its address. ${ASKED}`);
}

/** After a hold or a withdrawal. `undefined`: it is shown again. */
function returnOf(article: Article, now: Instant): Consequence | undefined {
  const { firstPublished, embargoedUntil, expires } = article;
  if (expires !== undefined && expires <= now)
    return unseen('It has expired, so no feed shows it, and its address says that it has expired.');
  if (firstPublished !== undefined) return undefined;
  if (embargoedUntil !== undefined && embargoedUntil > now) return unseen('It is published when its embargo ends.');
  return seen(`It is published in ${feedsInWords(article)} at once.`);
}
