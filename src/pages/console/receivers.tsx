// Who received an article, as far as the partners' objects have answered, and who would have to take it down first.

import { durationInWords } from '../../domain/agreements/words/phrases.ts';
import type { Article } from '../../domain/articles/article.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { type Instant, MINUTE_MS, msOf } from '../../domain/values/instant.ts';
import { type Locale, When } from '../layout/dates.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

export interface Receiver {
  name: string;
  /** Until when it would have to take the article down if that were withdrawn now. */
  deadline: Instant;
}

export interface Receivers {
  /** Sorted by name. */
  received: readonly Receiver[];
  /** Number of partners whose objects have answered. */
  asked: number;
  /** Number of partners that were to be asked. */
  listed: number;
  /** How many other partners there are, which were not to be asked. */
  unasked: number;
}

interface FragmentProps {
  receivers: Receivers;
  locale: Locale;
  nowMs: number;
}

/** The same as a page, for those who follow the link to it. */
export function receiversPage({
  frame,
  article,
  ...shown
}: FragmentProps & { frame: ConsoleFrame; article: Pick<Article, 'slug' | 'headline'> }): string {
  return renderConsolePage({
    frame,
    title: `Receivers of ${article.headline}`,
    children: (
      <>
        <p class="over">
          <a href={`${ARTICLES_PATH}/${article.slug}`}>
            <bdi>{article.headline}</bdi>
          </a>
        </p>
        <h1>Partners that received it</h1>
        <ReceiversList {...shown.receivers} />
        <FirstDeadline {...shown} />
      </>
    ),
  });
}

export function receiversFragment(props: FragmentProps): string {
  return (
    <>
      <ReceiversList {...props.receivers} />
      <FirstDeadline {...props} />
    </>
  ).toString();
}

function ReceiversList(receivers: Receivers) {
  const { received, asked, listed, unasked } = receivers;
  return (
    <p class="hint">
      {listed === 0 ? 'There is no partner that could have received it' : countOf(receivers)}
      {received.length > 0 && ': '}
      {received.map(({ name }, index) => (
        <>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </>
      ))}
      {`.${asked > 0 && asked < listed ? ` ${listed - asked} could not be asked just now.` : ''}`}
      {unasked > 0 && ` ${grouped(unasked)} other ${unasked === 1 ? 'partner was' : 'partners were'} not asked. A withdrawal reaches all.`}
    </p>
  );
}

function countOf({ received, asked, unasked }: Receivers): string {
  if (asked === 0) return 'No partner could be asked just now';
  if (asked === 1 && unasked === 0)
    return received.length === 0 ? 'The one partner that was asked did not receive it' : 'Received by the one partner that was asked';
  const of = `of the ${unasked > 0 ? 'first ' : ''}${asked} partners that were asked`;
  return received.length === 0 ? `None ${of} received it` : `Received by ${received.length} ${of}`;
}

function FirstDeadline({ receivers: { received }, locale, nowMs }: FragmentProps) {
  const [first] = received.toSorted((one, other) => msOf(one.deadline) - msOf(other.deadline));
  if (first === undefined) return null;
  // The object of the partner has counted from a moment ago.
  const minutes = Math.max(1, Math.round((msOf(first.deadline) - nowMs) / MINUTE_MS));
  return (
    <p class="hint">
      If it were withdrawn now, <bdi>{first.name}</bdi> would be the first that has to take it down: within {durationInWords(minutes)}, by{' '}
      <When instant={first.deadline} locale={locale} />.
    </p>
  );
}
