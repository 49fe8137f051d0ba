// The pages of the sandbox: its articles, one of them, and the parts of both that a page fetches again and again while it is open. Nothing here reaches the
// publisher's copy. Watching counts against no rate of the agreement.
import type { Context } from 'hono';
import * as z from 'zod';
import { SANDBOX_SLUG } from '../../domain/pulls/sandbox.ts';
import type { SandboxBoard } from '../../domain/pulls/sandbox-watch.ts';
import { localTime } from '../../domain/values/local-time.ts';
import { countSchema } from '../../domain/values/query-fields.ts';
import { sandboxPage } from '../../pages/portal/sandbox.tsx';
import { sandboxArticlePage } from '../../pages/portal/sandbox-article.tsx';
import { sandboxFragment } from '../../pages/portal/sandbox-board.tsx';
import { goneFragment, watchFragment } from '../../pages/portal/sandbox-watch.tsx';
import { ACTION_WORDS } from '../../pages/portal/sandbox-words.ts';
import { formOf, type Refusal } from '../../pages/signed-in/fields/form-state.ts';
import { localeOf } from '../../pages/signed-in/own-page.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { enterSandbox } from '../credentials/require-portal-session.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { ProblemError } from '../responses/problem.ts';
import { portalFrameOf, timeZoneOf } from './portal-page.ts';

export type PortalContext = Context<AppEnv>;

/** What a page says about the form that was sent before. */
const CLEARED = 'The sandbox is empty.';

interface Shown {
  status: 200 | 409 | 422;
  /** What was sent and not carried out. */
  written?: ReadonlyMap<string, string>;
}

export async function showSandbox(context: PortalContext): Promise<Response> {
  return answerSandbox(context, { status: 200, done: context.req.query('done') === 'cleared' ? CLEARED : undefined });
}

interface ShownSandbox extends Shown {
  refused?: { form: 'new' | 'clearing'; message: Refusal };
  done?: string | undefined;
}

export async function answerSandbox(context: PortalContext, { status, written, ...shown }: ShownSandbox): Promise<Response> {
  enterSandbox(context);
  const page = await boardOf(context);
  const begun = { slug: suggestedSlug(page.board), zone: localeOf(page.frame).timeZone };
  const fields = new Map([...formOf(begun).fields, ...(written ?? [])]);
  return answerConsole(context, sandboxPage({ ...page, fields, ...shown }), status);
}

export async function showBoard(context: PortalContext): Promise<Response> {
  enterSandbox(context);
  return answerConsole(context, sandboxFragment(await boardOf(context)));
}

async function boardOf(context: PortalContext) {
  const timeZone = await timeZoneOf(context);
  const {
    kind: _kind,
    rate: _rate,
    ...board
  } = await callPartner(context, async (partner, credential) => await partner.watchSandbox(credential, timeZone));
  // Who is signed in is part of the frame only after the object has accepted the session.
  const frame = await portalFrameOf(context);
  return { frame, board, origin: context.get('origin'), nowMs: Date.now() };
}

/** The first number that no article has. */
function suggestedSlug({ articles }: SandboxBoard): string {
  const taken = new Set(articles.map(({ facts }) => facts.slug));
  let number = 1;
  while (taken.has(`sandbox-${number}`)) number += 1;
  return `sandbox-${number}`;
}

export async function showSandboxArticle(context: PortalContext): Promise<Response> {
  const done = Object.entries(ACTION_WORDS).find(([action]) => action === context.req.query('done'))?.[1].done;
  return answerArticle(context, { status: 200, done: done === undefined ? undefined : `${done}.` });
}

interface ShownArticle extends Shown {
  message?: Refusal;
  done?: string | undefined;
}

export async function answerArticle(context: PortalContext, { status, written, ...shown }: ShownArticle): Promise<Response> {
  const page = await articleOf(context);
  if (page === undefined) throw noSandboxArticle();
  const { timeZone } = localeOf(page.frame);
  const { embargoedUntil } = page.article.facts;
  const begun = { until: embargoedUntil === undefined ? undefined : localTime(embargoedUntil, timeZone), zone: timeZone };
  const fields = new Map([...formOf(begun).fields, ...(written ?? [])]);
  return answerConsole(context, sandboxArticlePage({ ...page, offered: page.article.facts.version, fields, ...shown }), status);
}

const watchQuery = parameters(
  z.strictObject({ agreement: z.string().optional(), version: countSchema(1, Number.MAX_SAFE_INTEGER).optional() }),
);

export async function showWatch(context: PortalContext): Promise<Response> {
  const { version } = readQuery(context, watchQuery);
  const page = await articleOf(context);
  if (page === undefined) return answerConsole(context, goneFragment());
  return answerConsole(context, watchFragment({ ...page, offered: version ?? page.article.facts.version }));
}

/** `undefined`: there is no such article in the sandbox. */
async function articleOf(context: PortalContext) {
  enterSandbox(context);
  const slug = slugOf(context);
  const timeZone = await timeZoneOf(context);
  const found = await callPartner(context, async (partner, credential) => await partner.watchSandboxArticle(credential, slug, timeZone));
  if (found.kind === 'unknown') return undefined;
  const { kind: _kind, rate: _rate, ...article } = found;
  // As on the page of all articles, after the object has accepted the session.
  const frame = await portalFrameOf(context);
  return { frame, article, origin: context.get('origin'), nowMs: Date.now() };
}

export function slugOf(context: PortalContext): string {
  const slug = context.req.param('slug') ?? '';
  if (!SANDBOX_SLUG.test(slug)) throw noSandboxArticle();
  return slug;
}

export function noSandboxArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no article of this slug in the sandbox.' });
}
