// The pages on which an article is written, changed and corrected. A button of the form stores it, checks it, or shows the form again.
import type { Context } from 'hono';
import type { Article } from '../../domain/articles/article.ts';
import type { Condition } from '../../domain/articles/command.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { sanitiseBody } from '../../markup/sanitise.ts';
import { fieldLabel } from '../../pages/console/article-fields.ts';
import { ARTICLES_PATH } from '../../pages/console/articles.tsx';
import { PUBLISHER_PATH } from '../../pages/console/settings/publisher.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import type { Form } from '../requests/form.ts';
import { tagsOfForm } from '../requests/preconditions.ts';
import { problemBody } from '../responses/problem.ts';
import { checkOf } from './article-check.ts';
import { conflictIn } from './article-conflict.ts';
import { fieldsOfArticle, newFields, readFields } from './article-fields.ts';
import * as forms from './article-forms.ts';
import { mergedForm } from './article-merge.ts';
import { correctArticle, doneName, noteError, putArticle, type Saved } from './article-saving.ts';
import { newStage, type Stage, stageOf, stageOfNew } from './article-stage.ts';
import { showArticleWith } from './articles.ts';
import { joined, spread } from './body-text.ts';
import { openedFields, showEditor } from './editor-page.ts';
import { withRow } from './picture-rows.ts';

type ConsoleContext = Context<AppEnv>;

/** Without a publisher the newspaper is set up first. */
export async function showNew(context: ConsoleContext): Promise<Response> {
  const found = await catalogueOf(context.env).publisher();
  if (found === undefined) return context.redirect(PUBLISHER_PATH, 303);
  return showEditor(context, await newStage(context.env, found.publisher, new Map()), { fields: newFields(found.publisher) });
}

/** For an article that cannot be edited, its page says why. */
export function showStored(kind: 'edit' | 'correct') {
  return async function showEditorOfArticle(context: ConsoleContext): Promise<Response> {
    const stage = await stageOf(context, kind);
    const obstacle = obstacleTo(kind, stage.stored);
    if (obstacle !== undefined) return showArticleWith(context, { message: obstacle, isChanged: false, status: 409 });
    return showEditor(context, stage, { fields: fieldsOfArticle(stage.stored, stage.publisher) });
  };
}

function obstacleTo(kind: 'edit' | 'correct', { pubStatus, firstPublished }: Article): string | undefined {
  if (pubStatus === 'canceled') return problemBody('article-withdrawn').detail;
  return kind === 'correct' && firstPublished === undefined ? problemBody('never-published').detail : undefined;
}

export async function saveNew(context: ConsoleContext): Promise<Response> {
  const fields = readFields(context.get('form'));
  return act(context, await stageOfNew(context, fields), fields);
}

export async function saveEdit(context: ConsoleContext): Promise<Response> {
  return act(context, await stageOf(context, 'edit'), readFields(context.get('form')));
}

/** The short form of the article's page has no button with a name. */
export async function saveCorrection(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  if (!form.has('do') && !form.has('over')) return forms.correctArticle(context);
  return act(context, await stageOf(context, 'correct'), readFields(form));
}

async function act(context: ConsoleContext, stage: Stage, fields: Map<string, string>): Promise<Response> {
  if (fields.has('over')) return save(context, stage, fields, { kind: 'match', etags: tagsOfForm(fields, 'over') });
  const [, action = '', row = ''] = /^(up|remove)\.(\d{1,2})$/.exec(fields.get('do') ?? '') ?? [];
  if (action === 'up' || action === 'remove') return showEditor(context, stage, { fields: withRow(fields, action, Number(row)) });
  switch (fields.get('do')) {
    case 'publish':
    case 'hold':
    case 'save':
      return save(context, stage, fields, conditionOf(stage, fields));
    case 'more-pictures':
      return showEditor(context, stage, { fields, more: true });
    case 'merge':
      return merge(context, stage, fields);
    case 'check':
      return check(context, stage, fields);
    default:
      return showEditor(context, stage, { fields });
  }
}

/** A form without the version, which none of our pages sends, changes nothing. */
function conditionOf({ kind }: Stage, fields: Form): Condition {
  return kind === 'new' ? { kind: 'none' } : { kind: 'match', etags: tagsOfForm(fields) };
}

