// What the reference says about endpoints for articles, imports and withdrawals at the desk.
import { CURSOR, DRY_RUN, type EndpointWords, limitOf, type Words } from '../words.ts';

const SLUG: Readonly<Record<string, Words>> = { slug: 'The slug of the article: 1 to 64 of a-z, 0-9 and "-".' };

const CONDITIONS =
  'Two editors cannot overwrite each other: send the ETag that you last read in If-Match. Without it, a change of an existing article is 428; after somebody else’s change it is 412, and the body has the present version.';
const REPEATS =
  'With Idempotency-Key, a repeated call is answered as the first one was. The same key with another call is 422. Keys belong to one token.';

export const DESK_ARTICLE_WORDS = {
  listDeskArticles: {
    summary: 'articles of every state',
    says: [
      'The last changed first, unless "sort" says otherwise. A list that finds few articles among many stops after 5,000 of them: "lookedAt" is then that number, and "next" goes on from there.',
      'After an upgrade from a program without this search, and after a restore, articles are indexed in the background: "indexing" says how many are, and the others cannot be found by word, section, subject or author.',
    ],
    parameters: {
      q: [
        'Words of the headline, the standfirst and the text. All must occur, in any order. Three or more letters at the end are also the beginning of a word, of the 64 shortest that begin so. Words in quotation marks must follow each other. Case and accents do not matter. Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are searched by characters.',
        'all articles',
      ],
      state: ['One of them for each article, now.', 'all states'],
      status: [
        '"usable" (published, scheduled or expired), "withheld" (held), "canceled" (withdrawn) or "embargoed" (never published and not withdrawn). Not together with "state".',
        'all',
      ],
      section: ['The code of a section. A code that became an alias finds the articles of its section.', 'all sections'],
      subject: ['The code of a subject.', 'all subjects'],
      author: ['The code of a person or a desk of the byline.', 'all authors'],
      source: ['Whose copy.', 'all sources'],
      byWords: [
        'Whether "subject", "author" and "source" may be names, or words of names, or beginnings of words. A whole name or a code finds that one alone; the articles of at most 50 names are listed.',
        'false: codes and whole names',
      ],
      from: ['The first day of first publication, in the publisher’s time zone.', 'no lower limit'],
      to: ['The last day of first publication, in the publisher’s time zone.', 'no upper limit'],
      sort: [
        '"changed": the last changed first. "newest", "oldest": by first publication, without articles that were never published.',
        'changed',
      ],
      limit: limitOf('articles', 50),
      cursor: CURSOR,
    },
  },
  getDeskArticle: {
    summary: 'one article',
    says: ['The present version with its ETag, or an older one.'],
    parameters: { ...SLUG, version: ['The number of a version.', 'the present one'] },
  },
  getArticleHistory: {
    summary: 'what happened to an article',
    says: ['All its changes, oldest first; of the last hundred also what they changed.'],
    parameters: SLUG,
  },
  putArticle: {
    summary: 'publishes or replaces an article',
    says: [
      'Takes the whole article. A new slug needs no condition; If-None-Match: * accepts the call only if the slug is new. An update that changes nothing makes no version.',
      CONDITIONS,
      'An update is silent: it does not move "updated" in feeds, unless it is significant.',
      REPEATS,
      'An article may take 1,500,000 bytes in a partner’s feed, with its pictures and corrections and with every character escaped. A larger one is refused. A picture within the text gets its source and credit from the entry of "images" with the same address, or from data-source and data-credit on the element; a picture without a source is never delivered to partners.',
    ],
    parameters: { ...SLUG, significant: ['Whether readers should see the article as changed.', 'false'], dryRun: DRY_RUN },
  },
  correctArticle: {
    summary: 'adds a correction or a clarification',
    says: ['With changes of the article, or without.', CONDITIONS, REPEATS],
    parameters: SLUG,
  },
  withdrawArticle: {
    summary: 'withdraws an article',
    says: [
      'It leaves every surface at once, and every partner that received it has to take it down. A second call with another note changes nothing; replaceWithdrawal changes the note.',
      REPEATS,
    ],
    parameters: SLUG,
  },
  replaceWithdrawal: {
    summary: 'changes the note and the reason of a withdrawn article',
    says: [
      'The article is withdrawn again under another id, without being public in between. Another note is no new duty: the new withdrawal keeps the deadlines and the acknowledgements of the one before it, which lists then have as lifted. An equal note and reason change nothing.',
      REPEATS,
    ],
    parameters: SLUG,
  },
  reinstateArticle: {
    summary: 'undoes a withdrawal',
    says: ['The article is public again, and no partner owes anything any more.', REPEATS],
    parameters: SLUG,
  },
  holdArticle: {
    summary: 'holds an article',
    says: ['Takes it off all surfaces for now. Only its own address says that it may return.', REPEATS],
    parameters: SLUG,
  },
  releaseArticle: {
    summary: 'ends a hold',
    says: ['An article that was never published is published with the date that it was to have.', REPEATS],
    parameters: SLUG,
  },
  applyCommands: {
    summary: 'many commands in one request',
    says: [
      'One command a line. It answers one line for each, in order, while the rest of the request is still arriving: its number, its status, and the outcome with "slug", "version" and "etag", or the "problem".',
      'A line that cannot be read or is refused fails alone. The whole request is refused only if its token or its media type is wrong, or before a publisher is set up.',
    ],
  },
  listImportedSources: {
    summary: 'sources that were imported',
    says: ['By their id: those of a collection, those with a hash in any collection (one page), or both.'],
    parameters: {
      collection: ['The collection.', 'all collections; "hash" is then required'],
      hash: ['SHA-256 of the content of the source.', 'all; "collection" is then required'],
      limit: limitOf('sources', 100),
      cursor: CURSOR,
    },
  },
  getImportRun: {
    summary: 'what one run of an import created or changed',
    says: ['In the order of the run. 404 if it changed nothing.'],
    parameters: { run: 'The id of the run.', limit: limitOf('articles', 100), cursor: CURSOR },
  },
  killSource: {
    summary: 'the source of imported copy has killed its story',
    says: ['Withdraws the article of that source, or names it. A dry run stores nothing, so it also says which article a source has.'],
    parameters: { dryRun: DRY_RUN },
  },
  listDeskWithdrawals: {
    summary: 'withdrawals, open ones first',
    says: ['Each with how many partners received the article and how many have acknowledged.'],
    parameters: { limit: limitOf('withdrawals', 50), cursor: CURSOR },
  },
  getComplianceReport: {
    summary: 'who has acknowledged a withdrawal',
    says: ['Each partner that received the article, with its deadline and its acknowledgement.'],
    parameters: {
      id: 'The id of the withdrawal, or the slug of an article, which names its latest withdrawal.',
      limit: limitOf('partners', 200),
      cursor: CURSOR,
    },
  },
} as const satisfies Record<string, EndpointWords>;
