// What the reference says about JSON Feed, with the extension of this service.
import type { SchemaWords } from '../words.ts';

const PICTURE = {
  alt: ['What the picture shows, for those who do not see it.', 'there is no such text'],
  caption: ['The caption.', 'it has none'],
  credit: ['The credit line.', 'it has none'],
  source: ['Who owns the picture.', 'unknown'],
  mime_type: ['The media type.', 'unknown'],
  width: ['The width in pixels, at most 4,096. Declared only if both sides are known.', 'unknown'],
  height: ['The height in pixels, at most 4,096. Declared only if both sides are known.', 'unknown'],
  size_in_bytes: ['The size of the file in bytes.', 'unknown'],
} as const;

export const FEED_FIELDS = {
  JsonFeed: {
    says: 'A feed as JSON Feed 1.1.',
    fields: {
      version: 'The version of the format.',
      title: 'The title of the feed.',
      home_page_url: 'The page that the feed belongs to.',
      feed_url: ['The address of the feed.', 'the address contains a feed token, which is a secret'],
      description: ['What the feed contains.', 'it has no description'],
      user_comment: 'What the file is, for people who open it.',
      next_url: ['Where the next page is: of the archive in a public feed, of the answer in a licensed one.', 'there are no more articles'],
      icon: ['The icon of the publisher, of 512 pixels or more.', 'the publisher has none'],
      favicon: ['The small icon of the publisher, of 64 pixels or more.', 'the publisher has none'],
      language: 'The language of items that name none (BCP 47).',
      authors: ['The publisher.', 'items have authors of their own'],
      hubs: ['Hubs that announce changes.', 'there is no hub'],
      _tearsheet: 'What JSON Feed has no members for.',
      items: 'Articles, newest first. Of a licensed feed, articles that were withdrawn from you come first.',
    },
  },
  JsonFeedAuthor: {
    says: 'A person, a desk or the publisher.',
    fields: { name: 'The name.', url: ['The page about the author.', 'there is none'] },
  },
  JsonFeedHub: { says: 'A hub that announces changes.', fields: { type: 'The protocol.', url: 'The address of the hub.' } },
  JsonFeedExtension: {
    says: 'Facts about a feed.',
    fields: {
      about: 'The terms of use.',
      updated: 'When the feed last changed in a way that readers should notice.',
      rights: 'Who holds the rights.',
    },
  },
  JsonFeedRights: {
    says: 'The rights of items that name no others.',
    fields: { holder: 'Who holds them.', notice: 'The notice.', licence: 'The terms of use.' },
  },
  JsonFeedItem: {
    says: 'An article, or what is left of one that was withdrawn.',
    fields: {
      id: 'The permanent id of the article, the same in every feed.',
      url: 'The page of the article.',
      title: 'The headline.',
      content_html: 'The text with the notice in it, as HTML. How much of the text depends on the publisher, or on the agreement.',
      summary: ['The standfirst, or the opening words. In a licensed feed it ends with the notice.', 'there is none'],
      image: ['The lead picture.', 'there is none'],
      date_published: 'When the article was first published. Of copy under embargo, its release.',
      date_modified: 'When it last changed in a way that readers should notice.',
      authors: ['Who wrote it.', 'nobody is named'],
      tags: ['The names of its sections and subjects.', 'it has none'],
      language: ['The language of the article (BCP 47).', 'the language of the feed'],
      _tearsheet: 'What JSON Feed has no members for.',
    },
  },
  JsonItemExtension: {
    says: 'Facts about an article.',
    fields: {
      about: 'The terms of use.',
      modified: 'When it last changed in any way.',
      rights: 'Who holds the rights, and under which terms.',
      form: ['How much of the article this is.', 'the feed is public, or the article was withdrawn'],
      limited: ['Why that is less than agreed.', 'it is not'],
      version: ['The number of the version.', 'the feed is public, or the article was withdrawn'],
      embargoed_until: ['It must not be published before this instant.', 'it is published'],
      page: ['What the head of your page must say.', 'nothing'],
      source: ['Whose copy it is.', 'it is the publisher’s own'],
      image: ['The lead picture.', 'there is none'],
      more_pictures: ['The other pictures that the agreement grants.', 'there are none, or the feed is public'],
      categories: ['Its sections and subjects.', 'it has none'],
      corrections: ['What was corrected, oldest first.', 'nothing was corrected'],
      valid_until: ['When it must no longer be shown.', 'it may be shown for as long as it is licensed'],
      withdrawn: ['The withdrawal.', 'the article was not withdrawn'],
    },
  },
  JsonItemRights: {
    says: 'The rights of one article.',
    fields: {
      holder: 'Who holds them.',
      notice: 'The notice, on one line.',
      licence: ['The terms of use, or the version of the agreement.', 'the terms of the feed do not apply to this article'],
      agreement: ['The version of the agreement.', 'the feed is public'],
      usage_terms: ['The terms of use in words.', 'the feed is public'],
      receipt: ['Where the receipt of this delivery is.', 'the feed is public'],
      holder_licence: ['The licence of the holder of copy from another source.', 'there is none'],
    },
  },
  JsonHolderLicence: {
    says: 'The licence of a holder of copy from another source.',
    fields: { url: 'Where it is.', title: ['What it is called.', 'it has no title'] },
  },
  JsonPicture: { says: 'The lead picture of an article.', fields: PICTURE },
  JsonMorePicture: { says: 'Another picture of an article.', fields: { url: 'The address of the picture.', ...PICTURE } },
  JsonCategory: {
    says: 'A section or a subject.',
    fields: { kind: 'Which of the two.', code: 'Its code.', label: 'Its name.' },
  },
  JsonCorrection: {
    says: 'A note about something that was wrong or could be misread.',
    fields: {
      kind: ['Whether it corrects a mistake or clarifies what could be misread.', 'it corrects a mistake'],
      note: 'What was wrong.',
      at: 'When it was corrected.',
    },
  },
  JsonWithdrawn: {
    says: 'The withdrawal of an article.',
    fields: {
      at: 'When it was withdrawn.',
      note: 'What the publisher says about it.',
      deadline: ['By when you have to remove every copy.', 'the feed is public'],
      acknowledgement: ['Where you say that you have.', 'the feed is public'],
    },
  },
  JsonSource: { says: 'Whose copy an article is.', fields: { name: 'The name.', url: ['The address.', 'unknown'] } },
  JsonPageRules: {
    says: 'What the head of a page with the article must say.',
    fields: {
      canonical: ['The canonical page to name.', 'none'],
      robots: ['The page must be kept out of search engines.', 'there is no such rule'],
    },
  },
} as const satisfies Record<string, SchemaWords>;
