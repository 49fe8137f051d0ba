// Plans the answer to a pull: decides about each candidate and applies the quota. Pure.

import type { ArticleFacts } from '../articles/article-metadata.ts';
import {
  archivedAt,
  type DisclosedReason,
  decide,
  displayedUntil,
  type Grant,
  type Situation,
  type UndisclosedReason,
  visibleFrom,
} from '../entitlement/entitlement.ts';
import type { Use } from '../entitlement/licensed-use.ts';
import type { Granted } from '../partners/ledger.ts';
import type { QuotaState } from '../partners/quota.ts';
import type { Instant } from '../values/instant.ts';
import { present } from '../values/present.ts';

interface PlanRequest {
  situation: Situation;
  use: Use;
  now: Instant;
  /** In the order of the answer, which is also the order in which they use up the quota. */
  candidates: readonly ArticleFacts[];
  /** Absent: no limit. */
  quota?: QuotaState | undefined;
  /** Slugs of articles that were counted before. They and their later versions are not counted again. */
  countedBefore: ReadonlySet<string>;
}

export interface Plan {
  granted: Granted[];
  /** Articles that this pull counts against the quota. `overQuota`: the article is beyond the quota and is billed or reported. */
  counted: { slug: string; overQuota: boolean }[];
  /** Slug of the first candidate. Absent: there are no candidates. */
  asked?: string;
  /** In the order of the candidates. */
  refused: { slug: string; reason: UndisclosedReason | DisclosedReason }[];
}

/** Makes the plan of a pull. An article for which the quota has no room is granted as a headline, or counted as over the quota. */
export function planAdmission({ situation, use, now, candidates, quota, countedBefore }: PlanRequest): Plan {
  const [first] = candidates;
  const plan: Plan = { granted: [], counted: [], refused: [], ...present({ asked: first?.slug }) };
  let room = quota === undefined ? Number.POSITIVE_INFINITY : quota.articles - quota.used;
  for (const article of candidates) {
    const decision = decide(situation, article, use, now);
    if (decision.kind === 'refusal') {
      plan.refused.push({ slug: article.slug, reason: decision.reason });
      continue;
    }
    const counts = decision.grant.form !== 'headline' && !countedBefore.has(article.slug);
    const fits = !counts || room > 0 || quota?.past !== 'headlines';
    plan.granted.push({ slug: article.slug, version: article.version, grant: fits ? decision.grant : asHeadline(decision.grant) });
    if (!counts || !fits) continue;
    plan.counted.push({ slug: article.slug, overQuota: room <= 0 });
    room -= 1;
  }
  return plan;
}

/** Applies the quota to the grant of one article: reduces it to the headline if the quota has no room. `isCounted`: the article was counted
 *  before. */
export function withinQuota(grant: Grant, quota: QuotaState | undefined, isCounted: boolean): Grant {
  const isExhausted = quota !== undefined && quota.past === 'headlines' && quota.used >= quota.articles;
  return isExhausted && !isCounted && grant.form !== 'headline' ? asHeadline(grant) : grant;
}

function asHeadline({ excerptWords: _none, ...grant }: Grant): Grant {
  return { ...grant, form: 'headline', images: 'none', limited: 'quota' };
}

/** Returns equal texts for plans that give equal bytes in the same format and at the same URL. */
export function planFingerprint({ granted }: Plan): string {
  return granted
    .map(({ slug, version, grant }) =>
      [slug, version, grant.form, grant.limited ?? '', grant.until ?? '', grant.embargoedUntil ?? ''].join(' '),
    )
    .join('\n');
}

/** Returns the next instant at which time alone may change one of the decisions; `undefined` if there is none. It must consider every condition
 *  on the time in `decide`, which a property test checks. */
export function planExpiresAt({ terms }: Pick<Situation, 'terms'>, candidates: readonly ArticleFacts[], now: Instant): Instant | undefined {
  let next: Instant | undefined;
  const consider = (at: Instant | undefined) => {
    if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
  };
  consider(terms.validFrom);
  consider(terms.validUntil);
  for (const { firstPublished, expires } of candidates) {
    consider(expires);
    if (firstPublished === undefined) continue;
    consider(visibleFrom(terms.scope, firstPublished));
    consider(archivedAt(terms.scope, firstPublished));
    consider(displayedUntil(terms, firstPublished));
  }
  return next;
}
