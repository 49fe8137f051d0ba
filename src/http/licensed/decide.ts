// Decides whether a partner may use an article on a channel, at a place and a time, and says why. The decision is that of a pull, and reveals no
// more than a pull would.
import type { Context } from 'hono';
import type { Agreement } from '../../domain/agreements/agreement.ts';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { DisclosedReason, Grant } from '../../domain/entitlement/entitlement.ts';
import { refusalSentence } from '../../domain/entitlement/refusal-messages.ts';
import type { TimeReason } from '../../domain/entitlement/use-decision.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import { useQuestionSchema } from '../../domain/pulls/use-question.ts';
import { licensedNotice } from '../../domain/renditions/notice.ts';
import { usageTermsOf } from '../../domain/renditions/rendition.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { callPartner } from './partner-call.ts';
import { beginPull, type Pull } from './pull.ts';
import { problemOfArticle } from './refusals.ts';

export async function serveDecision(context: Context<AppEnv>): Promise<Response> {
  const { article: slug, at, ...use } = await readJson(context.req.raw, useQuestionSchema, NOTE_REQUEST_BYTES);
  const pull = await beginPull(context);
  const facts = codeSchema.safeParse(slug).success ? await pull.source.facts(slug) : undefined;
  const request = { publisher: pull.settings, article: facts, use, at };
  const answer = await callPartner(context, async (partner, credential) => await partner.decideUse({ credential, ...request }));
  if (answer.kind === 'withdrawn') throw problemOfArticle({ refusal: answer, facts, quota: undefined, nowMs: Date.now() });
  const { decision, snapshot, received } = answer;
  switch (decision.kind) {
    case 'grant':
      if (facts === undefined) throw new Error(`${slug} is granted and has no facts`);
      return answerJson(await grantBody(pull, facts, decision.grant, snapshot));
    case 'disclosed':
      return answerJson({ decision: 'refuse', reasons: decision.reasons.map((reason) => inWords(reason, facts)) });
    case 'undisclosed':
      throw problemOfArticle({ refusal: { reason: decision.reason, received }, facts, quota: undefined, nowMs: Date.now() });
  }
}

function inWords(reason: DisclosedReason | TimeReason, facts: ArticleFacts | undefined): string {
  switch (reason) {
    case 'before-embargo':
      return `It is under embargo until ${facts?.embargoedUntil}, and must not be published before then.`;
    case 'not-yet':
      return 'At that time it was not available yet.';
    case 'no-longer':
      return 'At that time the agreement no longer grants it.';
    default:
      return refusalSentence(reason);
  }
}

async function grantBody({ source, publisher }: Pull, facts: ArticleFacts, grant: Grant, { agreement, template }: LicenceSnapshot) {
  const [article] = await source.articles([facts]);
  if (article === undefined) throw new Error(`${facts.slug} is granted and has no version`);
  const { html, text, placement } = licensedNotice(article, template, publisher);
  const { form, excerptWords, images, until, embargoedUntil, duties, limited } = grant;
  return {
    decision: 'grant',
    article: { slug: facts.slug, version: facts.version },
    form,
    excerptWords,
    images,
    until,
    embargoedUntil,
    duties,
    page: pageRules(agreement.terms.credit, article),
    usageTerms: usageTermsOf(agreement, grant),
    notice: { html, text, placement },
    reasons: limited === undefined ? [] : [LIMITS[limited]],
  };
}

/** What the page must do besides carrying the notice. */
function pageRules({ linkRequired, canonicalRequired, robots }: Agreement['credit'], { url }: Pick<Article, 'url'>) {
  return { linkRequired, canonical: canonicalRequired ? url : undefined, robots: robots === 'none' ? undefined : robots };
}

/** Why the form is smaller than the agreement's. */
const LIMITS: Readonly<Record<NonNullable<Grant['limited']>, string>> = {
  acceptance: 'The notice has changed, and by then the time to accept it has ended: headlines and links only until it is accepted.',
  probation: 'The partner is on probation: summaries at most.',
  quota: 'The quota of the period is used up: headlines only until the next.',
};
