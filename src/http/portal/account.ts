// The account of the partner under one of the person's agreements. It is shown to suspended partners too, and after the term is over.
import type { Context } from 'hono';
import { summaryInWords, termsInWords } from '../../domain/agreements/words/terms-in-words.ts';
import { usagePeriod } from '../../domain/partners/usage.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { accountPage } from '../../pages/portal/account.tsx';
import { queryWith } from '../../pages/signed-in/filter-form.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { beginPull } from '../licensed/pull.ts';
import { ProblemError } from '../responses/problem.ts';
import { noticesOf } from './notices.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

/** Days of usage on the page, which is as many as a period without dates has. */
const DAYS = 31;

/** What the page says about the form that was sent before. */
const DONE: Readonly<Record<string, string>> = {
  accepted: 'You have accepted the notice.',
  unchanged: 'This notice was accepted before. Nothing was changed.',
};

export async function showAccount(context: PortalContext): Promise<Response> {
  const done = context.req.query('done') ?? '';
  return answer(context, { done: Object.hasOwn(DONE, done) ? DONE[done] : undefined, status: 200 });
}

interface Shown {
  done?: string | undefined;
  /** Why the form that was sent was not carried out. */
  refusal?: string;
  status: 200 | 409;
}

const CHANGED_SINCE =
  'The notice has changed again since you opened the page, so nothing was accepted. Read the newest one here, and accept it from this page.';

/** The form names the notice that its page showed. Another one is never accepted. */
export async function acceptNotice(context: PortalContext): Promise<Response> {
  const { settings } = await beginPull(context);
  const agreement = context.get('credential').session?.agreement ?? '';
  const sha256 = context.get('form').get('sha256') ?? '';
  const { kind } = await callPartner(context, async (partner, credential) => await partner.accept(credential, agreement, sha256, settings));
  if (kind === 'mismatch') return answer(context, { refusal: CHANGED_SINCE, status: 409 });
  if (kind === 'unknown')
    throw new ProblemError('not-found', { detail: 'There is no notice that you can accept. A key for the sandbox accepts none.' });
  return context.redirect(`/portal/account${queryWith({ agreement, done: kind })}#notice`, 303);
}

async function answer(context: PortalContext, { status, ...shown }: Shown): Promise<Response> {
  const { publisher, settings } = await beginPull(context);
  const { account } = await callPartner(context, async (partner, credential) => {
    const answer = await partner.account(credential, settings);
    return answer.kind === 'account' ? { ...answer, rate: answer.account.rate, quota: answer.account.quota } : answer;
  });
  const period = usagePeriod({}, toInstant(Date.now()));
  const { rows } = await callPartner(
    context,
    async (partner, credential) => await partner.usage(credential, { ...period, by: 'day', limit: DAYS }),
  );
  const frame = await portalFrameOf(context);
  const { holders, notices } = await noticesOf(context, account, publisher);
  const { agreement } = account.agreement;
  const page = {
    frame,
    account,
    holders,
    notices,
    ...shown,
    summary: summaryInWords(agreement.terms, publisher),
    chapters: termsInWords(agreement.terms, publisher),
    usage: rows,
    ...period,
  };
  return answerConsole(context, accountPage(page), status);
}
