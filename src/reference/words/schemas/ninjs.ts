// What the reference says about ninjs.
import type { SchemaWords } from '../words.ts';

export const NINJS_FIELDS = {
  NinjsPageOfItems: {
    says: 'A page of a licensed feed as IPTC ninjs 3.1.',
    fields: {
      items: 'Articles that were withdrawn from you, and then articles, newest first.',
      next: ['Where the next page is.', 'there are no more articles'],
    },
  },
  NinjsItem: {
    says: 'An article as IPTC ninjs 3.1, or what is left of one that was withdrawn.',
    fields: {
      uri: 'The permanent id of the article, the same in every format.',
      type: 'It is text.',
      standard: 'The standard that the item follows.',
      representationType: 'Whether this is the whole text.',
      profile: ['How much of the article this is.', 'the article was withdrawn'],
      version: 'The number of the version.',
      versionCreated: 'When the version was made.',
      firstCreated: 'When the article was made.',
      language: 'The language (BCP 47).',
      pubStatus: '"usable": it may be published. "canceled": it was withdrawn, and every copy must be removed.',
      embargoedUntil: ['It must not be published before this instant.', 'it is published'],
      expires: ['When it must no longer be shown.', 'it may be shown for as long as it is licensed'],
      urgency: ['1 (most urgent) to 9.', 'unknown'],
      edNote: [
        'What your desk must know before it uses the item: an embargo, corrections, why the form is less than agreed, the licence of a holder, what the head of the page must say, or the withdrawal with its deadline.',
        'nothing',
      ],
      headlines: 'The headline.',
      descriptions: ['The summary, which ends with the notice.', 'there is none'],
      bodies: 'The text with the notice in it, as HTML.',
      by: ['Who wrote it, on one line.', 'nobody is named'],
      located: ['The place of the dateline.', 'there is none'],
      subjects: ['Its sections and subjects.', 'the article was withdrawn'],
      infoSources: ['Whose copy it is.', 'the article was withdrawn'],
      copyrightHolder: 'Who holds the rights.',
      copyrightNotice: 'The notice, word for word as in the text.',
      usageTerms: ['The terms of use in words.', 'the article was withdrawn'],
      rightsInfo: 'The version of the agreement.',
      altIds: 'Its slug, and where the receipt of this delivery is.',
      renditions: ['The page of the article.', 'the article was withdrawn'],
      associations: ['The pictures that the agreement grants, the lead picture first.', 'there are none'],
    },
  },
  NinjsStandard: {
    says: 'The standard that an item follows.',
    fields: { name: 'Its name.', version: 'Its version.', schema: 'Its schema.' },
  },
  NinjsText: {
    says: 'A text of an article.',
    fields: { role: 'Which text it is.', contentType: 'Its media type.', value: 'The text.' },
  },
  NinjsPictureText: {
    says: 'A text about a picture.',
    fields: { role: 'Whether it is the caption, or what the picture shows.', value: 'The text.' },
  },
  NinjsSubject: {
    says: 'A section or a subject.',
    fields: { name: 'Its name.', rel: 'Which of the two.', uri: 'Its public feeds.', literal: 'Its code.' },
  },
  NinjsInfoSource: {
    says: 'Whose copy an article is.',
    fields: {
      name: 'The name.',
      role: 'It is the source.',
      uri: ['The feed that it was taken from.', 'unknown, or the publisher’s own copy'],
    },
  },
  NinjsRightsInfo: {
    says: 'The terms of an item.',
    fields: { langId: 'The format of the terms: an agreement of this service.', linkedRights: 'The version of the agreement.' },
  },
  NinjsAltId: { says: 'Another id.', fields: { role: 'What it identifies: the article by its slug, or the receipt.', value: 'The id.' } },
  NinjsPage: {
    says: 'The page of an article.',
    fields: { name: 'It is the canonical page.', href: 'Its address.', contentType: 'Its media type.' },
  },
  NinjsPicture: {
    says: 'A picture of an article.',
    fields: {
      name: '"lead" for the lead picture, else "picture-" and its number.',
      rel: 'Whether it is the lead picture.',
      uri: 'The address of the picture.',
      type: 'It is a picture.',
      language: 'The language of its texts.',
      descriptions: ['Its caption, and what it shows.', 'it has neither'],
      by: ['The credit line.', 'there is none'],
      copyrightHolder: ['Who owns it.', 'unknown'],
      copyrightNotice: ['Its notice, or that of its caption.', 'it is of another source and has no caption'],
      usageTerms: 'The terms of use in words.',
      rightsInfo: 'The version of the agreement.',
      renditions: 'The file.',
    },
  },
  NinjsPictureFile: {
    says: 'The file of a picture.',
    fields: {
      name: 'It is the original.',
      href: 'Its address.',
      contentType: ['Its media type.', 'unknown'],
      width: ['The width in pixels.', 'unknown'],
      height: ['The height in pixels.', 'unknown'],
      sizeInBytes: ['The size in bytes.', 'unknown'],
    },
  },
} as const satisfies Record<string, SchemaWords>;
