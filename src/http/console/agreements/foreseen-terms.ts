// What would follow if terms were stored, as the partner's object and the decision for pulls say it. Nothing is written.
import type { Agreement, AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { FORM } from '../../../domain/agreements/fields/form-and-use.ts';
import { OWN } from '../../../domain/agreements/usual-terms.ts';
import { summaryInWords } from '../../../domain/agreements/words/terms-in-words.ts';
import type { Decision } from '../../../domain/entitlement/entitlement.ts';
import { limitInWords, refusalInWords } from '../../../domain/entitlement/refusal-messages.ts';
import type { AgreementWritten } from '../../../domain/partners/agreement-write.ts';
import { noticeExamples } from '../../../domain/partners/notice-examples.ts';
import { isOwnSource } from '../../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { decidedArticles, inFeedOrder, type ListedFacts } from '../../../domain/pulls/preview-order.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import type { Preview } from '../../../objects/partner/calls/preview.ts';
import { type AgreementCheckProps, NOTHING, type PreviewedArticle } from '../../../pages/console/agreements/agreement-check.tsx';
import type { CurrentPublisher } from '../../isolate/isolate.ts';
import { catalogueOf, type PartnerStub } from '../../isolate/stubs.ts';
import { mayRead } from '../reading.ts';
import type { ConsoleContext } from './asked-partner.ts';
import { termsDifference } from './terms-difference.ts';

/** Number of articles that are decided. */
const PREVIEWED = 20;

interface Foreseeing {
  id: string;
  terms: Agreement;
  /** The newest version. Absent: there is none. */
  newest: AgreementVersion | undefined;
  partnerName: string;
  current: CurrentPublisher;
}

/** A key without the scope for it gets no copy under embargo; here it has the scope if the terms grant such copy. */
export async function foreseen(
  context: ConsoleContext,
  partner: PartnerStub,
  { id, terms, newest, partnerName, current }: Foreseeing,
): Promise<Omit<AgreementCheckProps, 'frame'> | undefined> {
  const { publisher, settings } = current;
  const listed: ListedFacts = await catalogueOf(context.env).recentFacts(PREVIEWED);
  const asked = { agreement: id, candidates: inFeedOrder(listed), publisher: settings };
  const write = { id, terms, actor: context.get('caller').actor, publisher: settings, dryRun: true };
  const [before, tried, written, sources] = await Promise.all([
    newest === undefined ? undefined : partner.preview({ ...asked, embargoed: newest.terms.embargoed }),
    partner.preview({ ...asked, terms, embargoed: terms.embargoed }),
    partner.putAgreement(write),
    mayRead(context) ? catalogueOf(context.env).knownSources(otherSources(terms, publisher)) : undefined,
  ]);
  if (tried === undefined || written.kind === 'stale') return undefined;
  const nowMs = Date.now();
  return {
    ...outcomeOf(written),
    summary: summaryInWords(terms, publisher),
    difference: newest && termsDifference(newest.terms, terms, publisher),
    asOf: tried.asOf,
    isAhead: Date.parse(tried.asOf) > nowMs,
    articles: mayRead(context) ? articlesOf(listed, tried, before) : undefined,
    sources,
    notices: noticeExamples(terms, partnerName, { publisher, origin: context.get('origin') }, toInstant(nowMs)),
  };
}

/** Sources that the scope names, without the publisher. */
function otherSources({ scope: { sources } }: Agreement, publisher: Publisher): string[] {
  const named = [...(sources.include ?? []), ...sources.exclude];
  return named.filter((name) => name.toLowerCase() !== OWN && !isOwnSource(publisher, name));
}

function outcomeOf({ kind, agreement, acceptance, pending, dropped }: AgreementWritten) {
  return { outcome: kind, version: agreement.version, acceptance, pending, dropped };
}

function articlesOf(listed: ListedFacts, tried: Preview, before: Preview | undefined): PreviewedArticle[] {
  return decidedArticles(listed, tried.decisions).map(({ article, decision, index }) => {
    const { slug, headline, language } = article;
    const was = before?.decisions[index];
    return { slug, headline, language, ...inWords(decision), now: was && (inWords(was).form ?? NOTHING) };
  });
}

function inWords(decision: Decision): Pick<PreviewedArticle, 'form' | 'reason'> {
  if (decision.kind === 'refusal') return { reason: refusalInWords(decision.reason) };
  const { form, limited } = decision.grant;
  return { form: FORM.form.options[form], reason: limited && limitInWords(limited) };
}
