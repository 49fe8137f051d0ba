// What every page has around its subject: head, masthead, landmarks, footer. Knows no publisher by name.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { FEED_FORMATS, FEED_MEDIA_TYPES, feedPath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { houseNotice, type Publisher } from '../../domain/publisher/publisher.ts';
import { type Instant, yearIn } from '../../domain/values/instant.ts';
import { absolute, type FeedListing, FORMAT_NAMES } from '../public/feed-links.tsx';
import { When } from './dates.tsx';
import { SCRIPT } from './script.ts';
import { SENT_STYLE } from './style.ts';

/** What is known about the house when a page is asked for. */
export interface Frame {
  /** Scheme and authority without a trailing slash. */
  origin: string;
  /** Absent before the publisher is set up, and where the Catalogue cannot be asked. */
  publisher?: PagePublisher | undefined;
  /** When the newest article was first published: the date in the masthead and the year of the notice. Never the clock's, so that an
   *  unchanged page keeps its bytes. Absent while nothing was published: there is no feed to announce then. */
  newestAt?: Instant | undefined;
}

export interface PublisherFrame extends Frame {
  publisher: PagePublisher;
}

export type PagePublisher = Pick<
  Publisher,
  'name' | 'description' | 'siteUrl' | 'language' | 'timeZone' | 'houseLine' | 'licensingContact' | 'publicContent' | 'faviconUrl'
>;

export interface LayoutProps {
  frame: Frame;
  /** Without the publisher's name. Absent on the front page, whose title and heading are the publisher's name. */
  title?: string;
  /** One sentence for search engines. */
  description?: string;
  /** Path of this page, for its canonical address and its place in the navigation. Absent: not a page to be indexed or linked. */
  path?: string;
  /** What this page is about, most specific first; the feed of everything is added. */
  feeds?: readonly FeedListing[];
  children?: Child;
}

/** A whole document, as text. */
export function renderPage(props: LayoutProps): string {
  return `<!doctype html>\n${(<Document {...props} />).toString()}\n`;
}

/** The pages' own words are English; the publisher's are marked with the publisher's language where that is another. */
function pageLanguage(frame: Frame): string {
  const language = frame.publisher?.language ?? 'en';
  return language.split('-')[0] === 'en' ? language : 'en';
}

function nameOf(frame: Frame): string {
  return frame.publisher?.name ?? 'Tearsheet';
}

function Document(props: LayoutProps) {
  return (
    <html lang={pageLanguage(props.frame)}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Masthead frame={props.frame} path={props.path} isFront={props.title === undefined} />
        <main id="content" tabindex={-1}>
          {props.children}
        </main>
        <Footer frame={props.frame} />
        <p id="announcement" class="visually-hidden" role="status" />
      </body>
    </html>
  );
}

function Head({ frame, title, description, path, feeds = [] }: LayoutProps) {
  const name = nameOf(frame);
  return (
    <head>
      <meta charset="utf-8" />
      <title>{tabTitle(name, title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description !== undefined && <meta name="description" content={description} />}
      {path === undefined ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={absolute(frame.origin, path)} />}
      <link rel="icon" href={frame.publisher?.faviconUrl ?? 'data:,'} />
      <Autodiscovery frame={frame} feeds={feeds} />
      <style>{raw(SENT_STYLE)}</style>
      <script>{raw(SCRIPT)}</script>
    </head>
  );
}

/** The publisher's name stands once in it: titles of feeds begin with it. */
function tabTitle(name: string, title = `${name}: feeds`): string {
  return title.startsWith(name) ? title : `${title} – ${name}`;
}

/** RSS autodiscovery: most specific first, absolute, and titles that can be told apart in a reader's list. */
function Autodiscovery({ frame, feeds }: { frame: Frame; feeds: readonly FeedListing[] }) {
  const everything: FeedListing = { name: 'all', label: nameOf(frame) };
  const hasFeeds = frame.publisher !== undefined && frame.newestAt !== undefined;
  const announced = hasFeeds ? [...feeds.filter((feed) => feed.name !== 'all'), everything] : [];
  return announced.flatMap((feed) =>
    FEED_FORMATS.map((format) => (
      <link
        rel="alternate"
        type={FEED_MEDIA_TYPES[format]}
        title={`${feed.label} (${feed.name === 'all' ? 'everything, ' : ''}${FORMAT_NAMES[format]})`}
        href={absolute(frame.origin, feedPath(feed.name, format))}
      />
    )),
  );
}

const NAVIGATION = [
  { path: '/', label: 'Front page' },
  { path: '/feeds', label: 'All feeds' },
  { path: TERMS_PATH, label: 'Terms of use' },
] as const;

function Masthead({ frame, path, isFront }: { frame: Frame; path?: string | undefined; isFront: boolean }) {
  const { publisher } = frame;
  const name = nameOf(frame);
  return (
    <header class="masthead">
      {isFront ? (
        <h1 class="nameplate" dir="auto" lang={publisher?.language}>
          {name}
        </h1>
      ) : (
        <p class="nameplate" dir="auto" lang={publisher?.language}>
          <a href="/">{name}</a>
        </p>
      )}
      {publisher !== undefined && <Dateline publisher={publisher} newestAt={frame.newestAt} />}
      <nav aria-label="Main">
        <ul>
          {NAVIGATION.map((item) => (
            <li>
              <a href={item.path} aria-current={item.path === path ? 'page' : undefined}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Dateline({ publisher, newestAt }: { publisher: PagePublisher; newestAt?: Instant | undefined }) {
  return (
    <p class="dateline">
      <span>
        {newestAt !== undefined && (
          <>
            Latest: <When instant={newestAt} place={publisher} precision="day" />
          </>
        )}
      </span>
      <span>
        <a href={publisher.siteUrl}>{new URL(publisher.siteUrl).hostname.replace(/^www\./, '')}</a>
      </span>
    </p>
  );
}

function Footer({ frame: { publisher, newestAt } }: { frame: Frame }) {
  return (
    <footer>
      {publisher !== undefined && newestAt !== undefined && (
        <p class="notice" dir="auto" lang={publisher.language}>
          {houseNotice(publisher, yearIn(publisher.timeZone, newestAt))}
        </p>
      )}
      <ul class="inline">
        <li>
          <a href={TERMS_PATH} rel="license">
            Terms of use
          </a>
        </li>
        <li>
          <a href="/feeds">All feeds</a>
        </li>
        <li>
          <a href="/feeds.opml">Feeds as OPML</a>
        </li>
        {publisher !== undefined && <li>All times are those of {publisher.timeZone.replaceAll('_', ' ')}</li>}
      </ul>
    </footer>
  );
}
