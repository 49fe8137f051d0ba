// The page of an article: what public feeds may contain of it, set for reading. Its texts may be in any language, so each element has its own `lang`
// and `dir`.
import { raw } from 'hono/html';
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import type { ArticlePage } from '../../domain/feeds/article-page.ts';
import type { FeedImage } from '../../domain/feeds/feed-document.ts';
import { articlePath, type FeedName, feedPagePath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { type PagePublisher, type PublisherFrame, renderPage } from '../layout/layout.tsx';
import { ArticleHead } from './article-head.tsx';
import { Byline, pictureCredit, Source } from './credits.tsx';
import { absolute, type FeedListing } from './feed-links.tsx';

export interface ArticleProps {
  frame: PublisherFrame;
  page: ArticlePage;
}

interface Parts {
  page: ArticlePage;
  publisher: PagePublisher;
}

export function articlePage({ frame, page }: ArticleProps): string {
  const { publisher, origin } = frame;
  const here = absolute(origin, articlePath(page.slug));
  return renderPage({
    frame,
    title: page.title,
    ...(page.summary === undefined ? {} : { description: page.summary }),
    path: articlePath(page.slug),
    feeds: announcedFeeds(page, publisher),
    head: <ArticleHead frame={frame} page={page} />,
    hasNotice: true,
    children: (
      <article class="article" lang={page.language ?? publisher.language}>
        <Opening page={page} publisher={publisher} />
        {page.lead !== undefined && <Picture image={page.lead} isLead />}
        {page.corrections.length > 0 && <Corrections page={page} publisher={publisher} />}
        {page.bodyHtml !== '' && (
          <div class="article-text" dir="auto">
            {raw(page.bodyHtml)}
          </div>
        )}
        {page.morePictures.map((image) => (
          <Picture image={image} />
        ))}
        {page.contentForm === 'summary' && page.canonicalUrl !== here && <WhereToReadOn canonicalUrl={page.canonicalUrl} />}
        <Closing page={page} />
      </article>
    ),
  });
}

function Opening({ page, publisher }: Parts) {
  const section = page.categories.find(({ kind }) => kind === 'section');
  return (
    <div class="article-opening">
      {section !== undefined && (
        <p class="kicker" dir="auto">
          <a href={feedPagePath(`sections/${section.code}`)}>{section.label}</a>
        </p>
      )}
      <h1 class="article-headline" dir="auto">
        <Headline text={page.title} />
      </h1>
      {page.summary !== undefined && (
        <p class="standfirst" dir="auto">
          {page.summary}
        </p>
      )}
      <div class="meta" lang="en">
        {page.authors.length > 0 && <Byline authors={page.authors} />}
        <p>
          {page.located !== undefined && (
            <>
              <span class="located" dir="auto" lang={page.language ?? publisher.language}>
                {page.located}
              </span>
              {' · '}
            </>
          )}
          <When instant={page.published} locale={publisher} />
          {page.updated > page.published && (
            <>
              {' · Updated '}
              <When instant={page.updated} locale={publisher} />
            </>
          )}
          {page.source !== undefined && (
            <>
              {' · '}
              <Source source={page.source} />
            </>
          )}
        </p>
      </div>
    </div>
  );
}

/** The figure has its aspect ratio before the picture is loaded, so that the page does not move when it is. */
function Picture({ image, isLead = false }: { image: FeedImage; isLead?: boolean }) {
  const credit = pictureCredit(image);
  return (
    <figure class="article-picture">
      <img
        src={image.url}
        alt={image.alt ?? ''}
        width={image.widthPixels}
        height={image.heightPixels}
        fetchpriority={isLead ? 'high' : undefined}
        loading={isLead ? undefined : 'lazy'}
        decoding="async"
      />
      {(image.caption !== undefined || credit !== '') && (
        <figcaption dir="auto">
          {image.caption} {credit !== '' && <span class="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** Oldest first, as in feeds. */
function Corrections({ page, publisher }: Parts) {
  return (
    <div class="corrections">
      {page.corrections.map((correction) => (
        <p>
          <span lang="en">
            <strong>{correctionTitle(correction)}</strong>, <When instant={correction.at} locale={publisher} />:
          </span>{' '}
          <span dir="auto">{correction.note}</span>
        </p>
      ))}
    </div>
  );
}

function WhereToReadOn({ canonicalUrl }: Pick<ArticlePage, 'canonicalUrl'>) {
  return (
    <p class="read-on" lang="en">
      <a href={canonicalUrl}>Read the whole article at {new URL(canonicalUrl).hostname.replace(/^www\./, '')}</a>
    </p>
  );
}

function Closing({ page }: { page: ArticlePage }) {
  const feeds = feedsOf(page);
  return (
    <div class="article-end">
      <p class="notice" dir="auto">
        {page.rights}
      </p>
      <p lang="en">
        <Licence licence={page.licence} />
        {page.contact !== undefined && (
          <>
            {' '}
            Contact: <Contact contact={page.contact} />
          </>
        )}
      </p>
      {feeds.length > 0 && (
        <nav aria-label="More on this" lang="en">
          <h2>More on this</h2>
          <ul class="inline">
            {feeds.map(({ name, label }) => (
              <li>
                <a href={feedPagePath(name)} dir="auto">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Licence({ licence }: Pick<ArticlePage, 'licence'>) {
  if (licence === 'unspecified') return <>Ask its holder before you reproduce it.</>;
  if (licence === 'house')
    return (
      <>
        To reproduce it, see the <a href={TERMS_PATH}>terms of use</a>.
      </>
    );
  return (
    <>
      Licence:{' '}
      <a href={licence.url} rel="license">
        {licence.title ?? licence.url}
      </a>
      .
    </>
  );
}

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i;

function Contact({ contact }: { contact: string }) {
  return <bdi>{EMAIL.test(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : contact}</bdi>;
}

/** The feeds that the article is in, besides that of all articles. */
function feedsOf({ categories, authors }: ArticlePage): FeedListing[] {
  const authorFeeds = authors.flatMap(({ name, url }): FeedListing[] => {
    const code = url?.startsWith(AUTHOR_PAGES) === true ? url.slice(AUTHOR_PAGES.length) : undefined;
    return code === undefined ? [] : [{ name: `authors/${code}`, label: name }];
  });
  const topics = categories.map(({ kind, code, label }) => ({ name: `${kind}s/${code}` satisfies FeedName, label }));
  return [...topics, ...authorFeeds];
}

/** A section and a subject may have the same name, and a reader shows only the titles. */
function announcedFeeds(page: ArticlePage, { name: publisherName }: PagePublisher): FeedListing[] {
  const feeds = feedsOf(page);
  return feeds.map(({ name, label }) => {
    const isOnly = feeds.filter((other) => other.label === label).length === 1;
    return { name, label: `${publisherName}: ${label}${isOnly ? '' : ` (${name.slice(0, name.indexOf('/') - 1)})`}` };
  });
}

const AUTHOR_PAGES = feedPagePath('authors/');
