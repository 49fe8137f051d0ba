// The console's pages about articles, and the forms that change one. A form names the version that its page showed, so that two editors do not
// overwrite each other.
import type { Context } from 'hono';
import * as z from 'zod';
import type { Command, Condition } from '../../domain/articles/command.ts';
import { endOfDayMs, startOfDayMs } from '../../domain/values/calendar-day.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { dateSchema } from '../../domain/values/instant.ts';
import { NAME_CHARS, NOTE_CHARS } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import { withdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { articlePage } from '../../pages/console/article.tsx';
import type { ArticleAction, Given } from '../../pages/console/article-actions.tsx';
import { ARTICLES_PATH, articlesPage } from '../../pages/console/articles.tsx';
import { receiversFragment } from '../../pages/console/receivers.tsx';
import { versionPage } from '../../pages/console/version.tsx';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, cursorQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { ProblemError, problemBody } from '../responses/problem.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';
import { receiversOf } from './receivers.ts';
import { differenceOf } from './version-difference.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
/** A field that is left empty in a form narrows nothing. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const listSchema = z.strictObject({
  q: z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional()),
  status: z.preprocess(emptyIsAbsent, z.enum(['usable', 'withheld', 'canceled', 'embargoed']).optional()),
  section: z.preprocess(emptyIsAbsent, codeSchema.optional()),
  from: z.preprocess(emptyIsAbsent, dateSchema.optional()),
  to: z.preprocess(emptyIsAbsent, dateSchema.optional()),
  ...cursorQuery(CURSORS.row),
});

export async function showArticles(context: ConsoleContext): Promise<Response> {
  const { cursor, ...filter } = parsed(listSchema, context.req.query());
  const { from, to, ...narrowing } = filter;
  const [frame, found] = await Promise.all([signedInFrameOf(context), publisherNow(context.env).catch(() => undefined)]);
  const published = publishedWithin({ from, to }, found?.publisher.timeZone ?? 'UTC');
  const list = await catalogueOf(context.env).list({ ...narrowing, published, limit: LISTED, before: cursor });
  const sections = found?.publisher.sections ?? [];
  return answerConsole(context, articlesPage({ frame, ...list, filter, sections, nowMs: Date.now() }));
}

/** The days are those of the publisher's time zone, in which the page shows dates. */
function publishedWithin({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string) {
  if (from === undefined && to === undefined) return undefined;
  return {
    fromMs: from === undefined ? Number.MIN_SAFE_INTEGER : startOfDayMs(from, timeZone),
    beforeMs: to === undefined ? Number.MAX_SAFE_INTEGER : endOfDayMs(to, timeZone),
  };
}

export async function showArticle(context: ConsoleContext): Promise<Response> {
  return showArticleWith(context);
}

interface Refused {
  message: string;
  isChanged: boolean;
  given: Given;
  status: 409 | 422;
}

async function showArticleWith(context: ConsoleContext, refused?: Refused): Promise<Response> {
  const slug = slugOf(context);
  const catalogue = catalogueOf(context.env);
  const [frame, found, versions] = await Promise.all([signedInFrameOf(context), catalogue.article(slug), catalogue.history(slug)]);
  if (found === undefined) throw noArticle();
  const page = { frame, ...found, versions, nowMs: Date.now(), ...refused };
  return answerConsole(context, articlePage(page), refused?.status ?? 200);
}

const versionSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** What a version changed, beside the one before it. */
export async function showVersion(context: ConsoleContext): Promise<Response> {
  const slug = slugOf(context);
  const version = versionSchema.safeParse(context.req.param('version'));
  if (!version.success) throw noVersion();
  const catalogue = catalogueOf(context.env);
  const [frame, found, former, history] = await Promise.all([
    signedInFrameOf(context),
    catalogue.article(slug, version.data),
    version.data === 1 ? undefined : catalogue.article(slug, version.data - 1),
    catalogue.history(slug),
  ]);
  if (found === undefined) throw noVersion();
  const differences = former === undefined ? undefined : differenceOf(former.article, found.article);
  const lines = history.filter((line) => line.version === version.data);
  const isLast = history.every((line) => line.version <= version.data);
  return answerConsole(context, versionPage({ frame, article: found.article, lines, differences, isLast }));
}

function noVersion(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no such version of an article.' });
}

/** How many partners received the article, of those that could be asked. */
export async function showReceivers(context: ConsoleContext): Promise<Response> {
  return answerConsole(context, receiversFragment(await receiversOf(context.env, slugOf(context))));
}

const noteSchema = textSchema(NOTE_CHARS);
const formSchemas = {
  withdrawal: z.object({ reason: noteSchema, note: z.preprocess(emptyIsAbsent, noteSchema.optional()) }),
  correction: z.object({ note: noteSchema, kind: z.literal('clarification').optional() }),
} as const;

export async function withdrawArticle(context: ConsoleContext): Promise<Response> {
  const form = formSchemas.withdrawal.safeParse(fieldsOf(context));
  if (!form.success)
    return refuse(context, 'withdrawal', 'Give a reason: the desk reads it later. No text may have more than 2,000 characters.', 422);
  return apply(context, 'withdrawal', { op: 'withdraw', slug: slugOf(context), ...form.data, condition: conditionOf(context) });
}

export async function correctArticle(context: ConsoleContext): Promise<Response> {
  const form = formSchemas.correction.safeParse(fieldsOf(context));
  if (!form.success) return refuse(context, 'correction', 'Say what was wrong, in at most 2,000 characters.', 422);
  const { note, kind } = form.data;
  const command = { op: 'correct', slug: slugOf(context), note, ...(kind === undefined ? {} : { kind }) } as const;
  return apply(context, 'correction', { ...command, condition: conditionOf(context) });
}

const OPS = { reinstatement: 'reinstate', hold: 'hold', release: 'release' } as const;

export function changeArticle(action: keyof typeof OPS) {
  return async function changeArticleState(context: ConsoleContext): Promise<Response> {
    return apply(context, action, { op: OPS[action], slug: slugOf(context), condition: conditionOf(context) });
  };
}

async function apply(context: ConsoleContext, action: ArticleAction, command: Command): Promise<Response> {
  const result = await catalogueOf(context.env).apply(command, { actor: context.get('caller').actor });
  expireFreshness(context.env);
  if (result.kind === 'done') {
    const { slug, version } = result.article;
    const isWithdrawn = result.outcome === 'withdrawn' && result.article.firstPublished !== undefined;
    return context.redirect(isWithdrawn ? `/console/withdrawals/${withdrawalId(slug, version)}` : `${ARTICLES_PATH}/${slug}`, 303);
  }
  if (result.refusal.reason === 'missing') throw noArticle();
  if (result.refusal.reason === 'precondition-failed') return refuse(context, action, CHANGED_SINCE, 409);
  const [name, members] = problemOfRefusal(result.refusal, result.current);
  return refuse(context, action, problemBody(name, members).detail, 409);
}

const CHANGED_SINCE =
  'Somebody has changed the article since you opened this page. Nothing was done. This page shows it as it is now, and what you wrote is below.';

function refuse(context: ConsoleContext, action: ArticleAction, message: string, status: 409 | 422): Promise<Response> {
  const { note, reason } = fieldsOf(context);
  return showArticleWith(context, { message, isChanged: message === CHANGED_SINCE, given: { action, note, reason }, status });
}

function fieldsOf(context: ConsoleContext): Record<string, string | undefined> {
  return Object.fromEntries(context.get('form'));
}

/** A form without the version, which none of our pages sends, changes nothing. */
function conditionOf(context: ConsoleContext): Condition {
  return { kind: 'match', etags: entityTags(context.get('form').get('etag') ?? '') };
}

function slugOf(context: ConsoleContext): string {
  const slug = codeSchema.safeParse(context.req.param('slug'));
  if (!slug.success) throw noArticle();
  return slug.data;
}

function noArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no article at this address.' });
}
