// The account of the partner under one of the person's agreements. It is shown to suspended partners too, and after the term is over.
import type { Context } from 'hono';
import { summaryInWords, termsInWords } from '../../domain/agreements/words/terms-in-words.ts';
import { usagePeriod } from '../../domain/partners/usage.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { accountPage } from '../../pages/portal/account.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { askPartner, callPartner } from '../licensed/partner-call.ts';
import { beginPull } from '../licensed/pull.ts';
import { portalFrameOf } from './portal-page.ts';

/** Days of usage on the page, which is as many as a period without dates has. */
const DAYS = 31;

export async function showAccount(context: Context<AppEnv>): Promise<Response> {
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
  const { accepted } = account.agreement.acceptance;
  const names =
    typeof accepted === 'object' ? await askPartner(context, async (partner) => await partner.users().names([accepted.by])) : {};
  const { agreement } = account.agreement;
  const page = {
    frame,
    account,
    names,
    summary: summaryInWords(agreement.terms, publisher),
    chapters: termsInWords(agreement.terms, publisher),
    usage: rows,
    ...period,
  };
  return answerConsole(context, accountPage(page));
}
