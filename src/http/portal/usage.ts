// What the partner received in a period, by day, by article, or by key and person, with the quotas of the person's agreements.
import type { Context } from 'hono';
import * as z from 'zod';
import { usagePeriod } from '../../domain/partners/usage.ts';
import { dateSchema, toInstant } from '../../domain/values/instant.ts';
import { MOST_USAGE_ROWS } from '../../domain/values/limits.ts';
import { portalUsagePage } from '../../pages/portal/usage.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { emptyIsAbsent } from '../console/form-fields.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { badParameter, parameters, readQuery } from '../licensed/query.ts';
import { answerCsv, usagePage as cutRows } from '../responses/usage-csv.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

const LISTED = 200;

const day = z.preprocess(emptyIsAbsent, dateSchema.optional());
const query = parameters(
  z.strictObject({
    agreement: z.string().optional(),
    by: z.enum(['day', 'article', 'key'], { error: 'must be day, article or key' }).default('day'),
    from: day,
    to: day,
  }),
);

function askedPeriod(context: PortalContext) {
  const { by, from, to } = readQuery(context, query);
  return { by, ...usagePeriod({ from, to }, toInstant(Date.now())) };
}

export async function showUsage(context: PortalContext): Promise<Response> {
  const asked = askedPeriod(context);
  const found = await callPartner(
    context,
    async (partner, credential) => await partner.portalUsage(credential, { ...asked, limit: LISTED + 1 }),
  );
  const { rows, more } = cutRows(found.rows, LISTED);
  const isBackwards = asked.from > asked.to;
  const page = { ...found, frame: await portalFrameOf(context), ...asked, rows, isCut: more === true, isBackwards };
  return answerConsole(context, portalUsagePage(page), isBackwards ? 422 : 200);
}

export async function downloadUsage(context: PortalContext): Promise<Response> {
  const asked = askedPeriod(context);
  if (asked.from > asked.to) throw badParameter('to', 'must not be before "from"');
  const wanted = { ...asked, limit: MOST_USAGE_ROWS };
  const { rows } = await callPartner(context, async (partner, credential) =>
    asked.by === 'key' ? await partner.portalUsage(credential, wanted) : await partner.usage(credential, wanted),
  );
  const answer = answerCsv(asked.by, rows);
  answer.headers.set('content-disposition', `attachment; filename="${context.get('credential').partner}-usage.csv"`);
  return answer;
}
