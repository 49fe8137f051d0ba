// The forms of the console that change an article. A form names the version that its page showed, so that two editors do not overwrite each other.
import type { Context } from 'hono';
import * as z from 'zod';
import type { Command, Condition } from '../../domain/articles/command.ts';
import { NOTE_CHARS } from '../../domain/values/limits.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import { withdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import type { ArticleAction } from '../../pages/console/action-panel.tsx';
import type { DoneName } from '../../pages/console/article.tsx';
import { ARTICLES_PATH } from '../../pages/console/articles.tsx';
import type { FieldError, Refusal } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { tagsOfForm } from '../requests/preconditions.ts';
import { problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { problemBody } from '../responses/problem.ts';
import { noteError } from './article-saving.ts';
import { noArticle, showArticleWith, slugOf } from './articles.ts';
import { emptyIsAbsent } from './form-fields.ts';

type ConsoleContext = Context<AppEnv>;

const noteSchema = textSchema(NOTE_CHARS);
const formSchemas = {
  withdrawal: z.object({ reason: noteSchema, note: z.preprocess(emptyIsAbsent, noteSchema.optional()) }),
  correction: z.object({ note: noteSchema, kind: z.literal('clarification').optional() }),
} as const;

export async function withdrawArticle(context: ConsoleContext): Promise<Response> {
  const form = formSchemas.withdrawal.safeParse(fieldsOf(context));
  if (!form.success) return refuse(context, 'withdrawal', wrongIn(form.error), 422);
  return apply(context, 'withdrawal', { op: 'withdraw', slug: slugOf(context), ...form.data, condition: conditionOf(context) });
}

export async function correctArticle(context: ConsoleContext): Promise<Response> {
  const form = formSchemas.correction.safeParse(fieldsOf(context));
  if (!form.success) return refuse(context, 'correction', [noteError()], 422);
  const { note, kind } = form.data;
  const command = { op: 'correct', slug: slugOf(context), note, ...(kind === undefined ? {} : { kind }) } as const;
  return apply(context, 'correction', { ...command, condition: conditionOf(context) });
}

const WRONG = {
  reason: 'Give a reason, in at most 2,000 characters.',
  note: 'The note must have at most 2,000 characters.',
} as const;

function wrongIn(error: z.ZodError): FieldError[] {
  return (['note', 'reason'] as const)
    .filter((field) => error.issues.some(({ path }) => path[0] === field))
    .map((field) => ({ field, message: WRONG[field] }));
}

const OPS = { reinstatement: 'reinstate', hold: 'hold', release: 'release' } as const;

export function changeArticle(action: keyof typeof OPS) {
  return async function changeArticleState(context: ConsoleContext): Promise<Response> {
    return apply(context, action, { op: OPS[action], slug: slugOf(context), condition: conditionOf(context) });
  };
}

/** What the page of the article says afterwards. Absent: its state says it. */
const DONE: { readonly [A in ArticleAction]?: DoneName } = {
  hold: 'held',
  release: 'released',
  reinstatement: 'reinstated',
  correction: 'corrected',
};

async function apply(context: ConsoleContext, action: ArticleAction, command: Command): Promise<Response> {
  const result = await catalogueOf(context.env).apply(command, { actor: context.get('caller').actor });
  expireFreshness(context.env);
  if (result.kind === 'done') {
    const { slug, version } = result.article;
    const isWithdrawn = result.outcome === 'withdrawn' && result.article.firstPublished !== undefined;
    const done = DONE[action];
    const page = `${ARTICLES_PATH}/${slug}${done === undefined ? '' : `?done=${done}`}`;
    return context.redirect(isWithdrawn ? `/console/withdrawals/${withdrawalId(slug, version)}` : page, 303);
  }
  if (result.refusal.reason === 'missing') throw noArticle();
  if (result.refusal.reason === 'precondition-failed') return refuse(context, action, CHANGED_SINCE, 409);
  const [name, members] = problemOfRefusal(result.refusal, result.current);
  return refuse(context, action, problemBody(name, members).detail, 409);
}

/** What a form of the article's page says that is older than the article. */
export const CHANGED_SINCE =
  'Somebody has changed the article since you opened this page. Nothing was done. This page shows it as it is now, and what you wrote is below.';

export function refuse(context: ConsoleContext, action: ArticleAction, message: Refusal, status: 409 | 422): Promise<Response> {
  const given = { action, fields: context.get('form') };
  return showArticleWith(context, { message, isChanged: message === CHANGED_SINCE, given, status });
}

function fieldsOf(context: ConsoleContext): Record<string, string | undefined> {
  return Object.fromEntries(context.get('form'));
}

/** A form without the version, which none of our pages sends, changes nothing. */
function conditionOf(context: ConsoleContext): Condition {
  return { kind: 'match', etags: tagsOfForm(context.get('form')) };
}
