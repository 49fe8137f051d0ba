// The desk's routes for the standing of a partner.

import type { Context } from 'hono';
import type { Standing } from '../../domain/entitlement/standing.ts';
import { type Partner, standingRequestSchema } from '../../domain/partners/partner.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { expectedState, stale, stateTag } from '../requests/preconditions.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { isDryRun, requirePartner, unknownPartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function getStanding(context: DeskContext): Promise<Response> {
  const standing = standingOf(await (await requirePartner(context)).profile());
  return answerJson(standing, 200, { etag: await stateTag(standing) });
}

/** Setting the present standing again needs no condition; a change names the one it was made from, so that nobody lifts a suspension
 *  that they have not read. */
export async function putStanding(context: DeskContext): Promise<Response> {
  const dryRun = isDryRun(context);
  const partner = await requirePartner(context);
  const wanted = await readJson(context.req.raw, standingRequestSchema, NOTE_REQUEST_BYTES);
  const madeFrom = await expectedState(context, standingOf(await partner.profile()));
  const result = await partner.setStanding(wanted, { actor: context.get('caller').actor, madeFrom }, dryRun);
  if (result.kind === 'stale') {
    const current = standingOf(result.partner);
    throw stale(context, 'The standing', { etag: await stateTag(current), members: current });
  }
  const tag: Record<string, string> = dryRun ? {} : { etag: await stateTag(result.after) };
  return answerJson({ outcome: result.kind, before: result.before, ...result.after }, 200, tag);
}

function standingOf(partner: Partner | undefined): { standing: Standing; reason?: string } {
  if (partner === undefined) throw unknownPartner();
  const { standing, standingReason } = partner;
  return present({ standing, reason: standingReason });
}
