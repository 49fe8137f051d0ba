// What the form of an article is about: the article as it is stored, and the publisher.
import type { Context } from 'hono';
import type { Article } from '../../domain/articles/article.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import type { EditorKind } from '../../pages/console/article-editor.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import type { Form } from '../requests/form.ts';
import { requirePublisher } from '../requests/page-address.ts';
import { noArticle, slugOf } from './articles.ts';
import { suggestedSlug } from './suggested-slug.ts';

type ConsoleContext = Context<AppEnv>;

export interface Stage {
  kind: EditorKind;
  /** Of a new article: the one that was written, or one made of the headline. */
  slug: string;
  publisher: Publisher;
  /** Absent: the article is new. */
  stored: Article | undefined;
  etag: string | undefined;
  now: Instant;
}

export type Stored = Stage & { stored: Article; etag: string };

/** Throws 404 if there is no such article, or no publisher. */
export async function stageOf(context: ConsoleContext, kind: 'edit' | 'correct'): Promise<Stored> {
  const slug = slugOf(context);
  const [publisher, found] = await Promise.all([requirePublisher(context.env), catalogueOf(context.env).article(slug)]);
  if (found === undefined) throw noArticle();
  return { kind, slug, publisher, stored: found.article, etag: found.etag, now: toInstant(Date.now()) };
}

export async function stageOfNew(context: ConsoleContext, fields: Form): Promise<Stage> {
  return newStage(context.env, await requirePublisher(context.env), fields);
}

export async function newStage(env: Pick<Env, 'ASSETS'>, publisher: Publisher, fields: Form): Promise<Stage> {
  const slug = (fields.get('slug') ?? '').trim() || (await suggestedSlug(env, fields.get('headline') ?? ''));
  return { kind: 'new', slug, publisher, stored: undefined, etag: undefined, now: toInstant(Date.now()) };
}
