// What would this partner see, article by article, and why not the rest? Decided where a pull is decided; nothing is written or counted.
import type { Context } from 'hono';
import * as z from 'zod';
import type { ArticleFacts } from '../../domain/article-facts.ts';
import type { Decision } from '../../domain/entitlement.ts';
import type { HouseFacts } from '../../domain/partner.ts';
import { limitInWords, refusalInWords } from '../../domain/refusal-words.ts';
import { codeSchema } from '../../domain/term.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../freshness.ts';
import { houseNow } from '../house-facts.ts';
import type { PartnerStub } from '../partner-object.ts';
import { ProblemError } from '../problem.ts';
import { parsed } from '../request-body.ts';
import { nextMember, partnerOnRoster } from './roster.ts';

type DeskContext = Context<AppEnv>;

const previewSchema = z.strictObject({
  agreement: codeSchema.optional(),
  embargoed: z.enum(['true', 'false']).default('false'),
  article: codeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(1).optional(),
});

export async function getPreview(context: DeskContext): Promise<Response> {
  const query = parsed(previewSchema, context.req.query());
  const partner = await partnerOnRoster(context);
  const { house } = await houseNow(context.env);
  const agreementId = query.agreement ?? (await onlyAgreement(partner, house));
  const { facts, feedOrder, next } = await candidatesOf(context.env, query);
  const found = await partner.preview(agreementId, inOrder(facts, feedOrder), house, query.embargoed === 'true');
  if (found === undefined) throw new ProblemError('no-such-agreement');
  const { agreement, acceptance, decisions, quota } = found;
  return context.json({
    agreement: { id: agreement.id, version: agreement.version, reference: agreement.terms.reference },
    acceptance,
    ...(quota === undefined ? {} : { quota }),
    articles: facts.flatMap((article) => {
      const decision = decisions[feedOrder.indexOf(article.key)];
      return decision === undefined ? [] : [{ ...shownOf(article), ...inWords(decision) }];
    }),
    ...nextMember(next),
  });
}

async function candidatesOf(env: Env, { article, limit, cursor }: z.output<typeof previewSchema>) {
  if (article === undefined) return catalogueOf(env).recentFacts(limit, cursor);
  const { facts } = await catalogueOf(env).facts(article);
  if (facts === undefined) throw new ProblemError('not-found', { detail: 'There is no article under this key.' });
  return { facts: [facts], feedOrder: [article], next: undefined };
}

function inOrder(facts: readonly ArticleFacts[], keys: readonly string[]): ArticleFacts[] {
  const byKey = new Map(facts.map((one) => [one.key, one]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

async function onlyAgreement(partner: PartnerStub, house: HouseFacts): Promise<string> {
  const [only, ...others] = await partner.agreementSummaries(house);
  if (only === undefined || others.length > 0) throw new ProblemError('no-such-agreement');
  return only.agreement.id;
}

function shownOf({ key, version, headline, source, firstPublished, versionCreated }: ArticleFacts) {
  return { key, version, headline, source, ...(firstPublished === undefined ? {} : { firstPublished }), versionCreated };
}

/** The desk may know the reasons that partners are not told. */
function inWords(decision: Decision) {
  if (decision.kind === 'refusal') return { outcome: 'refused', reason: decision.reason, words: refusalInWords(decision.reason) };
  const { grant } = decision;
  return { outcome: 'granted', grant, ...(grant.limited === undefined ? {} : { words: limitInWords(grant.limited) }) };
}
