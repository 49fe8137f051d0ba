// The desk's routes for the publisher's settings. The publisher's name and house line are part of every partner's notice.
import type { Context } from 'hono';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import { type Publisher, publisherSchema } from '../../domain/publisher/publisher.ts';
import { putPublisherQuerySchema } from '../../domain/publisher/publisher-queries.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { PUBLISHER_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { foreseenAcceptances, foreseenMove } from '../operations/publisher-change.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError, problem } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

export async function getPublisher(context: DeskContext): Promise<Response> {
  const found = await catalogueOf(context.env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet: PUT its settings here.' });
  return answerJson(found.publisher, 200, { etag: found.etag });
}

export async function putPublisher(context: DeskContext): Promise<Response> {
  const { dryRun, cursor } = parsed(putPublisherQuerySchema, context.req.query());
  const publisher = await readJson(context.req.raw, publisherSchema, PUBLISHER_REQUEST_BYTES);
  const match = context.req.header('if-match');
  const etags = match === undefined ? undefined : entityTags(match);
  const before = dryRun ? await catalogueOf(context.env).publisher() : undefined;
  const result = await catalogueOf(context.env).setPublisher(publisher, etags, context.get('caller').actor, dryRun);
  if (!dryRun) expireFreshness(context.env);
  if (result.kind === 'refused') {
    if (result.refusal.reason === 'objections') throw new ProblemError(...problemOfRefusal(result.refusal));
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

interface Foreseen {
  acceptances: ({ partner: string } & ForeseenAcceptance)[];
  next?: string | undefined;
}

/** A dry run that does not know what one partner has to accept is none. */
async function foreseen(env: Env, before: Publisher | undefined, after: Publisher, cursor: string | undefined): Promise<Foreseen> {
  const { answers, next } = await foreseenAcceptances(env, before, after, cursor);
  const silent = answers.find(({ fault }) => fault !== undefined);
  if (silent !== undefined) throw silent.fault;
  return { acceptances: answers.flatMap(({ partner, acceptances }) => acceptances.map((one) => ({ partner, ...one }))), next };
}
