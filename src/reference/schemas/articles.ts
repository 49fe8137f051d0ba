// Articles as the desk sends and sees them. Pure.
import * as z from 'zod';
import type { Article, Image } from '../../domain/articles/article.ts';
import { correctionSchema, withdrawalSchema } from '../../domain/articles/article-requests.ts';
import { bulkLineSchema } from '../../domain/articles/bulk-line.ts';
import { CHANGE_ACTIONS } from '../../domain/articles/change.ts';
import type { ImportRemark } from '../../domain/articles/command.ts';
import { draftChangesSchema, draftSchema } from '../../domain/articles/draft.ts';
import { answer, request, same } from './named.ts';
import { PROBLEMS } from './problems.ts';
import { term } from './terms.ts';
import { count, instant, ordinal, url } from './values.ts';

const draft = draftSchema.shape;
const byline = draft.by.unwrap();

request('ImageRequest', draft.images.unwrap().element);
request('BylineRequest', byline);
request('HolderLicenceRequest', draft.licence.unwrap());
request('SourceFeedRequest', draft.sourceFeed.unwrap());
request('TermRequest', byline.shape.names.unwrap().element.options[1]);
export const articleRequest = request('ArticleRequest', draftSchema);
export const articleChanges = request('ArticleChanges', draftChangesSchema);
export const correctionRequest = request('CorrectionRequest', correctionSchema);
export const withdrawalRequest = request('WithdrawalRequest', withdrawalSchema);

const [put, correct, withdraw, restate, importing] = bulkLineSchema.options;
request('PutLine', put);
request('CorrectLine', correct);
request('WithdrawLine', withdraw);
request('StateLine', restate);
request('ImportLine', importing);
export const bulkLine = request('BulkLine', bulkLineSchema);

const image = answer(
  'Image',
  z.strictObject({
    url,
    alt: z.string().optional(),
    caption: z.string().optional(),
    credit: z.string().optional(),
    source: z.string().optional(),
    mediaType: z.string().optional(),
    widthPixels: z.int().min(1).optional(),
    heightPixels: z.int().min(1).optional(),
    sizeBytes: z.int().min(1).optional(),
  }),
);
same<z.output<typeof image>, Image>();

const articleByline = answer('Byline', z.strictObject({ names: z.array(term), desks: z.array(term), contact: z.string().optional() }));
const correction = answer(
  'Correction',
  z.strictObject({ kind: z.literal('clarification').optional(), note: z.string(), at: instant, version: ordinal }),
);
const articleWithdrawal = answer(
  'ArticleWithdrawal',
  z.strictObject({ reason: z.string(), note: z.string(), at: instant, since: instant.optional() }),
);
const holderLicence = answer('HolderLicence', z.strictObject({ url, title: z.string().optional() }));
const sourceFeed = answer('SourceFeed', z.strictObject({ id: z.string(), title: z.string(), url: url.optional() }));
export const PUB_STATUSES = z.enum(['usable', 'withheld', 'canceled']);
const pubStatus = PUB_STATUSES;

export const article = answer(
  'Article',
  z.strictObject({
    slug: z.string(),
    uri: z.string(),
    guid: z.string().optional(),
    version: ordinal,
    url,
    headline: z.string(),
    standfirst: z.string().optional(),
    excerpt: z.string(),
    by: articleByline,
    located: z.string().optional(),
    sections: z.array(term),
    subjects: z.array(term),
    language: z.string(),
    source: z.string(),
    bodyHtml: z.string(),
    excerptRules: z.int().min(2).optional(),
    images: z.array(image),
    firstCreated: instant,
    firstPublished: instant.optional(),
    intendedPublication: instant.optional(),
    versionCreated: instant,
    significantChange: instant.optional(),
    embargoedUntil: instant.optional(),
    expires: instant.optional(),
    pubStatus,
    edNote: z.string().optional(),
    urgency: z.int().min(1).max(9).optional(),
    copyrightHolder: z.string(),
    copyrightYear: z.int().optional(),
    copyrightNotice: z.string().optional(),
    licence: holderLicence.optional(),
    sourceFeed: sourceFeed.optional(),
    corrections: z.array(correction),
    withdrawal: articleWithdrawal.optional(),
  }),
);
same<Omit<z.output<typeof article>, 'excerptRules'>, Omit<Article, 'excerptRules'>>();

const embedChange = answer(
  'EmbedChange',
  z.strictObject({ element: z.string(), became: z.enum(['link', 'picture', 'text', 'nothing']), address: z.string().optional() }),
);

const embeds = { embeds: z.array(embedChange).optional(), moreEmbeds: ordinal.optional() };
const outcome = z.enum(['created', 'updated', 'corrected', 'withdrawn', 'reinstated', 'held', 'released', 'unchanged']);

export const articleWritten = answer('ArticleWritten', z.strictObject({ outcome, article, ...embeds, dryRun: z.literal(true).optional() }));

const remark = answer(
  'ImportRemark',
  z.discriminatedUnion('kind', [
    answer('OlderVersion', z.strictObject({ kind: z.literal('older-version') })),
    answer('SameBytes', z.strictObject({ kind: z.literal('same-bytes'), slug: z.string() })),
    answer('Moved', z.strictObject({ kind: z.literal('moved'), from: z.string() })),
    answer('StillEmbargoed', z.strictObject({ kind: z.literal('still-embargoed'), until: instant })),
  ]),
);
same<z.output<typeof remark>, ImportRemark>();

/** Of one line, in NDJSON. */
const line = { line: ordinal, status: z.int() };
const lineDone = answer(
  'LineDone',
  z.strictObject({
    ...line,
    outcome,
    slug: z.string(),
    version: ordinal,
    pubStatus,
    embargoedUntil: instant.optional(),
    etag: z.string(),
    remark: remark.optional(),
    ...embeds,
  }),
);
const lineRefused = answer('LineRefused', z.strictObject({ ...line, problem: z.union([...PROBLEMS.values()]) }));

export const bulkAnswer = answer('BulkAnswer', z.union([lineDone, lineRefused]));

const listedArticle = answer(
  'ListedArticle',
  z.strictObject({
    slug: z.string(),
    version: ordinal,
    pubStatus,
    source: z.string(),
    headline: z.string(),
    firstPublished: instant.optional(),
    embargoedUntil: instant.optional(),
    expires: instant.optional(),
    versionCreated: instant,
    publicContent: z.enum(['none', 'summary', 'full']).optional(),
  }),
);

const indexing = answer('IndexProgress', z.strictObject({ done: count, of: count }));
const found = answer(
  'FoundNames',
  z.strictObject({ field: z.enum(['subject', 'author', 'source']), names: z.array(z.string()), isCut: z.boolean().optional() }),
);

export const articleList = answer(
  'ArticleList',
  z.strictObject({
    articles: z.array(listedArticle),
    next: z.string().optional(),
    lookedAt: count.optional(),
    indexing: indexing.optional(),
    found: z.array(found).optional(),
  }),
);

const versionLine = answer(
  'VersionLine',
  z.strictObject({
    version: ordinal,
    action: z.enum(CHANGE_ACTIONS),
    at: instant,
    who: z.string(),
    tokenId: z.string().optional(),
    significant: z.boolean(),
    note: z.string().optional(),
    changed: z.array(z.string()).optional(),
    pubStatus: pubStatus.optional(),
    embargoedUntil: instant.optional(),
    expires: instant.optional(),
  }),
);

export const articleHistory = answer('ArticleHistory', z.strictObject({ versions: z.array(versionLine) }));