async function save(context: ConsoleContext, stage: Stage, fields: Map<string, string>, condition: Condition): Promise<Response> {
  const misnamed = slugErrors(stage);
  const order = { condition, significant: fields.has('significant'), hold: stage.kind === 'new' && fields.get('do') === 'hold' };
  const saved =
    misnamed ??
    (stage.kind === 'correct' ? await correctArticle(context, stage, fields, order) : await putArticle(context, stage, fields, order));
  if (saved.kind !== 'done') return refuse(context, stage, fields, saved);
  const { slug } = saved.result.article;
  return context.redirect(`${ARTICLES_PATH}/${slug}?done=${doneName(stage, saved.result)}`, 303);
}

function slugErrors({ kind, slug }: Stage): Saved | undefined {
  const isWrong = kind === 'new' && !codeSchema.safeParse(slug).success;
  const message = 'Address name must be 1 to 64 of a-z, 0-9 and "-".';
  return isWrong ? { kind: 'wrong', errors: [{ field: 'slug', message }] } : undefined;
}

async function check(context: ConsoleContext, stage: Stage, fields: Map<string, string>): Promise<Response> {
  const condition: Condition = stage.etag === undefined ? { kind: 'none' } : { kind: 'match', etags: [stage.etag] };
  const checked = slugErrors(stage) ?? (await putArticle(context, stage, fields, { condition, dryRun: true }));
  if (checked.kind !== 'done') return refuse(context, stage, fields, checked);
  const isNoteMissing = stage.kind === 'correct' && (fields.get('note') ?? '').trim() === '';
  if (stage.kind === 'new') fields.set('slug', stage.slug);
  return showEditor(context, stage, {
    fields,
    errors: isNoteMissing ? [noteError()] : [],
    check: checkOf(stage, context.get('origin'), fields, checked),
  });
}

async function refuse(
  context: ConsoleContext,
  stage: Stage,
  fields: Map<string, string>,
  saved: Exclude<Saved, { kind: 'done' }>,
): Promise<Response> {
  switch (saved.kind) {
    case 'wrong':
      return showEditor(context, stage, { fields, errors: saved.errors, status: 422 });
    case 'refused':
      return showEditor(context, stage, { fields, message: saved.message, status: 409 });
    case 'changed': {
      // It may have been changed since the stage was read.
      if (stage.kind !== 'new') return showEditor(context, await stageOf(context, stage.kind), { fields, status: 409 });
      fields.set('slug', stage.slug);
      const message = `Address name "${stage.slug}" belongs to another article already. Choose another one.`;
      return showEditor(context, stage, { fields, errors: [{ field: 'slug', message }], status: 409 });
    }
  }
}

/** The form is of the current version then. A text that could not be stored is not merged. */
async function merge(context: ConsoleContext, stage: Stage, written: Map<string, string>): Promise<Response> {
  const { stored, etag, publisher } = stage;
  const opened = await openedFields(context, stage, written);
  if (stored === undefined || etag === undefined || opened === undefined) return showEditor(context, stage, { fields: written });
  const forms = { opened, theirs: fieldsOfArticle(stored, publisher), mine: written };
  const body = sanitiseBody(joined(written.get('bodyHtml') ?? ''), stored.url);
  if (!body.ok) {
    const message = `${fieldLabel('bodyHtml')} ${body.objection}. Nothing was merged.`;
    return showEditor(context, stage, { fields: written, errors: [{ field: 'bodyHtml', message }], status: 422 });
  }
  const { slug, version, language } = stored;
  const bodies = { opened: joined(opened.get('bodyHtml') ?? ''), theirs: stored.bodyHtml, mine: body.html };
  const { fields, unsure } = mergedForm({ ...forms, bodies, version, language });
  fields.set('bodyHtml', spread(fields.get('bodyHtml') ?? ''));
  fields.set('etag', etag).set('version', String(version));
  const { theirs } = conflictIn({ opened, current: forms.theirs, written, language });
  return showEditor(context, stage, { fields, merged: { slug, version, unsure, theirs, language } });
}
