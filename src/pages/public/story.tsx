// An article on a page: as a teaser, and as a feed reader would show it. Its texts may be in any language, so each element has its own `lang`
// and `dir`.
import { raw } from 'hono/html';
import { stubTitle } from '../../domain/articles/stub-title.ts';
import type { FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';
import { feedPagePath } from '../../domain/feeds/feed-name.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import type { PagePublisher } from '../layout/layout.tsx';
import { Byline, pictureCredit, Source } from './credits.tsx';
import { withOwnIds } from './entry-ids.ts';

export interface StoryProps {
  entry: FeedEntry;
  publisher: PagePublisher;
}

/** The lead image, headline, standfirst, byline and date. A withdrawn article has the note and the date of its withdrawal instead. `isLead`: the
 *  article is the first on the page. */
export function Teaser({ entry, publisher, isLead = false }: StoryProps & { isLead?: boolean }) {
  return (
    <article class={entry.withdrawn === undefined ? 'story' : 'story withdrawn'} lang={entry.language ?? publisher.language}>
      {entry.image !== undefined && <LeadImage image={entry.image} isLead={isLead} />}
      <Kicker entry={entry} />
      <StoryHeadline entry={entry} />
      {(entry.withdrawn === undefined || !titleIsNote(entry)) && (
        <p class="standfirst" dir="auto">
          {entry.withdrawn?.note ?? entry.summary}
        </p>
      )}
      <Provenance entry={entry} publisher={publisher} />
      {entry.source !== undefined && (
        <p class="rights" dir="auto">
          {entry.rights}
        </p>
      )}
    </article>
  );
}

/** The entry with its whole content. Its HTML was sanitised when it was stored, and ends with the notice. */
export function FullEntry({ entry, publisher }: StoryProps) {
  return (
    <article class="entry" lang={entry.language ?? publisher.language}>
      <Kicker entry={entry} />
      <StoryHeadline entry={entry} />
      {/* The content already contains the corrections. */}
      <Provenance entry={{ ...entry, corrections: [] }} publisher={publisher} />
      <div class="entry-content" dir="auto">
        {titleIsNote(entry) ? <p>{entry.rights}</p> : raw(withOwnIds(entry.contentHtml, entry.slug))}
      </div>
    </article>
  );
}

/** A withdrawn article has the beginning of a long note as its title. The whole note follows, so that the headline says no part of it. */
function StoryHeadline({ entry: { title, url, withdrawn } }: { entry: FeedEntry }) {
  const isBeginning = withdrawn !== undefined && title !== withdrawn.note && title === stubTitle(withdrawn.note);
  return (
    <h3 class="headline" dir="auto" lang={isBeginning ? 'en' : undefined}>
      <a href={url}>
        <Headline text={isBeginning ? 'This article was withdrawn' : title} />
      </a>
    </h3>
  );
}

/** True if the title of a withdrawn article is its whole note, which must not be shown twice. */
function titleIsNote({ title, withdrawn }: FeedEntry): boolean {
  return title === withdrawn?.note;
}

function Kicker({ entry }: { entry: FeedEntry }) {
  const section = entry.categories.find((category) => category.kind === 'section');
  if (entry.withdrawn !== undefined) {
    return (
      <p class="kicker" lang="en">
        Withdrawn
      </p>
    );
  }
  return (
    <p class="kicker" dir="auto">
      {section !== undefined && <a href={feedPagePath(`sections/${section.code}`)}>{section.label}</a>}
    </p>
  );
}

function Provenance({ entry, publisher }: StoryProps) {
  const latest = entry.corrections.at(-1);
  return (
    <div class="meta" lang="en">
      {entry.authors.length > 0 && <Byline authors={entry.authors} />}
      <p>
        <When instant={entry.withdrawn?.at ?? entry.published} locale={publisher} />
        {entry.source !== undefined && (
          <>
            {' · '}
            <Source source={entry.source} />
          </>
        )}
      </p>
      {latest !== undefined && (
        <p class="correction">
          {latest.kind === 'clarification' ? 'Clarified' : 'Corrected'} <When instant={latest.at} locale={publisher} />:{' '}
          <span dir="auto" lang={entry.language ?? publisher.language}>
            {latest.note}
          </span>
        </p>
      )}
    </div>
  );
}

/** The figure has its aspect ratio before the picture is loaded, so that the page does not move when it is. */
function LeadImage({ image, isLead }: { image: FeedImage; isLead: boolean }) {
  const credit = pictureCredit(image);
  return (
    <figure class="lead-image">
      <img
        src={image.url}
        alt={image.alt ?? ''}
        width={image.widthPixels}
        height={image.heightPixels}
        loading={isLead ? undefined : 'lazy'}
        decoding="async"
      />
      {credit !== '' && <figcaption dir="auto">{credit}</figcaption>}
    </figure>
  );
}
