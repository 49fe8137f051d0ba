// The console's list of partners. It makes one call to the Directory, however many partners there are.
import type { Context } from 'hono';
import * as z from 'zod';
import { PARTNER_NEEDS } from '../../../domain/partners/partner-summary.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { CURSORS, cursorQuery } from '../../../domain/values/query-fields.ts';
import { textSchema } from '../../../domain/values/text-schema.ts';
import { partnersPage } from '../../../pages/console/partners/partners.tsx';
import type { AppEnv } from '../../bindings.ts';
import { directoryOf } from '../../isolate/stubs.ts';
import { parsed } from '../../requests/request-body.ts';
import { answeredInTime } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z.strictObject({
  q: z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional()),
  need: z.preprocess(emptyIsAbsent, z.enum(['any', ...PARTNER_NEEDS]).optional()),
  sort: z.preprocess(emptyIsAbsent, z.literal('need').optional()),
  ...cursorQuery(CURSORS.partner),
});

export async function showPartners(context: ConsoleContext): Promise<Response> {
  const { cursor: after, ...filter } = parsed(listSchema, context.req.query());
  const query = { ...filter, sort: filter.sort ?? ('name' as const), limit: LISTED, after };
  const [frame, found] = await Promise.all([
    signedInFrameOf(context),
    answeredInTime(async () => directoryOf(context.env).listSummaries(query)),
  ]);
  const next = found?.answer.next;
  const page = {
    frame,
    partners: found?.answer.partners,
    filter,
    next: next && `${next.rank}.${next.id}`,
    nowMs: Date.now(),
  };
  return answerConsole(context, partnersPage(page), found === undefined ? 503 : 200);
}
