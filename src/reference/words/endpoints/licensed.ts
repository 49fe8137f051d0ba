// What the reference says about endpoints for partners.
import { CURSOR, type EndpointWords, limitOf, type Words } from '../words.ts';

const FILTERS: Readonly<Record<string, Words>> = {
  section: ['The code of a section. Only its articles are listed.', 'all sections of the agreement'],
  subject: ['The code of a subject. Only its articles are listed.', 'all subjects of the agreement'],
  language: ['A language tag (BCP 47); "en" includes en-GB. Only articles in it are listed.', 'all languages of the agreement'],
  since: ['Only articles first published at or after this instant are listed.', 'the whole archive of the agreement'],
  limit: limitOf('articles', 50),
  page: ['The value in a "next" link.', 'the first page'],
};

const FEED = [
  'Everything that the agreement grants, newest first. Filters narrow it and never widen it.',
  'A page has at most "limit" articles and at most 2 MB before compression. What does not fit is on the next page, and is counted when that page is pulled. A page may have few articles or none, and still a next one.',
  'An article that was withdrawn after you received it is at the beginning for 14 days, under the same id, with the publisher’s note and the deadline for removing every copy. An article that is held or has expired disappears without a trace; listChanges names it.',
  'Send the ETag of the last answer in If-None-Match: a 304 costs no quota. If-Modified-Since is ignored, because a changed notice must reach everybody.',
] as const;

const NEXT_LINK = {
  rss: 'The next page is the link with the relation "next" (RFC 5005 §3).',
  json: 'The next page is at "next_url".',
  ninjs: 'The next page is at "next".',
} as const;

const TOKEN: Readonly<Record<string, Words>> = { token: 'The feed token. It is a secret, and so is the address.' };
const TOKEN_FEED = [
  'For readers that can send neither a header nor a password. The address is the secret, so the document does not contain it, and "next" is a query alone, relative to it.',
  'A feed token cannot acknowledge a withdrawal. That takes a key with the scope "withdrawals".',
] as const;

const ARTICLE = [
  'A delivery: it is counted against the quota unless this article was counted before, and it has a receipt.',
  'Send the ETag of the last answer in If-None-Match: a 304 costs no quota.',
] as const;
const SLUG: Readonly<Record<string, Words>> = { slug: 'The slug of the article.' };

