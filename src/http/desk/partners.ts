// The desk's roster: who the partners are and how they stand.
import type { Context } from 'hono';
import * as z from 'zod';
import { objectionsToAgreement } from '../../domain/agreement-checks.ts';
import type { Objection } from '../../domain/change.ts';
import { toInstant } from '../../domain/instant.ts';
import { NOTE_CHARS, NOTE_REQUEST_BYTES } from '../../domain/limits.ts';
import { type Partner, partnerSchema } from '../../domain/partner.ts';
import { STANDINGS } from '../../domain/standing.ts';
import { codeSchema } from '../../domain/term.ts';
import { textSchema } from '../../domain/text-schema.ts';
import type { AppEnv } from '../bindings.ts';
import { houseNow } from '../house-facts.ts';
import { partnerOf } from '../partner-object.ts';
import { ProblemError } from '../problem.ts';
import { problemOfObjections } from '../refusals.ts';
import { parsed, readJson } from '../request-body.ts';
import { codeIn, directoryOf, isDryRun, partnerOnRoster, unknownPartner } from './roster.ts';

type DeskContext = Context<AppEnv>;

const rosterSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: codeSchema.optional(),
});

export async function listPartners(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(rosterSchema, context.req.query());
  const { partners, next } = await directoryOf(context.env).list(limit, cursor);
  return context.json({ partners, ...(next === undefined ? {} : { next }) });
}

export async function getPartner(context: DeskContext): Promise<Response> {
  return context.json(await profileOn(context));
}

/** The partner's own object first: what is on the roster can be asked. Both may be repeated after a fault between them. */
export async function putPartner(context: DeskContext): Promise<Response> {
  const id = codeIn(context, 'partner');
  const dryRun = isDryRun(context);
  const profile = await readJson(context.req.raw, partnerSchema, NOTE_REQUEST_BYTES);
  const isKnown = await directoryOf(context.env).has(id);
  if (dryRun && !isKnown) return context.json({ outcome: 'created', partner: draftedPartner(id, profile) });
  const objections = isKnown ? await objectionsToName(context.env, id, profile.name) : [];
  if (objections.length > 0) throw new ProblemError(...problemOfObjections(objections));
  const { kind, partner } = await partnerOf(context.env, id).setUp(id, profile, context.get('caller').who, dryRun);
  if (!dryRun) await directoryOf(context.env).put({ id, name: partner.name });
  return context.json({ outcome: kind, partner }, kind === 'created' && !dryRun ? 201 : 200);
}

/** A name stands in notices, and may say there what a notice may not say. What an agreement has against it by itself is another matter. */
async function objectionsToName(env: Env, id: string, name: string): Promise<Objection[]> {
  const { publisher, house } = await houseNow(env);
  const summaries = await partnerOf(env, id).agreementSummaries(house);
  return summaries.flatMap(({ agreement: { id: agreement, terms } }) => {
    const known = new Set(objectionsToAgreement(terms, publisher).map(({ pointer }) => pointer));
    const fresh = objectionsToAgreement(terms, publisher, name).find(({ pointer }) => !known.has(pointer));
    return fresh === undefined ? [] : [{ pointer: '/name', detail: `${fresh.detail} (${fresh.pointer} of the agreement ${agreement})` }];
  });
}

/** As it would be: nobody is woken to say so. */
function draftedPartner(id: string, profile: z.output<typeof partnerSchema>): Partner {
  return { id, ...profile, created: toInstant(Date.now()), standing: 'good' };
}

export async function getStanding(context: DeskContext): Promise<Response> {
  return context.json(standingOf(await profileOn(context)));
}

const standingSchema = z
  .strictObject({ standing: z.enum(STANDINGS), reason: textSchema(NOTE_CHARS).optional() })
  .refine(({ standing, reason }) => standing === 'good' || reason !== undefined, {
    path: ['reason'],
    error: 'is required: the partner is told why',
  });

export async function putStanding(context: DeskContext): Promise<Response> {
  const dryRun = isDryRun(context);
  const partner = await partnerOnRoster(context);
  const { standing, reason } = await readJson(context.req.raw, standingSchema, NOTE_REQUEST_BYTES);
  const before = await partner.profile();
  // One that stands well has no reason to show.
  const after = await partner.setStanding(standing, standing === 'good' ? undefined : reason, context.get('caller').who, dryRun);
  if (before === undefined || after === undefined) throw unknownPartner();
  const [was, is] = [standingOf(before), standingOf(after)];
  const unchanged = was.standing === is.standing && was.reason === is.reason;
  return context.json({ outcome: unchanged ? 'unchanged' : 'changed', before: was, ...is });
}

async function profileOn(context: DeskContext): Promise<Partner> {
  const profile = await (await partnerOnRoster(context)).profile();
  if (profile === undefined) throw unknownPartner();
  return profile;
}

function standingOf({ standing, standingReason }: Partner): { standing: Partner['standing']; reason?: string } {
  return { standing, ...(standingReason === undefined ? {} : { reason: standingReason }) };
}
