// Plans the answer to a pull: the decision for each candidate, then the quota. Pure: the same ledger and the same hour give the same plan.

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
  /** Slugs of articles that were counted before: neither they nor their corrections are counted again. */
  countedBefore: ReadonlySet<string>;
}

export interface Plan {
  granted: Granted[];
  /** Articles that this pull counts against the quota. `past`: beyond it, if that is billed or notified. */
  counted: { slug: string; overQuota: boolean }[];
  /** Slug of the first candidate. Absent: there is none. */
  asked?: string;
  /** In the order of the candidates. */
  refused: { slug: string; reason: UndisclosedReason | DisclosedReason }[];
}

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

/** The grant of one article now: its headline if the quota has no room for it. */
export function withinQuota(grant: Grant, quota: QuotaState | undefined, isTaken: boolean): Grant {
  const isUsedUp = quota !== undefined && quota.past === 'headlines' && quota.used >= quota.articles;
  return isUsedUp && !isTaken && grant.form !== 'headline' ? asHeadline(grant) : grant;
}

function asHeadline({ excerptWords: _none, ...grant }: Grant): Grant {
  return { ...grant, form: 'headline', images: 'none', limited: 'quota' };
}

/** Everything that the bytes of an answer depend on, except its format and address. */
export function planFingerprint({ granted }: Plan): string {
  return granted
    .map(({ slug, version, grant }) =>
      [slug, version, grant.form, grant.limited ?? '', grant.until ?? '', grant.embargoedUntil ?? ''].join(' '),
    )
    .join('\n');
}

/** The next instant at which time alone may change one of these decisions; absent: never. Everything in `decide` that depends on the
 *  time is here too, and a property test holds the two together. */
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