export const LICENSED_WORDS = {
  getAccount: {
    summary: 'your name, agreement, standing, quota and what waits for you',
    says: [
      'Where to begin: it shows what the key may do, and how many withdrawals wait for an acknowledgement. Suspended partners may read it too.',
    ],
  },
  getUsage: {
    summary: 'what you received, by day, article or key',
    says: [
      'As JSON, or as CSV for spreadsheets. In CSV, a slug that begins with "-" has an apostrophe before it, so that it is no formula.',
    ],
    parameters: {
      from: ['The first day, in UTC.', '31 days up to the last day'],
      to: ['The last day, in UTC.', 'today'],
      by: ['By what the rows are grouped.', 'day'],
      limit: ['How many rows the answer may have.', '1,000; 10,000 as CSV'],
      format: ['The format of the answer.', 'CSV if Accept names text/csv, else JSON'],
    },
  },
  getReceipt: {
    summary: 'the receipt of a delivery',
    says: [
      'A compact JWS, signed with Ed25519. The same delivery always has the same receipt, byte for byte. Licensed feeds link to it, and verifyReceipt says what it proves.',
      'Until the embargo of its article ends, the key needs the scope "embargoed".',
    ],
    parameters: { id: 'The id of the receipt, such as main.1.harvest-street-merger.1.full.' },
  },
  getLicensedRss: { summary: 'what your agreement grants, as RSS', says: [...FEED, NEXT_LINK.rss], parameters: FILTERS },
  getLicensedAtom: {
    summary: 'what your agreement grants, as Atom',
    says: [...FEED, `${NEXT_LINK.rss} A withdrawn article has a tombstone (RFC 6721) as well.`],
    parameters: FILTERS,
  },
  getLicensedJsonFeed: { summary: 'what your agreement grants, as JSON Feed', says: [...FEED, NEXT_LINK.json], parameters: FILTERS },
  getLicensedNinjs: { summary: 'what your agreement grants, as ninjs 3.1', says: [...FEED, NEXT_LINK.ninjs], parameters: FILTERS },
  getTokenRss: { summary: 'the licensed feed as RSS, for readers without headers', says: TOKEN_FEED, parameters: { ...TOKEN, ...FILTERS } },
  getTokenAtom: {
    summary: 'the licensed feed as Atom, for readers without headers',
    says: TOKEN_FEED,
    parameters: { ...TOKEN, ...FILTERS },
  },
  getTokenJsonFeed: {
    summary: 'the licensed feed as JSON Feed, for readers without headers',
    says: TOKEN_FEED,
    parameters: { ...TOKEN, ...FILTERS },
  },
  getArticle: { summary: 'one article as ninjs', says: ARTICLE, parameters: SLUG },
  getArticleHtml: {
    summary: 'one article as HTML to paste',
    says: [
      'A fragment: hints for the head of the page, headline, standfirst, byline, and the text with its notice. In the form "summary", the standfirst is the text.',
      ...ARTICLE,
    ],
    parameters: SLUG,
  },
  getArticleText: {
    summary: 'one article as plain text',
    says: [
      '72 columns wide; lines of the notice are never wrapped. It is not Markdown: rendered as such, a line that begins with "<!--" hides everything after it, the notice too.',
      ...ARTICLE,
    ],
    parameters: SLUG,
  },
  listChanges: {
    summary: 'what happened since a cursor',
    says: [
      'Keep the cursor of each answer, and send it with the next call. While "more" is true, call again at once.',
      '410 resync-required means that the cursor can no longer be used. Begin again without a cursor, and delete from your store every article that does not come back, because its delivery has ended. What you have published must come down if it was withdrawn; for the rest, see "afterTerm" and "displayDays" of the agreement.',
    ],
    parameters: {
      cursor: ['The cursor of your last answer.', 'the list begins with the agreement and everything that you may see'],
      limit: ['How many changed articles an answer may have.', '100'],
      wait: ['For how many seconds an empty answer is held back until something happens.', '0'],
    },
  },
  listWithdrawals: {
    summary: 'withdrawals of what you received',
    says: [
      'Open ones first. A page has fewer than "limit" if they are long.',
      'If the publisher replaces the note of a withdrawal, the withdrawal gets another id, and the earlier one is lifted. You owe nothing new: the deadline counts from "since", and an acknowledgement of either id counts for the new one.',
    ],
    parameters: { limit: limitOf('withdrawals', 100), cursor: CURSOR },
  },
  acknowledgeWithdrawal: {
    summary: 'acknowledges a withdrawal',
    says: ['Says that the article is gone. The same acknowledgement again gets the same answer. Suspended partners may acknowledge too.'],
    parameters: { id: 'The id of the withdrawal.' },
  },
  decideUse: {
    summary: 'whether you may use an article in a certain way',
    says: [
      'Nothing is delivered or counted. A refusal lists every reason against the use; the reasons of a grant say why it grants less than agreed.',
      'Embargoed copy that you already hold is refused until its release. From then on the answer is the same as for published copy.',
      '404 if the article does not exist or you may not know of it, and 410 if it was withdrawn or has expired.',
    ],
  },
  listAgreements: {
    summary: 'your agreements, their notices and acceptances',
    says: ['The agreement of the key first. A page has as many as fit one answer.'],
    parameters: { cursor: CURSOR },
  },
  getAgreementVersion: {
    summary: 'any version of an agreement',
    says: ['Unchanged since it was made.'],
    parameters: { id: 'The id of the agreement.', version: 'The number of the version.' },
  },
  acceptNotice: {
    summary: 'accepts a notice that changed',
    says: [
      'Of the agreement in force, or of the version that is scheduled. Accepting twice changes nothing. If the notice has changed since you read it, the answer is 409 notice-changed.',
    ],
    parameters: { id: 'The id of the agreement.' },
  },
  rotateOwnKey: {
    summary: 'replaces the key of the request by a new one',
    says: [
      'The new key has the same agreement, scopes, addresses and expiry, and this answer is the only one that has it: nothing stores it.',
      'A key is rotated once. A second request is 404 and names the successor. If its answer was lost, the desk or a person with the right "keys" at the portal rotates the successor. A key that expires sooner than the overlap ends then.',
    ],
  },
  makeTestKey: {
    summary: 'makes a test key',
    says: [
      'The test key has the agreement and the addresses of the key of the request, opens the sandbox only, and is in this answer and in no other. A test key makes no others: 403.',
      'A partner has at most 20 test keys that can be used, and makes at most 20 within a day: then 413 too-large. People with the right "keys" make test keys at the portal.',
    ],
  },
  revokeTestKey: {
    summary: 'revokes a test key',
    says: [
      'At once. Test keys under the agreement of the key of the request, whoever made them, are revoked so, also by themselves. Only the desk revokes other keys.',
    ],
    parameters: { key: 'The id of the test key.' },
  },
  changeSandbox: {
    summary: 'publishes, corrects and withdraws synthetic articles',
    says: [
      'For test keys. All endpoints for partners then show these articles to test keys, and to no other key. They are counted apart.',
      'An action that is impossible in the present state of the article is 422. A sandbox has room for 100 articles and 1,000 steps. After "clear", cursors of test keys are answered with 410 resync-required, which is worth testing too.',
    ],
  },
} as const satisfies Record<string, EndpointWords>;
