// Answers with the form of an article as it was opened or as it was sent, and with what somebody else has changed since.
import type { Context } from 'hono';
import type { Conflict } from '../../pages/console/article-conflict.tsx';
import { articleEditorPage, type EditorProps } from '../../pages/console/article-editor.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import type { Form } from '../requests/form.ts';
import { conflictIn } from './article-conflict.ts';
import { fieldsOfArticle } from './article-fields.ts';
import type { Stage } from './article-stage.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';
import { shownRows } from './picture-rows.ts';

type ConsoleContext = Context<AppEnv>;

/** Subjects that are suggested: those with the most articles. */
const SUGGESTED = 200;

interface Shown extends Pick<EditorProps, 'message' | 'check' | 'merged'> {
  fields: Form;
  errors?: EditorProps['errors'];
  /** More rows for pictures were asked for. */
  more?: boolean;
  status?: 200 | 409 | 422;
}

export async function showEditor(context: ConsoleContext, stage: Stage, shown: Shown): Promise<Response> {
  const { kind, publisher, stored } = stage;
  const { fields, errors = [], more = false, status = 200, message, check, merged } = shown;
  const [frame, subjects, conflict] = await Promise.all([
    signedInFrameOf(context),
    suggestedSubjects(context),
    context.req.method === 'POST' ? conflictOf(context, stage, fields) : undefined,
  ]);
  const page = {
    frame,
    kind,
    now: stage.now,
    publisher,
    article: stored,
    subjects,
    fields,
    errors,
    message,
    check,
    merged,
    conflict,
  };
  const html = articleEditorPage({ ...page, rows: shownRows(fields, more), opened: openedOf(stage, fields) });
  return answerConsole(context, html, status, true);
}

/** Without suggestions the form works as well. */
async function suggestedSubjects(context: ConsoleContext): Promise<string[]> {
  const feeds = await catalogueOf(context.env)
    .largestFeeds('subjects', SUGGESTED)
    .catch(() => []);
  return feeds.map(({ label }) => label);
}

/** What the form was opened with, which it keeps until it is saved or merged. */
function openedOf({ stored, etag }: Stage, fields: Form): EditorProps['opened'] {
  if (stored === undefined || etag === undefined) return undefined;
  const sent = fields.get('etag');
  return sent === undefined ? { etag, version: stored.version } : { etag: sent, version: versionIn(fields) ?? 0 };
}

function versionIn(fields: Form): number | undefined {
  const text = fields.get('version') ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** The fields of the version with which the form was opened. `undefined`: the form does not say, or the version is not stored. */
export async function openedFields(context: ConsoleContext, { slug, publisher }: Stage, fields: Form): Promise<Form | undefined> {
  const version = versionIn(fields);
  const found = version === undefined ? undefined : await catalogueOf(context.env).article(slug, version);
  return found === undefined ? undefined : fieldsOfArticle(found.article, publisher);
}

async function conflictOf(context: ConsoleContext, stage: Stage, written: Form): Promise<Conflict | undefined> {
  const { stored, etag, slug, publisher } = stage;
  if (stored === undefined || etag === undefined || written.get('etag') === etag) return undefined;
  const [opened, history] = await Promise.all([openedFields(context, stage, written), catalogueOf(context.env).history(slug)]);
  const { version, language } = stored;
  const since = opened === undefined ? [] : history.filter((line) => line.version > (versionIn(written) ?? 0));
  if (opened === undefined) return { slug, version, etag, since, both: [], language };
  const current = fieldsOfArticle(stored, publisher);
  const before = history.findLast((line) => line.version === versionIn(written));
  return { slug, version, etag, since, opened: before, language, ...conflictIn({ opened, current, written, language }) };
}
