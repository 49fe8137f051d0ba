// The console's list of articles.
import type { Context } from 'hono';
import * as z from 'zod';
import { ARTICLE_QUERY, isOfOrder, OF_ANOTHER_ORDER, publishedWithin } from '../../domain/articles/article-query.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { listedObjectionsOf } from '../../domain/values/objection.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import type { ArticleList } from '../../objects/catalogue/articles/article-list.ts';
import { type ArticleFilter, type FilterSuggestions, isFilterField } from '../../pages/console/article-filter.tsx';
import { articlesPage } from '../../pages/console/articles.tsx';
import type { FieldError } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z
  .strictObject({ subject: textSchema(NAME_CHARS).optional(), author: textSchema(NAME_CHARS).optional(), ...ARTICLE_QUERY })
  .refine(isOfOrder, OF_ANOTHER_ORDER);
const NO_SUGGESTIONS: FilterSuggestions = { subjects: [], authors: [], sources: [] };

/** A filter that cannot be used is shown again as it was typed, with what is wrong. */
export async function showArticles(context: ConsoleContext): Promise<Response> {
  const typed = typedIn(context.req.query());
  const [frame, found, suggestions] = await Promise.all([
    signedInFrameOf(context),
    publisherNow(context.env).catch(() => undefined),
    catalogueOf(context.env)
      .listSuggestions()
      .catch(() => NO_SUGGESTIONS),
  ]);
  const { publisher } = found ?? {};
  const { articles, next, errors, ...rest } = await listOf(context.env, typed, publisher?.timeZone ?? 'UTC');
  const { cursor, sort, ...filter } = typed;
  const page = articlesPage({
    frame,
    filter: { ...filter, ...(sort === 'changed' ? {} : { sort }) },
    sections: publisher?.sections ?? [],
    suggestions,
    errors,
    articles,
    isFirst: cursor === undefined,
    next: next?.join('.'),
    ...rest,
    nowMs: Date.now(),
  });
  return answerConsole(context, page, errors.length === 0 ? 200 : 422);
}

/** The fields of the form that are not left empty. */
function typedIn(query: Record<string, string>): ArticleFilter & { cursor?: string } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''));
}

async function listOf(env: Env, typed: object, timeZone: string): Promise<Omit<ArticleList, 'unknown'> & { errors: FieldError[] }> {
  const query = listSchema.safeParse(typed);
  if (!query.success) return { articles: [], errors: errorsIn(query.error) };
  const { cursor, sort, from, to, ...filter } = query.data;
  const published = publishedWithin({ from, to }, timeZone);
  const { unknown = [], ...list } = await catalogueOf(env).list({
    ...filter,
    byWords: true,
    published,
    order: sort,
    after: cursor,
    limit: LISTED,
  });
  return { ...list, errors: unknown.map((field) => ({ field, message: UNKNOWN[field](filter[field] ?? '') })) };
}

const LABELS: Readonly<Record<string, string>> = {
  q: 'Words of the article',
  state: 'State',
  section: 'Section',
  subject: 'Subject',
  author: 'Author or desk',
  source: 'Source',
  from: 'Published from',
  to: 'Published until',
  sort: 'Order',
  cursor: 'Page',
};

/** What is not in the form, such as the position of a page, has no field there. */
function errorsIn(error: z.ZodError): FieldError[] {
  return listedObjectionsOf(error, listSchema).objections.map(({ pointer, detail }) => {
    const name = pointer.slice(1);
    const message = `${LABELS[name] ?? `"${name}"`} ${detail}.`;
    return isFilterField(name) ? { field: name, message } : { message };
  });
}

const UNKNOWN = {
  subject: (typed: string) =>
    `No subject has these words in its name, nor the code "${typed}". Choose one that the field suggests, or type another.`,
  author: (typed: string) =>
    `No author and no desk has these words in its name, nor the code "${typed}". Choose one that the field suggests, or type another.`,
  source: (typed: string) => `No article has a source with the words "${typed}". Choose one that the field suggests, or type another.`,
} as const;
