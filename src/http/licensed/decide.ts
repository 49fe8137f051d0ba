// "May I run this article, there and then?" The same decision as for every pull, in words, and nothing more than a pull would tell.
import type { Context } from 'hono';
import * as z from 'zod';
import { AI_USES, CHANNELS, MODIFICATIONS, territorySchema } from '../../domain/agreement.ts';
import type { ArticleFacts } from '../../domain/article-facts.ts';
import type { Grant } from '../../domain/entitlement.ts';
import { instantSchema } from '../../domain/instant.ts';
import { unlicensedUses } from '../../domain/licensed-use.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/limits.ts';
import { licensedNotice } from '../../domain/notice.ts';
import type { LicenceView } from '../../domain/partner.ts';
import { codeSchema } from '../../domain/term.ts';
import { textSchema } from '../../domain/text-schema.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../request-body.ts';
import { callPartner } from './partner-call.ts';
import { beginPull, type Pull } from './pull.ts';
import { problemOfWithheld, sentenceOf } from './refusals.ts';

const HOST_CHARS = 253;

const questionSchema = z.strictObject({
  /** Its key. One that nobody has is answered like one that may not be told of. */
  article: textSchema(200),
  channel: z.enum(CHANNELS).optional(),
  domain: textSchema(HOST_CHARS)
    .transform((host) => host.toLowerCase())
    .optional(),
  territory: territorySchema.optional(),
  ai: z.enum(AI_USES).optional(),
  modification: z.enum(MODIFICATIONS).optional(),
  /** Absent: now. */
  at: instantSchema.optional(),
});

export async function serveDecision(context: Context<AppEnv>): Promise<Response> {
  const { article: key, at, ...use } = await readJson(context.req.raw, questionSchema, NOTE_REQUEST_BYTES);
  const pull = await beginPull(context);
  const facts = codeSchema.safeParse(key).success ? await pull.source.facts(key) : undefined;
  const request = { credential: context.get('credential'), house: pull.house, article: facts, use, at };
  const answer = await callPartner(context, async (partner) => await partner.decideUse(request));
  if (answer.kind === 'withdrawn') throw problemOfWithheld({ withheld: answer, facts, quota: undefined, nowMs: Date.now() });
  const { decision, view, received } = answer;
  if (decision.kind === 'grant' && facts !== undefined) return context.json(await grantBody(pull, facts, decision.grant, view));
  if (decision.kind === 'refusal' && decision.told) {
    // A refused use is told with everything else that stands against it, so that nobody has to ask again for each.
    const uses = unlicensedUses(view.agreement.terms, { ...use, embargoed: false });
    const reasons = uses.includes(decision.reason) ? uses : [decision.reason];
    return context.json({ decision: 'refuse', reasons: reasons.map(sentenceOf) });
  }
  const reason = decision.kind === 'refusal' ? decision.reason : 'unknown';
  throw problemOfWithheld({ withheld: { reason, received }, facts, quota: undefined, nowMs: Date.now() });
}

async function grantBody({ source, publisher }: Pull, facts: ArticleFacts, grant: Grant, { template }: LicenceView) {
  const [article] = await source.articles([facts]);
  if (article === undefined) throw new Error(`${facts.key} is granted and is not there`);
  const { html, text, placement } = licensedNotice(article, template, publisher);
  const { form, until, embargoedUntil, duties, limited } = grant;
  return {
    decision: 'grant',
    article: { key: facts.key, version: facts.version },
    form,
    ...(until === undefined ? {} : { until }),
    ...(embargoedUntil === undefined ? {} : { embargoedUntil }),
    duties,
    notice: { html, text, placement },
    reasons: limited === undefined ? [] : [LIMITS[limited]],
  };
}

/** Why it comes in less than the agreement's form. */
const LIMITS: Readonly<Record<NonNullable<Grant['limited']>, string>> = {
  acceptance: 'The notice has changed and the time to accept it is over: headlines and links only until it is accepted.',
  probation: 'The partner is on probation: summaries at most.',
  quota: 'The quota of the period is used up: headlines only until the next.',
};
