// The desk's routes for partners. Their standing is in standing.ts.
import type { Context } from 'hono';
import { type Partner, partnerSchema } from '../../domain/partners/partner.ts';
import { partnerListQuerySchema } from '../../domain/partners/partner-queries.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { directoryOf } from '../isolate/stubs.ts';
import { changeProfile } from '../operations/partner-profile.ts';
import { expectedState, stale, stateTag } from '../requests/preconditions.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, isDryRun, requirePartner, unknownPartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function listPartners(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(partnerListQuerySchema, context.req.query());
  const after = cursor === undefined ? undefined : { rank: 0, id: cursor };
  const { partners, next } = await directoryOf(context.env).listSummaries({ sort: 'id', limit, after });
  return answerJson({ partners, next: next?.id });
}

export async function getPartner(context: DeskContext): Promise<Response> {
  const partner = await (await requirePartner(context)).profile();
  if (partner === undefined) throw unknownPartner();
  return answerJson(partner, 200, { etag: await stateTag(partner) });
}

export async function putPartner(context: DeskContext): Promise<Response> {
  const id = codeIn(context, 'partner');
  const dryRun = isDryRun(context);
  const profile = await readJson(context.req.raw, partnerSchema, NOTE_REQUEST_BYTES);
  const madeFrom = (current: Partner | undefined) => expectedState(context, current);
  const outcome = await changeProfile(context.env, {
    id,
    profile,
    actor: context.get('caller').actor,
    madeFrom,
    dryRun,
    origin: context.get('origin'),
  });
  if (outcome.kind === 'refused') throw new ProblemError(...problemOfObjections(outcome.objections));
  if (outcome.kind === 'stale') {
    const { partner: current } = outcome;
    throw stale(context, 'The partner', current && { etag: await stateTag(current), members: { partner: current } });
  }
  const { kind, ...written } = outcome;
  // The answer of a dry run has no entity tag, because its state may not exist.
  const tag: Record<string, string> = dryRun ? {} : { etag: await stateTag(written.partner) };
  return answerJson({ outcome: kind, ...written }, kind === 'created' && !dryRun ? 201 : 200, tag);
}
