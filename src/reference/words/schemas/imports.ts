// What the reference says about imports and kills.
import { NEXT, type SchemaWords } from '../words.ts';
import { OP, PUB_STATUS, TIMES } from './article-parts.ts';

const SOURCE = {
  collection: [
    'Where the id is from: the site of a feed or an export, or the name of a folder. Ids of different collections are never compared.',
    'no collection',
  ],
  sourceId: 'The id of the file or the item within its collection.',
  sourceVersion: ['The source’s own version, a whole number or an instant.', 'the source has no versions'],
  formerId: ['An id under which a program before collections may have imported the source.', 'there is none'],
  movedFrom: ['The id that the source had in its collection before, such as the path of a file that was renamed.', 'it had no other'],
} as const;

export const IMPORT_FIELDS: Readonly<Record<string, SchemaWords>> = {
  ImportLine: {
    says: 'Publishes or updates an article from copy of a file or a feed.',
    fields: {
      ...OP,
      ...SOURCE,
      sourceHash: 'SHA-256 of the content of the source.',
      article: 'The whole article.',
      corrections: ['Public notes found in the copy. A new note makes the update a correction.', 'none'],
      hold: ['Whether the article is held from its first version on, so that nothing of it is public before a release.', 'false'],
      unfiled: [
        'Whether the copy names no section. A new article is then held in the sections that are sent, and one that is there keeps its own.',
        'false',
      ],
      force: ['Whether to overwrite an article that the desk has made or changed.', 'false'],
      dryRun: ['Whether the answer only says what would happen.', 'false'],
      run: ['The id of the import that the line is a part of.', 'it cannot be undone as a whole'],
    },
  },
  KillRequest: {
    says: 'A story that its source has killed.',
    fields: {
      ...SOURCE,
      sourceHash: 'SHA-256 of the kill, by which the same kill is recognised when it arrives again.',
      withdraw: ['Whether to withdraw the article.', 'false: it is only named'],
      reason: ['The reason of the withdrawal, for the desk only.', 'Killed by its source'],
      note: ['What the public is told.', 'the usual note'],
      run: ['The run that found the kill. An article that this run created is withdrawn also without "withdraw".', 'no run'],
    },
  },
  KillAnswer: {
    says: 'What became of a kill. Each kill is kept: copy of that source is refused from then on, unless its version is later, or the desk has reinstated the article since.',
    fields: {
      outcome:
        '"unknown": no article is of this source. "found": the article is not withdrawn, because "withdraw" is missing. "newer-version": the stored copy is later than the kill. "reinstated": the desk has reinstated the article since the kill first arrived.',
      article: ['The article of that source.', 'no article is of this source'],
    },
  },
  KilledArticle: {
    says: 'The article of a killed source.',
    fields: {
      slug: 'The slug.',
      headline: 'The headline.',
      version: 'The number of the version.',
      pubStatus: PUB_STATUS,
      firstPublished: TIMES.firstPublished,
    },
  },
  ImportRun: {
    says: 'What one run of an import created or changed.',
    fields: { run: 'The id of the run.', articles: 'The articles, in the order of the run.', next: NEXT },
  },
  RunArticle: {
    says: 'An article that a run created or changed.',
    fields: {
      slug: 'The slug.',
      headline: 'The headline.',
      pubStatus: PUB_STATUS,
      firstPublished: TIMES.firstPublished,
      embargoedUntil: TIMES.embargoedUntil,
      version: 'The number of the version.',
      etag: 'The ETag of the version.',
      created: 'Whether the run created it. False: it changed an article that existed.',
      edited: 'Whether the desk has changed, released or reinstated it since.',
    },
  },
  BulkAnswer: { says: 'The answer to one line, as a line of NDJSON.' },
  LineDone: {
    says: 'The command of the line was applied.',
    fields: {
      line: 'The number of the line.',
      status: 'The status that the command would have alone.',
      outcome: 'What was done. "unchanged": the article already was so.',
      slug: 'The slug of the article. An import whose slug other copy has gets another one.',
      version: 'The number of the version.',
      pubStatus: `Of the article after the command: an update of an article that is held leaves it held. ${PUB_STATUS}`,
      embargoedUntil: ['Until when the article is under embargo.', 'it is under none, or has been public'],
      etag: 'The ETag of the version.',
      remark: ['What an import found besides.', 'nothing, or it was no import'],
      embeds: ['What became something else or was left out, because feeds cannot show it. At most 50 are listed.', 'nothing'],
      moreEmbeds: ['How many others there are.', 'all are listed'],
    },
  },
  LineRefused: {
    says: 'The line cannot be read, or its command is refused. The other lines are not affected.',
    fields: { line: 'The number of the line.', status: 'The status that the command would have alone.', problem: 'The error.' },
  },
  ImportRemark: { says: 'What an import found besides.' },
  OlderVersion: {
    says: 'A newer version of the source is stored, so nothing was changed.',
    fields: { kind: 'It is an older version.' },
  },
  SameBytes: {
    says: 'Another source of the collection has the same bytes.',
    fields: { kind: 'It has the same bytes.', slug: 'The slug of the article of that source.' },
  },
  Moved: {
    says: 'The source was stored under another id, and its article is under the new one now.',
    fields: { kind: 'It was moved.', from: 'The former id.' },
  },
  StillEmbargoed: {
    says: 'The source names no embargo any more, and the article stays under the one of an earlier version. A command with null in embargoedUntil lifts it.',
    fields: { kind: 'It is still under embargo.', until: 'The end of the embargo.' },
  },
  ImportedSource: {
    says: 'A source that was imported.',
    fields: {
      collection: 'Where its id is from; empty for none.',
      sourceId: 'Its id.',
      sourceHash: 'SHA-256 of its content.',
      slug: 'The slug of its article.',
      headline: 'The headline of its article.',
      uri: 'The permanent id of its article.',
    },
  },
  SourceList: { says: 'A page of sources.', fields: { sources: 'Sources by their id.', next: NEXT } },
};
