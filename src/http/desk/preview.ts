// The desk's preview: what a partner would get of each article, or why not. The decision is the same code as for a pull; nothing is written or
// counted.
import type { Context } from 'hono';
import type * as z from 'zod';
import type { Form } from '../../domain/agreements/choices.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { Decision } from '../../domain/entitlement/entitlement.ts';
import { limitInWords, refusalInWords } from '../../domain/entitlement/refusal-messages.ts';
import { decidedArticles, inFeedOrder } from '../../domain/pulls/preview-order.ts';
import { previewQuerySchema } from '../../domain/pulls/pull-queries.ts';
import type { Preview } from '../../objects/partner/calls/preview.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherForDesk } from '../isolate/publisher-settings.ts';
import type { PartnerStub } from '../isolate/stubs.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { readTerms } from './agreements.ts';
import { noSuchAgreement, requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

/** The id of a first agreement, as on the command line. */
const DEFAULT_AGREEMENT = 'main';

export async function getPreview(context: DeskContext): Promise<Response> {
  const query = parsed(previewQuerySchema, context.req.query());
  const partner = await requirePartner(context);
  const { settings: publisher } = await publisherForDesk(context.env);
  const agreement = query.agreement ?? (await onlyAgreement(partner));
  if (agreement === undefined) throw noSuchAgreement([]);
  const listed = await candidatesOf(context.env, query);
  const found = await partner.preview({ agreement, candidates: inFeedOrder(listed), publisher, embargoed: query.embargoed });
  if (found === undefined) throw noSuchAgreement(await partner.agreementIds());
  return answerJson(previewBody(found, listed));
}

/** Previews the agreement in the body as if it were in force. Each article has its result under the current agreement as `before`. */
export async function tryPreview(context: DeskContext): Promise<Response> {
  const query = parsed(previewQuerySchema, context.req.query());
  const partner = await requirePartner(context);
  const { terms, settings } = await readTerms(context, partner);
  const agreement = query.agreement ?? (await onlyAgreement(partner)) ?? DEFAULT_AGREEMENT;
  const listed = await candidatesOf(context.env, query);
  const asked = { agreement, candidates: inFeedOrder(listed), publisher: settings, embargoed: query.embargoed };
  const [current, found] = await Promise.all([partner.preview(asked), partner.preview({ ...asked, terms })]);
  if (found === undefined) throw new ProblemError('not-found');
  return answerJson(previewBody(found, listed, (index) => ({ before: formOf(current?.decisions[index]) })));
}

/** Articles are listed by their last change, but decided in the order of a feed, because that is the order in which the quota is used. */
function previewBody(
  { agreement, asOf, acceptance, decisions, quota }: Preview,
  listed: Listed,
  beside: (index: number) => { before?: string } = () => ({}),
) {
  return {
    agreement: { id: agreement.id, version: agreement.version, reference: agreement.terms.reference },
    asOf,
    acceptance,
    quota,
    articles: decidedArticles(listed, decisions).map(({ article, decision, index }) => ({
      ...shownOf(article),
      ...beside(index),
      ...inWords(decision),
    })),
    next: listed.next?.toString(),
  };
}

function formOf(decision: Decision | undefined): Form | 'nothing' {
  return decision?.kind === 'grant' ? decision.grant.form : 'nothing';
}

type Listed = Awaited<ReturnType<typeof candidatesOf>>;

async function candidatesOf(env: Env, { article, limit, cursor }: z.output<typeof previewQuerySchema>) {
  if (article === undefined) return catalogueOf(env).recentFacts(limit, cursor);
  const { facts } = await catalogueOf(env).facts(article);
  if (facts === undefined) throw new ProblemError('not-found', { detail: 'There is no article with this slug.' });
  return { facts: [facts], feedOrder: [article], next: undefined };
}

/** `undefined` if the partner has no agreement. Throws if it has several, because the caller has to name one. */
async function onlyAgreement(partner: PartnerStub): Promise<string | undefined> {
  const ids = await partner.agreementIds();
  if (ids.length > 1) throw noSuchAgreement(ids);
  return ids[0];
}

function shownOf({ slug, version, headline, source, firstPublished, versionCreated }: ArticleFacts) {
  return { slug, version, headline, source, firstPublished, versionCreated };
}

/** The desk sees the reasons that partners may not know. */
function inWords(decision: Decision) {
  if (decision.kind === 'refusal') return { outcome: 'refused', reason: decision.reason, words: refusalInWords(decision.reason) };
  const { grant } = decision;
  return { outcome: 'granted', grant, words: grant.limited && limitInWords(grant.limited) };
}
