// A partner's account and usage. Suspended partners may read them too, and those whose term is over.
import type { Context } from 'hono';
import { usagePeriod, usageQuerySchema } from '../../domain/partners/usage.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { AppEnv } from '../bindings.ts';
import { answerJson } from '../responses/json.ts';
import { answerCsv, usagePage, usageRows, wantsCsv } from '../responses/usage-csv.ts';
import { summaryBody } from './agreements.ts';
import { callPartner } from './partner-call.ts';
import { beginPull } from './pull.ts';
import { badParameter, parameters, readQuery } from './query.ts';

type AccountContext = Context<AppEnv>;

export async function serveAccount(context: AccountContext): Promise<Response> {
  const { settings } = await beginPull(context);
  const { account } = await callPartner(context, async (partner, credential) => {
    const answer = await partner.account(credential, settings);
    return answer.kind === 'account' ? { ...answer, rate: answer.account.rate, quota: answer.account.quota } : answer;
  });
  const { partner, key, agreement, rate, quota, withdrawals } = account;
  return answerJson({
    partner,
    key,
    agreement: summaryBody(context, agreement),
    rate,
    quota,
    withdrawals: { ...withdrawals, url: `${context.get('origin')}/v1/withdrawals` },
  });
}

const usageParameters = parameters(usageQuerySchema);

/** Answers JSON, or CSV if the URL or Accept asks for it. */
export async function serveUsage(context: AccountContext): Promise<Response> {
  const { by, limit, format, ...dates } = readQuery(context, usageParameters);
  const { from, to } = usagePeriod(dates, toInstant(Date.now()));
  if (from > to) throw badParameter('to', 'must not be before "from"');
  const isCsv = wantsCsv(context, format);
  const wanted = usageRows(limit, isCsv);
  const answer = await callPartner(
    context,
    async (partner, credential) => await partner.usage(credential, { from, to, by, limit: wanted + 1 }),
  );
  const page = usagePage(answer.rows, wanted);
  return isCsv ? answerCsv(by, page.rows) : answerJson({ from, to, by, ...page }, 200, { vary: 'Accept' });
}
