// What all pages share: head, masthead, landmarks, footer. No publisher is named here.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { FEED_FORMATS, FEED_MEDIA_TYPES, feedPath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { houseNotice } from '../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { type Instant, yearIn } from '../../domain/values/instant.ts';
import { absolute, type FeedListing, FORMAT_NAMES } from '../public/feed-links.tsx';
import { When } from './dates.tsx';
import { Headline } from './headline.tsx';
import { ICON_PATH, largeIconOf, smallIconOf, TOUCH_ICON_PATH } from './icons.ts';
import { SCRIPT } from './script.ts';
import { MINIFIED_STYLE } from './style.ts';

/** The site that a page belongs to. */
export interface Frame {
  /** Scheme and authority without a trailing slash. */
  origin: string;
  /** Absent before the publisher is set up, and while the Catalogue cannot be reached. */
  publisher?: PagePublisher | undefined;
  /** When the newest article was first published: the date in the masthead and the year of the notice. The clock is not used, so that an
   *  unchanged page keeps its bytes. Absent before the first article: the page then announces no feed. */
  newestAt?: Instant | undefined;
}

export interface PublisherFrame extends Frame {
  publisher: PagePublisher;
}

export type PagePublisher = Pick<
  Publisher,
  | 'name'
  | 'description'
  | 'siteUrl'
  | 'language'
  | 'timeZone'
  | 'houseLine'
  | 'licensingContact'
  | 'publicContent'
  | 'iconUrl'
  | 'faviconUrl'
>;

export interface LayoutProps {
  frame: Frame;
  /** Without the publisher's name. Absent on the front page, whose title and heading are that name. */
  title?: string;
  /** One sentence for search engines. */
  description?: string;
  /** Path of this page, for the canonical link and the navigation. Absent: search engines must not index the page. */
  path?: string;
  /** Feeds that the page announces, most specific first; the feed `all` is added. */
  feeds?: readonly FeedListing[];
  /** More elements for the head. */
  head?: Child;
  /** The page has the notice of an article, so the footer does not repeat the house notice. */
  hasNotice?: boolean;
  children?: Child;
}

/** Renders a whole HTML document. */
export function renderPage(props: LayoutProps): string {
  return `<!doctype html>\n${(<Document {...props} />).toString()}\n`;
}

/** The language of the page's own text, which is English, in the publisher's variant if the publisher has one. Texts of the publisher have a
 *  `lang` of their own. */
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
        <Footer frame={props.frame} hasNotice={props.hasNotice === true} />
        <p id="announcement" class="visually-hidden" role="status" />
      </body>
    </html>
  );
}

function Head({ frame, title, description, path, feeds = [], head }: LayoutProps) {
  const name = nameOf(frame);
  return (
    <head>
      <meta charset="utf-8" />
      <title>{tabTitle(name, title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description !== undefined && <meta name="description" content={description} />}
      {path === undefined ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={absolute(frame.origin, path)} />}
      <Icons publisher={frame.publisher} />
      {head}
      <Autodiscovery frame={frame} feeds={feeds} />
      <style>{raw(MINIFIED_STYLE)}</style>
      <script>{raw(SCRIPT)}</script>
    </head>
  );
}

function Icons({ publisher }: { publisher?: PagePublisher | undefined }) {
  const [small, large] = publisher === undefined ? [] : [smallIconOf(publisher), largeIconOf(publisher)];
  return (
    <>
      <link rel="icon" href={small ?? ICON_PATH} />
      <link rel="apple-touch-icon" href={large ?? TOUCH_ICON_PATH} />
      {publisher !== undefined && <link rel="manifest" href="/manifest.webmanifest" />}
    </>
  );
}

/** Adds the publisher's name, unless the title begins with it as titles of feeds do. */
function tabTitle(name: string, title = `${name}: feeds`): string {
  return title === name || title.startsWith(`${name}: `) ? title : `${title} – ${name}`;
}

/** RSS autodiscovery: absolute addresses, most specific first, with titles that differ in a feed reader's list. */
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
          <Headline text={name} />
        </h1>
      ) : (
        <p class="nameplate" dir="auto" lang={publisher?.language}>
          <a href="/">
            <Headline text={name} />
          </a>
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
            Latest: <When instant={newestAt} locale={publisher} precision="day" />
          </>
        )}
      </span>
      <span>
        <a href={publisher.siteUrl}>{new URL(publisher.siteUrl).hostname.replace(/^www\./, '')}</a>
      </span>
    </p>
  );
}

function Footer({ frame: { publisher, newestAt }, hasNotice }: { frame: Frame; hasNotice: boolean }) {
  return (
    <footer>
      {publisher !== undefined && newestAt !== undefined && !hasNotice && (
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
        <li>
          <a href="/docs">For developers</a>
        </li>
        {publisher !== undefined && <li>All times are {placeIn(publisher.timeZone)} time</li>}
      </ul>
    </footer>
  );
}

/** The city of an IANA time zone: "London" for Europe/London, "UTC" for UTC. */
function placeIn(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
