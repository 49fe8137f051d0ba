// The desk's routes for partners. Their standing is in standing.ts.
import type { Context } from 'hono';
import * as z from 'zod';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../domain/agreements/agreement-rules.ts';
import { type Partner, partnerSchema } from '../../domain/partners/partner.ts';
import { noticeExamples } from '../../domain/renditions/notice-examples.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import type { AppEnv } from '../bindings.ts';
import type { CurrentPublisher } from '../isolate/isolate.ts';
import { publisherForDesk } from '../isolate/publisher-settings.ts';
import { directoryOf, type PartnerStub, partnerOf } from '../isolate/stubs.ts';
import { expectedState, stale, stateTag } from '../requests/preconditions.ts';
import { CURSORS, pageQuery } from '../requests/query-fields.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, isDryRun, requirePartner, unknownPartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

const listSchema = z.strictObject(pageQuery(CURSORS.code, { default: 100, max: 500 }));

export async function listPartners(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(listSchema, context.req.query());
  const after = cursor === undefined ? undefined : { rank: 0, id: cursor };
  const { partners, next } = await directoryOf(context.env).listSummaries({ sort: 'id', limit, after });
  return answerJson({ partners, next: next?.id });
}

export async function getPartner(context: DeskContext): Promise<Response> {
  const partner = await (await requirePartner(context)).profile();
  if (partner === undefined) throw unknownPartner();
  return answerJson(partner, 200, { etag: await stateTag(partner) });
}

/** The partner's own object is written first, so that every partner in the Directory is set up. Both steps can be repeated after a fault
 *  between them. */
export async function putPartner(context: DeskContext): Promise<Response> {
  const id = codeIn(context, 'partner');
  const dryRun = isDryRun(context);
  const profile = await readJson(context.req.raw, partnerSchema, NOTE_REQUEST_BYTES);
  const isKnown = await directoryOf(context.env).has(id);
  // A dry run must not create the object of a new partner.
  if (dryRun && !isKnown) return answerJson({ outcome: 'created', partner: draftedPartner(id, profile), acceptances: [] });
  const partner = partnerOf(context.env, id);
  const madeFrom = await expectedState(context, await partner.profile());
  const current = isKnown ? await publisherForDesk(context.env) : undefined;
  const versions = current === undefined ? [] : await versionsOf(partner, current);
  if (current !== undefined) refuseName(versions, profile.name, current);
  const result = await partner.setUp(id, profile, { actor: context.get('caller').actor, madeFrom }, dryRun);
  if (result.kind === 'stale') {
    const { partner: current } = result;
    throw stale(context, 'The partner', current && { etag: await stateTag(current), members: { partner: current } });
  }
  if (!dryRun) await directoryOf(context.env).put({ id, name: result.partner.name, contact: result.partner.contact ?? null });
  const foreseen = current === undefined ? [] : await partner.acceptances(current.settings, profile.name);
  const acceptances = foreseen.filter(({ acceptance }) => acceptance.state !== 'accepted');
  // The answer of a dry run has no entity tag, because its state may not exist.
  const tag: Record<string, string> = dryRun ? {} : { etag: await stateTag(result.partner) };
  const asked = versions.filter(({ id: agreement }) => acceptances.some((one) => one.agreement === agreement));
  const notices = dryRun && current !== undefined ? { notices: asked.flatMap((version) => noticesOf(version, profile.name, current)) } : {};
  const body = { outcome: result.kind, partner: result.partner, acceptances, ...notices };
  return answerJson(body, result.kind === 'created' && !dryRun ? 201 : 200, tag);
}

/** For each agreement the version in force and the scheduled one. */
async function versionsOf(partner: PartnerStub, { settings }: CurrentPublisher): Promise<AgreementVersion[]> {
  const versions: AgreementVersion[] = [];
  let next: string | undefined;
  do {
    const page = await partner.agreementSummaries(settings, next);
    for (const { agreement, scheduled } of page.agreements)
      versions.push(agreement, ...(scheduled === undefined ? [] : [scheduled.agreement]));
    next = page.next;
  } while (next !== undefined);
  return versions;
}

/** Examples of the notice with this name. */
function noticesOf({ id: agreement, terms }: AgreementVersion, name: string, { publisher }: CurrentPublisher) {
  return noticeExamples(terms, name, publisher, toInstant(Date.now())).map((notice) => ({ agreement, ...notice }));
}

/** Objections that a name causes in the notices of existing agreements: with it, a line may imitate the house line, or be incomplete.
 *  Objections that an agreement has with any name are left out. */
function refuseName(versions: readonly AgreementVersion[], name: string, { publisher }: CurrentPublisher): void {
  const objections: Objection[] = versions.flatMap(({ id: agreement, terms }) => {
    const known = new Set(objectionsToAgreement(terms, publisher).map(({ pointer }) => pointer));
    const fresh = objectionsToAgreement(terms, publisher, name).find(({ pointer }) => !known.has(pointer));
    return fresh === undefined ? [] : [{ pointer: '/name', detail: `${fresh.detail} (${fresh.pointer} of the agreement ${agreement})` }];
  });
  if (objections.length > 0) throw new ProblemError(...problemOfObjections(objections));
}

/** The new partner as it would be, without its object. */
function draftedPartner(id: string, profile: z.output<typeof partnerSchema>): Partner {
  return { id, ...profile, created: toInstant(Date.now()), standing: 'good' };
}
