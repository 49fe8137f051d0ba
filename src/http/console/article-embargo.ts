// The short form of an article's page that sets, moves or removes its embargo. Everything else of the article stays as it is.
import type { Context } from 'hono';
import { ARTICLES_PATH } from '../../pages/console/articles.tsx';
import { whichField } from '../../pages/signed-in/fields/which-field.ts';
import type { AppEnv } from '../bindings.ts';
import { tagsOfForm } from '../requests/preconditions.ts';
import { problemBody } from '../responses/problem.ts';
import { fieldsOfArticle } from './article-fields.ts';
import { CHANGED_SINCE, refuse } from './article-forms.ts';
import { doneName, putArticle } from './article-saving.ts';
import { type Stored, stageOf } from './article-stage.ts';

type ConsoleContext = Context<AppEnv>;

export async function changeEmbargo(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const stage = await stageOf(context, 'edit');
  if (stage.stored.firstPublished !== undefined) return refuse(context, 'embargo', problemBody('embargo-fixed').detail, 409);
  if (form.get('do') !== 'remove' && (form.get('embargoedUntil') ?? '') === '')
    return refuse(context, 'embargo', [{ field: 'embargoedUntil', message: NO_TIME }], 422);
  const condition = { kind: 'match', etags: tagsOfForm(form) } as const;
  const saved = await putArticle(context, stage, withEmbargo(stage, form), { condition });
  switch (saved.kind) {
    case 'done':
      return context.redirect(`${ARTICLES_PATH}/${stage.slug}?done=${doneName(stage, saved.result)}`, 303);
    case 'wrong':
      return refuse(context, 'embargo', saved.errors, 422);
    case 'changed':
      return refuse(context, 'embargo', CHANGED_SINCE, 409);
    case 'refused':
      return refuse(context, 'embargo', saved.message, 409);
  }
}

/** An empty field removes nothing: that would publish the article. */
const NO_TIME = 'Give a date and a time. To publish the article now, press the other button.';

/** The stored fields with the embargo of the form: none if its second button was pressed. */
function withEmbargo({ stored, publisher }: Stored, form: ReadonlyMap<string, string>): Map<string, string> {
  const fields = fieldsOfArticle(stored, publisher);
  for (const name of ['embargoedUntil', whichField('embargoedUntil')]) {
    const value = form.get('do') === 'remove' ? '' : (form.get(name) ?? '');
    fields.set(name, value);
  }
  return fields;
}
