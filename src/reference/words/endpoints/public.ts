// What the reference says about endpoints for everybody.
import type { EndpointWords, Words } from '../words.ts';

const OTHER_SPELLING = { 308: 'The address has another spelling, or the feed was merged into another. Location has the address to use.' };

const KIND: Words = 'Whether the feed is of a section, a subject or an author. Desks are authors.';
const CODE: Words = 'The code of the section, the subject or the author.';
const FORMAT: Words = 'RSS 2.0, Atom or JSON Feed. All have the same entries, dates and authors.';
const RAW: Words = ['With it, a browser gets the document itself.', 'a browser that opens the address gets a page that shows the feed'];

const POLLING =
  'Poll with the ETag of the last answer in If-None-Match: 304 means that nothing has changed. The document has the newest 50 articles, or all of the 48 hours before the newest if these are more, up to 250; the 50 that joined the feed last; and older ones that were significantly changed, reinstated, released from a hold or withdrawn within 14 days.';
const ARCHIVE = 'Page 1 is the oldest (RFC 5005 §4). The content of a full page never moves to another.';

export const PUBLIC_WORDS = {
  getFeedOfAll: {
    summary: 'the feed of all articles',
    says: ['All public articles, newest first.', POLLING],
    parameters: { format: FORMAT, raw: RAW },
    answers: OTHER_SPELLING,
  },
  getFeed: {
    summary: 'the feed of a section, a subject or an author',
    says: ['The public articles of one section, subject or author, newest first.', POLLING],
    parameters: { kind: KIND, code: CODE, format: FORMAT, raw: RAW },
    answers: OTHER_SPELLING,
  },
  getArchiveOfAll: {
    summary: 'one page of the archive of all articles',
    says: [ARCHIVE],
    parameters: { page: 'The number of the page.', format: FORMAT, raw: RAW },
    answers: OTHER_SPELLING,
  },
  getArchive: {
    summary: 'one page of the archive of a feed',
    says: [ARCHIVE, 'Of a feed that was merged into another, every page leads to the newest articles of the other.'],
    parameters: { kind: KIND, code: CODE, page: 'The number of the page.', format: FORMAT, raw: RAW },
    answers: OTHER_SPELLING,
  },
  getPageOfAll: { summary: 'a page about the feed of all articles', says: ['For people.'], answers: OTHER_SPELLING },
  getFeedPage: {
    summary: 'a page about one feed',
    says: ['For people.'],
    parameters: { kind: KIND, code: CODE },
    answers: OTHER_SPELLING,
  },
  getFrontPage: {
    summary: 'the front page',
    says: ['For people: the publisher, the feeds, the latest articles, the terms.'],
    answers: { 308: 'The address names a feed as WordPress does, such as /?feed=rss2. Location has the feed.' },
  },
  getFeedDirectory: {
    summary: 'the directory of feeds',
    says: ['For people: sections in the publisher’s order, subjects and authors by name.'],
    parameters: { subjects: ['The number of the subject at which the list begins, such as 501.', 'it begins at the first'] },
    answers: OTHER_SPELLING,
  },
  getFeedList: {
    summary: 'the directory of feeds as OPML 2.0',
    says: ['For import into a feed reader: the feed of all articles, and a folder with the feeds of the sections.'],
    parameters: {
      include: [
        '"subjects", "authors" or "subjects,authors": a folder of each, with the 2,000 feeds that have most articles.',
        'sections only',
      ],
    },
    answers: OTHER_SPELLING,
  },
  getPublicArticle: {
    summary: 'the page of an article',
    says: [
      'For people. Where the settings say that articles are on the publisher’s own site, it leads there.',
      'Withdrawn and expired articles are 410. An article that is held, under embargo or unknown is 404.',
    ],
    parameters: { slug: 'The slug of the article.' },
    answers: { 303: 'The article is on the publisher’s own site. Location has its page there.', ...OTHER_SPELLING },
  },
  getNewsSitemap: { summary: 'articles of the last 48 hours, for news search', says: ['A sitemap with the extension for news.'] },
  getRobots: { summary: 'what crawlers may fetch', says: ['The robots.txt of the service (RFC 9309).'] },
  getManifest: { summary: 'the web app manifest', says: ['Pages link to it: name, icons and colours of the site for a device.'] },
  getFavicon: {
    summary: 'the small icon',
    says: ['For programs that look for no link.'],
    answers: { 302: 'Location has the icon of the publisher, or else that of this program.' },
  },
  getTouchIcon: {
    summary: 'the icon for home screens',
    says: ['For devices that look for no link.'],
    answers: { 302: 'Location has the icon of the publisher, or else that of this program.' },
  },
  getPublicTerms: { summary: 'the terms of use', says: ['For people. Every licence link of a public feed leads here.'] },
  getDocumentation: {
    summary: 'the documentation that you are reading',
    says: ['For people. One page with everything that "openapi.json" describes, and with quick starts.'],
  },
  getProblemList: { summary: 'every type of error', says: ['For people.'] },
  getProblemType: {
    summary: 'what one type of error means, and what to do',
    says: ['For people. The "type" of every error is the path of such a page.'],
    parameters: { type: 'The name of the type.' },
    answers: OTHER_SPELLING,
  },
  getReceiptKeys: {
    summary: 'the public keys of receipts',
    says: ['A JWK set (RFC 7517). It has the keys of earlier receipts too.'],
  },
  verifyReceipt: {
    summary: 'what a receipt proves, and whether a text is the licensed one',
    says: [
      'Every delivery of licensed copy has a receipt. Anybody who has one may ask what it proves.',
      'Both texts are normalised before they are compared: invisible characters are removed (Unicode category Cf, variation selectors), the text is brought to NFC with at most thirty combining marks per character, dashes and bullets that stand alone are removed, and every run of white space becomes one space.',
      'A receipt that is not genuine is a 200 too: the answer is the result of the check.',
    ],
  },
  getHealth: {
    summary: 'whether the service answers',
    says: ['200 while the Catalogue answers, else 503. Feeds work without secrets, so that a secret that cannot be used is no error.'],
  },
  getIndexOfRoutes: { summary: 'every address for partners', says: ['It needs no key. Addresses are templates (RFC 6570).'] },
} as const satisfies Record<string, EndpointWords>;
