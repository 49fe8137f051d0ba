// Previews what a key of an agreement would get of some articles, under the current terms or under new ones that are not stored.

import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import type { Agreement, AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { type Decision, decide } from '../../../domain/entitlement/entitlement.ts';
import type { PublisherSettings } from '../../../domain/partners/licence.ts';
import type { QuotaState } from '../../../domain/partners/quota.ts';
import { planAdmission } from '../../../domain/pulls/pull-plan.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { type Instant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as agreements from '../records/agreements.ts';
import * as templates from '../records/notice-templates.ts';
import * as profile from '../records/profile.ts';
import * as quota from '../records/quota.ts';

export interface Preview {
  agreement: AgreementVersion;
  /** The instant for which the decisions are made. */
  asOf: Instant;
  acceptance: Acceptance;
  decisions: Decision[];
  quota?: QuotaState;
}

export interface PreviewRequest {
  agreement: string;
  /** Terms to try out. If their term begins in the future, the decisions are for its beginning. Absent: the terms in force. */
  terms?: Agreement | undefined;
  /** In the order of a feed. */
  candidates: readonly ArticleFacts[];
  publisher: PublisherSettings;
  /** The key has the scope `embargoed`. */
  embargoed: boolean;
}

/** Makes a preview, planned like a pull; `undefined` if the agreement does not exist. Writes nothing. */
export async function preview(
  sql: SqlStorage,
  { agreement: id, terms, candidates, publisher, embargoed }: PreviewRequest,
  askedMs: number,
): Promise<Preview | undefined> {
  const nowMs = terms === undefined ? askedMs : Math.max(askedMs, msOf(terms.validFrom));
  const sha256 = terms === undefined ? '' : await sha256Hex(canonicalJson(terms));
  const agreement =
    terms === undefined ? agreements.at(sql, id, nowMs)?.current : foreseen(agreements.get(sql, id), { id, terms, sha256 }, askedMs);
  const partner = profile.get(sql);
  if (agreement === undefined || partner === undefined) return undefined;
  const drafted = await templates.draft(agreement, partner.name, publisher);
  const foresee = nowMs > askedMs ? templates.foreseeNext : templates.foreseeCurrent;
  const acceptance = templates.acceptanceOf(sql, agreement, foresee(sql, id, drafted, nowMs), nowMs);
  const situation = { terms: agreement.terms, made: agreement.made, standing: partner.standing, acceptance: acceptance.state, publisher };
  const now = toInstant(nowMs);
  const state = quota.stateOf(sql, agreement, 'live', nowMs);
  const slugs = candidates.map(({ slug }) => slug);
  const countedBefore = quota.countedOf(sql, id, 'live', slugs);
  const plan = planAdmission({ situation, use: { embargoed }, now, candidates, quota: state, countedBefore });
  const granted = new Map(plan.granted.map(({ slug, grant }) => [slug, grant]));
  return present({
    agreement,
    asOf: now,
    acceptance,
    decisions: candidates.map((article): Decision => {
      const grant = granted.get(article.slug);
      return grant === undefined ? decide(situation, article, { embargoed }, now) : { kind: 'grant', grant };
    }),
    quota: state,
  });
}

/** Returns the version that would be the newest after storing these terms. */
function foreseen(
  before: AgreementVersion | undefined,
  { id, terms, sha256 }: Pick<AgreementVersion, 'id' | 'terms' | 'sha256'>,
  nowMs: number,
): AgreementVersion {
  if (before !== undefined && agreements.isSame(before, { terms, sha256 })) return before;
  return { id, version: (before?.version ?? 0) + 1, made: toInstant(nowMs), sha256, terms };
}
