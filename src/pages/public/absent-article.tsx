// The page at the address of an article that was withdrawn, has expired or is held. It repeats nothing of the article: no headline, no author and no
// address.
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { type PagePublisher, type PublisherFrame, renderPage } from '../layout/layout.tsx';

export interface AbsentArticleProps {
  frame: PublisherFrame;
  end: Withdrawn | Expired | Held;
}

export interface Withdrawn {
  kind: 'withdrawn';
  at: Instant;
  /** The publisher's note to the public, in the publisher's language. */
  note: string;
}

export interface Expired {
  kind: 'expired';
  at: Instant;
}

export interface Held {
  kind: 'held';
}

const TITLES = {
  withdrawn: 'This article was withdrawn',
  expired: 'This article has expired',
  held: 'This article is not available at the moment',
} as const;

export function absentArticlePage({ frame, end }: AbsentArticleProps): string {
  const title = TITLES[end.kind];
  return renderPage({
    frame,
    title,
    children: (
      <div class="prose">
        <h1>{title}</h1>
        {end.kind === 'withdrawn' && <WithdrawalNote end={end} publisher={frame.publisher} />}
        {end.kind === 'expired' && <ExpiryNote end={end} publisher={frame.publisher} />}
        {end.kind === 'held' && <HoldNote publisher={frame.publisher} />}
        <p>
          <a href="/">Latest articles</a>
        </p>
      </div>
    ),
  });
}

function WithdrawalNote({ end, publisher }: { end: Withdrawn; publisher: PagePublisher }) {
  return (
    <>
      <p>
        <bdi>{publisher.name}</bdi> withdrew this article on <When instant={end.at} locale={publisher} />:
      </p>
      <blockquote dir="auto" lang={publisher.language}>
        {end.note}
      </blockquote>
      <p>Copies of the article should not be shown any longer.</p>
    </>
  );
}

function ExpiryNote({ end, publisher }: { end: Expired; publisher: PagePublisher }) {
  return (
    <p>
      <bdi>{publisher.name}</bdi> published this article for a limited time, which ended on <When instant={end.at} locale={publisher} />.
      Copies of the article should not be shown any longer.
    </p>
  );
}

function HoldNote({ publisher }: { publisher: PagePublisher }) {
  return (
    <p>
      <bdi>{publisher.name}</bdi> has taken this article off its pages for now. It may return to this address.
    </p>
  );
}
