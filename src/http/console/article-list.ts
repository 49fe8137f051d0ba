// The console's list of articles.
import type { Context } from 'hono';
import * as z from 'zod';
import { endOfDayMs, startOfDayMs } from '../../domain/values/calendar-day.ts';
import { dateSchema } from '../../domain/values/instant.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import { articlesPage } from '../../pages/console/articles.tsx';
import type { AppEnv } from '../bindings.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, cursorQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';
import { emptyIsAbsent } from './form-fields.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z.strictObject({
  q: z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional()),
  status: z.preprocess(emptyIsAbsent, z.enum(['usable', 'withheld', 'canceled', 'embargoed']).optional()),
  section: z.preprocess(emptyIsAbsent, codeSchema.optional()),
  from: z.preprocess(emptyIsAbsent, dateSchema.optional()),
  to: z.preprocess(emptyIsAbsent, dateSchema.optional()),
  ...cursorQuery(CURSORS.row),
});

export async function showArticles(context: ConsoleContext): Promise<Response> {
  const { cursor, ...filter } = parsed(listSchema, context.req.query());
  const { from, to, status, ...narrowing } = filter;
  const [frame, found] = await Promise.all([signedInFrameOf(context), publisherNow(context.env).catch(() => undefined)]);
  const published = publishedWithin({ from, to }, found?.publisher.timeZone ?? 'UTC');
  const list = await catalogueOf(context.env).list({
    ...narrowing,
    state: status,
    published,
    limit: LISTED,
    after: cursor === undefined ? undefined : [cursor],
  });
  const sections = found?.publisher.sections ?? [];
  return answerConsole(
    context,
    articlesPage({ frame, articles: list.articles, next: list.next?.[0], filter, sections, nowMs: Date.now() }),
  );
}

/** The days are those of the publisher's time zone, in which the page shows dates. */
function publishedWithin({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string) {
  if (from === undefined && to === undefined) return undefined;
  return {
    fromMs: from === undefined ? Number.MIN_SAFE_INTEGER : startOfDayMs(from, timeZone),
    beforeMs: to === undefined ? Number.MAX_SAFE_INTEGER : endOfDayMs(to, timeZone),
  };
}
