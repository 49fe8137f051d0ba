// What the reference says about articles and commands as the desk sends them.
import type { SchemaWords, Words } from '../words.ts';
import { CONDITION, IMAGE, LICENCE, OP, SOURCE_FEED } from './article-parts.ts';

/** Of an article as it is sent, whole. */
const DRAFT = {
  uri: ['The permanent id, an IRI. It is set with the first version and never changes.', 'it is made from the slug'],
  guid: [
    'The id in an RSS feed that moved here: any line of text of at most 2,048 characters, set with the first version only, and neither the "guid" nor the "uri" of another article.',
    'RSS has the "uri"',
  ],
  url: [
    'The page of the article on your site. null: it is made by the publisher’s "articleUrl" again.',
    'it is made by the publisher’s "articleUrl" for the first version, and kept after it',
  ],
  headline: 'The headline.',
  standfirst: ['The lines under the headline.', 'there are none'],
  by: ['Who wrote it.', 'nobody is named'],
  located: ['The place of the dateline.', 'there is none'],
  sections: 'Codes of the publisher’s sections, the main one first.',
  subjects: ['Subjects: a name as text, or a name with its code.', 'it has none'],
  language: ['The language (BCP 47).', 'the publisher’s language'],
  source: 'The organisation that the copy comes from.',
  bodyHtml:
    'The text as HTML. Relative addresses are resolved against the page of the article, and what feeds cannot show becomes text or a link.',
  images: ['Pictures, the lead picture first.', 'there are none'],
  firstCreated: ['When it was made, for back-dating. It never lies in the future.', 'the instant of the first version, and kept'],
  firstPublished: [
    'When it was first published, for back-dating. It lies neither in the future nor before the end of an embargo. null removes that of a held article.',
    'the instant of the publication, and kept',
  ],
  embargoedUntil: [
    'Nothing of it is public before this instant. null lifts the embargo, which publishes the article at once.',
    'the embargo is unchanged',
  ],
  expires: ['From this instant on it may not be shown.', 'it may be shown for ever'],
  edNote: ['A note to the desk, which is never public.', 'there is none'],
  urgency: ['1 (most urgent) to 9.', 'unknown'],
  copyrightHolder: ['Who holds the rights. For copy of other sources only.', 'the source'],
  copyrightNotice: ['The holder’s notice. For copy of other sources only.', 'a notice is made of the holder and the year'],
  licence: ['The holder’s licence. For copy of other sources only.', 'there is none'],
  sourceFeed: ['The feed that it was taken from. For copy of other sources only.', 'unknown'],
} as const;

/** Of the fields to replace. */
const CHANGES = Object.fromEntries(
  Object.entries<Words>(DRAFT).map(([name, words]): [string, Words] => [
    name,
    [typeof words === 'string' ? words : words[0], 'it stays as it is'],
  ]),
);

const CORRECTION = {
  note: 'What was wrong, for the public.',
  kind: ['"clarification" if nothing was wrong but something could be misread.', 'correction'],
  changes: ['Fields of the article to replace. They need If-Match.', 'the article stays as it is'],
} as const;

const WITHDRAWAL = {
  reason: 'Why, for the desk only.',
  note: ['What the public is told.', 'the usual note'],
} as const;

export const ARTICLE_REQUEST_FIELDS: Readonly<Record<string, SchemaWords>> = {
  ArticleRequest: { says: 'A whole article.', fields: DRAFT },
  ArticleChanges: {
    says: 'Fields of an article to replace. null empties a field that may be empty, as in a merge patch (RFC 7396).',
    fields: CHANGES,
  },
  BylineRequest: {
    says: 'Who wrote an article. A name is a text, or a name with its code.',
    fields: {
      names: ['People.', 'none'],
      desks: ['Desks.', 'none'],
      contact: ['How readers and partners reach them.', 'there is no contact'],
    },
  },
  TermRequest: {
    says: 'A name with its code.',
    fields: { code: ['The code.', 'the code of the name, which is found or made'], name: 'The name.' },
  },
  ImageRequest: { says: 'A picture, which is linked and not sent.', fields: IMAGE },
  HolderLicenceRequest: { says: 'The licence of a holder.', fields: LICENCE },
  SourceFeedRequest: { says: 'The feed that copy was taken from.', fields: SOURCE_FEED },
  CorrectionRequest: { says: 'A correction or a clarification.', fields: CORRECTION },
  WithdrawalRequest: { says: 'A withdrawal.', fields: WITHDRAWAL },
  Nothing: { says: 'An empty object: the call needs no members.' },
  BulkLine: { says: 'One command, as a line of NDJSON.' },
  PutLine: {
    says: 'Publishes an article or replaces it.',
    fields: {
      ...OP,
      article: 'The whole article.',
      significant: ['Whether readers should see the article as changed.', 'false'],
      ...CONDITION,
    },
  },
  CorrectLine: { says: 'Adds a correction or a clarification.', fields: { ...OP, ...CORRECTION, ...CONDITION } },
  WithdrawLine: { says: 'Withdraws an article.', fields: { ...OP, ...WITHDRAWAL, ...CONDITION } },
  StateLine: { says: 'Reinstates, holds or releases an article.', fields: { ...OP, ...CONDITION } },
};
