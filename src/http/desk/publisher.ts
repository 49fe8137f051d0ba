// The desk's routes for the publisher's settings. The publisher's name and house line are part of every partner's notice.
import type { Context } from 'hono';
import * as z from 'zod';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { PublisherSettings } from '../../domain/partners/licence.ts';
import { type PageMove, pageMoveOf } from '../../domain/publisher/page-move.ts';
import { type Publisher, publisherSchema } from '../../domain/publisher/publisher.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { PUBLISHER_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf, directoryOf, partnerOf } from '../isolate/stubs.ts';
import { CURSORS, cursorQuery, flagSchema } from '../requests/query-fields.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError, problem } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

/** Partners whose objects one dry run calls. */
const PARTNERS_PER_DRY_RUN = 50;

export async function getPublisher(context: DeskContext): Promise<Response> {
  const found = await catalogueOf(context.env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet: PUT its settings here.' });
  return answerJson(found.publisher, 200, { etag: found.etag });
}

const querySchema = z
  .strictObject({ dryRun: flagSchema, ...cursorQuery(CURSORS.code) })
  .refine(({ dryRun, cursor }) => dryRun || cursor === undefined, { path: ['cursor'], error: 'is for dry runs' });

export async function putPublisher(context: DeskContext): Promise<Response> {
  const { dryRun, cursor } = parsed(querySchema, context.req.query());
  const publisher = await readJson(context.req.raw, publisherSchema, PUBLISHER_REQUEST_BYTES);
  const match = context.req.header('if-match');
  const etags = match === undefined ? undefined : entityTags(match);
  const before = dryRun ? await catalogueOf(context.env).publisher() : undefined;
  const result = await catalogueOf(context.env).setPublisher(publisher, etags, context.get('caller').actor, dryRun);
  if (!dryRun) expireFreshness(context.env);
  if (result.kind === 'refused') {
    const [name, members] = problemOfRefusal(result.refusal);
    const current = result.etag === undefined ? {} : { headers: { etag: result.etag }, extensions: { etag: result.etag } };
    const detail = 'The settings were changed since, or the request has no If-Match. Read them and send their ETag in If-Match.';
    return problem(name, { ...members, ...current, detail });
  }
  const { outcome, publisher: wanted, etag } = result;
  if (dryRun) {
    const [notices, articlePages] = await Promise.all([
      foreseen(context.env, before?.publisher, wanted, cursor),
      foreseenMove(context.env, before?.publisher, wanted),
    ]);
    return answerJson({ outcome, publisher: wanted, ...present({ articlePages }), ...notices });
  }
  return answerJson({ outcome, publisher: wanted }, outcome === 'created' ? 201 : 200, { etag });
}

/** Where readers would find articles. `undefined`: where they find them now. */
async function foreseenMove(env: Env, before: Publisher | undefined, after: Publisher): Promise<PageMove | undefined> {
  if (pageMoveOf(before, after, 0) === undefined) return undefined;
  const { feeds } = await catalogueOf(env).listFeeds('all', 1);
  return pageMoveOf(before, after, feeds[0]?.live ?? 0);
}

interface Foreseen {
  acceptances: ({ partner: string } & ForeseenAcceptance)[];
  next?: string | undefined;
}

/** Which partners on a page of the list would have to accept the notice again, and by when. No partner is called if the notice stays the same. */
async function foreseen(env: Env, before: Publisher | undefined, after: Publisher, cursor: string | undefined): Promise<Foreseen> {
  if (before === undefined || (before.name === after.name && before.houseLine === after.houseLine)) return { acceptances: [] };
  const { name, formerNames, houseLine, timeZone } = after;
  // Later than any stored settings, whose dates may be a minute ahead of the clock: a notice from older settings would count as outdated.
  const publisher: PublisherSettings = { name, formerNames, houseLine, timeZone, settingsMs: Number.MAX_SAFE_INTEGER };
  const { partners, next } = await directoryOf(env).list(PARTNERS_PER_DRY_RUN, cursor);
  const answers = await Promise.all(
    partners.map(async ({ id }) => (await partnerOf(env, id).acceptances(publisher)).map((one) => ({ partner: id, ...one }))),
  );
  const acceptances = answers.flat().filter(({ acceptance }) => acceptance.state !== 'accepted');
  return { acceptances, next };
}
