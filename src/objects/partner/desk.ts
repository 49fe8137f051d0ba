// What the desk does with a partner's agreements and keys, and what it asks about it.

import { planAdmission } from '../../domain/admission.ts';
import type { Agreement, AgreementVersion } from '../../domain/agreement.ts';
import type { ArticleFacts } from '../../domain/article-facts.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256Hex } from '../../domain/digest.ts';
import { barredFrom, type Decision, decide } from '../../domain/entitlement.ts';
import { toInstant } from '../../domain/instant.ts';
import type { Acceptance, HouseFacts, PartnerKey, QuotaState } from '../../domain/partner.ts';
import type { AgreementResult, AgreementWrite, ForeseenAcceptance, KeyResult, KeyWrite } from '../../domain/partner-calls.ts';
import * as agreements from './agreements.ts';
import * as keys from './keys.ts';
import * as profile from './profile.ts';
import * as quota from './quota.ts';
import * as templates from './templates.ts';

/** The name is empty for a partner that is not set up. */
export function nameOf(sql: SqlStorage): string {
  return profile.get(sql)?.name ?? '';
}

export async function putAgreement(
  storage: DurableObjectStorage,
  { id, terms, madeFrom, who, house, dryRun }: AgreementWrite,
  nowMs: number,
): Promise<AgreementResult> {
  const { sql } = storage;
  const sha256 = await sha256Hex(canonicalJson(terms));
  const drafted = await templates.draft({ terms }, nameOf(sql), house);
  return storage.transactionSync((): AgreementResult => {
    const current = agreements.get(sql, id);
    // What stands and says the same already is no loss to anybody (RFC 9110 §13.1.1).
    if (madeFrom !== undefined && madeFrom !== (current?.version ?? 0) && current?.sha256 !== sha256) return { kind: 'overtaken', current };
    if (dryRun) return foresee(sql, { id, terms, sha256 }, drafted, nowMs);
    const written = agreements.put(sql, { id, terms, sha256, who, nowMs });
    const template = templates.settle(sql, id, drafted, nowMs);
    return { ...written, acceptance: templates.acceptanceOf(sql, written.agreement, template, nowMs) };
  });
}

function foresee(
  sql: SqlStorage,
  { id, terms, sha256 }: Pick<AgreementVersion, 'id' | 'terms' | 'sha256'>,
  drafted: templates.Drafted,
  nowMs: number,
): AgreementResult {
  const before = agreements.get(sql, id);
  const agreement = foreseen(before, { id, terms, sha256 }, nowMs);
  return {
    kind: before === undefined ? 'created' : before.version === agreement.version ? 'unchanged' : 'changed',
    agreement,
    ...(before === undefined ? {} : { before }),
    acceptance: templates.acceptanceOf(sql, agreement, templates.foresee(sql, id, drafted, nowMs), nowMs),
  };
}

/** The version that putting these terms would leave. */
function foreseen(
  before: AgreementVersion | undefined,
  { id, terms, sha256 }: Pick<AgreementVersion, 'id' | 'terms' | 'sha256'>,
  nowMs: number,
): AgreementVersion {
  if (before?.sha256 === sha256) return before;
  return { id, version: (before?.version ?? 0) + 1, made: toInstant(nowMs), sha256, terms };
}

/** A key that names no agreement is for the only one there is. */
export function addKey(sql: SqlStorage, { key, hash, who }: KeyWrite, nowMs: number): KeyResult {
  const known = agreements.current(sql);
  const agreement = key.agreement ?? (known.length === 1 ? known[0]?.id : undefined);
  if (agreement === undefined || !known.some(({ id }) => id === agreement)) return { kind: 'no-agreement' };
  const made: PartnerKey = { ...key, agreement, created: toInstant(nowMs) };
  keys.add(sql, made, hash, who, nowMs);
  return { kind: 'added', key: made };
}

/** Of each agreement whose term is not over. `name`: as if the partner were called so. */
export async function acceptances(sql: SqlStorage, house: HouseFacts, name = nameOf(sql), nowMs: number): Promise<ForeseenAcceptance[]> {
  const found: ForeseenAcceptance[] = [];
  for (const agreement of agreements.current(sql)) {
    const { id, terms } = agreement;
    if (barredFrom({ terms, standing: 'good' }, toInstant(nowMs)) === 'agreement-ended') continue;
    const template = templates.foresee(sql, id, await templates.draft(agreement, name, house), nowMs);
    found.push({ agreement: id, reference: terms.reference, acceptance: templates.acceptanceOf(sql, agreement, template, nowMs) });
  }
  return found;
}

export interface Preview {
  agreement: AgreementVersion;
  acceptance: Acceptance;
  decisions: Decision[];
  quota?: QuotaState;
}

export interface PreviewRequest {
  agreement: string;
  /** As if they had been put; absent: the agreement as it stands. */
  terms?: Agreement | undefined;
  /** In the order of a feed. */
  candidates: readonly ArticleFacts[];
  house: HouseFacts;
  /** As a key with the scope of this name sees it. */
  embargoed: boolean;
}

/** `undefined` where there is no such agreement. Planned as a pull is; writes nothing. */
export async function preview(
  sql: SqlStorage,
  { agreement: id, terms, candidates, house, embargoed }: PreviewRequest,
  nowMs: number,
): Promise<Preview | undefined> {
  const sha256 = terms === undefined ? '' : await sha256Hex(canonicalJson(terms));
  const standing = agreements.get(sql, id);
  const agreement = terms === undefined ? standing : foreseen(standing, { id, terms, sha256 }, nowMs);
  const partner = profile.get(sql);
  if (agreement === undefined || partner === undefined) return undefined;
  const drafted = await templates.draft(agreement, partner.name, house);
  const acceptance = templates.acceptanceOf(sql, agreement, templates.foresee(sql, id, drafted, nowMs), nowMs);
  const situation = { terms: agreement.terms, standing: partner.standing, acceptance: acceptance.state, house };
  const now = toInstant(nowMs);
  const state = quota.stateOf(sql, agreement, 'live', nowMs);
  const keys = candidates.map(({ key }) => key);
  const taken = quota.takenOf(sql, id, 'live', keys);
  const plan = planAdmission({ situation, use: { embargoed }, now, candidates, quota: state, taken });
  const granted = new Map(plan.granted.map(({ key, grant }) => [key, grant]));
  return {
    agreement,
    acceptance,
    decisions: candidates.map((article) => {
      const grant = granted.get(article.key);
      return grant === undefined ? decide(situation, article, { embargoed }, now) : { kind: 'grant', grant };
    }),
    ...(state === undefined ? {} : { quota: state }),
  };
}
