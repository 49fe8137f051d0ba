// Admits copy: everything that decides is read, decided and written in one go, before a byte leaves. No `await` between reading and writing:
// that is what makes the quota exact.
import { type Plan, planAdmission, planText } from '../../domain/admission.ts';
import { sha256Hex } from '../../domain/digest.ts';
import { barredFrom, type HiddenReason, type ToldReason } from '../../domain/entitlement.ts';
import { matchesWeakly } from '../../domain/entity-tags.ts';
import { toInstant } from '../../domain/instant.ts';
import type { Admission, AdmitRequest, LicenceView, QuotaState, Withheld } from '../../domain/partner.ts';
import { type Entered, refused } from './door.ts';
import { hasReceived, type Ledger, modeOf } from './ledger.ts';
import { situationOf } from './licence.ts';
import * as quota from './quota.ts';
import * as rehearsals from './rehearsals.ts';

const TAG_CHARS = 32;

export interface Admitting {
  storage: DurableObjectStorage;
  ledger: Ledger;
  /** Articles withdrawn of late, with the version that took them back: the caller may not have heard of it. */
  withdrawn: ReadonlyMap<string, number>;
  entered: Entered;
  view: LicenceView;
  request: AdmitRequest;
  nowMs: number;
}

interface Planned {
  plan: Plan;
  quota: QuotaState | undefined;
}

export async function admit(admitting: Admitting): Promise<Admission> {
  const { entered, view, request, nowMs } = admitting;
  const { rate } = entered;
  const barred = barredFrom({ terms: view.agreement.terms, standing: view.standing }, toInstant(nowMs));
  if (barred !== undefined) return refused({ reason: barred }, rate);
  if (request.mark !== view.mark) return { kind: 'rescope', view, rate };
  const planned = planOf(admitting);
  const etag = await tagOf(admitting, planned);
  if (
    request.ifNoneMatch !== undefined &&
    planned.plan.granted.length + (request.single ? 0 : 1) > 0 &&
    matchesWeakly(request.ifNoneMatch, etag)
  ) {
    return { kind: 'unchanged', etag, rate, ...quotaMember(planned) };
  }
  if (request.head) return answerOf(admitting, planned, etag);
  // The digest was waited for: what was planned may not be so any more, and only this plan is kept.
  const kept = keep(admitting);
  return answerOf(admitting, kept, await tagOf(admitting, kept));
}

function planOf({ storage: { sql }, withdrawn, entered, view, request, nowMs }: Admitting): Planned {
  const mode = modeOf(entered.key);
  const state = quota.stateOf(sql, view.agreement, mode, nowMs);
  const known = mode === 'test' ? onlyRehearsed(sql, request.candidates) : request.candidates;
  const candidates = known.map((one) => ((withdrawn.get(one.key) ?? 0) > one.version ? { ...one, pubStatus: 'canceled' as const } : one));
  const keys = candidates.map(({ key }) => key);
  const plan = planAdmission({
    situation: situationOf(view, request.house),
    use: { embargoed: view.scopes.includes('embargoed') },
    now: toInstant(nowMs),
    candidates,
    quota: state,
    // Without a quota nothing is short, and what was taken is remembered all the same: one may be agreed later.
    taken: quota.takenOf(sql, view.agreement.id, mode, keys),
  });
  return { plan: request.single ? withoutShortened(plan) : plan, quota: state };
}

/** A test key sees what this object made, whatever it is asked about. */
function onlyRehearsed(sql: SqlStorage, candidates: AdmitRequest['candidates']): AdmitRequest['candidates'] {
  return candidates.filter(({ key, version }) => rehearsals.get(sql, key)?.version === version);
}

/** A feed falls back to headlines beyond the quota; an article that was asked for by its name is refused. */
function withoutShortened(plan: Plan): Plan {
  return { ...plan, granted: plan.granted.filter(({ grant }) => grant.limited !== 'quota') };
}

function keep(admitting: Admitting): Planned {
  const { storage, ledger, entered, view, nowMs } = admitting;
  const mode = modeOf(entered.key);
  try {
    return storage.transactionSync(() => {
      const planned = planOf(admitting);
      const { granted, counted } = planned.plan;
      for (const { key, past } of counted) quota.take(storage.sql, view.agreement.id, mode, key, nowMs, past);
      ledger.record(storage.sql, {
        agreement: view.agreement,
        templateNumber: view.acceptance.templateVersion,
        key: entered.key,
        granted,
        nowMs,
      });
      return { ...planned, quota: quota.stateOf(storage.sql, view.agreement, mode, nowMs) };
    });
  } catch (fault) {
    ledger.forget();
    throw fault;
  }
}

/** The same for the same: agreement version, notice, acceptance, standing, scopes, the publisher's settings, the representation and what is
 *  granted of what, until when. The hour is in it by what it decides. */
async function tagOf({ view, request }: Admitting, { plan }: Planned): Promise<string> {
  const text = [view.mark, request.house.settings, request.representation, planText(plan)].join('\n');
  return `W/"${(await sha256Hex(text)).slice(0, TAG_CHARS)}"`;
}

function answerOf(admitting: Admitting, planned: Planned, etag: string): Admission {
  const { view, entered, request } = admitting;
  const { granted } = planned.plan;
  const withheld = request.single && granted.length === 0 ? { withheld: withheldOf(admitting, planned) } : {};
  return { kind: 'granted', etag, view, granted, ...withheld, rate: entered.rate, ...quotaMember(planned) };
}

function withheldOf({ storage, entered, request }: Admitting, { plan }: Planned): Withheld {
  const [asked] = request.candidates;
  const reason: HiddenReason | ToldReason | undefined = plan.refused[0]?.reason;
  if (asked === undefined) return { reason: 'unknown', received: false };
  const received = hasReceived(storage.sql, modeOf(entered.key), asked.key);
  return { reason: reason ?? 'quota', received };
}

function quotaMember({ quota: state }: Planned): { quota?: QuotaState } {
  return state === undefined ? {} : { quota: state };
}
