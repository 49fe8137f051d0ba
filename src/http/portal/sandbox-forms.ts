// The forms of the sandbox: a new article, the next step of one, and clearing it all. None replaces what somebody else did since its page was
// opened.
import * as z from 'zod';
import { SANDBOX_ACTIONS, SANDBOX_SLUG, type SandboxWish } from '../../domain/pulls/sandbox.ts';
import { type Instant, isTimeZone, toInstant } from '../../domain/values/instant.ts';
import { HEADLINE_CHARS } from '../../domain/values/limits.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import { articlePath, SANDBOX_PATH } from '../../pages/portal/sandbox-words.ts';
import type { FieldError, Refusal } from '../../pages/signed-in/fields/form-state.ts';
import { queryWith } from '../../pages/signed-in/filter-form.tsx';
import { readTime } from '../console/article-times.ts';
import { enterSandbox } from '../credentials/require-portal-session.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { beginPull } from '../licensed/pull.ts';
import type { Form } from '../requests/form.ts';
import { timeZoneOf } from './portal-page.ts';
import { answerArticle, answerSandbox, type PortalContext, slugOf } from './sandbox.ts';

/** Why a wish was not granted. */
const REFUSALS = {
  stale: 'The article was changed since you opened the page, so nothing was done. Here is what can be done with it now.',
  full: 'The sandbox is full, so nothing was changed. Clear it to go on.',
  impossible: 'This cannot be done with the article in its present state, or under your agreement, so nothing was changed.',
} as const;

export async function makeArticle(context: PortalContext): Promise<Response> {
  const form = context.get('form');
  const refuse = (message: Refusal, status: 409 | 422) =>
    answerSandbox(context, { refused: { form: 'new', message }, written: form, status });
  const slug = (form.get('slug') ?? '').trim();
  const headline = textSchema(HEADLINE_CHARS)
    .optional()
    .safeParse(form.get('headline')?.trim() || undefined);
  const until = await untilIn(context, form);
  const errors: FieldError[] = [];
  if (!SANDBOX_SLUG.test(slug))
    errors.push({ field: 'slug', message: 'Begin with “sandbox-”, then use a-z, 0-9 and hyphens, at most 62 characters.' });
  if (!headline.success) errors.push({ field: 'headline', message: `The headline ${headline.error.issues[0]?.message}.` });
  if ('error' in until) errors.push(until.error);
  if (errors.length > 0 || !headline.success || 'error' in until) return refuse(errors, 422);
  const action = until.instant === undefined ? 'publish' : 'embargo';
  const result = await take(context, { action, slug, headline: headline.data, until: until.instant, madeFrom: 0 });
  if (result === 'done') return toArticle(context, slug, action);
  if (result === 'stale') return refuse([{ field: 'slug', message: 'There is an article of this slug already. Choose another one.' }], 422);
  return refuse(REFUSALS[result], 409);
}

/** The form names the version that its page showed. */
export async function takeStep(context: PortalContext): Promise<Response> {
  const form = context.get('form');
  const slug = slugOf(context);
  const action = SANDBOX_ACTIONS.find((one) => one === form.get('action'));
  const version = z.coerce.number().int().min(1).safeParse(form.get('version'));
  const until: Until = action === 'embargo' ? await untilIn(context, form) : { instant: undefined };
  if (action === undefined || !version.success) return answerArticle(context, { message: REFUSALS.stale, status: 409 });
  if ('error' in until) return answerArticle(context, { message: [until.error], written: form, status: 422 });
  if (action === 'embargo' && until.instant === undefined)
    return answerArticle(context, { message: [{ field: 'until', message: 'Give the date and the time.' }], written: form, status: 422 });
  const result = await take(context, { action, slug, until: until.instant, madeFrom: version.data });
  return result === 'done' ? toArticle(context, slug, action) : answerArticle(context, { message: REFUSALS[result], status: 409 });
}

async function take(context: PortalContext, wish: SandboxWish) {
  enterSandbox(context);
  const { settings } = await beginPull(context);
  const { kind } = await callPartner(context, async (partner, credential) => await partner.changeSandbox(credential, wish, settings));
  return kind;
}

function toArticle(context: PortalContext, slug: string, done: string): Response {
  return context.redirect(`${articlePath(slug)}${queryWith({ agreement: context.req.query('agreement'), done })}`, 303);
}

type Until = { instant: Instant | undefined } | { error: FieldError };

async function untilIn(context: PortalContext, form: Form): Promise<Until> {
  const zone = form.get('zone') ?? '';
  const timeZone = await timeZoneOf(context);
  const time = readTime(form, 'until', isTimeZone(zone) ? zone : timeZone, undefined);
  if (!time.ok) return { error: { field: 'until', message: `The time ${time.detail}.` } };
  if (time.instant !== undefined && time.instant <= toInstant(Date.now()))
    return { error: { field: 'until', message: 'The embargo has to end in the future.' } };
  return { instant: time.instant };
}

/** The form names what was in the sandbox when its page was opened. */
export async function clearSandbox(context: PortalContext): Promise<Response> {
  enterSandbox(context);
  const form = context.get('form');
  const refuse = (message: string, status: 409 | 422) => answerSandbox(context, { refused: { form: 'clearing', message }, status });
  if (!form.has('sure')) return refuse('Nothing was deleted. Tick the box if the sandbox is to be cleared.', 422);
  const { kind } = await callPartner(
    context,
    async (partner, credential) => await partner.clearSandbox(credential, form.get('state') ?? ''),
  );
  if (kind !== 'cleared')
    return refuse('The sandbox was changed since you opened the page, so nothing was deleted. Look at it, and clear it from here.', 409);
  return context.redirect(`${SANDBOX_PATH}${queryWith({ agreement: context.req.query('agreement'), done: 'cleared' })}`, 303);
}
