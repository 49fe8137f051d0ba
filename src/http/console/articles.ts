// The console's pages about one article. The forms that change it are in article-forms.ts.
import type { Context } from 'hono';
import * as z from 'zod';
import { codeSchema } from '../../domain/values/term.ts';
import type { Given } from '../../pages/console/action-panel.tsx';
import { articlePage, type DoneName, isDoneName } from '../../pages/console/article.tsx';
import { receiversFragment, receiversPage } from '../../pages/console/receivers.tsx';
import { versionPage } from '../../pages/console/version.tsx';
import type { Refusal } from '../../pages/signed-in/fields/form-state.ts';
import { localeOf } from '../../pages/signed-in/own-page.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { wantsPage } from '../responses/navigation.ts';
import { ProblemError } from '../responses/problem.ts';
import { answerConsole, consoleFrameOf, signedInFrameOf } from './console-page.ts';
import { requireRead } from './reading.ts';
import { receiversOf } from './receivers.ts';
import { differenceOf } from './version-difference.ts';

type ConsoleContext = Context<AppEnv>;

export async function showArticle(context: ConsoleContext): Promise<Response> {
  return showArticleWith(context);
}

/** Why a form was not carried out, and what was written in it. */
interface Refused {
  message: Refusal;
  isChanged: boolean;
  /** Absent: the form has a page of its own. */
  given?: Given;
  status: 409 | 422;
}

/** With `refused`: a form of the page that was not carried out. */
export async function showArticleWith(context: ConsoleContext, refused?: Refused): Promise<Response> {
  requireRead(context, refused);
  const slug = slugOf(context);
  const catalogue = catalogueOf(context.env);
  const [frame, found, versions] = await Promise.all([signedInFrameOf(context), catalogue.article(slug), catalogue.history(slug)]);
  if (found === undefined) throw noArticle();
  const done = doneNameIn(context.req.query('done'));
  const page = { frame, ...found, versions, nowMs: Date.now(), done, ...refused };
  return answerConsole(context, articlePage(page), refused?.status ?? 200);
}

/** What has just been done is said in our own words only, whatever the address contains. */
function doneNameIn(query: string | undefined): DoneName | undefined {
  return query !== undefined && isDoneName(query) ? query : undefined;
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
  const before = history.findLast((line) => line.version < version.data);
  const isLast = history.every((line) => line.version <= version.data);
  return answerConsole(context, versionPage({ frame, article: found.article, lines, former: before, differences, isLast }));
}

function noVersion(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no such version of an article.' });
}

/** Which partners received the article, of those that could be asked, and the first deadline if it is withdrawn. */
export async function showReceivers(context: ConsoleContext): Promise<Response> {
  const slug = slugOf(context);
  const isPage = wantsPage(context);
  const [frame, found] = await Promise.all([(isPage ? signedInFrameOf : consoleFrameOf)(context), catalogueOf(context.env).article(slug)]);
  if (found === undefined) throw noArticle();
  const shown = { receivers: await receiversOf(context.env, slug), locale: localeOf(frame), nowMs: Date.now() };
  // The page of the article fetches the part by a script. Without scripts, its link leads here.
  return answerConsole(context, isPage ? receiversPage({ ...shown, frame, article: found.article }) : receiversFragment(shown));
}

export function slugOf(context: ConsoleContext): string {
  const slug = codeSchema.safeParse(context.req.param('slug'));
  if (!slug.success) throw noArticle();
  return slug.data;
}

export function noArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no article at this address.' });
}
