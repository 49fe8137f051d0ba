// What the reference says about articles as the desk sees them.
import { NEXT, type SchemaWords } from '../words.ts';
import { IMAGE, LICENCE, PUB_STATUS, SOURCE_FEED, TIMES } from './article-parts.ts';

export const ARTICLE_FIELDS: Readonly<Record<string, SchemaWords>> = {
  Article: {
    says: 'One version of an article. Fields that IPTC ninjs 3.1 has are named as there.',
    fields: {
      slug: 'The name of the article in addresses.',
      uri: 'The permanent id, an IRI.',
      guid: ['The id in an RSS feed that moved here.', 'RSS has the "uri"'],
      version: 'The number of the version, counted from 1.',
      url: 'The page of the article on the publisher’s site.',
      headline: 'The headline.',
      standfirst: ['The lines under the headline.', 'there are none'],
      excerpt: 'The opening words of the text, as plain text.',
      by: 'Who wrote it.',
      located: ['The place of the dateline.', 'there is none'],
      sections: 'Its sections, the main one first.',
      subjects: 'Its subjects.',
      language: 'The language (BCP 47).',
      source: 'The organisation that the copy comes from.',
      bodyHtml: 'The text as sanitised HTML, without the notice.',
      excerptRules: ['The rules by which excerpts are cut.', 'the first rules'],
      images: 'Pictures, the lead picture first.',
      firstCreated: 'When it was made.',
      firstPublished: TIMES.firstPublished,
      intendedPublication: [
        'The date with which a held article will be first published.',
        'the instant of its release, or it is published',
      ],
      versionCreated: 'When the version was made.',
      significantChange: ['The last change that readers should see.', 'it is not published'],
      embargoedUntil: TIMES.embargoedUntil,
      expires: TIMES.expires,
      pubStatus: PUB_STATUS,
      edNote: ['A note to the desk, which is never public.', 'there is none'],
      urgency: ['1 (most urgent) to 9.', 'unknown'],

      copyrightHolder: 'Who holds the rights.',
      copyrightYear: ['The year of the first publication by the publisher’s clocks.', 'it is not published'],
      copyrightNotice: ['The holder’s notice.', 'a notice is made of the holder and the year'],
      licence: ['The holder’s licence.', 'there is none'],
      sourceFeed: ['The feed that it was taken from.', 'unknown, or the publisher’s own copy'],
      corrections: 'Corrections and clarifications, oldest first.',
      withdrawal: ['The withdrawal.', 'it is not withdrawn'],
    },
  },
  Byline: {
    says: 'Who wrote an article.',
    fields: { names: 'People.', desks: 'Desks.', contact: ['How readers and partners reach them.', 'there is no contact'] },
  },
  Image: { says: 'A picture.', fields: IMAGE },
  HolderLicence: { says: 'The licence of a holder.', fields: LICENCE },
  SourceFeed: { says: 'The feed that copy was taken from.', fields: SOURCE_FEED },
  Correction: {
    says: 'A correction or a clarification.',
    fields: {
      kind: ['Something could be misread.', 'something was wrong'],
      note: 'What was wrong.',
      at: 'When it was corrected.',
      version: 'The version that has the correction.',
    },
  },
  ArticleWithdrawal: {
    says: 'The withdrawal of an article.',
    fields: {
      reason: 'Why, for the desk only.',
      note: 'What the public is told.',
      at: 'When it was withdrawn, or the note was replaced.',
      since: ['When it was withdrawn, if the note was replaced since. Deadlines count from it.', 'the note was not replaced'],
    },
  },
  ArticleWritten: {
    says: 'What became of an article.',
    fields: {
      outcome: 'What was done. "unchanged": the article already was so.',
      article: 'The article as it is now.',
      embeds: ['What became something else or was left out, because feeds cannot show it. At most 50 are listed.', 'nothing'],
      moreEmbeds: ['How many others there are.', 'all are listed'],
      dryRun: ['Nothing was written.', 'it was no dry run'],
    },
  },
  EmbedChange: {
    says: 'Something in a text that feeds cannot show.',
    fields: {
      element: 'The name of the element as it was sent.',
      became: 'What readers see in its place.',
      address: ['Where the link leads, where the picture is, or what was left out.', 'there is no address'],
    },
  },
  ArticleList: {
    says: 'A page of articles.',
    fields: {
      articles: 'Articles in the order that was asked for.',
      next: NEXT,
      lookedAt: [
        'How many articles were looked at without filling the page. "next" goes on from there.',
        'the page is full, or the last one',
      ],
      indexing: ['How many articles can be found by word, section, subject or author already.', 'all of them'],
      found: ['The names that the words of a filter found.', 'no filter has words of a name'],
    },
  },
  ListedArticle: {
    says: 'An article in a list.',
    fields: {
      slug: 'The slug.',
      version: 'The number of the version.',
      pubStatus: PUB_STATUS,
      source: 'The organisation that the copy comes from.',
      headline: 'The headline.',
      ...TIMES,
      versionCreated: 'When it last changed.',
      publicContent: ['What is public of copy of another source.', 'it is the publisher’s own copy'],
    },
  },
  IndexProgress: { says: 'How far indexing has come.', fields: { done: 'Articles that are indexed.', of: 'All articles.' } },
  FoundNames: {
    says: 'Names that the words of a filter found.',
    fields: {
      field: 'The filter.',
      names: 'The names.',
      isCut: ['Whether more names have the words. Their articles are not listed.', 'they are all'],
    },
  },
  ArticleHistory: { says: 'What happened to an article.', fields: { versions: 'Its changes, oldest first.' } },
  VersionLine: {
    says: 'One change of an article.',
    fields: {
      version: 'The version that it made.',
      action: 'What was done.',
      at: 'When.',
      who: 'The name of the token, or "bootstrap", "clock", or whoever else did it.',
      tokenId: ['The id of that token.', 'it was no minted token'],
      significant: 'Whether readers should see the article as changed.',
      note: ['The note to the public.', 'there is none'],
      changed: [
        'The fields that differ from the version before.',
        'there is no version before, or the change is not among the last hundred',
      ],
      pubStatus: [PUB_STATUS, 'the change is not among the last hundred'],
      embargoedUntil: ['The embargo of the version.', 'it has none, or the change is not among the last hundred'],
      expires: ['The expiry of the version.', 'it has none, or the change is not among the last hundred'],
    },
  },
};
